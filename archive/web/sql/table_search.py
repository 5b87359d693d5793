"""Makes the search box of Datasette's table of articles find what /search finds.

Datasette would search for the words as they are typed, and only in the index of articles.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from datasette.utils import await_me_maybe

Answer = Callable[[], Coroutine[Any, Any, Any]]


def is_of_articles(arguments: Any, table: str, database: str, archive: str) -> bool:
    """Whether somebody searches the table of articles, other than in FTS5's own language."""
    asked = "_search" in arguments and arguments.get("_searchmode") != "raw" and not arguments.get("_fts_table")
    return bool(asked and (database, table) == (archive, "articles"))


def by_our_search(answer: Any) -> Answer:
    """The result of the plugin hook for a table's filters, with our search in place of Datasette's."""

    async def answered() -> Any:
        filters = await await_me_maybe(answer)
        if filters and "search" in filters.params:
            filters.where_clauses = ["id in (select value from json_each(archive_search(:search)))"]
        return filters

    return answered
