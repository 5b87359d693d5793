"""Run one benchmark, or all of them, and print what each measured."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from .process import LIMIT, run
from .table import show

BENCHMARKS = (
    "crawl",
    "memory",
    "unchanged",
    "extract",
    "rebuild",
    "foreign",
    "imports",
    "search",
    "statements",
    "annotate",
    "pages",
    "load",
    "conditional",
    "takedowns",
    "export",
    "network",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and run what it names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the archive; takes minutes.")
    parser.add_argument("benchmark", nargs="?", choices=BENCHMARKS, help="all of them, if none is named")
    chosen = parser.parse_args(arguments).benchmark
    if chosen:
        show(chosen, import_module(f"tests.bench.{chosen}").measure())
        return
    for name in BENCHMARKS:
        # Each in a process of its own, so that none inherits the memory or the caches of another.
        print(run("-m", "tests.bench", name, limit=3 * LIMIT).output)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
