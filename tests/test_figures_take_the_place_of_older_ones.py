"""`python -m tests.bench --document` puts figures into docs/performance.md, and leaves what is written by hand."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bench import document
from tests.bench.process import Finished
from tests.bench.table import Row

PAGE = "# Performance\n\nBy hand.\n\n## Reading pages\n\nMore by hand.\n\n## Rebuilding\n\n## Importing\n"


@pytest.mark.parametrize("name", ["extract", "rebuild", "imports"])
def test_a_table_stands_under_its_heading_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE)
    figures = ["1", "22"]

    def run(*arguments: object, limit: float) -> Finished:
        rows = [Row("a | b", figures.pop(0), ">= 1"), Row("  within it", "3")]
        return Finished(json.dumps(rows), 0, 0, 0, 0)

    monkeypatch.setattr(document, "run", run)
    document.write([name], page)
    assert "| 1 | >= 1 |" in page.read_text()
    document.write([name], page)
    written = page.read_text()
    lines = written.splitlines()
    at = lines.index(f"## {document.MEASURED[name]}")
    assert [line for line in lines[at:] if line.startswith("|")][2:] == [
        "| a \\| b | 22 | >= 1 |",
        "| &nbsp;&nbsp;within it | 3 |  |",
    ]
    assert "| 1 |" not in written
    by_hand = [line for line in lines if not line.startswith(("|", "`"))]
    assert "\n".join(filter(None, by_hand)) == "\n".join(filter(None, PAGE.splitlines()))
    assert "\n\n\n" not in written
    assert all(before == "" for before, line in pairwise(lines) if line.startswith("## "))
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


def test_a_benchmark_that_is_new_gets_a_heading_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE)
    told = json.dumps([Row("a", "1")])
    monkeypatch.setattr(document, "run", lambda *arguments, limit: Finished(told, 0, 0, 0, 0))
    document.write(["search"], page)
    assert page.read_text().startswith(f"{PAGE}\n## Searching\n\n`python -m tests.bench search`")
