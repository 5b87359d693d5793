"""Rows for people and places that former versions (`annotation.former`) name and the present texts do not.

The rows of each article are compared with the existing ones, and only the differences are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from archive.people.identity import Reading
from archive.people.namesakes import Place
from archive.store.annotation.former import FormerText

Row = tuple[Any, ...]
Mention = tuple[str, Mapping[str, Any]]  # the person (id), and how the mention was understood

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
    """Role, organisation and the role in the nominative for a mention.

    If it has none, those are the first ones among the `mentions` of the same person in the same text.
    """
    with_office = (one for one in (mention, *mentions) if one.get("role") or one.get("organisation"))
    found = next(with_office, mention)
    return tuple(found.get(name) for name in _OFFICE)


def write(
    db: Database,
    former: Iterable[FormerText],
    owner_of: Callable[[Reading], str],
    understood: Callable[[str, Place, Mapping[str, Any]], Mapping[str, Any]],
) -> None:
    """Update the rows of former versions. `former` must be sorted by article.

    `owner_of` gives the id of the person of a mention, who has a row. `understood` takes that id, the place and how the
    mention was read, and returns the latter with the keeper's corrections.
    """
    tables = [_Table(db, name) for name in COLUMNS]
    for article_id, texts in groupby(former, key=lambda text: text.article_id):
        made: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        now = _Now(db, article_id)
        for text in texts:
            mine = []
            for reading, one in zip(text.readings, text.people, strict=True):
                owner = owner_of(reading)
                mine.append((owner, understood(owner, reading.place, one)))
            made["former_mentions"] += now.mentions_of(text)
            made["former_appearances"] += now.appearances_of(text, mine)
            made["statements"] += now.statements_of(text, mine)
        for table in tables:
            table.replace(article_id, made[table.name])
    for table in tables:
        table.end()
    for table in tables:
        table.bring_in()


class _Now:
    """What the present text of an article has, and the former texts that were processed so far, latest first."""

    def __init__(self, db: Database, article_id: str) -> None:
        of = [article_id]
        self._people = {row[0] for row in db.execute("SELECT person_id FROM appearances WHERE article_id = ?", of)}
        sql = "SELECT municipality_id FROM mentions WHERE article_id = ?"
        self._municipalities = {row[0] for row in db.execute(sql, of)}
        self._said: set[tuple[str, str]] = set()
        self._positions: dict[str, int] = defaultdict(int)
        sql = "SELECT person_id, text FROM statements WHERE revision IS NULL AND article_id = ?"
        for person_id, words in db.execute(sql, of):
            self._said.add((person_id, _folded(words)))
            self._positions[person_id] += 1

    def mentions_of(self, text: FormerText) -> list[Row]:
        """The mentions of municipalities that neither the present text nor a later one names."""
        new = [one for one in text.municipalities if one[0] not in self._municipalities]
        self._municipalities |= {one[0] for one in new}
        return [(text.article_id, text.revision, *one) for one in new]

    def appearances_of(self, text: FormerText, mine: Sequence[Mention]) -> list[Row]:
        """The mentions of people whom neither the present text nor a later one names."""
        new = [(id, one) for id, one in mine if id not in self._people]
        self._people |= {id for id, _ in new}
        return [
            (
                *(text.article_id, text.revision, id, one["name_as_written"]),
                *(one.get("role"), one.get("organisation"), "; ".join(one.get("other_roles", ())) or None),
                *(one.get("role_nominative"), int(one.get("spoke", False)), one.get("talk"), one.get("statement")),
                *(one["start"], one["end"]),
            )
            for id, one in new
        ]

    def statements_of(self, text: FormerText, mine: Sequence[Mention]) -> list[Row]:
        """What these people say here and in neither the present text nor a later one, in order."""
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
            key = (id, _folded(words))
            if key not in self._said:
                self._said.add(key)
                position = self._positions[id]
                self._positions[id] += 1
                rows.append((text.article_id, text.revision, id, position, words, quoted, start, end, *office))
        return rows


def _folded(words: str) -> str:
    return " ".join(words.split())


class _Table:
    """A table whose rows of former versions are updated, article by article, sorted by id.

    New rows wait in a temporary table, because the cursor over the old ones must not meet them.
    """

    def __init__(self, db: Database, name: str) -> None:
        self.name = name
        self._db = db
        columns = COLUMNS[name]
        sql = f"SELECT rowid, {columns} FROM {name} WHERE revision IS NOT NULL ORDER BY article_id"
        self._standing: Iterator[Row] = iter(db.execute(sql))
        self._next = next(self._standing, None)
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._insert = f"INSERT INTO temp.new_{name} ({columns}) VALUES ({marks})"
        db.execute(f"CREATE TEMP TABLE new_{name} AS SELECT {columns} FROM {name} LIMIT 0")

    def replace(self, article_id: str, rows: Sequence[Row]) -> None:
        """Replace the rows of an article, and delete those of articles skipped since the last call."""
        standing: dict[Row, int] = {}
        while self._next and self._next[1] <= article_id:
            number, *row = self._next
            standing[tuple(row)] = number
            self._next = next(self._standing, None)
        wanted = set(rows)
        self._delete([number for row, number in standing.items() if row not in wanted])
        self._db.conn.executemany(self._insert, [row for row in dict.fromkeys(rows) if row not in standing])

    def end(self) -> None:
        """Delete the rows of all remaining articles."""
        self._delete([row[0] for row in (*filter(None, [self._next]), *self._standing)])

    def bring_in(self) -> None:
        """Move the new rows into the table. Call it after `end`."""
        columns, new = COLUMNS[self.name], f"temp.new_{self.name}"
        self._db.execute(f"INSERT INTO {self.name} ({columns}) SELECT {columns} FROM {new} ORDER BY rowid")
        self._db.execute(f"DROP TABLE {new}")

    def _delete(self, numbers: Sequence[int]) -> None:
        self._db.conn.executemany(f"DELETE FROM {self.name} WHERE rowid = ?", [(number,) for number in numbers])
