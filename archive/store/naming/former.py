"""Who and what former versions of articles name and the present ones do not -> rows that stand apart from theirs.

Each former text is read once, and its reading kept (`former_readings`), for who is who is found out anew whenever a
text changes. What follows from the readings is compared with what is there, and only what is new is written.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypedDict

import msgspec
from sqlite_utils import Database

from archive.people import find_people
from archive.people.identity import Reading
from archive.people.namesakes import Place, proofs
from archive.places import find_places
from archive.processes import in_order

Row = tuple[Any, ...]

# A text that several versions have is that of the last one of them.
_TEXTS = """
SELECT article_id, max(revisions.revision), lang, coalesce(revisions.published_on, substr(first_seen_at, 1, 10)),
  revisions.body
FROM articles CROSS JOIN revisions ON article_id = id
WHERE articles.revision > 1 AND revisions.body <> articles.body GROUP BY article_id, revisions.body
"""


def read(db: Database, *, by_current_rules: bool) -> bool:
    """Read the former texts that were not read yet, or all of them where other rules have read them.

    Returns whether the readings are others than before, or of other versions.
    """
    if not by_current_rules:
        db.execute("DELETE FROM former_readings")
    known = {
        (article_id, digest): revision
        for article_id, digest, revision in db.execute("SELECT article_id, digest, revision FROM former_readings")
    }
    found: dict[tuple[str, str], int] = {}
    new: dict[tuple[str, str], tuple[str, str, str]] = {}
    for article_id, revision, *text in db.execute(_TEXTS).fetchall():
        key = (article_id, hashlib.sha256(" ".join(text).encode()).hexdigest())
        found[key] = revision
        if key not in known:
            new[key] = tuple(text)
        elif known[key] != revision:
            sql = "UPDATE former_readings SET revision = ? WHERE article_id = ? AND digest = ?"
            db.execute(sql, [revision, *key])
    for (key, (_, day, _)), reading in zip(new.items(), in_order(_reading, new.values()), strict=True):
        sql = "INSERT INTO former_readings (article_id, digest, revision, day, reading) VALUES (?, ?, ?, ?, ?)"
        db.execute(sql, [*key, found[key], day, json.dumps(reading, ensure_ascii=False)])
    gone = sorted(known.keys() - found.keys())
    db.conn.executemany("DELETE FROM former_readings WHERE article_id = ? AND digest = ?", gone)
    return found != known or not by_current_rules


def _reading(text: tuple[str, str, str]) -> dict[str, Any]:
    """All that a former text tells of people and places, as it is kept."""
    lang, day, body = text
    people = [*{one.start: one for one in find_people(body, lang)}.values()]
    return {
        "people": [
            {name: value for name, value in asdict(one).items() if not (value is None or value is False)}
            | {
                "statements": [
                    (one.start, one.end, int(one.quoted), body[one.start : one.end]) for one in one.statements
                ]
            }
            for one in people
        ],
        "proofs": [(one.start, other.start) for one, other in proofs(body, people, lang)],
        "places": [
            (one.municipality.id, one.surface, one.start, one.end)
            for one in find_places(body, lang, date.fromisoformat(day))
        ],
    }


class _Kept(TypedDict):
    """What `_reading` has made of a text."""

    people: list[dict[str, Any]]
    proofs: list[list[int]]
    places: list[list[Any]]


_DECODER = msgspec.json.Decoder(_Kept)


@dataclass(frozen=True, slots=True)
class FormerText:
    """The reading of a former text, that of the version `revision` of an article and perhaps of earlier ones.

    `kept` is what was read, as `former_readings` has it: an archive may have very many, and as JSON they take a sixth
    of the memory.
    """

    article_id: str
    revision: int
    day: str
    kept: str

    @property
    def people(self) -> Sequence[Mapping[str, Any]]:
        """How each mention of a person was understood."""
        return self._decoded["people"]

    @property
    def proofs(self) -> Sequence[Sequence[int]]:
        """Pairs of places at which one name means two people."""
        return self._decoded["proofs"]

    @property
    def municipalities(self) -> Sequence[Sequence[Any]]:
        """The mentions of municipalities: id, text, start and end."""
        return self._decoded["places"]

    @property
    def _decoded(self) -> _Kept:
        return _DECODER.decode(self.kept)

    def with_people(self, people: Sequence[Mapping[str, Any]], proofs: Sequence[Sequence[int]]) -> FormerText:
        """The same with other mentions of people, and other proofs."""
        kept = {"people": people, "proofs": proofs, "places": self.municipalities}
        return replace(self, kept=json.dumps(kept, ensure_ascii=False))

    def place(self, start: int) -> Place:
        """Where a mention is, which is nowhere in the present texts."""
        return f"{self.article_id}/{self.revision}", start

    def readings(self) -> Iterator[Reading]:
        """How each mention was understood."""
        for one in self.people:
            organisation = None if one.get("is_inherited") else one.get("organisation")
            yield Reading(
                self.place(one["start"]),
                one["nominative"],
                one.get("gender"),
                one.get("is_nominative", False),
                one.get("certain", False),
                organisation,
                self.day,
            )


def texts(db: Database) -> list[FormerText]:
    """The readings of all former texts; of each article that of the latest version first."""
    rows = db.execute(
        "SELECT article_id, revision, day, reading FROM former_readings ORDER BY article_id, revision DESC"
    ).fetchall()
    return [FormerText(*row) for row in rows]


def without(db: Database, former: Sequence[FormerText], places: Collection[Place]) -> list[FormerText]:
    """The readings without the mentions at some places, whose people are withheld; forgotten where they are kept."""
    kept = []
    for text in former:
        people = [one for one in text.people if text.place(one["start"]) not in places]
        if len(people) < len(text.people):
            starts = {one["start"] for one in people}
            proofs = [pair for pair in text.proofs if starts.issuperset(pair)]
            text = text.with_people(people, proofs)
            db.execute(
                "UPDATE former_readings SET reading = ? WHERE article_id = ? AND revision = ?",
                [text.kept, text.article_id, text.revision],
            )
        kept.append(text)
    return kept


def write(db: Database, former: Sequence[FormerText], owners: Mapping[Place, str]) -> None:
    """Bring the rows of former versions in step. `owners` are the people (ids) of the mentions, who have their rows."""
    made: dict[str, list[Row]] = {"former_appearances": [], "former_mentions": [], "statements": []}
    now = _Now(db, {one.article_id for one in former})
    for text in former:
        mine = [(owners[text.place(one["start"])], one) for one in text.people]
        made["former_mentions"] += now.mentions_of(text)
        made["former_appearances"] += now.appearances_of(text, mine)
        made["statements"] += now.statements_of(text, mine)
    for table, rows in made.items():
        _replace(db, table, COLUMNS[table], rows)


COLUMNS = {
    "former_appearances": (
        "article_id, revision, person_id, name_as_written, role, organisation, other_roles, role_nominative, spoke, "
        'talk, statement, start, "end"'
    ),
    "former_mentions": 'article_id, revision, municipality_id, surface, start, "end"',
    "statements": (
        'article_id, revision, person_id, position, text, quoted, start, "end", role, organisation, role_nominative'
    ),
}
_OFFICE = ("role", "organisation", "role_nominative")


def office_of(mention: Mapping[str, Any], mentions: Iterable[Mapping[str, Any]]) -> Row:
    """Role, organisation and the role in the nominative that go with a mention.

    Where it has none these are the first ones that any of the `mentions` of the same person in the same text has.
    """
    with_office = (one for one in (mention, *mentions) if one.get("role") or one.get("organisation"))
    found = next(with_office, mention)
    return tuple(found.get(name) for name in _OFFICE)


class _Now:
    """What the present texts of some articles have, and then what later ones of their former texts have too."""

    def __init__(self, db: Database, articles: Iterable[str]) -> None:
        ids = json.dumps(sorted(articles))
        within = "article_id IN (SELECT value FROM json_each(?))"
        self._people = set(db.execute(f"SELECT DISTINCT article_id, person_id FROM appearances WHERE {within}", [ids]))
        self._municipalities = set(
            db.execute(f"SELECT DISTINCT article_id, municipality_id FROM mentions WHERE {within}", [ids])
        )
        self._said: set[Row] = set()
        self._positions: dict[Row, int] = defaultdict(int)
        said = f"SELECT article_id, person_id, text FROM statements WHERE revision IS NULL AND {within}"
        for article_id, person_id, words in db.execute(said, [ids]):
            self._said.add((article_id, person_id, _folded(words)))
            self._positions[article_id, person_id] += 1

    def mentions_of(self, text: FormerText) -> list[Row]:
        """The mentions of municipalities that neither the present text nor a later one names."""
        new = [one for one in text.municipalities if (text.article_id, one[0]) not in self._municipalities]
        self._municipalities |= {(text.article_id, one[0]) for one in new}
        return [(text.article_id, text.revision, *one) for one in new]

    def appearances_of(self, text: FormerText, mine: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Row]:
        """The mentions of people whom neither the present text nor a later one names."""
        new = [(id, one) for id, one in mine if (text.article_id, id) not in self._people]
        self._people |= {(text.article_id, id) for id, _ in new}
        return [
            (
                *(text.article_id, text.revision, id, one["name_as_written"]),
                *(one.get("role"), one.get("organisation"), "; ".join(one.get("other_roles", ())) or None),
                *(one.get("role_nominative"), int(one.get("spoke", False)), one.get("talk"), one.get("statement")),
                *(one["start"], one["end"]),
            )
            for id, one in new
        ]

    def statements_of(self, text: FormerText, mine: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Row]:
        """What neither the present text nor a later one has these people say, in the order of the text."""
        of_person: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for id, one in mine:
            of_person[id].append(one)
        said = sorted(
            (start, end, id, quoted, words, one["start"], office_of(one, of_person[id]))
            for id, one in mine
            for start, end, quoted, words in one["statements"]
        )
        rows = []
        for start, end, id, quoted, words, _, office in said:
            key = (text.article_id, id, _folded(words))
            if key not in self._said:
                self._said.add(key)
                position = self._positions[text.article_id, id]
                self._positions[text.article_id, id] += 1
                rows.append((text.article_id, text.revision, id, position, words, quoted, start, end, *office))
        return rows


def _folded(words: str) -> str:
    return " ".join(words.split())


def _replace(db: Database, table: str, columns: str, rows: list[Row]) -> None:
    """Let these be the rows of former versions in a table. Writes and deletes only where they are others."""
    former = {row[1:]: row[0] for row in db.execute(f"SELECT rowid, {columns} FROM {table} WHERE revision IS NOT NULL")}
    wanted = set(rows)
    db.conn.executemany(
        f"DELETE FROM {table} WHERE rowid = ?", [(number,) for row, number in former.items() if row not in wanted]
    )
    marks = ", ".join("?" * (columns.count(",") + 1))
    db.conn.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})", [row for row in dict.fromkeys(rows) if row not in former]
    )
