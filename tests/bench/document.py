"""Writes the results of benchmarks into docs/performance.md, with the name of the machine and the day."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.bench.process import ROOT, run
from tests.bench.table import Row

PAGE = ROOT / "docs" / "performance.md"

MEASURED = {
    "extract": "Reading pages",
    "rebuild": "Rebuilding",
    "imports": "Importing",
    "start": "Starting",
    "crawl": "Refreshing",
    "unchanged": "Refreshing an unchanged site",
    "search": "Searching",
    "takedowns": "Withholding",
    "limits": "Against the limits of the libraries",
}
"""The benchmarks on the page, with their headings."""
_PATIENCE = 3600.0  # seconds for one benchmark


def write(names: Sequence[str] = (), page: Path = PAGE) -> None:
    """Run these benchmarks, or all of MEASURED, and put the results under their headings on the page.

    Raises RuntimeError if a benchmark fails.
    """
    text = page.read_text()
    for name in names or MEASURED:
        rows = [Row(*row) for row in json.loads(run("-m", "tests.bench", name, "--json", limit=_PATIENCE).output)]
        heading = f"## {MEASURED[name]}\n"
        before, known, rest = text.partition(heading)
        if not known:
            before += "\n"
        section, mark, after = rest.partition("\n## ")
        by_hand = section.partition("\n`python -m")[0].strip("\n")
        told = [f"`python -m tests.bench {name}`, {date.today().isoformat()}, {machine()}:", "", *as_markdown(rows), ""]
        text = "\n".join([before + heading, *([by_hand, ""] if by_hand else []), *told]) + mark + after
        page.write_text(text)


def machine() -> str:
    """The machine and software that the figures were measured with."""
    return (
        f"{_processor()} with {os.cpu_count()} processors and {_memory()}, Linux "
        f"{platform.release().partition('-')[0]}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"lxml {version('lxml')}, Scrapy {version('scrapy')}"
    )


def _processor() -> str:
    """The name of the processor, from the kernel or the system."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory"


def as_markdown(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table. An indented row belongs to the row above it."""
    yield "| | measured | goal |"
    yield "| --- | ---: | ---: |"
    for row in rows:
        what = row.what.replace("|", "\\|")
        indent = "&nbsp;&nbsp;" * ((len(what) - len(what.lstrip())) // 2)
        yield f"| {indent}{what.strip()} | {row.figure} | {row.target} |"
