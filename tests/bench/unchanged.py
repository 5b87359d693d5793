"""What a refresh costs when nothing has changed: it should grow with what is due, not with what is known."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .process import refresh, stand_in_site
from .table import Row

SIZES = (300, 3000)
TARGET = 2.0  # ms of CPU per known article


def measure() -> list[Row]:
    """Requests, bytes and CPU of the refresh on the day after the first, at each size."""
    return [row for size in SIZES for row in _rows(size)]


def _rows(articles: int) -> list[Row]:
    with TemporaryDirectory() as scratch, stand_in_site(articles) as site:
        with _day("2026-11-24T03:00:00Z"):
            first = json.loads(refresh(site, Path(scratch)).output)
        with _day("2026-11-25T03:00:00Z"):
            ran = refresh(site, Path(scratch))
    second = json.loads(ran.output)
    known = first["new"]
    return [
        Row(f"{known:,} known articles, {first['requests']:,} addresses", ""),
        Row("  requests", f"{second['requests']:,}"),
        Row("  of them not modified", f"{second['not_modified']:,}"),
        Row("  kB received", f"{second['bytes'] / 1000:,.0f}"),
        Row("  CPU seconds, start-up included", f"{ran.cpu:.2f}"),
        Row("  CPU ms per known article", f"{ran.cpu / known * 1000:.2f}", f"< {TARGET}"),
    ]


@contextmanager
def _day(moment: str) -> Iterator[None]:
    """Let what is run in the block believe that it is this moment."""
    os.environ["CTARCHIVE_NOW"] = moment
    try:
        yield
    finally:
        del os.environ["CTARCHIVE_NOW"]
