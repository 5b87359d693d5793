"""The requisites of the pages of a crawl: noted while pages are fetched, and requested after all of them.

They have a budget of their own, so that a layout with a thousand files, or endlessly many, takes nothing from the
articles. What exceeds the budget is left to the next crawl.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.requisites import Requisite
from archive.site import page_key
from archive.store.unfinished.requisites import MOST, Missing
from scraper.crawl.frontier import Frontier
from scraper.crawl.schedule import KnownPages
from scraper.scope import Site

MAX_DEPTH = 5  # how deep style sheets may import each other; real ones go two deep, at most three
MAX_VARIANTS = 5  # addresses in one crawl that differ only in their query (`?v=17`)
MAX_REQUISITE = 5 * 1024 * 1024  # bytes of one requisite
MAX_TOGETHER = 100_000_000  # bytes of all requisites in one crawl
NOT_YET = "not asked for yet"
_ORDER = {"style": 0, "font": 1, "picture": 2, "icon": 2, "script": 3}  # first what affects the look of a page most


@dataclass(frozen=True, slots=True)
class Step:
    """A requisite to be requested. `depth` counts the style sheets between it and a page."""

    url: str
    kind: str
    depth: int


class Requisites:
    """The requisites that are wanted, were fetched, and are missing.

    `begun` tells whether the pages are done and requisites are being requested; `closed` says why no more are
    requested, not even those already handed out, if something has ended that.
    """

    def __init__(self, known: KnownPages, frontier: Frontier, site: Site, most: int) -> None:
        """`most` is the number that one crawl requests; 0 for none."""
        self._known = known
        self._frontier = frontier
        self._site = site
        self._most = most
        self._met: set[str] = set()
        self._variants: Counter[str] = Counter()
        self._waiting: dict[str, Step] = {}
        self._asked = self._bytes = 0
        self._missing: dict[str, Missing] = {}
        self.begun = False
        self._spent: str | None = None
        self.closed: str | None = None

    def note_needs(self, found: Iterable[Requisite], depth: int = 0) -> None:
        """Note a requisite of a page, or of a style sheet at this depth below one, if it is new or due."""
        if not self._most or depth > MAX_DEPTH:
            return
        for one in found:
            if self._site.contains(one.url) and self._known.wants_requisite(one.url):
                self._want(Step(one.url, one.kind, depth))

    def _want(self, step: Step) -> None:
        key = page_key(step.url)
        if key not in self._met and len(self._met) < MOST and not self._known.withholds(step.url):
            self._met.add(key)
            self._waiting[key] = step

    def next_batch(self) -> list[Step]:
        """The requisites to request next, to be called again when those are done.

        First come all style sheets, including those that others name, then fonts, then the rest. The first call adds
        everything that is known and due.
        """
        if not self.begun:
            self.begun = True
            for known in self._known.requisites_due() if self._most else ():
                self._want(Step(known.url, known.requisite or "picture", 0))
        taken: list[Step] = []
        while self._waiting and not taken and not self._is_over():  # perhaps none of this kind is to be requested
            first = min(_ORDER.get(step.kind, 2) for step in self._waiting.values())
            for key, step in [(key, step) for key, step in self._waiting.items() if _ORDER.get(step.kind, 2) == first]:
                if self._is_over():
                    break
                del self._waiting[key]
                if not self._is_one_of_many(key) and self._frontier.add(step.url):
                    self._frontier.discard(step.url)  # so that missing requisites are not counted as pages
                    self._asked += 1
                    taken.append(step)
        return taken

    def _is_over(self) -> bool:
        """Whether no more are requested, because of the budget or for another reason."""
        if self._asked >= self._most:
            self._spent = f"the budget of {self._most} requisites is used up"
        elif self._bytes >= MAX_TOGETHER:
            self._spent = f"the budget of {MAX_TOGETHER // 1_000_000} MB for requisites is used up"
        return bool(self._spent or self.closed)

    def _is_one_of_many(self, key: str) -> bool:
        path, _, query = key.partition("?")
        self._variants[path] += bool(query)
        return self._variants[path] > MAX_VARIANTS

    def follow(self, step: Step, url: str) -> Step | None:
        """The step to the target of a redirect, which counts as another requisite; None if not to be requested."""
        if not self._site.contains(url) or self._known.withholds(url) or not self._frontier.add(url):
            return None
        self._frontier.discard(url)
        self._asked += 1
        return Step(url, step.kind, step.depth)

    def note_fetched(self, size: int) -> None:
        """Note that a requisite was fetched, and its size in bytes."""
        self._bytes += size

    def note_missing(self, step: Step, reason: str, *, asked: bool = True, came: bool = False) -> None:
        """Note a requisite that could not be fetched, or that `came` and is not what it should be.

        If there is an earlier capture of it, it is not missing.
        """
        known = self._known.get(step.url)
        if came or known is None or known.capture_id is None:
            reason = reason.removeprefix(f"{step.url} ").removeprefix(f"{step.url}: ")
            self._missing[step.url] = Missing(step.kind, reason, asked)

    def close(self, reason: str) -> None:
        """Request no more requisites."""
        self.closed = self.closed or reason

    def missing(self) -> dict[str, Missing]:
        """The requisites that were wanted and have not been fetched, whether or not they were requested."""
        for step in self._waiting.values():
            if not self._frontier.has_requested(step.url):
                self.note_missing(step, ": ".join(filter(None, (NOT_YET, self.closed or self._spent))), asked=False)
        return self._missing
