"""What CSV needs so that spreadsheets read it right and run nothing in it."""

from __future__ import annotations

import re

BOM = "\ufeff"
"""The first character of a file in UTF-8, by which Excel recognises the encoding."""
# Also what already looks escaped, so that removing one apostrophe always restores the text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def inert(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it as a formula.

    So has what looks as if it already had one: removing one apostrophe from whatever has it always restores the text.
    """
    return f"'{text}" if _FORMULA.match(text) else text
