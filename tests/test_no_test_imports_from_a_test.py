"""What several tests share is in tests/support, so that each test can be read, moved and run by itself."""

from __future__ import annotations

import re

from tests.support.command import ROOT

_IMPORT = re.compile(r"^\s*(?:from|import) tests\.(?:test_\w+|conftest)", re.M)


def test_helpers_are_imported_from_modules_that_are_no_tests() -> None:
    found = [path.name for path in (ROOT / "tests").rglob("*.py") if _IMPORT.search(path.read_text(encoding="utf-8"))]
    assert not found
