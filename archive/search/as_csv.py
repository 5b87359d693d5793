"""CSV for spreadsheets as in RFC 4180, in UTF-8 with a BOM, by which Excel recognises it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

BOM = "\ufeff"
# Also what already looks escaped, so that removing one apostrophe always restores the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells, each safe to be opened (see `cell`)."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerows(map(cell, row) for row in rows)
    return text.getvalue()


def cell(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
