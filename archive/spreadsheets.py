"""What CSV needs so that spreadsheets open it correctly and run nothing in it."""

from __future__ import annotations

import re

BOM = "\ufeff"
"""The first character of a file in UTF-8, by which Excel recognises the encoding."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def inert(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it as a formula.

    Text that already looks escaped gets another one, so that removing one apostrophe always restores it.
    """
    return f"'{text}" if _FORMULA.match(text) else text
