"""The cost of a refresh when nothing has changed: it should grow with what is due, not with what is known."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.crawl.known import Role
from scraper.crawl.schedule import KnownPages
from tests.bench.process import TODAY, Finished, refresh, stand_in_site
from tests.bench.table import Row, spread

SIZES = (300, 3000, 30_000)
FIRST, NEXT = f"{TODAY}T03:00:00Z", "2026-11-25T03:00:00Z"
LATER = "2028-11-25T03:00:00Z"  # days after which every article is due
ROUNDS = 5
MOST_SECONDS = 2.2  # seconds of CPU, at the size of the real site
MOST_CPU = 2.0  # ms per known article
MOST_REQUESTS = 1.1  # ms per address that is due


def measure() -> list[Row]:
    """Requests, bytes and CPU of the refresh on the day after the first, at each size."""
    return [row for size in SIZES for row in _rows(size)]


def _rows(articles: int) -> list[Row]:
    with TemporaryDirectory() as scratch, stand_in_site(articles) as site:
        data = Path(scratch, "data")
        with _environment(CTARCHIVE_NOW=FIRST, CTARCHIVE_MAX_PAGES="0"):
            first = json.loads(refresh(site, data).output)
        due = _due(DataFolder(data))
        with _environment(CTARCHIVE_NOW=NEXT, CTARCHIVE_MAX_PAGES="0"):
            rounds = [_of_a_copy(site, data) for _ in range(ROUNDS)]
        with _environment(CTARCHIVE_NOW=LATER, CTARCHIVE_MAX_PAGES="0"):
            later = [_of_a_copy(site, data) for _ in range(ROUNDS if articles == SIZES[0] else 0)]
    second = json.loads(rounds[0].output)
    known, expected = first["new"], due[Role.LIST] + due[Role.ARTICLE]
    rows = [
        Row(f"{known:,} known articles, {first['requests']:,} addresses", "median (min to max)"),
        Row("  due: lists and calendar months, articles", f"{due[Role.LIST]:,} + {due[Role.ARTICLE]:,}"),
        Row("  requests", f"{second['requests']:,}"),
        Row("  requests : due", f"{second['requests'] / expected:.3f}", f"<= {MOST_REQUESTS}"),
        Row("  of them not modified", f"{second['not_modified']:,}"),
        Row("  kB received", f"{second['bytes'] / 1000:,.0f}"),
        Row(
            "  CPU seconds, start-up included",
            spread([ran.cpu for ran in rounds]),
            f"< {MOST_SECONDS}" if articles == SIZES[0] else "",
        ),
        Row("  CPU ms per known article", spread([ran.cpu / known * 1000 for ran in rounds]), f"< {MOST_CPU}"),
    ]
    if later:
        rows += [
            Row("  two years later, when all are due: requests", f"{json.loads(later[0].output)['requests']:,}"),
            Row("    CPU seconds, start-up included", spread([ran.cpu for ran in later]), f"< {MOST_SECONDS}"),
        ]
    return rows


def _of_a_copy(site: str, data: Path) -> Finished:
    """Refresh a copy, because nothing would be due a second time in the archive itself."""
    with TemporaryDirectory() as scratch:
        copy = shutil.copytree(data, Path(scratch, "data"))
        return refresh(site, copy)


def _due(folder: DataFolder) -> Counter[Role]:
    """How many known addresses of each role are due on the next day."""
    with closing(open_database(folder.database)) as db:
        known = KnownPages.load(db, datetime.fromisoformat(NEXT))
    return Counter(page.role for page in map(known.get, known.due()) if page)


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Within the block, set variables for the time and for the number of pages that may be fetched."""
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in variables:
            del os.environ[name]
