"""The life of a crawl in the database: it begins, it ends with an outcome, or it was cut short and is cleaned up after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database

from archive import disappearance, drift, ingest
from archive.captures import CrawlFile, add_capture, cut_torn_tail
from archive.clock import iso
from archive.errors import EXIT_DONE, EXIT_DRIFT, EXIT_PARTIAL, EXIT_UNREACHABLE

Outcome = Literal["done", "limited", "partial", "unreachable", "drift"]
EXIT_CODES: dict[str, int] = {
    "done": EXIT_DONE,
    "limited": EXIT_DONE,
    "partial": EXIT_PARTIAL,
    "unreachable": EXIT_UNREACHABLE,
    "drift": EXIT_DRIFT,
}
PUBLISHED = ("done", "limited", "partial")


@dataclass(frozen=True, slots=True)
class Run:
    """What the crawler counted. `bytes` are those of payloads as received; `failures` are examples, address to reason.

    `listed` is the number of articles met on lists; `cut_short` says why the crawl ended before its end; `pending` are
    the addresses that it wanted and did not get.
    """

    crawl_id: str
    requests: int
    bytes: int
    seconds: float
    not_modified: int = 0
    listed: int = 0
    failed: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    limited: bool = False
    cut_short: str | None = None
    pending: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A crawl's row in `crawls`, and what `refresh --json` prints. `seconds` are of wall time."""

    id: str
    finished_at: str
    outcome: Outcome
    detail: str | None
    requests: int
    not_modified: int
    new: int
    changed: int
    unchanged: int
    gone: int
    failed: int
    bytes: int
    seconds: float
    listed: int

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return EXIT_CODES[self.outcome]


_ID_FORMAT = "%Y%m%dT%H%M%S.%fZ"


def begin(db: Database, moment: datetime) -> str:
    """Add the row of a crawl that begins, and return its id: the time, which also names its WARC file."""
    crawl_id = moment.strftime(_ID_FORMAT)
    with db.atomic():
        db.execute("INSERT INTO crawls (id, started_at) VALUES (?, ?)", [crawl_id, iso(moment)])
    return crawl_id


def started_at(crawl_id: str) -> datetime:
    """When the crawl of this id began. Raises ValueError for what is no such id."""
    return datetime.strptime(crawl_id, _ID_FORMAT).replace(tzinfo=UTC)


def recover(db: Database, warc_dir: Path) -> None:
    """Clean up after crawls that never came to their end: killed, or out of power or disk.

    Their captures stay and get the rows that they lack. What was staged from them is dropped, for the crawl that
    follows reads the same pages again; unless the file had been closed, and only the publication was cut short.
    """
    for (crawl_id,) in db.execute("SELECT id FROM crawls WHERE outcome IS NULL").fetchall():
        path = warc_dir / f"{crawl_id}.warc.gz"
        with db.atomic():
            summary = None
            if path.exists():
                cut_torn_tail(path)
                file = CrawlFile(path)
                digests = dict(db.execute("SELECT id, sha256 FROM captures WHERE refers_to IS NULL").fetchall())
                for capture, _ in file.captures(digests):
                    add_capture(db, capture)
                summary = file.summary
            settle(db, crawl_id, summary)


def settle(db: Database, crawl_id: str, summary: Mapping[str, Any] | None) -> None:
    """Treat what is staged as the crawl's own record of its end says: published then, published now; else dropped."""
    if summary is None:
        db.execute("UPDATE captures SET read_as = NULL WHERE crawl_id = ?", [crawl_id])
    row = dict(summary or {"outcome": "interrupted"})
    pending = row.pop("pending", ())
    if row["outcome"] in PUBLISHED:
        ingest.publish(db)
        _set_pending(db, pending)
    ingest.discard_staged(db)
    _write(db, crawl_id, row)


def finish(db: Database, run: Run, finished_at: datetime, close: Callable[[Mapping[str, object]], None]) -> Summary:
    """Publish what a crawl brought, if it recognised enough, and complete its row: all of it or, on an error, nothing.

    `close` writes the summary to the crawl's WARC file before anything is committed. A rebuild goes by that record, so
    a crawl that was killed in between is published by `recover`.
    """
    outcome, detail = _judge(db, run)
    with db.atomic():
        changes = ingest.Changes()
        if outcome in PUBLISHED:
            changes = ingest.publish(db)
        ingest.discard_staged(db)
        summary = Summary(
            id=run.crawl_id,
            finished_at=iso(finished_at),
            outcome=outcome,
            detail=detail,
            requests=run.requests,
            not_modified=run.not_modified,
            new=changes.new,
            changed=changes.changed,
            unchanged=changes.unchanged,
            gone=changes.gone,
            failed=run.failed,
            bytes=run.bytes,
            seconds=run.seconds,
            listed=run.listed,
        )
        pending = run.pending if outcome in PUBLISHED else ()
        close({**asdict(summary), "pending": pending})
        _write(db, run.crawl_id, asdict(summary))
        if outcome in PUBLISHED:
            _set_pending(db, pending)
    return summary


def _write(db: Database, crawl_id: str, summary: Mapping[str, object]) -> None:
    values = {name: value for name, value in summary.items() if name != "id"}
    assignments = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE crawls SET {assignments} WHERE id = ?", [*values.values(), crawl_id])


def _set_pending(db: Database, addresses: Iterable[str]) -> None:
    db.execute("DELETE FROM pending")
    db.conn.executemany("INSERT OR IGNORE INTO pending (url) VALUES (?)", [(address,) for address in addresses])


def _judge(db: Database, run: Run) -> tuple[Outcome, str | None]:
    answered = db.execute(
        "SELECT count(*) FROM captures WHERE crawl_id = ? AND status < 500 AND status != 429", [run.crawl_id]
    ).fetchone()[0]
    example = next((f"{url}: {reason}" for url, reason in run.failures.items()), "no page could be requested")
    if not answered:
        return "unreachable", f"the site could not be reached ({example})"
    if fault := drift.find(db, run.listed) or disappearance.too_many(db):
        return "drift", f"drift: {fault}; nothing was published"
    if run.cut_short:
        return "partial", f"{run.cut_short}; the next refresh goes on from there"
    if run.failed:
        return "partial", f"{run.failed} could not be fetched ({example})"
    return ("limited" if run.limited else "done"), None
