"""Writes docs/performance.md: what some benchmarks measure on the machine at hand, with its name and the day."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from .process import ROOT, run
from .table import Row

PAGE = ROOT / "docs" / "performance.md"
BEGINNING, END = "<!-- measured -->", "<!-- /measured -->"
"""What `write` puts between these in the page it replaces; the words around them are written by hand."""

MEASURED = {
    "extract": "Reading pages",
    "rebuild": "Rebuilding",
    "imports": "Importing",
    "crawl": "Refreshing",
    "unchanged": "Refreshing an unchanged site",
    "search": "Searching",
    "limits": "Against the limits of the libraries",
}
"""The benchmarks of the page, with their headings."""
_PATIENCE = 3600.0  # seconds for one of them


def write(page: Path = PAGE) -> None:
    """Measure everything, and put it in its place in the page. Raises RuntimeError where a benchmark fails."""
    before, _, rest = page.read_text().partition(BEGINNING)
    _, _, after = rest.partition(END)
    told = "\n".join([BEGINNING, "", *_of_machine(), *_tables(), END])
    page.write_text(before + told + after)


def _of_machine() -> Iterator[str]:
    yield f"Measured on {date.today().isoformat()}: {_processor()}, {os.cpu_count()} processors, "
    yield f"{_memory()}, Linux {platform.release().partition('-')[0]}, Python {platform.python_version()}, "
    yield f"SQLite {sqlite3.sqlite_version}, lxml {version('lxml')}, Scrapy {version('scrapy')}."
    yield ""


def _processor() -> str:
    """The name of the processor, as the kernel or the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory"


def _tables() -> Iterator[str]:
    for name, heading in MEASURED.items():
        rows = [Row(*row) for row in json.loads(run("-m", "tests.bench", name, "--json", limit=_PATIENCE).output)]
        yield from (f"## {heading}", "", f"`python -m tests.bench {name}`", "", *as_markdown(rows), "")


def as_markdown(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a table. What is indented belongs to the row above it."""
    yield "| | measured | goal |"
    yield "| --- | ---: | ---: |"
    for row in rows:
        what = row.what.replace("|", "\\|")
        indent = "&nbsp;&nbsp;" * ((len(what) - len(what.lstrip())) // 2)
        yield f"| {indent}{what.strip()} | {row.figure} | {row.target} |"
