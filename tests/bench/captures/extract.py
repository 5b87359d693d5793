"""Extraction compared with trafilatura's, with metadata, on the same pages.

These are those of the stand-in site, real ones if they are available, and pages made to be hard."""

from __future__ import annotations

import datetime as dt
import time
from typing import NamedTuple

from archive.extract import extract
from archive.extract.events.announced import occurrences
from tests.bench.captures import hard_pages
from tests.bench.table import Row, spread
from tests.eval_pages import CONTENT_TYPE, real_pages
from tests.replica.pages import SKINS
from tests.replica.site import Site

VISIT = dt.date(2026, 11, 24)
URL = "http://www.cilvektirdznieciba.lv"
ROUNDS = 5
IN_A_ROW = 100  # pages per turn, as in a rebuild; with single pages, each would find the other's data in the caches
TARGET, TARGET_REAL = 8, 4


class Rendered(NamedTuple):
    """A page as it is received from the server."""

    body: bytes
    url: str
    content_type: str


def measure() -> list[Row]:
    """Pages per second on one core, and how ours compares. The hard pages come first: see `Finished` on memory."""
    hard = list(hard_pages.measure())
    rows = _rows("articles in all skins", stand_in_pages(), TARGET)
    real = [Rendered(page.bytes, page.url, CONTENT_TYPE) for page in real_pages()]
    rows += _rows("real pages", real, TARGET_REAL) if real else [Row("real pages", "skipped: none at hand")]
    return [*rows, *hard]


def _rows(name: str, pages: list[Rendered], target: int) -> list[Row]:
    ours, theirs = _race(pages)
    ratios = [b / a for a, b in zip(ours, theirs, strict=True)]
    return [
        Row(f"{len(pages)} {name}, {ROUNDS} rounds", "median (min to max)"),
        Row("  archive.extract, pages per second per core", spread([len(pages) / seconds for seconds in ours], 0)),
        Row("  trafilatura.extract with metadata", spread([len(pages) / seconds for seconds in theirs], 0)),
        Row("  ours : trafilatura", spread(ratios, 1), f">= {target}"),
    ]


def stand_in_pages() -> list[Rendered]:
    """Every article of the stand-in site in every skin."""
    pages = []
    for skin in SKINS:
        site = Site(skin, VISIT)
        for article in site.articles:
            answer = site.answer(article.path)
            pages.append(Rendered(answer.body, URL + article.path, answer.content_type))
    return pages


def _race(pages: list[Rendered]) -> tuple[list[float], list[float]]:
    """CPU seconds of each round of ours and of theirs, in turns of some pages. The first round only warms up."""
    import trafilatura  # imported here, because it is large: only after the memory of the hard pages has been measured

    ours, theirs = [], []
    for _ in range(1 + ROUNDS):
        a = b = 0.0
        for at in range(0, len(pages), IN_A_ROW):
            some = pages[at : at + IN_A_ROW]
            start = time.process_time()
            for page in some:
                occurrences.cache_clear()  # so that no article was read before in another skin
                extract(page.body, page.url, page.content_type)
            half_time = time.process_time()
            for page in some:
                trafilatura.extract(page.body, url=page.url, with_metadata=True)
            a, b = a + half_time - start, b + time.process_time() - half_time
        ours.append(a)
        theirs.append(b)
    return ours[1:], theirs[1:]
