"""How fast `ctarchive rebuild` makes the database anew from the captures."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from .process import MIB, refresh, run, stand_in_site
from .table import Row, spread

ARTICLES = 1000
ROUNDS = 2


def measure() -> list[Row]:
    """Articles per second of the whole process, and its peak memory."""
    with TemporaryDirectory() as scratch:
        with stand_in_site(ARTICLES) as site:
            refresh(site, Path(scratch))
        ran = [run("-m", "archive", "rebuild", "--data", scratch, "--json") for _ in range(ROUNDS)]
    rebuilt = json.loads(ran[0].output)
    articles = rebuilt["articles"]
    return [
        Row(
            f"rebuild of {articles:,} articles, {rebuilt['captures']:,} captures: articles per second",
            spread([articles / one.seconds for one in ran], 0),
            ">= 300",
        ),
        Row("  peak RSS", f"{max(one.peak for one in ran) / MIB:.1f} MiB"),
    ]
