"""The Datasette plugin. It comes by entry point, so plain `datasette data/archive.db -m metadata.yml` has it too."""

from __future__ import annotations

from datasette import hookimpl
from markupsafe import Markup, escape

LONG_TEXTS = {"body", "text", "statement"}


@hookimpl
def render_cell(value: object, column: str, table: str | None) -> Markup | None:
    """Show long texts with their paragraphs, and `html` as the source that it is, scrolled within its cell."""
    if table is None or not isinstance(value, str):
        return None
    if column in LONG_TEXTS or column == "html":
        style = "white-space:pre-wrap;max-height:20em;overflow:auto;min-width:24em"
        return Markup('<div style="{}">{}</div>').format(style, escape(value))
    return None
