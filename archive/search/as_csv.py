"""CSV for spreadsheets as in RFC 4180, in UTF-8 with a BOM, by which Excel recognises it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from archive.spreadsheets import inert


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells, each safe to be opened (see `inert`)."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerows(map(inert, row) for row in rows)
    return text.getvalue()
