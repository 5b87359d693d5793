"""Peak memory of a refresh: it should not grow with the number of pages."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.process import MIB, refresh, stand_in_site
from tests.bench.table import Row

SIZES = (300, 3000)
TARGET = 1.1  # "does not grow", with some tolerance for Python's heap


def measure() -> list[Row]:
    """The peak at both sizes, and their ratio."""
    rows, peaks = [], []
    for articles in SIZES:
        with TemporaryDirectory() as scratch, stand_in_site(articles) as site:
            ran = refresh(site, Path(scratch))
        peaks.append(ran.peak / MIB)
        summary = json.loads(ran.output)
        # Also says how many pages were found: a crawl that misses pages measures nothing.
        found = f"{articles:,} articles ({summary['new']:,} found), {summary['requests']:,} addresses"
        rows.append(Row(f"{found}: peak RSS", f"{peaks[-1]:.1f} MiB"))
    return [*rows, Row("ratio of the two", f"{peaks[1] / peaks[0]:.3f}", f"<= {TARGET}")]
