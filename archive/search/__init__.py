"""Search that knows Latvian: each word is expanded to its forms in the archive, and FTS5 does the rest."""

from archive.search.filters import FACETS, PARAMETERS, Filters, InvalidValue, Parameter
from archive.search.notice import IgnoredInput, Notice
from archive.search.prepared import PreparedSearch, article_ids, prepare, search
from archive.search.results import (
    HIT_END,
    HIT_START,
    MOST_RESULTS,
    SORTS,
    AllResults,
    Count,
    Facets,
    FoundIn,
    Hit,
    Name,
    Results,
    Sort,
    Speaker,
)

__all__ = [
    "FACETS",
    "HIT_END",
    "HIT_START",
    "MOST_RESULTS",
    "PARAMETERS",
    "SORTS",
    "AllResults",
    "Count",
    "Facets",
    "Filters",
    "FoundIn",
    "Hit",
    "IgnoredInput",
    "InvalidValue",
    "Name",
    "Notice",
    "Parameter",
    "PreparedSearch",
    "Results",
    "Sort",
    "Speaker",
    "article_ids",
    "prepare",
    "search",
]
