"""A whole refresh compared with a bare spider that only downloads the same addresses from the same server.

They run in turns, each in a process of its own, against a server in a third process that has rendered every page
before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.process import Finished, refresh, run, stand_in_site
from tests.bench.table import Row, spread

SIZES = (300, 1000)
PAIRS = 5  # pairs of a refresh and a bare crawl
TARGET = 0.7  # share of the bare spider's speed
MOST_ADDED = 2.5  # ms of CPU


@dataclass(frozen=True)
class Pair:
    """A refresh followed by a bare crawl. Seconds are those of the crawl alone."""

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
    yield Row(f"{articles:,} articles, {size:,} addresses, {PAIRS} pairs", "median (min to max)")
    yield Row("  ctarchive refresh, addresses per second", spread([size / pair.ours.seconds for pair in pairs], 0))
    yield Row("  bare spider, addresses per second", spread([size / pair.bare.seconds for pair in pairs], 0))
    ratios = [pair.bare.seconds / pair.ours.seconds for pair in pairs]
    yield Row("  refresh : bare, whole processes", spread(ratios), f">= {TARGET}")
    # From the first request to the last answer; leaves out the start of Python, imports, and publication.
    yield Row("  refresh : bare, the crawl alone", spread([pair.bare_seconds / pair.ours_seconds for pair in pairs]))
    cpu = [1000 * (pair.ours.cpu - pair.bare.cpu) / size for pair in pairs]
    goal = f"<= {MOST_ADDED}" if articles == SIZES[0] else ""
    yield Row("  CPU that the refresh adds, ms per address", spread(cpu), goal)


def _addresses(site: str, scratch: Path) -> list[str]:
    """Every address that a refresh requests. Finding out also makes the server render every page."""
    refresh(site, scratch / "first")
    with closing(sqlite3.connect(scratch / "first" / "archive.db")) as db:
        return [url for (url,) in db.execute("SELECT DISTINCT url FROM captures ORDER BY rowid")]


def _pairs(site: str, scratch: Path, addresses: list[str]) -> list[Pair]:
    listed = scratch / "addresses.txt"
    listed.write_text("\n".join(addresses), encoding="utf-8")
    pairs: list[Pair] = []
    for number in range(PAIRS):
        ours = refresh(site, scratch / f"data-{number}")
        bare = run("-m", "tests.bench.crawls.bare_spider", listed)
        summary, downloaded = json.loads(ours.output), json.loads(bare.output)
        if not summary["requests"] == downloaded["answers"] == len(addresses):
            raise RuntimeError(f"not the same work: {summary['requests']}, {downloaded['answers']}, {len(addresses)}")
        pairs.append(Pair(ours, summary["seconds"], bare, downloaded["seconds"]))
    return pairs
