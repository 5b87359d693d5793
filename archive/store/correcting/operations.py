"""Corrects the archive: a line in `corrections.jsonl`, then everything that follows from it in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive.clock import day_in_riga, iso, now
from archive.errors import WrongUse
from archive.people import identity
from archive.store import publish
from archive.store.correcting import lookup
from archive.store.correcting.lookup import find_article, find_municipality, spans_in
from archive.store.corrections import ledger
from archive.store.corrections.ledger import Correction
from archive.store.corrections.sentences import marks_of, spans_of
from archive.store.corrections.state import in_words, states_of
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.ledgers import ids
from archive.store.takedowns.gate import gate_of
from archive.store.withholding.conforming import conform_locked

_EARLIEST = 1900  # year; as for the dates that rules read


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose lock is held."""

    folder: DataFolder
    db: Database

    def add(self, *wanted: Correction, note: str = "") -> list[Correction]:
        """Write corrections to the file, and apply them: if killed in between, the next command applies them.

        If a correction replaces an earlier one that is still in force, what the rules gave is taken from that.
        """
        there = ledger.read(self.folder.corrections)
        holding = {id for (id,) in self.db.execute("SELECT id FROM corrections WHERE finds_text")}
        in_force = {one.key: one for one in ledger.in_force(there) if one.id in holding}
        first = max((one.id for one in there), default=0) + 1
        added = []
        for number, one in enumerate(wanted, first):
            before = in_force.get(one.key)
            was = before.was if before and one.kind != "undo" else one.was
            added.append(replace(one, id=number, time=iso(now()), note=note, was=was))
        with self.db.atomic():
            ids.keep(self.db, self.folder.ids)
            ledger.append(self.folder.corrections, added)
            publish.correct(self.db, self.folder.corrections, self.folder.ids)
        return added


@contextmanager
def open_archive(folder: DataFolder) -> Iterator[Archive]:
    """The archive in a folder, with all earlier corrections applied.

    Raises Locked, WrongUse, ArchiveError, Damaged.
    """
    folder.require_database()
    folder.create()
    with folder.lock():
        conform_locked(folder)
        with closing(open_database(folder.database, create=True)) as db:
            ids.load(db, folder.ids)
            publish.correct(db, folder.corrections, folder.ids)
            yield Archive(folder, db)


def merge_people(archive: Archive, person: str, into: str, note: str = "") -> list[Correction]:
    """Merge the people of two slugs. Raises WrongUse if one is unknown, or both are the same person."""
    one, other = (lookup.find_person(archive.db, typed) for typed in (person, into))
    if one == other:
        raise WrongUse(f"{person} and {into} are the same person already{f': {one.slug}' if person != into else ''}")
    return archive.add(_new("merge-people", person=one.slug, other=other.slug), note=note)


def part_person(
    archive: Archive, person: str, articles: Sequence[str], name: str | None = None, note: str = ""
) -> list[Correction]:
    """Give the mentions of a person in some articles to another: a new person, or the one whose slug is `name`.

    Raises WrongUse if an article does not name the person.
    """
    one = lookup.find_person(archive.db, person)
    marks = {}
    for typed in articles:
        article = find_article(archive.db, typed).id
        marks[article] = lookup.marks_of_person(archive.db, article, one)
    other = lookup.current_slug(archive.db, name) if name else None
    if name and other is None and lookup.is_slug(name):
        raise WrongUse(f"the archive has nobody called {name}; give their name, with capitals, if they are new")
    if other == one.slug:
        raise WrongUse(f"{name} is the same person")
    with (
        archive.db.atomic()
    ):  # if this is interrupted, no id is lost: the file of ids has it before the correction is written
        other = other or _new_person(archive.db, name or one.name)
        changes = [
            _new("part-person", article=id, person=one.slug, other=other, marks=mine) for id, mine in marks.items()
        ]
        return archive.add(*changes, note=note)


def _new_person(db: Database, name: str) -> str:
    """Give a new person with this name an id, even if others have the name. Returns the slug."""
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name):
        raise WrongUse(f"{name!r} is not a name")
    if gate_of(db).text(name) != name:
        raise WrongUse(f"{name!r} is withheld: it is covered wherever it stands")
    rows = [*db.execute("SELECT id, slug FROM person_ids"), *gate_of(db).hidden_ids.values()]
    slug = identity.new_slug(name, {str(value) for row in rows for value in row[:2]})
    # An id that is its own namesake is nobody's whom a text names (archive.people.corrected).
    db.execute("INSERT INTO person_ids (id, slug, name, namesake_of) VALUES (?, ?, ?, ?)", [slug, slug, name, slug])
    return slug


def set_speaker(archive: Archive, typed: str, person: str, *, speaks: bool, note: str = "") -> list[Correction]:
    """Set whether a person speaks in an article. Raises WrongUse if it does not name them, or if that is so already."""
    article, one = find_article(archive.db, typed), lookup.find_person(archive.db, person)
    mentions = lookup.mentions(archive.db, article.id, one)
    spoke = any(row["spoke"] for row in mentions)
    if spoke is speaks:
        raise WrongUse(f"{one.slug} {'speaks' if speaks else 'does not speak'} in {article.id} already")
    correction = _new(
        "speaker",
        article=article.id,
        person=one.slug,
        marks=_marks(article.body, mentions),
        was={"spoke": int(spoke)},
        becomes={"spoke": int(speaks)},
    )
    return archive.add(correction, note=note)


def set_office(
    archive: Archive, typed: str, person: str, becomes: dict[str, str | None], note: str = ""
) -> list[Correction]:
    """Set the office in which an article names a person: `role`, `organisation` or both; None if there is none.

    What is not given stays as the rules read it. Raises WrongUse if the article does not name the person.
    """
    article, one = find_article(archive.db, typed), lookup.find_person(archive.db, person)
    mentions = lookup.mentions(archive.db, article.id, one)
    held = next((row for row in mentions if row["role"] or row["organisation"]), mentions[0])
    correction = _new(
        "office",
        article=article.id,
        person=one.slug,
        marks=_marks(article.body, mentions),
        was={"role": held["role"], "organisation": held["organisation"]},
        becomes=becomes,
    )
    return archive.add(correction, note=note)


def set_municipality(archive: Archive, typed: str, text: str, means: str | None, note: str = "") -> list[Correction]:
    """Set which municipality a text means wherever it occurs in an article: a code or a name, None for no municipality.

    Raises WrongUse if the article does not have the text, or the municipality is unknown.
    """
    article = find_article(archive.db, typed)
    spans = spans_in(article.body, text)
    if not spans:
        raise WrongUse(f"{article.id} does not say {text!r}")
    place = find_municipality(means, article.day) if means is not None else None
    code = place.id if place else None
    others = [given for span in spans if (given := _place_at(archive.db, article.id, span)) != code]
    if not others:
        raise WrongUse(f"{text!r} in {article.id} {f'is {place.name}' if place else 'names no municipality'} already")
    correction = _new(
        "municipality",
        article=article.id,
        marks=tuple(spans_of(article.body, spans)),
        was={"municipality_id": others[0]},
        becomes={"municipality_id": code},
    )
    return archive.add(correction, note=note)


def _place_at(db: Database, article: str, span: tuple[int, int]) -> str | None:
    """The municipality that a stretch of an article names at present; None if it names none."""
    sql = 'SELECT municipality_id FROM mentions WHERE article_id = ? AND start < ? AND "end" > ?'
    row = db.execute(sql, [article, span[1], span[0]]).fetchone()
    return row[0] if row else None


def set_date(archive: Archive, typed: str, day: date | None, note: str = "") -> list[Correction]:
    """Set when an article was published, None for unknown.

    Raises WrongUse for a day to come or before 1900, which rules would not read either, and if it is so already.
    """
    article = find_article(archive.db, typed)
    if day and day.year < _EARLIEST:
        raise WrongUse(f"{day} is before {_EARLIEST}")
    if day and day.isoformat() > day_in_riga(iso(now())):
        raise WrongUse(f"{day} is yet to come")
    becomes = day.isoformat() if day else None
    if becomes == article.published_on:
        raise WrongUse(f"the date of {article.id} is {becomes or 'none'} already")
    correction = _new(
        "date", article=article.id, was={"published_on": article.published_on}, becomes={"published_on": becomes}
    )
    return archive.add(correction, note=note)


def undo(archive: Archive, numbers: Sequence[int], note: str = "") -> list[Correction]:
    """Undo corrections. Raises WrongUse for unknown ones, those undone already, and those of what is withheld."""
    there = ledger.read(archive.folder.corrections)
    known = {one.id: one for one in there if one.kind != "undo"}
    undone = {one.of for one in there if one.kind == "undo"}
    gate = gate_of(archive.db)
    for number in numbers:
        one = known.get(number)
        if one is None:
            raise WrongUse(f"there is no correction {number}; `ctarchive correct list` lists them")
        if number in undone:
            raise WrongUse(f"correction {number} is undone already")
        if any(map(gate.hides_person_id, one.slugs)) or (one.article and gate.takedowns.hides_page(one.article)):
            raise WrongUse(
                f"correction {number} is about what is withheld, and is needed to keep it so; release it first"
            )
    return archive.add(*(_new("undo", of=number) for number in dict.fromkeys(numbers)), note=note)


def _new(kind: ledger.Kind, **values: Any) -> Correction:
    """A correction without id and time, which are set when it is written."""
    return Correction(0, kind, "", **values)


def _marks(body: str, mentions: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(sorted(set(marks_of(body, [row["start"] for row in mentions]).values())))


def listed(folder: DataFolder) -> list[dict[str, Any]]:
    """All corrections with their states, as `correct list --json` prints them. Raises Damaged."""
    there = ledger.read(folder.corrections)
    if folder.database.is_file():
        with closing(open_database(folder.database)) as db:
            states = states_of(db, there)
    else:
        states = states_of(None, there)
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "time": one.time,
            "state": states[one.id],
            "says": in_words(one),
            "article": one.article,
            "person": one.person,
            "other": one.other,
            "was": one.was,
            "becomes": one.becomes,
            "note": one.note,
        }
        for one in there
        if one.kind != "undo"
    ]
