"""Who and what former versions of articles name and the present ones do not: how their texts were read.

Each former text is read once, and its reading kept (`former_readings`), for who is who is found out anew whenever a
text changes. Of an archive may be very many, so they pass through memory one after the other.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypedDict

import msgspec
from sqlite_utils import Database

from archive.people import find_people
from archive.people.identity import Reading
from archive.people.namesakes import Place, proofs
from archive.places import find_places
from archive.processes import in_order

_ARTICLES = "SELECT id FROM articles WHERE revision > 1 UNION SELECT article_id FROM former_readings ORDER BY 1"
# A text that several versions have is that of the last one of them.
_TEXTS = """
SELECT max(revisions.revision), lang, coalesce(revisions.published_on, substr(first_seen_at, 1, 10)), revisions.body
FROM articles CROSS JOIN revisions ON article_id = id
WHERE id = ? AND articles.revision > 1 AND revisions.body <> articles.body GROUP BY revisions.body
"""
_Text = tuple[str, str, str]


def read(db: Database, *, by_current_rules: bool) -> bool:
    """Read the former texts that were not read yet, or all of them where other rules have read them.

    Returns whether the readings are others than before, or of other versions.
    """
    if not by_current_rules:
        db.execute("DELETE FROM former_readings")
    new = _New(db)
    for reading in in_order(_reading, new):
        sql = "INSERT INTO former_readings (article_id, digest, revision, day, reading) VALUES (?, ?, ?, ?, ?)"
        db.execute(sql, [*new.keys.popleft(), reading])
    return new.is_otherwise or not by_current_rules


class _New:
    """The former texts that were not read yet. What is known of others is brought in step meanwhile."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.keys: deque[tuple[str, str, int, str]] = deque()  # of those given: article, digest, version and day
        self.is_otherwise = False  # whether anything is not as it was known

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
            self.is_otherwise |= before != revision
        gone = [(article_id, digest) for digest in sorted(known)]
        self._db.conn.executemany("DELETE FROM former_readings WHERE article_id = ? AND digest = ?", gone)
        self.is_otherwise |= bool(gone)


def _reading(text: _Text) -> str:
    """All that a former text tells of people and places, as JSON."""
    lang, day, body = text
    people = [*{one.start: one for one in find_people(body, lang)}.values()]
    kept = {
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
    return json.dumps(kept, ensure_ascii=False)


class _Kept(TypedDict):
    """What `_reading` has made of a text."""

    people: list[dict[str, Any]]
    proofs: list[list[int]]
    places: list[list[Any]]


_DECODER = msgspec.json.Decoder(_Kept)


@dataclass(frozen=True, slots=True)
class FormerText:
    """The reading of a former text, that of the version `revision` of an article and perhaps of earlier ones.

    `people` tells how each mention of a person was understood, `proofs` are pairs of places at which one name means two
    people, `municipalities` the mentions of these: id, text, start and end.
    """

    article_id: str
    revision: int
    day: str
    people: Sequence[Mapping[str, Any]]
    proofs: Sequence[Sequence[int]]
    municipalities: Sequence[Sequence[Any]]

    def place(self, start: int) -> Place:
        """Where a mention is, which is nowhere in the present texts."""
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
    """The readings of all former texts by article; of each that of the latest version first."""
    return map(_text, db.execute(f"{_READ} {_ORDER}"))


def texts_with_proofs(db: Database) -> Iterator[FormerText]:
    """Those of them that prove of a name that it is of several people."""
    return map(_text, db.execute(f"{_READ} WHERE json_array_length(reading, '$.proofs') {_ORDER}"))


def _text(row: tuple[str, int, str, str]) -> FormerText:
    article_id, revision, day, reading = row
    kept = _DECODER.decode(reading)
    return FormerText(article_id, revision, day, kept["people"], kept["proofs"], kept["places"])


def leave_out(db: Database, is_hidden: Callable[[Reading], bool]) -> None:
    """Forget the mentions of people who are withheld."""
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
