"""The harvest of one import: reads the index, then fetches each capture that the archive lacks."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from archive.warc.foreign import ForeignCapture
from scraper.archives.client import Client, RequestFailed, Stopped
from scraper.archives.dialects.answers import Answer, CaptureUnavailable, NotAnIndex
from scraper.archives.dialects.dialect import CaptureQuery, Dialect, Excluded, hosts_in
from scraper.archives.dialects.listing import IndexPage, Listed
from scraper.archives.journal import Journal

MOST = 1_000_000  # captures that an index may list; the site has a few thousand pages


class Store(Protocol):
    """The store that receives captures."""

    def has(self, url: str, captured_at: datetime, digest: str | None) -> bool:
        """Whether a capture with this address and second is in the archive.

        With a digest (`sha1:` and base32), which is given if the service has several captures from that second, only a
        capture with that payload counts.
        """

    def add(self, capture: ForeignCapture) -> bool:
        """Keep a capture byte for byte; it is on the disk when this returns. False if the archive had it already."""


@dataclass
class Counts:
    """The progress of an import; `failed` maps addresses to reasons, `wanted` counts captures that we lack."""

    wanted: int = 0
    new: int = 0
    known: int = 0
    broken: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    years: Counter[int] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    mimes: Counter[str] = field(default_factory=Counter)


class Harvest:
    """One import from one service."""

    def __init__(
        self,
        client: Client,
        dialect: Dialect,
        query: CaptureQuery,
        store: Store,
        journal: Journal | None,
        counts: Counts,
    ) -> None:
        """Without a journal, nothing is noted and everything is requested."""
        self._client = client
        self._dialect = dialect
        self._question = query
        self._store = store
        self._journal = journal
        self._listed: dict[str, Listed] = {}
        self._seconds: Counter[tuple[str, str]] = Counter()
        self._asked: set[str] = set()
        self._index_ended = True
        self.counts = counts
        self.pages_read = 0
        self.is_whole = True  # False if another import may succeed with what failed

    async def read_index(self, answers: dict[str, Answer], limit: int = 0) -> None:
        """Read the whole index; with a `limit`, until it has listed that many captures that the archive lacks.

        Captures that failed before do not count towards the limit, otherwise an import could never get past them.
        `answers` maps addresses to answers of the index that were received already. Raises Stopped.
        """
        try:
            await self._follow(self._dialect.first(), answers, limit)
            seen = hosts_in(self._listed.values())
            others = [address for host, address in self._dialect.fallbacks().items() if host not in seen]
            await self._follow(others, answers, limit)
        finally:
            self._count()

    def _count(self) -> None:
        for one in self._listed.values():
            self.counts.years[one.captured_at.year] += 1
            self.counts.statuses[str(one.status or "not told")] += 1
            self.counts.mimes[one.mime or "not told"] += 1
        wanted = self._wanted()
        self.counts.wanted, self.counts.known = len(wanted), len(self._listed) - len(wanted)

    async def fetch_captures(self, limit: int) -> None:
        """Fetch each capture that the archive lacks, at most `limit`, and hand it to the store. Raises Stopped."""
        waiting = self._journal.in_trouble if self._journal else set()
        # What failed before comes last, so that it does not hold up the rest.
        for key, one in sorted(self._wanted().items(), key=lambda pair: pair[0] in waiting):
            if self._journal and key in self._journal.not_had:
                self.counts.failed[self._dialect.source_uri(one)] = self._journal.not_had[key]
                continue
            if limit and self.counts.new >= limit:
                raise Stopped(f"the limit of {limit} captures is reached")
            await self._fetch_capture(key, one)
        if not self._index_ended:
            if self.counts.new < limit:
                raise Stopped(
                    f"of the first {limit} captures, some could not be fetched; the next import continues after them"
                )
            raise Stopped(f"the limit of {limit} captures is reached")

    async def _follow(self, addresses: Iterable[str], answers: dict[str, Answer], limit: int) -> None:
        queue = deque(addresses)
        while queue:
            if limit and len(self._untried()) >= limit:
                self._index_ended = False
                return
            asked = queue.popleft()
            if asked in self._asked:
                self._fail_index(asked, "the index leads back to where it was asked before")
                continue
            self._asked.add(asked)
            try:
                page = await self._page(asked, answers.pop(asked, None))
            except CaptureUnavailable as error:
                self._fail_index(asked, f"{error}; ask for it in parts (--since, --until)")
                continue
            except (RequestFailed, NotAnIndex) as error:
                self._fail_index(asked, str(error), for_good=isinstance(error, Excluded))
                continue
            self.pages_read += 1
            self.counts.broken += page.broken
            for one in filter(self._question.covers, page.listed):
                self._note(one)
            queue.extendleft(reversed(page.then))

    async def _page(self, asked: str, answer: Answer | None) -> IndexPage:
        if self._journal and (known := self._journal.pages.get(asked)):
            return known
        page = self._dialect.read(asked, answer or await self._client.ask("index", asked))
        if self._journal:
            self._journal.add_page(asked, page)
        return page

    def _note(self, one: Listed) -> None:
        key = self._dialect.key(one)
        if (before := self._listed.get(key)) is None:
            self._listed[key] = one
            self._seconds[one.url, one.timestamp] += 1
            if len(self._listed) > MOST:
                raise Stopped(f"the index names more than {MOST} captures: import them in parts (--since, --until)")
        elif not set(one.digests) <= set(before.digests):
            self._listed[key] = replace(before, digests=(*before.digests, *one.digests))

    def _fail_index(self, asked: str, why: str, *, for_good: bool = False) -> None:
        self.counts.failed[asked] = why
        self.is_whole = self.is_whole and for_good

    def _wanted(self) -> dict[str, Listed]:
        return {key: one for key, one in self._listed.items() if not self._has(one)}

    def _untried(self) -> set[str]:
        """The keys of wanted captures that have not failed before."""
        return self._wanted().keys() - (
            self._journal.not_had.keys() | self._journal.in_trouble if self._journal else ()
        )

    def _has(self, one: Listed) -> bool:
        is_alone = self._seconds[one.url, one.timestamp] == 1
        digest = one.digests[0] if one.digests and not is_alone else None
        return self._store.has(one.url, one.captured_at, digest)

    async def _fetch_capture(self, key: str, one: Listed) -> None:
        where = self._dialect.source_uri(one)
        try:
            address, headers = self._dialect.request(one)
            answer = await self._client.ask("capture", address, headers, is_capture=self._dialect.is_capture)
            capture = self._dialect.capture_in(answer, one)
        except CaptureUnavailable as error:
            self.counts.failed[where] = str(error)
            if self._journal:
                self._journal.add_not_had(key, str(error))
        except RequestFailed as error:
            self.counts.failed[where] = str(error)
            self.is_whole = False
            if self._journal:
                self._journal.add_trouble(key)
        else:
            if self._store.add(capture):
                self.counts.new += 1
            else:
                self.counts.known += 1
            if len(one.digests) > 1:
                others = ", ".join(one.digests)
                self.counts.failed[where] = (
                    f"the index has several captures of this second ({others}), and only one was fetched"
                )
