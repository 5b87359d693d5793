"""A whole refresh against a bare spider that only downloads the same addresses from the same server.

Both run in turns, each in a process of its own, against one server in a third that has rendered every page before.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .process import Finished, refresh, run, stand_in_site
from .table import Row, spread

SIZES = (300, 1000)
PAIRS = (2, 5)  # of a refresh and a bare crawl: at least, at most
BUDGET = 40.0  # seconds after which no further pair is begun
TARGET = 0.7


@dataclass(frozen=True)
class Pair:
    """One refresh and one bare crawl, the one after the other. Seconds are of the crawl alone."""

    ours: Finished
    ours_seconds: float
    bare: Finished
    bare_seconds: float


def measure() -> list[Row]:
    """Pages per second of both, and how the refresh compares."""
    return [row for size in SIZES for row in _rows(size)]


def _rows(articles: int) -> Iterator[Row]:
    with TemporaryDirectory() as scratch, stand_in_site(articles) as site:
        addresses = _addresses(site, Path(scratch))
        pairs = _pairs(site, Path(scratch), addresses)
    size = len(addresses)
    yield Row(f"{articles:,} articles, {size:,} addresses, {len(pairs)} pairs", "median (min to max)")
    yield Row("  ctarchive refresh, addresses per second", spread([size / pair.ours.seconds for pair in pairs], 0))
    yield Row("  bare spider, addresses per second", spread([size / pair.bare.seconds for pair in pairs], 0))
    ratios = [pair.bare.seconds / pair.ours.seconds for pair in pairs]
    yield Row("  refresh : bare, whole processes", spread(ratios), f">= {TARGET}")
    # From the first request to the last answer; leaves out the start of Python, imports, and publication.
    yield Row("  refresh : bare, the crawl alone", spread([pair.bare_seconds / pair.ours_seconds for pair in pairs]))
    cpu = [1000 * (pair.ours.cpu - pair.bare.cpu) / size for pair in pairs]
    yield Row("  CPU that the refresh adds, ms per address", spread(cpu))


def _addresses(site: str, scratch: Path) -> list[str]:
    """Every address that a refresh asks for; to find out also makes the server render every page."""
    refresh(site, scratch / "first")
    with closing(sqlite3.connect(scratch / "first" / "archive.db")) as db:
        return [url for (url,) in db.execute("SELECT DISTINCT url FROM captures ORDER BY rowid")]


def _pairs(site: str, scratch: Path, addresses: list[str]) -> list[Pair]:
    listed = scratch / "addresses.txt"
    listed.write_text("\n".join(addresses), encoding="utf-8")
    pairs: list[Pair] = []
    started = time.monotonic()
    while len(pairs) < PAIRS[0] or (len(pairs) < PAIRS[1] and time.monotonic() - started < BUDGET):
        ours = refresh(site, scratch / f"data-{len(pairs)}")
        bare = run("-m", "tests.bench.bare_spider", listed)
        summary, downloaded = json.loads(ours.output), json.loads(bare.output)
        if not summary["requests"] == downloaded["answers"] == len(addresses):
            raise RuntimeError(f"not the same work: {summary['requests']}, {downloaded['answers']}, {len(addresses)}")
        pairs.append(Pair(ours, summary["seconds"], bare, downloaded["seconds"]))
    return pairs
