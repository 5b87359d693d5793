"""Captures as rows of the table `captures`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from sqlite_utils import Database

from archive.site import identify
from archive.warc.origin import Origin, origin

Source = Literal["file", "wayback", "commoncrawl"]
"""Where an import gets its captures: WARC or WACZ files, a Wayback Machine or compatible service, Common Crawl."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One exchange with the site, as kept on disk; a row of the table `captures`.

    - `id` is the UUID of the WARC record; `offset` and `length` (bytes) delimit its gzip member in the file `warc`.
    - `sha256` (hex) is the digest of the payload as it came over the wire, with its content coding.
    - `refers_to`, in a `revisit` record, names the capture that holds the payload.
    - `location` is the target of a redirect, as the site wrote it.

    A capture that others made (`source` is not "crawl") belongs to an import instead of a crawl:

    - `source_uri` says where it was fetched from, `imported_at` when.
    - `claimed_digest` is the digest that the source gave, if the payload has another.
    - `truncated` says why only the first part of the payload is there.

    `requisite` is set for what a page needs to look as it does, although nothing links to it: "style", "font",
    "picture", "icon" or "script", as it was requested. Such an answer is not read as a page.
    """

    id: str
    url: str
    fetched_at: str
    status: int
    mime: str | None
    sha256: str
    warc: str
    offset: int
    length: int
    etag: str | None
    last_modified: str | None
    crawl_id: str | None
    refers_to: str | None = None
    location: str | None = None
    source: Literal["crawl"] | Source = "crawl"
    source_uri: str | None = None
    imported_at: str | None = None
    import_id: str | None = None
    claimed_digest: str | None = None
    truncated: str | None = None
    requisite: str | None = None

    @property
    def day(self) -> date:
        """The day (UTC) of the capture."""
        return date.fromisoformat(self.fetched_at[:10])

    @property
    def origin(self) -> Origin | None:
        """Who made it; None if it is our own."""
        return origin(self.source, self.source_uri)


OF_CRAWLS = "crawl_id IS NOT NULL"  # in SQL: the capture is our own; only such captures count in judging a crawl
COLUMNS = tuple(field.name for field in fields(Capture))
_NAMES = ", ".join(COLUMNS)
_INSERT = (
    f"INSERT OR IGNORE INTO captures ({_NAMES}, article_id) VALUES ({', '.join('?' * len(COLUMNS))}, "
    "coalesce((SELECT article_id FROM addresses WHERE id = ? AND crawl_id IS NOT NULL), ?))"
)


def add_capture(db: Database, capture: Capture) -> None:
    """Insert the row of a capture whose bytes are already on disk. Does nothing if the row is there.

    Its `article_id` is that of the article known to be at the address (`judgement.moves`); otherwise the id that the
    address implies, whether or not there will be such an article.
    """
    known = identify(capture.url)
    said = known.id if known else None
    db.execute(_INSERT, [*(getattr(capture, name) for name in COLUMNS), said, said])


def find_captures(
    db: Database, where: str, parameters: Iterable[object] = (), *, table: str = "captures"
) -> Iterator[Capture]:
    """The captures that match an SQL condition, oldest first; `table` may be any with the same columns."""
    sql = f"SELECT {_NAMES} FROM {table} WHERE {where} ORDER BY fetched_at, id"
    for row in db.execute(sql, list(parameters)):
        yield Capture(*row)


def get_capture(db: Database, capture_id: str) -> Capture | None:
    """The capture with this id, if there is one."""
    return next(find_captures(db, "id = ?", [capture_id]), None)


def find_payloads(db: Database, sha256: str, *, of_crawls: bool = False) -> Iterator[Capture]:
    """The captures that hold the payload with this digest, oldest first, except those known to be damaged.

    With `of_crawls`, only our own.
    """
    where = "sha256 = ? AND refers_to IS NULL AND status = 200 AND id NOT IN (SELECT capture_id FROM damage)"
    return find_captures(db, f"{where} AND {OF_CRAWLS}" if of_crawls else where, [sha256])
