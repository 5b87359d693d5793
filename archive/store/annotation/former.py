"""Reads what former versions of articles name.

Each former text is read once, and its reading is kept (`former_readings`), because persons are joined again when any
text changes. There may be very many readings, so they are loaded one after the other.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypedDict

import msgspec
from sqlite_utils import Database

from archive.people import Appearance, find_people
from archive.people.identity import Reading
from archive.people.namesakes import Place, proofs
from archive.places import find_places
from archive.processes import in_order

_ARTICLES = "SELECT id FROM articles WHERE revision > 1 UNION SELECT article_id FROM former_readings ORDER BY 1"
# If several versions have the same text, it counts for the last one.
_TEXTS = """
SELECT max(revisions.revision), lang, coalesce(revisions.published_on, substr(first_seen_at, 1, 10)), revisions.body
FROM articles CROSS JOIN revisions ON article_id = id
WHERE id = ? AND articles.revision > 1 AND revisions.body <> articles.body GROUP BY revisions.body
"""
_Text = tuple[str, str, str]


def read(db: Database, *, by_current_rules: bool) -> bool:
    """Read the former texts that are new, or all of them if other rules have read them.

    Returns whether any reading, or the version that it belongs to, has changed.
    """
    if not by_current_rules:
        db.execute("DELETE FROM former_readings")
    new = _New(db)
    for reading in in_order(_reading, new):
        sql = "INSERT INTO former_readings (article_id, digest, revision, day, reading) VALUES (?, ?, ?, ?, ?)"
        db.execute(sql, [*new.keys.popleft(), reading])
    return new.has_changed or not by_current_rules


class _New:
    """The former texts that are new. Iterating over them also updates which versions known texts belong to."""

    def __init__(self, db: Database) -> None:
        self._db = db
        # Article, digest, version and day of those that were yielded.
        self.keys: deque[tuple[str, str, int, str]] = deque()
        self.has_changed = False  # whether anything has changed

    def __iter__(self) -> Iterator[_Text]:
        for (article_id,) in self._db.execute(_ARTICLES).fetchall():
            yield from self._of(article_id)

    def _of(self, article_id: str) -> Iterator[_Text]:
        sql = "SELECT digest, revision FROM former_readings WHERE article_id = ?"
        known: dict[str, int] = dict(self._db.execute(sql, [article_id]).fetchall())
        for revision, *text in self._db.execute(_TEXTS, [article_id]):
            digest = hashlib.sha256(" ".join(text).encode()).hexdigest()
            before = known.pop(digest, None)
            if before is None:
                lang, day, body = text
                self.keys.append((article_id, digest, revision, day))
                yield lang, day, body
            elif before != revision:
                sql = "UPDATE former_readings SET revision = ? WHERE article_id = ? AND digest = ?"
                self._db.execute(sql, [revision, article_id, digest])
            self.has_changed |= before != revision
        gone = [(article_id, digest) for digest in sorted(known)]
        self._db.conn.executemany("DELETE FROM former_readings WHERE article_id = ? AND digest = ?", gone)
        self.has_changed |= bool(gone)


_FIELDS = tuple(field.name for field in fields(Appearance))  # not `asdict`, which copies each value


def _reading(text: _Text) -> str:
    """The people and places in a former text, as JSON (`_Kept`); empty if a rule fails."""
    try:
        return _named(text)
    except Exception:  # one strange text must not end a refresh
        return json.dumps(_Kept(people=[], proofs=[], places=[]))


def _named(text: _Text) -> str:
    lang, day, body = text
    people = [*{one.start: one for one in find_people(body, lang)}.values()]
    kept = {
        "people": [
            {name: value for name in _FIELDS if not ((value := getattr(one, name)) is None or value is False)}
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
    return json.dumps(kept, ensure_ascii=False)


class _Kept(TypedDict):
    """The content of the JSON that `_reading` makes of a text."""

    people: list[dict[str, Any]]
    proofs: list[list[int]]
    places: list[list[Any]]


_DECODER = msgspec.json.Decoder(_Kept)


@dataclass(frozen=True, slots=True)
class FormerText:
    """The reading of a former text: of the version `revision` of an article, and perhaps of earlier ones.

    `people` has, for each mention of a person, how it was understood; `proofs` has pairs of offsets at which one name
    means two people; `municipalities` has the mentions of these: id, text, start and end. `day` is an ISO date.
    """

    article_id: str
    revision: int
    day: str
    people: Sequence[Mapping[str, Any]]
    proofs: Sequence[Sequence[int]]
    municipalities: Sequence[Sequence[Any]]

    def place(self, start: int) -> Place:
        """The place of a mention, in the same form as in present texts but different from all of those."""
        return f"{self.article_id}/{self.revision}", start

    @property
    def readings(self) -> Iterator[Reading]:
        """How each mention was understood, in the order of `people`."""
        text = f"{self.article_id}/{self.revision}"
        for one in self.people:
            yield Reading(
                (text, one["start"]),
                one["nominative"],
                one.get("gender"),
                one.get("is_nominative", False),
                one.get("certain", False),
                None if one.get("is_inherited") else one.get("organisation"),
                self.day,
            )


_READ = "SELECT article_id, revision, day, reading FROM former_readings"
_ORDER = "ORDER BY article_id, revision DESC"


def texts(db: Database) -> Iterator[FormerText]:
    """The readings of all former texts, by article, the latest version first."""
    return map(_text, db.execute(f"{_READ} {_ORDER}"))


def texts_with_proofs(db: Database) -> Iterator[FormerText]:
    """The readings that prove that several people share a name."""
    return map(_text, db.execute(f"{_READ} WHERE json_array_length(reading, '$.proofs') {_ORDER}"))


def _text(row: tuple[str, int, str, str]) -> FormerText:
    article_id, revision, day, reading = row
    kept = _DECODER.decode(reading)
    return FormerText(article_id, revision, day, kept["people"], kept["proofs"], kept["places"])


def leave_out(db: Database, is_hidden: Callable[[Reading], bool]) -> None:
    """Remove the mentions that are hidden, because their people are withheld."""
    for text in texts(db):
        mentions = zip(text.readings, text.people, strict=True)
        people = [one for reading, one in mentions if not is_hidden(reading)]
        if len(people) < len(text.people):
            starts = {one["start"] for one in people}
            proofs = [pair for pair in text.proofs if starts.issuperset(pair)]
            kept = {"people": people, "proofs": proofs, "places": text.municipalities}
            db.execute(
                "UPDATE former_readings SET reading = ? WHERE article_id = ? AND revision = ?",
                [json.dumps(kept, ensure_ascii=False), text.article_id, text.revision],
            )
