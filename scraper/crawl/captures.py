"""The captures of a crawl: each answer is written to the disk once, before its row; earlier ones are looked up."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from archive.clock import iso, now
from archive.errors import Damaged
from archive.store import damage
from archive.store.staging.admission import admit_capture
from archive.store.staging.closing_tags import is_unended, note_unended
from archive.store.takedowns.gate import gate_of
from archive.warc.answers import StoredAnswer
from archive.warc.captures import OF_CRAWLS, Capture, find_captures, find_payloads, get_capture
from archive.warc.reading.captures import is_readable, read_capture
from archive.warc.writer import CaptureWriter, Exchange
from scraper.crawl.known import KnownAddress
from scraper.crawl.schedule import KnownPages
from scraper.crawl.transaction import SharedTransaction


class Captures:
    """What a crawl captures, and what was captured before and can still be read."""

    def __init__(
        self, db: Database, warc_dir: Path, writer: CaptureWriter, known: KnownPages, shared: SharedTransaction
    ) -> None:
        self._db = db
        self._shared = shared
        self._warc_dir = warc_dir
        self._writer = writer
        self._known = known
        self._readable: dict[str, bool] = {}
        self._in_flight: dict[str, Capture] = {}
        self._sync_lock = asyncio.Lock()
        self._appended = self._synced = 0
        self._broken: OSError | None = None  # the first failure of the disk
        self.damaged: str | None = None  # the first capture found to be damaged, in words

    async def add(self, exchange: Exchange) -> Capture:
        """Write an exchange to the disk, synced, and then its row to the database.

        Neither is written if the answer is withheld, was erased, or repeats something erased: a redirect may then be
        followed, but the answer is forgotten.

        Several answers that arrive together share one fsync. Raises OSError if the disk fails or has failed before, and
        sqlite3.Error if the database does.
        """
        self._refuse_broken()
        if gate_of(self._db).refuses(exchange.url, exchange.sha256, exchange.answer):
            return self._writer.unwritten(exchange)
        original = self._original(exchange)
        capture = self._writer.append(exchange, original)
        holds_payload = exchange.status == 200 and original is None
        if holds_payload:
            self._in_flight[capture.sha256] = capture
        try:
            await self._sync()
            unended = holds_payload and is_unended(capture, exchange.answer)
            with self._shared.part():
                admit_capture(self._db, capture, exchange.answer if original is None else None)
                if unended:
                    note_unended(self._db, capture)
        finally:
            if holds_payload:
                self._in_flight.pop(capture.sha256, None)
        return capture

    def _original(self, exchange: Exchange) -> Capture | None:
        """The earlier capture that an answer refers to: the one with the same payload, or the unmodified one.

        Its payload must be on the disk, so that no reference to something lost is stored; and it must be one of our
        own, because a crawl is reread without imported captures. "Not modified" refers to nothing if the request did
        not ask for that: a server that says so unasked does not know what we have.
        """
        if exchange.status == 304:
            known = self._known.get(exchange.url) if _was_asked(exchange) else None
            return self._page_of(known) if known else None
        if exchange.status == 200 and exchange.body:
            held = find_payloads(self._db, exchange.sha256, of_crawls=True)
            return self._in_flight.get(exchange.sha256) or next(filter(self._is_readable, held), None)
        return None

    def validators(self, known: KnownAddress) -> dict[str, str]:
        """The request headers that let the server answer "not modified"; none if the page is not on the disk."""
        return known.validators if known.validators and self._page_of(known) else {}

    def _page_of(self, known: KnownAddress) -> Capture | None:
        """The capture with the last known answer of an address, if its payload can be read."""
        capture = get_capture(self._db, known.capture_id) if known.capture_id else None
        holder = get_capture(self._db, capture.refers_to) if capture and capture.refers_to else capture
        return capture if holder and self._is_readable(holder) else None

    def _is_readable(self, holder: Capture) -> bool:
        if holder.id not in self._readable:
            self._readable[holder.id] = is_readable(self._warc_dir, holder)
            if not self._readable[holder.id]:
                with self._shared.part():
                    damage.note(self._db, {holder.id: "it does not match its digest"}, now())
                self.damaged = self.damaged or f"capture {holder.id} in {holder.warc} cannot be read"
        return self._readable[holder.id]

    async def _sync(self) -> None:
        self._appended += 1
        ticket = self._appended
        async with self._sync_lock:
            if self._synced >= ticket:
                return
            self._refuse_broken()
            covered = self._appended
            try:
                await asyncio.to_thread(self._writer.sync)
            except OSError as error:
                self._broken = error
                raise
            self._synced = covered

    def _refuse_broken(self) -> None:
        """Raise OSError if a sync has failed: the next may succeed although data of the first is lost.

        Linux reports a failed write once, and then treats the pages that it did not write as clean (fsync(2), errors).
        """
        if self._broken is not None:
            raise OSError(*self._broken.args) from self._broken

    def stored(self, capture: Capture) -> StoredAnswer:
        """The page that a "not modified" answer refers to, from its capture. Raises Damaged if it is not there."""
        return read_capture(self._db, self._warc_dir, capture)

    def copy_of(self, url: str, younger_than: timedelta) -> tuple[bytes, str] | None:
        """The last answer of an address with status 200, decoded, and its time, if it is recent enough and readable."""
        moments = [iso(now() - younger_than), iso(now())]
        where = f"url = ? AND status = 200 AND {OF_CRAWLS} AND fetched_at BETWEEN ? AND ?"
        found = find_captures(self._db, where, [url, *moments])
        for capture in reversed(list(found)):
            with suppress(Damaged, ValueError):
                return self.stored(capture).content(), capture.fetched_at
        return None


def _was_asked(exchange: Exchange) -> bool:
    """Whether the request asked if the page is modified: only then may the answer say no (RFC 9110, 15.4.5)."""
    return any(name.lower() in (b"if-none-match", b"if-modified-since") for name, _ in exchange.request_headers)
