"""An index on disk of the records in the given files, which finds the payloads of revisits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from archive.imports.stream import Place

_TABLES = """
CREATE TABLE record (
    file INTEGER, offset INTEGER, inner INTEGER, id TEXT, url TEXT, date TEXT, captured_at TEXT,
    digest TEXT, claimed TEXT, is_wanted INTEGER, is_cut INTEGER, is_response INTEGER, paired_with TEXT,
    head BLOB, is_unchanged INTEGER, refers_to TEXT, refers_to_url TEXT, refers_to_date TEXT
);
CREATE TABLE asked (id TEXT, at TEXT, method TEXT);
CREATE TABLE held (holder INTEGER, revisit INTEGER);
"""
_INDEXES = """
CREATE INDEX record_by_id ON record (id);
CREATE INDEX record_by_pair ON record (paired_with);
CREATE INDEX record_by_url ON record (url, date);
CREATE INDEX record_by_time ON record (url || ' ' || date) WHERE is_wanted;
CREATE INDEX record_by_digest ON record (digest);
"""
_CHAIN = 10  # revisits that refer to each other in a row


@dataclass(frozen=True, slots=True)
class Entry:
    """A `response` or `revisit` record: where it is, and its fields.

    `captured_at` is in UTC, in ISO 8601, and `date` is the same to the second. `is_cut` says that the end of its block
    is missing. `claimed` is the digest that the source of an archive like this one gave, if that of the payload is
    different. `head` has the header fields of a revisit, which may be far from its original in the files;
    `is_unchanged` says that the server answered 304. For unwanted answers, only the fields that others may refer to are
    set.
    """

    file: int
    offset: int
    inner: int
    id: str | None
    url: str
    captured_at: str
    digest: str | None
    is_wanted: bool
    is_response: bool
    date: str | None = None
    is_cut: bool = False
    paired_with: str | None = None
    claimed: str | None = None
    head: bytes | None = None
    is_unchanged: bool = False
    refers_to: str | None = None
    refers_to_url: str | None = None
    refers_to_date: str | None = None

    @property
    def place(self) -> Place:
        """Where it begins in its file."""
        return Place(self.offset, self.inner)


_FIELDS = [field.name for field in fields(Entry)]
_COLUMNS = ", ".join(_FIELDS)
_INSERT = f"INSERT INTO record ({_COLUMNS}) VALUES ({', '.join('?' * len(_FIELDS))})"
_values = attrgetter(*_FIELDS)  # not `astuple`, which copies each value


class Index:
    """The entries of all files, in order; in a temporary database, so that memory does not grow with them."""

    def __init__(self) -> None:
        """Create an empty index. Close it when done."""
        self._db = sqlite3.connect("", isolation_level=None)  # a temporary file of SQLite, which it deletes on closing
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES} BEGIN;")

    def close(self) -> None:
        """Delete the index."""
        self._db.close()

    def add(self, entry: Entry) -> None:
        """Add the next record."""
        self._db.execute(_INSERT, _values(entry))

    def add_request(self, method: str, own_id: str | None, belongs_to: list[str], url: str, date: str | None) -> None:
        """Add a request with a method other than GET, with the ids of the records that it says it belongs to."""
        for record_id in filter(None, [own_id, *belongs_to]):
            self._db.execute("INSERT INTO asked VALUES (?, ?, ?)", [record_id, None, method])
        if date and not belongs_to:
            self._db.execute("INSERT INTO asked VALUES (?, ?, ?)", [None, f"{url} {date}", method])

    def build_indexes(self) -> None:
        """Build the database indexes by which records are found. Call it after everything has been added."""
        self._db.executescript(_INDEXES)

    def drop_other_methods(self) -> Iterator[str]:
        """Mark answers to methods other than GET as unwanted; yields the method of each."""
        for record_id, at, method in self._db.execute("SELECT * FROM asked"):
            dropped = self._db.execute(
                "UPDATE record SET is_wanted = 0 WHERE is_wanted AND rowid IN ("
                "SELECT rowid FROM record WHERE id = :id UNION SELECT rowid FROM record WHERE paired_with = :id "
                "UNION SELECT rowid FROM record WHERE url || ' ' || date = :at AND is_wanted AND paired_with IS NULL)",
                {"id": record_id, "at": at},
            )
            yield from [str(method)] * dropped.rowcount

    def count(self) -> int:
        """The number of wanted records."""
        return int(self._db.execute("SELECT count(*) FROM record WHERE is_wanted").fetchone()[0])

    def resolve(self) -> Iterator[Entry]:
        """Find the record with the payload of each wanted revisit; yields the revisits without one."""
        for rowid, *row in self._db.execute(
            f"SELECT rowid, {_COLUMNS} FROM record WHERE is_wanted AND NOT is_response ORDER BY rowid"
        ):
            holder = self._holder(Entry(*row))
            if holder is None:
                yield Entry(*row)
            else:
                self._db.execute("INSERT INTO held VALUES (?, ?)", [holder, rowid])
        self._db.execute("CREATE INDEX held_by ON held (holder)")

    def holders(self) -> Iterator[tuple[int, Entry]]:
        """The responses that are wanted, or have the payload of a wanted revisit, in the order of the files."""
        for rowid, *row in self._db.execute(
            f"SELECT rowid, {_COLUMNS} FROM record WHERE is_response "
            "AND (is_wanted OR rowid IN (SELECT holder FROM held)) ORDER BY rowid"
        ):
            yield rowid, Entry(*row)

    def revisits_of(self, rowid: int) -> Iterator[Entry]:
        """The wanted revisits whose payload a response holds."""
        columns = ", ".join(f"r.{name}" for name in _FIELDS)
        for row in self._db.execute(
            f"SELECT {columns} FROM held JOIN record r ON r.rowid = held.revisit WHERE holder = ? ORDER BY r.rowid",
            [rowid],
        ):
            yield Entry(*row)

    def _holder(self, entry: Entry) -> int | None:
        """The response with the payload of a revisit.

        It is the first of these that exists: the record that the revisit names, if it has the same digest; any record
        with that digest; either of these for the revisit that it names, and so on; the record named, whatever its
        digest; for a 304, the previous answer.
        """
        named_anyhow = None
        for _ in range(_CHAIN):
            responses, revisits = self._named(entry)
            for rowid, other in responses:
                if other.digest == entry.digest:
                    return rowid
            if entry.digest and (alike := self._find("digest = ? AND is_response", entry.digest)):
                return alike[0][0]
            named_anyhow = named_anyhow or next((rowid for rowid, _ in responses), None)
            if not revisits:
                break
            entry = revisits[0][1]
        if named_anyhow is None and entry.is_unchanged:
            before = self._find("url = ? AND date <= ? AND is_response ORDER BY date DESC", entry.url, entry.date)
            return before[0][0] if before else None
        return named_anyhow

    def _named(self, entry: Entry) -> tuple[list[tuple[int, Entry]], list[tuple[int, Entry]]]:
        """The responses and the revisits that a revisit refers to, except itself."""
        named = self._find("id = ?", entry.refers_to) if entry.refers_to else []
        if entry.refers_to_url and entry.refers_to_date:
            named += self._find("url = ? AND date = ?", entry.refers_to_url, entry.refers_to_date)
        named = [(rowid, other) for rowid, other in named if (other.file, other.place) != (entry.file, entry.place)]
        return [one for one in named if one[1].is_response], [one for one in named if not one[1].is_response]

    def _find(self, where: str, *values: object) -> list[tuple[int, Entry]]:
        rows = self._db.execute(f"SELECT rowid, {_COLUMNS} FROM record WHERE {where} LIMIT 5", values)
        return [(rowid, Entry(*row)) for rowid, *row in rows]
