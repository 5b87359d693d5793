"""The examples in docstrings (`>>>`) give what the docstrings say."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FEWEST = 15  # examples; a search that finds none would prove nothing


def test_examples_give_what_is_written_below_them() -> None:
    failed = attempted = 0
    for path in sorted((ROOT / "archive").rglob("*.py")):
        if ">>> " in path.read_text(encoding="utf-8"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            result = doctest.testmod(importlib.import_module(name))
            failed, attempted = failed + result.failed, attempted + result.attempted
    assert failed == 0
    assert attempted > FEWEST
