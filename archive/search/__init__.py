"""Search that knows Latvian: a query is expanded to the forms that the archive has, and FTS5 does the rest."""

from archive.search.engine import article_ids, count, search, years
from archive.search.notice import Notice
from archive.search.results import (
    FACETS,
    HIT_END,
    HIT_START,
    MOST_RESULTS,
    SORTS,
    Count,
    Facets,
    Filters,
    Hit,
    Name,
    Results,
    Sort,
)

__all__ = [
    "FACETS",
    "HIT_END",
    "HIT_START",
    "MOST_RESULTS",
    "SORTS",
    "Count",
    "Facets",
    "Filters",
    "Hit",
    "Name",
    "Notice",
    "Results",
    "Sort",
    "article_ids",
    "count",
    "search",
    "years",
]
