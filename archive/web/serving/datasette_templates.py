"""Datasette's own templates with what screen readers and keyboards need of them, put in where they are loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from jinja2 import BaseLoader, Environment

# By template: what stands in it, and what is put in its place. Another version of Datasette may not have it.
MENDED = {
    "base.html": [
        ("<html>", '<html lang="en">'),
        ('<section class="content">', '<main>\n<section class="content">'),
        ("</section>\n</div>\n<footer", "</section>\n</main>\n</div>\n<footer"),
    ],
    "_footer.html": [
        ("Powered by", '<a href="{{ urls.path("/about") }}">Who runs this archive</a> &middot; Powered by'),
        (
            "{% if metadata.license or metadata.license_url %}",
            '{% if keeper.said("licence", "en")[0] %}&middot; '
            '<a href="{{ urls.path("/about") }}#licence">Conditions of use</a>'
            "{% elif metadata.license or metadata.license_url %}",
        ),
    ],
    "_description_source_license.html": [
        (
            "{% if metadata.license or metadata.license_url %}Data license:",
            '{% if keeper.said("licence", "en")[0] %}<a href="{{ urls.path("/about") }}#licence">Conditions of use</a>'
            "{% elif metadata.license or metadata.license_url %}Data license:",
        ),
    ],
    "table.html": [
        ("<h3>", '<h2 class="header3">'),
        ("</h3>", "</h2>"),
        ('<select name="_filter_column', '<select aria-label="Column to filter by" name="_filter_column'),
        ('<select name="_filter_op', '<select aria-label="How to compare" name="_filter_op'),
        ('<input type="text" name="_filter_value', '<input type="text" aria-label="Value" name="_filter_value'),
        ('<select name="_sort"', '<select aria-label="Sort by" name="_sort"'),
    ],
    "query.html": [
        ("<h3>", '<h2 class="header3">'),
        ("</h3>", "</h2>"),
        ('<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"'),
    ],
    "database.html": [
        ("<h3>Custom SQL query</h3>", '<h2 class="header3">Custom SQL query</h2>'),
        ('<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"'),
    ],
}


def mended(template: str, source: str) -> str:
    """The source of a template of Datasette's, with what it lacks."""
    for old, new in MENDED.get(template, ()):
        source = source.replace(old, new)
    return source


class MendingLoader(BaseLoader):
    """Loads what another loader does, and mends what is Datasette's."""

    def __init__(self, loader: BaseLoader) -> None:
        """`loader` is that of Datasette."""
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Source, file name and whether the file is still the same, as jinja2 asks for them."""
        source, path, is_current = self._loader.get_source(environment, template)
        if path and PurePath(path).parts[-3:-1] == ("datasette", "templates"):
            source = mended(PurePath(path).name, source)
        return source, path, is_current

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()
