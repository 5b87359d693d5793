"""How fast `ctarchive rebuild` makes the database anew from the captures, with people and places and without.

`python -m tests.bench.rebuild DIR` rebuilds the archive in a folder without them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from .process import MIB, refresh, run, stand_in_site
from .table import Row, spread

ARTICLES = 3000
ROUNDS = 3
TARGET = 300


def measure() -> list[Row]:
    """Articles per second of CPU of the whole process, which uses one core, and its peak memory."""
    with TemporaryDirectory() as scratch:
        with stand_in_site(ARTICLES) as site:
            refresh(site, Path(scratch))
        whole = run("-m", "archive", "rebuild", "--data", scratch, "--json")
        ran = [run("-m", "tests.bench.rebuild", scratch) for _ in range(ROUNDS)]
    rebuilt = json.loads(whole.output)
    articles = rebuilt["articles"]
    return [
        Row(f"rebuild of {articles:,} articles, {rebuilt['captures']:,} captures", "median (min to max)"),
        Row(
            "  articles per CPU second, people and places off",
            spread([articles / one.cpu for one in ran], 0),
            f">= {TARGET}",
        ),
        Row("  articles per CPU second, all", f"{articles / whole.cpu:.0f}"),
        Row("  peak RSS", f"{max(one.peak for one in (whole, *ran)) / MIB:.1f} MiB"),
    ]


def _without_people_and_places(folder: Path) -> None:
    from archive.store.folder import DataFolder
    from archive.store.remaking.rebuild import rebuild

    with patch("archive.store.annotate.update"):
        rebuild(DataFolder(folder))


if __name__ == "__main__":
    _without_people_and_places(Path(sys.argv[1]))
