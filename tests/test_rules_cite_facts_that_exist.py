"""A rule that rests on a fact about the site cites its number, and the number leads to it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FACTS = re.findall(r"^- \*\*F(\d+)\. ", (ROOT / "docs/site.md").read_text(encoding="utf-8"), re.M)
CITED = re.compile(r"\bF(\d+)(?: to F(\d+))?\b(?=[),:;]|, and)")


def cited() -> dict[str, str]:
    """Each number cited in the code, with the first file that cites it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "archive").rglob("*.py")):
        for first, last in CITED.findall(path.read_text(encoding="utf-8")):
            for number in filter(None, (first, last)):
                found.setdefault(number, path.name)
    return found


def test_facts_are_numbered_in_order() -> None:
    assert [str(number) for number in range(1, len(FACTS) + 1)] == FACTS


def test_every_cited_fact_exists() -> None:
    assert len(cited()) >= 6
    assert {number: name for number, name in cited().items() if number not in FACTS} == {}
