"""Patches Datasette's own templates: our header and styles, and what screen readers and keyboards need.

They are patched when they are loaded. Another version of Datasette may word them differently: if any part of a patch
does not match, the whole patch is skipped, and the page is as Datasette has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from pathlib import PurePath
from typing import Any

from jinja2 import BaseLoader, Environment

from archive.web.serving.responses.assets import asset_path

# A text in a template, and its replacement.
Mend = Sequence[tuple[str, str]]

_ABOUT = '<a href="{{ urls.path("/about") }}'
# Datasette gives the template of an error neither our variables nor our style sheets.
_HOUSE = "{% set house = reading_room or of_failed_request() %}"
_STYLES = """{% if not extra_css_urls %}{% for name in ("reading.css", "archive.css") %}
    <link rel="stylesheet" href="{{ urls.path(asset_path(name)) }}">
{% endfor %}{% endif %}"""
_HEADER = '{% if house %}{% with page_request = house %}{% include "_header.html" %}{% endwith %}{% endif %}'
_COLUMNS = "{% for column in table.columns %}{{ column }}{% if not loop.last %}, {% endif %}{% endfor %}"

# The request that is being answered with an error.
FAILED: ContextVar[Any] = ContextVar("FAILED", default=None)

# By template: patches, each of which is applied whole or not at all.
MENDED: dict[str, Sequence[Mend]] = {
    "base.html": [
        [("<html>", '<html lang="en">')],
        # Everything is styled by our style sheets, which extra_css_urls adds.
        [("""    <link rel="stylesheet" href="{{ urls.static('app.css') }}?{{ app_css_hash }}">\n""", _STYLES)],
        [
            (
                "<header><nav>{% block nav %}{% block crumbs %}",
                '<a class="skip" href="#content">Skip to the content</a>\n'
                f'{_HOUSE}{_HEADER}\n<nav class="where" aria-label="Tables">{{% block nav %}}{{% block crumbs %}}',
            ),
            ("{% endblock %}</nav></header>", "{% endblock %}</nav>"),
            ('<section class="content">', '<main id="content">\n<section class="content">'),
            ("</section>\n</div>\n<footer", "</section>\n</main>\n</div>\n<footer"),
        ],
        [
            ('<footer class="ft">', '<footer class="ft site">'),
            (
                '{% include "_footer.html" %}',
                '{% include "_footer.html" %}{% if reading_room %}'
                '<p class="on-paper">{{ reading_room.absolute(reading_room.here()) }}, {{ printed_on }}</p>{% endif %}',
            ),
        ],
    ],
    # When somebody clicks elsewhere, Datasette closes whatever is open. That is right for menus, but not for texts.
    "_close_open_menus.html": [
        [
            (
                "document.getElementsByTagName('details')",
                "document.querySelectorAll('.nav-menu, .actions-menu-links')",
            )
        ]
    ],
    "_footer.html": [
        [("Powered by", f'{_ABOUT}">Who runs this archive</a> &middot; Powered by')],
        [
            (
                "{% if metadata.license or metadata.license_url %}",
                '{% if keeper.said("licence", "en")[0] %}&middot; '
                f'{_ABOUT}#licence">Conditions of use</a>'
                "{% elif metadata.license or metadata.license_url %}",
            )
        ],
    ],
    "_description_source_license.html": [
        [
            (
                "{% if metadata.license or metadata.license_url %}Data license:",
                f'{{% if keeper.said("licence", "en")[0] %}}{_ABOUT}#licence">Conditions of use</a>'
                "{% elif metadata.license or metadata.license_url %}Data license:",
            )
        ],
    ],
    "error.html": [
        [
            (
                "{{ error }}</div>",
                f"{{{{ error }}}}</div>\n{_HOUSE}"
                '{% if house %}<p><a href="{{ house.database_path() }}">All tables and queries</a></p>{% endif %}',
            )
        ],
    ],
    "table.html": [
        [("<h3>", '<h2 class="header3">'), ("</h3>", "</h2>")],
        [('<select name="_filter_column', '<select aria-label="Column to filter by" name="_filter_column')],
        [('<select name="_filter_op', '<select aria-label="How to compare" name="_filter_op')],
        [('<input type="text" name="_filter_value', '<input type="text" aria-label="Value" name="_filter_value')],
        [('<select name="_sort"', '<select aria-label="Sort by" name="_sort"')],
        [
            (
                '<dl class="column-descriptions">',
                '<details><summary>What the columns mean</summary>\n<dl class="column-descriptions">',
            ),
            ("    {% endfor %}\n</dl>", "    {% endfor %}\n</dl></details>"),
        ],
    ],
    "_table.html": [
        [('<div class="table-wrapper">', '<div class="table-wrapper" role="region" aria-label="Rows" tabindex="0">')]
    ],
    "_facet_results.html": [
        [
            (
                'class="cross">&#x2716;</a>\n                {% endif %}',
                'class="cross" aria-label="Without this facet">&#x2716;</a>\n                {% endif %}',
            )
        ],
        [('class="cross">&#x2716;</a></li>', 'class="cross" aria-label="Without this filter">&#x2716;</a></li>')],
        [('{"_facet_size": "max"}) }}">…</a>', '{"_facet_size": "max"}) }}" aria-label="All values">…</a>')],
    ],
    "query.html": [
        # The title would be the SQL, which does not say what the query is about.
        [
            (
                "{% block title %}{{ database }}{% if query",
                "{% block title %}{% if canned_query and metadata.title %}{{ metadata.title }}: {% endif %}"
                "{{ database }}"
                "{% if not canned_query and query",
            )
        ],
        [("<h3>", '<h2 class="header3">'), ("</h3>", "</h2>")],
        [
            (
                '<h2 class="header3">Custom SQL query',
                '<h2 class="header3">{% if canned_query %}Query{% else %}SQL query{% endif %}',
            )
        ],
        [('<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"')],
        [('<div class="table-wrapper">', '<div class="table-wrapper" role="region" aria-label="Rows" tabindex="0">')],
    ],
    "_codemirror_foot.html": [
        [
            (
                "        cmResize(editor",
                '        editor.getInputField().setAttribute("aria-label", "SQL");\n        cmResize(editor',
            )
        ]
    ],
    "database.html": [
        [("<h3>Custom SQL query</h3>", '<h2 class="header3">Ask in SQL</h2>')],
        [('<textarea id="sql-editor"', '<textarea aria-label="SQL" id="sql-editor"')],
        # The queries come first, because most readers do not write SQL.
        [
            (
                "{% if allow_execute_sql %}\n    <form",
                '{% if queries %}{% include "_queries.html" %}{% endif %}\n{% if allow_execute_sql %}\n    <form',
            ),
            ('{% if queries %}\n    <h2 id="queries">', '{% if false %}\n    <h2 id="queries">'),
        ],
        [
            (
                f"<p><em>{_COLUMNS}</em></p>",
                "<p>{{ ((metadata.tables or {}).get(table.name) or {}).description }}</p>\n"
                "    <details><summary>{{ table.columns|length }} columns</summary>"
                f"<p>{_COLUMNS}</p></details>",
            )
        ],
    ],
    "allow_debug.html": [
        [
            (
                '<label>Allow block</label></p>\n        <textarea name="allow">',
                '<label for="allow">Allow block</label></p>\n        <textarea id="allow" name="allow">',
            ),
            (
                '<label>Actor</label></p>\n        <textarea name="actor">',
                '<label for="actor">Actor</label></p>\n        <textarea id="actor" name="actor">',
            ),
        ]
    ],
    "messages_debug.html": [
        [
            ('<input type="text" name="message"', '<input type="text" aria-label="Message" name="message"'),
            ('<select name="message_type"', '<select aria-label="Kind" name="message_type"'),
        ]
    ],
}


def mended(template: str, source: str) -> str:
    """The patched source of a template of Datasette's."""
    for mend in MENDED.get(template, ()):
        if all(old in source for old, _ in mend):
            for old, new in mend:
                source = source.replace(old, new)
    return source


def prepare_templates(env: Environment) -> None:
    """Have `env` patch Datasette's templates, and give these the variables they need."""
    if env.loader:
        env.loader = MendingLoader(env.loader)
    env.globals |= {"asset_path": asset_path, "of_failed_request": FAILED.get}


class MendingLoader(BaseLoader):
    """Loads what another loader does, and patches Datasette's templates."""

    def __init__(self, loader: BaseLoader) -> None:
        """`loader` is Datasette's."""
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Source, file name, and a function that tells whether the file is unchanged, as jinja2 wants them."""
        source, path, is_current = self._loader.get_source(environment, template)
        if path and PurePath(path).parts[-3:-1] == ("datasette", "templates"):
            source = mended(PurePath(path).name, source)
        return source, path, is_current

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._loader.list_templates()
