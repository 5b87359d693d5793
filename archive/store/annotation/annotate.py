"""Annotates articles: people and municipalities -> rows of people, appearances, statements and mentions.

Called when a crawl is published. Only articles with a new text are read, or all of them if the rules are new; then the
mentions of the whole archive are joined into persons again, because a later article may resolve what an earlier one
left open (`annotation.people`). Names that only former versions have are read too, and kept apart
(`annotation.former`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive import rules
from archive.people import find_people
from archive.people.identity import slug_of
from archive.people.namesakes import proofs
from archive.places import find_places, register
from archive.processes import in_order, is_in_use, send_early
from archive.store.annotation import former, people
from archive.store.corrections import applying
from archive.store.corrections import table as corrected
from archive.store.corrections.ledger import Correction

Row = tuple[Any, ...]
PlaceRow = tuple[str, str, int, int]


def make_ready() -> None:
    """Load rules and tables, by reading a first text in each language, so that processes forked now share them."""
    _read(("lv", "2014-01-01", "Jānis Paraugs Rīgā sacīja, ka darbs sākas."))
    _read(("en", "2014-01-01", "Jānis Paraugs said in Rīga that the work was beginning."))


def update(db: Database) -> None:
    """Update the tables for the articles: `read` and `join`."""
    if read(db):
        join(db)


def read(db: Database) -> bool:
    """Read the new articles, and write what they name. The caller holds the transaction.

    Returns whether anything has changed: then `join` must follow in the same transaction. If nothing has, the same
    mentions would be joined into the same persons.
    """
    _load_municipalities(db)
    corrections = applying.by_article(db)
    digests = _digests(db, corrections)
    changed, left = _changed(db, digests), _left(db)
    former_changed = former.read(db, by_current_rules=rules.is_current(db, "names"))
    rules.note(db, "names")
    if not changed and not left and not former_changed and corrected.is_applied(db):
        return False
    # Appearances wait here for their persons: a first crawl has more of them than memory should hold.
    db.execute("CREATE TEMP TABLE fresh AS SELECT * FROM appearances LIMIT 0")
    db.execute("CREATE INDEX temp.fresh_place ON fresh(article_id, start)")
    _forget(db, left)
    db.conn.executemany("DELETE FROM enriched WHERE article_id = ?", [(id,) for id in left])
    # A mention may belong to another person by now, so its corrections start from what the rules say.
    again = sorted(changed | (applying.raw_articles(db) & digests.keys()))
    texts = (db.execute(f"{_TEXTS} WHERE id = ?", [article_id]).fetchone()[1:] for article_id in again)
    all_read = zip(again, in_order(_read, texts), strict=True)
    while some := dict(islice(all_read, _TOGETHER)):
        _forget(db, some)
        found = {id: named for id, named in some.items() if named is not None}
        _write(db, {id: _corrected(db, id, named, corrections.get(id, ())) for id, named in found.items()})
        # What could not be read has no row. That shows it, and makes the next refresh read it again.
        db.conn.executemany("DELETE FROM enriched WHERE article_id = ?", [(id,) for id in some if id not in found])
        values = [(article_id, digests[article_id]) for article_id in found]
        db.conn.executemany(
            "INSERT INTO enriched (article_id, digest) VALUES (?, ?) "
            "ON CONFLICT (article_id) DO UPDATE SET digest = excluded.digest",
            values,
        )
    return True


def join(db: Database) -> None:
    """Join the mentions of the whole archive into persons, after `read` has found new ones."""
    people.link(db)
    applying.note_found_places(db)
    corrected.note_applied(db)
    db.execute("DROP TABLE temp.fresh")


def read_early(db: Database) -> None:
    """Let processes, if any are in use, read the texts of staged articles before these are published."""
    if is_in_use():
        send_early(_read, db.execute(_STAGED_TEXTS))


# An undated text counts for the day of its publication. If that is not the day of this capture, `update` reads it
# again, because it asks for the text with that day.
_STAGED_TEXTS = """
SELECT page ->> 'lang', coalesce(page ->> 'published_on', substr(fetched_at, 1, 10)), page ->> 'body'
FROM staged JOIN captures ON captures.id = capture_id
WHERE read_as = 'Article' AND NOT EXISTS (SELECT 1 FROM articles WHERE id = page ->> 'id' AND body = page ->> 'body')
"""


def read_imported_early(db: Database) -> None:
    """The same for the latest texts of imports, before these are laid over the archive."""
    if is_in_use():
        send_early(_read, db.execute(_IMPORTED_TEXTS))


# The latest capture of others mostly has the text that its article gets. Undated texts are left out, for the day that
# they count for is not known yet.
_IMPORTED_TEXTS = """
WITH latest AS (
  SELECT page_id, content_hash, max(fetched_at) FROM imported_readings JOIN captures ON captures.id = capture_id
  WHERE content_hash IS NOT NULL AND doubt IS NULL GROUP BY page_id)
SELECT page ->> 'lang', published_on, page ->> 'body' FROM latest JOIN imported_pages USING (page_id, content_hash)
WHERE published_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles WHERE id = page_id AND body = page ->> 'body')
"""

_TOGETHER = 32  # articles whose rows are written together

_TEXTS = "SELECT id, lang, coalesce(published_on, substr(first_seen_at, 1, 10)), body FROM articles"


def _digests(db: Database, corrections: Mapping[str, Sequence[Correction]]) -> dict[str, str]:
    """For each article (id), the digest of its text, language, date and corrections."""
    return {
        article_id: hashlib.sha256(
            f"{lang} {day} {body}{corrected.digest_of(corrections.get(article_id, ()))}".encode()
        ).hexdigest()
        for article_id, lang, day, body in db.execute(_TEXTS)
    }


def _changed(db: Database, digests: Mapping[str, str]) -> set[str]:
    """The articles whose digest differs from that of the last reading, including those that other rules have read."""
    read = db.execute("SELECT article_id, digest FROM enriched").fetchall()
    known = dict(read) if rules.is_current(db, "names") else {}
    return {article_id for article_id, digest in digests.items() if digest != known.get(article_id)}


def _left(db: Database) -> list[str]:
    """The ids that were read and are no longer articles: imported captures that proved to be something else."""
    sql = "SELECT article_id FROM enriched WHERE article_id NOT IN (SELECT id FROM articles) ORDER BY 1"
    return [row[0] for row in db.execute(sql)]


def _forget(db: Database, articles: Iterable[str]) -> None:
    ids = [(id,) for id in articles]
    for table in ("statements", "statement_readings", "appearances", "mentions", "namesake_proofs", "name_readings"):
        db.conn.executemany(f"DELETE FROM {table} WHERE article_id = ?", ids)


class _Named(NamedTuple):
    """What a text names: rows of `name_readings`, `namesake_proofs`, `fresh`, `statement_readings`, `mentions`.

    All without the id of the article.
    """

    readings: list[Row]
    proofs: list[Row]
    appearances: list[Row]
    statements: list[Row]
    places: list[PlaceRow]


def _read(text: tuple[str, str, str]) -> _Named | None:
    """`_named`, and None if a rule fails."""
    try:
        return _named(text)
    except Exception:  # one strange text must not end a refresh; `status` reports it
        return None


def _named(text: tuple[str, str, str]) -> _Named:
    """Find who and what a text of a language and a day names."""
    lang, day, body = text
    appearances = [*{one.start: one for one in find_people(body, lang)}.values()]  # each mention means one person
    return _Named(
        readings=[
            (
                one.start,
                one.nominative,
                one.gender,
                one.is_nominative,
                one.certain,
                None if one.is_inherited else one.organisation,
            )
            for one in appearances
        ],
        proofs=[(one.start, other.start) for one, other in proofs(body, appearances, lang)],
        appearances=[
            (
                one.name_as_written,
                one.role,
                one.organisation,
                "; ".join(one.other_roles) or None,
                one.role_nominative,
                int(one.spoke),
                one.talk,
                one.statement,
                one.start,
                one.end,
                0,
            )
            for one in appearances
        ],
        statements=[
            (one.start, int(said.quoted), said.start, said.end) for one in appearances for said in one.statements
        ],
        places=[
            (one.municipality.id, one.surface, one.start, one.end)
            for one in find_places(body, lang, date.fromisoformat(day))
        ],
    )


_WRITTEN = {
    "readings": "name_readings (article_id, start, nominative, gender, in_nominative, certain, organisation)",
    "proofs": "namesake_proofs (article_id, start, other_start)",
    "appearances": "fresh (article_id, name_as_written, role, organisation, other_roles, role_nominative, spoke, "
    'talk, statement, start, "end", may_be_namesake)',
    "statements": 'statement_readings (article_id, mention, quoted, start, "end")',
    "places": 'mentions (article_id, municipality_id, surface, start, "end")',
}


def _corrected(db: Database, article_id: str, named: _Named, corrections: Sequence[Correction]) -> _Named:
    """What an article names, with its municipalities as corrected by the keeper."""
    of_places = [one for one in corrections if one.kind == "municipality"]
    if not of_places:
        return named
    (body,) = db.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()
    return named._replace(places=applying.correct_places(named.places, body, of_places))


def _write(db: Database, articles: Mapping[str, _Named]) -> None:
    """Add the rows of some articles, by id. Appearances and statements wait for their persons."""
    for part, columns in _WRITTEN.items():
        marks = ", ".join("?" * (columns.count(",") + 1))
        rows = [(article_id, *row) for article_id, named in articles.items() for row in getattr(named, part)]
        db.conn.executemany(f"INSERT INTO {columns} VALUES ({marks})", rows)


def _load_municipalities(db: Database) -> None:
    """Fill the tables of municipalities from the data files, unless they have the same content already."""
    known = register().municipalities
    latest = {one.name: one.id for one in sorted(known.values(), key=lambda one: one.valid_from)}
    rows = [
        (
            one.id,
            one.name,
            one.type,
            one.valid_from.isoformat(),
            one.valid_to.isoformat() if one.valid_to else None,
            one.iso3166_2,
            # The slug without a year belongs to the municipality that has the name now, or had it last.
            slug_of(one.name) + ("" if latest[one.name] == one.id else f"-{one.valid_from.year}"),
        )
        for one in known.values()
    ]
    columns = "id, name, type, valid_from, valid_to, iso3166_2, slug"
    if set(db.execute(f"SELECT {columns} FROM municipalities").fetchall()) != set(rows):
        db.conn.executemany(f"INSERT OR REPLACE INTO municipalities ({columns}) VALUES ({', '.join('?' * 7)})", rows)
    successors = {(one.id, heir) for one in known.values() for heir in one.successors}
    if set(db.execute("SELECT predecessor_id, successor_id FROM municipality_successors").fetchall()) != successors:
        db.execute("DELETE FROM municipality_successors")
        db.conn.executemany("INSERT INTO municipality_successors VALUES (?, ?)", sorted(successors))
