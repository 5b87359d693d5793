"""Runs an import: foreign captures are written to the disk, then read, and laid over the archive at the end.

Each import has a capture file of its own, created with the first new capture; an import without new captures leaves
nothing behind. Captures on the disk count, however the import ends.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from archive import rules
from archive.clock import iso, now
from archive.errors import ArchiveError
from archive.extract import Page
from archive.processes import is_in_use
from archive.store import damage, publish, recovery
from archive.store.database import migrate, open_database
from archive.store.folder import DataFolder, refuse_to_mix
from archive.store.imported import import_rows
from archive.store.imported.known import KnownCaptures
from archive.store.imported.pending import PendingCaptures
from archive.store.imported.readings import Prepared, read_all
from archive.store.imported.summary import FetchResult, Summary, judge
from archive.store.ledgers import decisions, ids
from archive.store.reprocessing import rereading
from archive.store.takedowns.gate import gate_of
from archive.store.withholding.conforming import conform, conform_locked
from archive.warc.captures import Capture, Source, find_payloads
from archive.warc.file_name import ID_FORMAT, FileName, began
from archive.warc.foreign import ForeignCapture
from archive.warc.reading.captures import is_readable
from archive.warc.writer import CaptureWriter

EARLIEST = datetime(1991, 1, 1, tzinfo=UTC)  # before the Web was public, nobody captured it
AHEAD = timedelta(days=1)  # by how much the clock of others may be ahead of ours
_MOST_BYTES = 16 * 1024 * 1024  # bytes of payloads per sync, because they wait in memory
_BEING_READ = 2  # batches, so that processes have work while one gets its rows and the next is written to the disk


class Importing(KnownCaptures):
    """An import in progress. Not thread-safe."""

    def __init__(
        self,
        db: Database,
        folder: DataFolder,
        source: Source,
        info: Mapping[str, str],
        batch: int,
        told: list[str],
    ) -> None:
        """`batch` captures share one sync, or fewer large ones; `told` has messages from opening the archive."""
        super().__init__(db, folder.warc)
        self._db = db
        self._folder = folder
        self._source = source
        self._info = info
        self._batch = batch
        self._told = told
        self._began = now()
        self._started = time.monotonic()
        self._writer: CaptureWriter | None = None
        self._waiting: list[tuple[Capture, ForeignCapture]] = []
        self._waiting_bytes = 0
        # Batches that are on the disk and being read.
        self._being_read: deque[Iterator[tuple[tuple[Capture, ForeignCapture], Page | Prepared | None]]] = deque()
        self._at_hand = PendingCaptures()
        self._readable: dict[str, bool] = {}
        self._before = dict(db.execute("SELECT id, revision FROM articles").fetchall())
        self.id = _next_id(db, self._began)
        self.captures = self.known = self.unread = self.bytes = 0
        self.refused: list[str] = []  # captures of impossible times, in words

    def add(self, foreign: ForeignCapture) -> bool:
        """Keep a foreign capture. False if it is known (see `KnownCaptures.has_payload`).

        False also if it was erased, or has an impossible time: a capture from the future would remain the latest
        version for ever.

        It is on the disk when this returns, unless captures share a sync: then after `flush`. Raises OSError if the
        disk fails, and sqlite3.Error if the database does.
        """
        if not is_possible(foreign.captured_at, self._began):
            self.refused.append(f"{foreign.url}: it says that it was captured at {iso(foreign.captured_at)}")
            return False
        if foreign in self._at_hand or self.has_payload(foreign):
            self.known += 1
            return False
        if gate_of(self._db).refuses(foreign.url, foreign.sha256, foreign.answer, foreign.source_uri):
            self.known += 1
            return False
        writer = self._writer or self._begin()
        capture = writer.append_foreign(foreign, self._original(foreign), now())
        self._waiting.append((capture, foreign))
        self._at_hand.add(foreign, capture)
        self.captures += 1
        self.bytes += len(foreign.body)
        self._waiting_bytes += len(foreign.body)
        if len(self._waiting) >= self._batch or self._waiting_bytes >= _MOST_BYTES:
            self.flush()
        return True

    def has(self, url: str, captured_at: datetime, digest: str | None = None) -> bool:
        """Whether a capture need not be requested: it is here, or its address was erased (see `KnownCaptures.has`)."""
        return gate_of(self._db).refuses_address(url) or super().has(url, captured_at, digest)

    def flush(self) -> None:
        """Write what is waiting to the disk, and then its rows and readings into the database.

        If other processes are reading it, it gets its rows in a later flush, so that nobody waits for them.
        """
        if self._writer is None or not self._waiting:
            return
        self._writer.sync()
        taken, self._waiting, self._waiting_bytes = self._waiting, [], 0
        # What is withheld is removed from a page before any of it is kept.
        as_pages = bool(gate_of(self._db).takedowns)
        read = read_all([(capture, foreign.answer) for capture, foreign in taken], as_pages=as_pages)
        self._being_read.append(zip(taken, read, strict=True))
        self._take_in(_BEING_READ if is_in_use() else 0)

    def _take_in(self, remaining: int = 0) -> None:
        """Give batches on the disk their rows and readings, oldest first, until only `remaining` are being read."""
        while len(self._being_read) > remaining:
            with self._db.atomic():
                for (capture, foreign), page in self._being_read.popleft():
                    if not import_rows.add(self._db, capture, foreign.answer, page) and import_rows.is_unread(capture):
                        self.unread += 1
                    self._at_hand.drop(foreign, capture)

    def finish(self, ended: FetchResult) -> Summary:
        """End the import: lay what it brought over the archive, all of it or, on an error, nothing."""
        self.flush()
        self._take_in()
        self._db.execute("PRAGMA synchronous = FULL")  # as at the end of a crawl, the file says so first
        with self._db.atomic():
            laid = import_rows.lay_again(self._db)
            shown = {id for id in self._shown() if id in laid.revisions}
            changed = {one for one in shown if self._before.get(one) != laid.revisions[one]}
            new = changed - self._before.keys()
            outcome, detail = judge(ended, self.captures + self.known, self._told, self.refused)
            summary = Summary(
                id=self.id,
                source=self._source,
                started_at=iso(self._began),
                finished_at=iso(now()),
                outcome=outcome,
                detail=detail,
                ended_early=ended.ended_early,
                requests=ended.requests,
                captures=self.captures,
                known=self.known,
                not_modified=0,
                new=len(new),
                changed=len(changed - new),
                unchanged=len(shown - changed),
                gone=0,
                failed=len(ended.failures),
                unread=self.unread,
                suspect=self._suspects(),
                bytes=self.bytes,
                seconds=round(time.monotonic() - self._started, 3),
                failures=ended.failures,
            )
            if self._writer:
                ids.keep(self._db, self._folder.ids)
                self._writer.close(asdict(summary))
                import_rows.end(self._db, self.id, asdict(summary))
                self._writer = None
        with self._db.atomic():
            damage.remember_files(self._db, self._folder.warc)
        return summary

    def abandon(self) -> None:
        """Leave the import as it is: the next command continues with what is on the disk."""
        if self._writer:
            self._writer.abandon()

    def _begin(self) -> CaptureWriter:
        name = FileName(self.id, self._source).name
        self._writer = CaptureWriter(self._folder.warc / name, self._info)
        with self._db.atomic():
            import_rows.begin(self._db, self.id, self._source)
        return self._writer

    def _original(self, foreign: ForeignCapture) -> Capture | None:
        """The capture that holds the same payload, so that it is stored once."""
        if foreign.status != 200 or not foreign.body or foreign.truncated:
            return None
        if waiting := self._at_hand.holder_of(foreign.sha256):
            return waiting
        return next(filter(self._is_readable, find_payloads(self._db, foreign.sha256)), None)

    def _is_readable(self, holder: Capture) -> bool:
        if holder.id not in self._readable:
            self._readable[holder.id] = is_readable(self._folder.warc, holder)
        return self._readable[holder.id]

    def _suspects(self) -> int:
        """How many captures of this import are not believed."""
        sql = (
            "SELECT count(*) FROM imported_readings JOIN captures ON captures.id = capture_id "
            "WHERE import_id = ? AND doubt IS NOT NULL"
        )
        return int(self._db.execute(sql, [self.id]).fetchone()[0])

    def _shown(self) -> Iterator[str]:
        """The articles (ids) that the captures of this import show."""
        sql = "SELECT DISTINCT article_id FROM captures WHERE import_id = ? AND read_as = 'Article'"
        return (row[0] for row in self._db.execute(sql, [self.id]))


@contextmanager
def importing(
    folder: DataFolder, source: Source, site: str, info: Mapping[str, str], *, batch: int = 1
) -> Iterator[Importing]:
    """An import into an archive, whose lock is held meanwhile. Raises Locked, WrongUse, ArchiveError, Damaged.

    `site` is an address of the site whose captures are imported; `info` describes the import in its capture file.
    """
    folder.create()
    with folder.lock():
        conform_locked(folder)
        is_new = not folder.database.exists()
        db = under_way = None
        try:
            db = open_database(folder.database, create=True)
            if is_new:
                with db.atomic():
                    rules.note(db, "articles")  # otherwise the next refresh would read all of it again
            refuse_to_mix(db, site, folder)
            decisions.load(db, folder.decisions)
            told = ids.load(db, folder.ids)
            publish.correct(db, folder.corrections, folder.ids)
            if damaged := damage.survey(db, folder.warc, now()):
                told.append(f"{damaged}; see `ctarchive status --verify`")
            # Imported captures are read by the current rules and compared with what is here, so that must be current,
            # too.
            if refused := rereading.apply_new_rules(db, folder.warc).refused:
                raise ArchiveError(f"{refused}; look at it, then `ctarchive refresh --accept-drift` accepts it")
            recovery.recover(db, folder.warc)
            under_way = Importing(db, folder, source, info, batch, told)
            yield under_way
        finally:
            if under_way:
                under_way.abandon()
            is_empty = is_new and not (db and db.execute("SELECT 1 FROM captures LIMIT 1").fetchone())
            if db:
                db.close()
            if is_empty:  # it would be mistaken for an archive
                for suffix in ("", "-wal", "-shm"):
                    folder.database.with_name(folder.database.name + suffix).unlink(missing_ok=True)


@contextmanager
def known_captures(folder: DataFolder) -> Iterator[KnownCaptures]:
    """The captures that an archive knows, for a dry run; none if there is no archive yet. Raises as `open_database`."""
    if not folder.database.is_file():
        yield KnownCaptures(None, folder.warc)
        return
    conform(folder)
    migrate(folder)
    with closing(open_database(folder.database)) as db:
        yield KnownCaptures(db, folder.warc)


def is_possible(captured_at: datetime, now: datetime) -> bool:
    """Whether a capture can have been made at this time."""
    return EARLIEST <= captured_at <= now + AHEAD


def _next_id(db: Database, moment: datetime) -> str:
    """The id of an import that begins; ids increase even if the clock was set back."""
    last = db.execute("SELECT max(id) FROM imports").fetchone()[0]
    wanted = moment.strftime(ID_FORMAT)
    return wanted if not last or wanted > last else (began(last) + timedelta(microseconds=1)).strftime(ID_FORMAT)
