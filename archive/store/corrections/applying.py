"""Applies corrections of people and places to the results of the rules, each if it still finds its text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlite_utils import Database

from archive.people.corrected import Another, Corrected, Same, Slugs, correct, place_in
from archive.people.former import Former
from archive.people.identity import Known, Person
from archive.people.namesakes import Place
from archive.store.corrections import table
from archive.store.corrections.ledger import Correction
from archive.store.corrections.sentences import find_spans, marks_of

MentionRow = tuple[str, str, int, int]  # municipality, as written, start, end


def correct_places(found: Sequence[MentionRow], body: str, corrections: Iterable[Correction]) -> list[MentionRow]:
    """The mentions of municipalities in a text, corrected."""
    rows = list(found)
    for one in corrections:
        means = (one.becomes or {})["municipality_id"]
        for start, end in find_spans(body, one.marks):
            rows = [row for row in rows if row[3] <= start or row[2] >= end]
            rows += [(means, body[start:end], start, end)] if means else []
    return sorted(rows, key=lambda row: row[2:])


def note_found_places(db: Database) -> None:
    """Note which corrections of municipalities find their text. The caller holds the transaction."""
    found = {}
    for one in table.corrections(db, "municipality"):
        body = db.execute("SELECT body FROM articles WHERE id = ?", [one.article]).fetchone()
        found[one.id] = bool(body and find_spans(body[0], one.marks))
    table.note_found(db, found)


def correct_people(db: Database, people: Sequence[Person], former: Former, known: Sequence[Known]) -> Corrected:
    """Merge and separate people, and note which of these corrections find their text."""
    corrections = table.corrections(db, "merge-people", "part-person")
    if not corrections:
        return Corrected(list(people), former, [])
    places = [place for one in people for place in one.places] + [*former.owners]
    changes: list[Same | Another] = []
    for one in corrections:
        person, other = one.slugs
        if one.kind == "merge-people":
            changes.append(Same(person, other))
        else:
            marks = _marks(db, [place for place in places if place_in(place, one.article or "")])
            stands_at: Callable[[Place], bool] = partial(_is_among, set(one.marks), marks)
            changes.append(Another(person, other, one.article or "", stands_at))
    corrected = correct(people, former, known, changes)
    table.note_found(db, {one.id: does for one, does in zip(corrections, corrected.found, strict=True)})
    return corrected


def _is_among(marks: Collection[str], mark_at: Mapping[Place, str], place: Place) -> bool:
    return mark_at.get(place) in marks


def _marks(db: Database, places: Iterable[Place]) -> dict[Place, str]:
    """The marks of the sentences in which some mentions begin."""
    starts: dict[str, list[int]] = {}
    for text, start in places:
        starts.setdefault(text, []).append(start)
    found: dict[Place, str] = {}
    for text, several in starts.items():
        article, is_former, revision = text.partition("/")
        sql, key = "SELECT body FROM articles WHERE id = ?", [article]
        if is_former:
            sql, key = "SELECT body FROM revisions WHERE article_id = ? AND revision = ?", [article, revision]
        body: str = db.execute(sql, key).fetchone()[0]
        found |= {(text, start): mark for start, mark in marks_of(body, several).items()}
    return found


class Mentions:
    """Corrects who speaks, and in which office, once each mention has its person."""

    def __init__(self, db: Database, people: Sequence[Person], former: Former, known: Iterable[Known]) -> None:
        """`former` are the people whom only former versions name; `known` maps former mentions to people."""
        self._db = db
        self._found: dict[int, bool] = {}
        self._corrections: list[tuple[Correction, str]] = []  # each with the id of the person
        everybody = [*people, *former.people]
        slugs = Slugs([*known, *(Known(one.id, one.slug, one.name) for one in everybody)])
        for one in table.corrections(db, "speaker", "office"):
            self._found[one.id] = False
            if id := slugs.now(one.person or "", everybody, former.joined):
                self._corrections.append((one, id))

    def correct(self) -> None:
        """Correct the present mentions, in rows that are as the rules made them."""
        for one, id in self._corrections:
            body = self._db.execute("SELECT body FROM articles WHERE id = ?", [one.article]).fetchone()
            sql = (
                "SELECT start, spoke, role, organisation FROM appearances WHERE article_id = ? AND person_id = ? "
                "ORDER BY start"
            )
            rows = self._db.execute(sql, [one.article, id]).fetchall()
            marks = marks_of(body[0], [row[0] for row in rows]) if body else {}
            mine = [row for row in rows if marks.get(row[0]) in one.marks]
            self._found[one.id] = bool(mine)
            if mine and one.kind == "speaker":
                self._correct_speaker(one, mine)
            elif mine:
                self._correct_office(one, mine)
        table.note_found(self._db, self._found)

    def _correct_speaker(self, one: Correction, mine: Sequence[Any]) -> None:
        if (one.becomes or {})["spoke"]:
            if not any(spoke for _, spoke, *_ in mine):
                sql = "UPDATE appearances SET spoke = 1 WHERE article_id = ? AND start = ?"
                self._db.execute(sql, [one.article, mine[0][0]])
            return
        for start, *_ in mine:
            sql = "UPDATE appearances SET spoke = 0, talk = NULL, statement = NULL WHERE article_id = ? AND start = ?"
            self._db.execute(sql, [one.article, start])
            sql = "DELETE FROM statement_readings WHERE article_id = ? AND mention = ?"
            self._db.execute(sql, [one.article, start])

    def _correct_office(self, one: Correction, mine: Sequence[Any]) -> None:
        """Set the corrected office in each mention that has an office, or else in the first mention."""
        values = office_values(one.becomes or {}, self._lang(one.article))
        assignments = ", ".join(f"{name} = ?" for name in values)
        for start, *_ in [row for row in mine if row[2] or row[3]] or mine[:1]:
            sql = f"UPDATE appearances SET {assignments} WHERE article_id = ? AND start = ?"
            self._db.execute(sql, [*values.values(), one.article, start])

    def _lang(self, article: str | None) -> str | None:
        row = self._db.execute("SELECT lang FROM articles WHERE id = ?", [article]).fetchone()
        return row[0] if row else None

    def in_former(self, person: str, place: Place, told: Mapping[str, Any]) -> Mapping[str, Any]:
        """How a mention in a former version was understood, with the corrections of the same sentence.

        `person` is the id of the person it names.
        """
        for one, id in self._corrections:
            if person != id or not place_in(place, one.article or ""):
                continue
            if _marks(self._db, [place]).get(place) not in one.marks:
                continue
            if one.kind == "office":
                told = {**told, **office_values(one.becomes or {}, self._lang(one.article)), "other_roles": ()}
            elif not (one.becomes or {})["spoke"]:
                left = {name: value for name, value in told.items() if name not in ("spoke", "talk", "statement")}
                told = {**left, "statements": []}
        return told


def office_values(becomes: Mapping[str, Any], lang: str | None) -> dict[str, Any]:
    """The columns of a corrected office; what was not given stays as it is."""
    values = {**becomes, "other_roles": None}
    if "role" in becomes:
        values["role_nominative"] = becomes["role"] if lang == "lv" else None
    return values


def parted_articles(db: Database) -> set[str]:
    """The articles (ids) in which the keeper gave mentions of one person to another."""
    return {one.article for one in table.corrections(db, "part-person") if one.article}


def raw_articles(db: Database) -> set[str]:
    """The articles (ids) whose mentions must be read again before they are corrected."""
    return {one.article for one in table.corrections(db, "speaker", "office") if one.article}


def by_article(db: Database) -> dict[str, list[Correction]]:
    """The corrections that change how an article is read, by article."""
    found: dict[str, list[Correction]] = {}
    for one in table.corrections(db, "speaker", "office", "municipality"):
        if one.article:
            found.setdefault(one.article, []).append(one)
    return found
