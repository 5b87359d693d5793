"""Pages that are too long or too deep, each read in a process of its own.

`python -m tests.bench.captures.hard_pages NAME` reads one of them and prints the seconds it took.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

from archive.extract import extract
from tests.bench.process import MIB, run
from tests.bench.table import Row

URL = "http://www.cilvektirdznieciba.lv/lv/liela-lapa/129"
DEPTH = 100_000
SIZE = 10_000_000
LIMIT = 30.0  # seconds after which a reader is killed: it has missed its target by far
_HEAD = "<!DOCTYPE html><html lang='lv'><title>Liela lapa</title><body><h1>Liela lapa</h1><p>29.09.2016</p>"
_PARAGRAPH = (
    "<p>Seminārā piedalījās <b>sociālie darbinieki</b>, policisti un <a href='/lv/greta'>citi speciālisti</a>.</p>\n"
)


def _long() -> str:
    return _HEAD + _PARAGRAPH * (SIZE // len(_PARAGRAPH.encode()))


def _nested(tag: str) -> str:
    return _HEAD + f"<{tag}>" * DEPTH + _PARAGRAPH + f"</{tag}>" * DEPTH


PAGES: dict[str, Callable[[], str]] = {
    f"a page of {SIZE // 1_000_000} MB": _long,
    f"{DEPTH:,} nested <div>": lambda: _nested("div"),
    f"{DEPTH:,} nested <b>": lambda: _nested("b"),
}


def measure() -> Iterator[Row]:
    """Seconds of the extraction and peak memory of its process, page by page."""
    for name in PAGES:
        ran = run("-m", "tests.bench.captures.hard_pages", name, limit=LIMIT, strict=False)
        seconds = f"{float(ran.output):.2f} s" if ran.code == 0 else f"ended by {ran.code} at {ran.seconds:.0f} s"
        yield Row(name, f"{seconds}, {ran.peak / MIB:.0f} MiB", "< 2 s, 300 MiB")


if __name__ == "__main__":
    page = PAGES[sys.argv[1]]().encode()
    started = time.perf_counter()
    extract(page, URL, "text/html; charset=utf-8")
    print(time.perf_counter() - started)
