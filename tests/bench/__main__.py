"""Run one benchmark, or all of them, and print what each measured."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module

from tests.bench.process import LIMIT, run
from tests.bench.table import show

# Each with the folder of its module, in the order in which all of them run.
BENCHMARKS = {
    "start": "crawls",
    "crawl": "crawls",
    "memory": "crawls",
    "unchanged": "crawls",
    "extract": "captures",
    "rebuild": "captures",
    "limits": "captures",
    "foreign": "captures",
    "imports": "captures",
    "search": "readers",
    "statements": "readers",
    "annotate": "captures",
    "pages": "readers",
    "load": "readers",
    "conditional": "readers",
    "takedowns": "readers",
    "export": "readers",
    "network": "readers",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and run what it names."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the archive; takes minutes.")
    parser.add_argument("benchmark", nargs="?", choices=BENCHMARKS, help="all of them, if none is named")
    parser.add_argument("--json", action="store_true", help="print the figures of the benchmark named as JSON")
    parser.add_argument(
        "--document",
        action="store_true",
        help="write docs/performance.md, or the part of the benchmark named; best at rest",
    )
    told = parser.parse_args(arguments)
    if told.document:
        import_module("tests.bench.document").write([told.benchmark] if told.benchmark else [])
        return
    if told.benchmark:
        module = f"tests.bench.{BENCHMARKS[told.benchmark]}.{told.benchmark}"
        rows = import_module(module).measure()
        print(json.dumps(rows)) if told.json else show(told.benchmark, rows)
        return
    for name in BENCHMARKS:
        # Each in a process of its own, so that none inherits the memory or caches of another.
        print(run("-m", "tests.bench", name, limit=3 * LIMIT).output)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
