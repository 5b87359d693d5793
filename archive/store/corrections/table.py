"""The table `corrections`: the corrections in force, and whether each still finds its text.

It only mirrors the file: whatever is read again is corrected again from the table. A correction that names somebody who
is withheld is not in it; while a command is running, it is held by the gate of its database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from archive import rules
from archive.store.corrections import ledger
from archive.store.corrections.ledger import Correction, Kind
from archive.store.takedowns.gate import Gate, gate_of

_PART = "corrections"
_COLUMNS = "id, kind, corrected_at, article_id, person_slug, other_slug, marks, was, becomes"


def load(db: Database, path: Path) -> bool:
    """Fill the table with the corrections in force in the file; the caller holds the transaction.

    Returns whether the corrections to be applied have changed since the last time; then the caller lays the dates
    (`lay_dates`) and derives. Raises Damaged if the file cannot be read.
    """
    gate = gate_of(db)
    wanted = {}
    hidden = []
    for one in ledger.in_force(ledger.read(path)):
        if any(gate.hides_person_id(slug) for slug in one.slugs):
            hidden.append(one)
        elif not (one.article and gate.takedowns.hides_page(one.article)):
            wanted[one.id] = _row(_covered(one, gate))
    if hidden:
        gate.hidden_corrections = hidden
    known = {row[0]: row for row in db.execute(f"SELECT {_COLUMNS} FROM corrections")}
    if known != wanted:
        lift_dates(db)
        old = [id for id, row in known.items() if wanted.get(id) != row]
        db.conn.executemany("DELETE FROM corrections WHERE id = ?", [(id,) for id in sorted(old)])
        db.conn.executemany(
            f"INSERT INTO corrections ({_COLUMNS}, finds_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            [row for id, row in sorted(wanted.items()) if known.get(id) != row],
        )
    return not is_applied(db)


def _covered(one: Correction, gate: Gate) -> Correction:
    """A correction without what is covered in texts: an office, typed or read by the rules, may contain it."""
    if one.kind != "office" or not gate.takedowns:
        return one
    lang = "en" if (one.article or "").startswith("en-") else "lv"
    was, becomes = (
        {name: value and gate.office(value, lang) for name, value in (told or {}).items()}
        for told in (one.was, one.becomes)
    )
    return replace(one, was=was, becomes=becomes)


def _row(one: Correction) -> tuple[object, ...]:
    values = (None if told is None else json.dumps(told, ensure_ascii=False) for told in (one.was, one.becomes))
    return (one.id, one.kind, one.time, one.article, one.person, one.other, json.dumps(one.marks), *values)


def corrections(db: Database, *kinds: Kind) -> list[Correction]:
    """The corrections in force, of some kinds, in order; also those that name somebody who is withheld."""
    found = [one for one in gate_of(db).hidden_corrections if one.kind in kinds]
    sql = f"SELECT {_COLUMNS} FROM corrections WHERE kind IN (SELECT value FROM json_each(?))"
    for id, kind, time, article, person, other, marks, was, becomes in db.execute(sql, [json.dumps(kinds)]):
        told = [None if one is None else json.loads(one) for one in (was, becomes)]
        found.append(Correction(id, kind, time, article, person, other, tuple(json.loads(marks)), told[0], told[1]))
    return sorted(found, key=lambda one: one.id)


def is_applied(db: Database) -> bool:
    """Whether these corrections have been applied to people and places."""
    return rules.stored(db).get(_PART, "") == _version(db)


def note_applied(db: Database) -> None:
    """Note that they have been applied. The caller holds the transaction. No-op if nothing was ever corrected."""
    if not is_applied(db):
        rules.note_version(db, _PART, _version(db))


def _version(db: Database) -> str:
    kinds: tuple[Kind, ...] = (*ledger.OF_PEOPLE, "municipality", "date")
    return digest_of(corrections(db, *kinds))


def digest_of(several: Sequence[Correction]) -> str:
    """The digest of some corrections; empty for none."""
    if not several:
        return ""
    return hashlib.sha256(json.dumps([_row(one) for one in several]).encode()).hexdigest()[:16]


def note_found(db: Database, found: Mapping[int, bool]) -> None:
    """Note, for corrections (ids), whether they find their text."""
    db.conn.executemany(
        "UPDATE corrections SET finds_text = :found WHERE id = :id AND finds_text <> :found",
        [{"id": id, "found": int(does)} for id, does in found.items()],
    )


def lift_dates(db: Database) -> None:
    """Restore the dates that were read, before anything is compared with them or published."""
    for one, _ in _dates(db, laid=True):
        day = (one.was or {})["published_on"]
        db.execute("UPDATE articles SET published_on = ? WHERE id = ?", [day, one.article])
        db.execute("UPDATE corrections SET finds_text = 0 WHERE id = ?", [one.id])


def lay_dates(db: Database) -> None:
    """Set the corrected dates of articles, if the date that was corrected is still the one that is read."""
    for one, read in _dates(db, laid=False):
        if read == [(one.was or {})["published_on"]]:
            day = (one.becomes or {})["published_on"]
            db.execute("UPDATE articles SET published_on = ? WHERE id = ?", [day, one.article])
            db.execute("UPDATE corrections SET finds_text = 1 WHERE id = ?", [one.id])


def _dates(db: Database, *, laid: bool) -> Iterable[tuple[Correction, list[str | None]]]:
    """The corrections of dates, each with the current date of its article, if that exists."""
    sql = "SELECT id FROM corrections WHERE kind = 'date' AND finds_text = ?"
    ids = {row[0] for row in db.execute(sql, [int(laid)])}
    for one in corrections(db, "date") if ids else ():
        if one.id in ids:
            rows = db.execute("SELECT published_on FROM articles WHERE id = ?", [one.article]).fetchall()
            yield one, [row[0] for row in rows]
