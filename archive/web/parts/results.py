"""What search pages show around their results: filters, facets, orders, formats, and links to other pages.

/search and /statements share them; their markup is in the macros of `_results.html`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from archive.search import SORTS, Count, Notice, Results
from archive.search.statements import StatementResults
from archive.web.parts.figures.charts import by_year
from archive.web.parts.filters import InForce, filter_in_words, in_words
from archive.web.serving.i18n import N_, Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.base import BaseSearchRequest

_ORDERS = {"relevance": N_("Best first"), "newest": N_("Newest first"), "oldest": N_("Oldest first")}
_SHOWN = 10  # values of a facet; the others are folded away


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its label, how many have it, where its link leads; and `lang` if it is a name."""

    label: str
    count: int
    address: str
    in_force: bool
    lang: str | None


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet with its heading, in the language of the interface."""

    heading: str
    values: list[Value]


def translated(interface: Interface, notices: Sequence[Notice]) -> list[str]:
    """The notices about a search, in the language of the interface."""
    return [interface.gettext(notice.message) % notice.values for notice in notices]


def as_typed(search: BaseSearchRequest) -> list[InForce]:
    """The filters as they were typed, for when nothing can be looked up."""
    return [InForce(name, value, value) for name, value in search.in_force()]


def around(
    request: PageRequest,
    search: BaseSearchRequest,
    results: Results | StatementResults,
    years: Sequence[Count],
    filters: list[InForce],
    *,
    path: str,
    feed: str | None = None,
) -> dict[str, Any]:
    """What a template needs for `_results.html`.

    `years` are counted as if none had been chosen. `path` is that of the page. `feed` tells the page about
    subscriptions which feed is meant, if not that of articles.
    """
    here = request.path(path)
    pages = ceil(results.total / search.size)
    numbers = {int(one.value): one.count for one in years}
    # Without words, all results are equally good.
    sorts = SORTS[0 if search.query else 1 :]
    return {
        "search": search,
        "what": in_words(request.interface, search, filters),
        "total": results.total,
        "filters": [
            (
                filter_in_words(request.interface, search, one),
                one.total,
                search.toggled(here, one.name, one.value),
            )
            for one in filters
        ],
        "without_filters": search.address(here, page=None, **dict.fromkeys(search.parameters)),
        "years": by_year(numbers, lambda year: search.toggled(here, "year", f"{year:04}")),
        "shown": _SHOWN,
        "parameters": search.parameters,
        "orders": _ORDERS,
        "sorts": [(sort, search.address(here, sort=sort, page=None)) for sort in sorts],
        "sort": search.sort if search.sort in sorts else sorts[0],
        "suggestions": [(text, search.address(here, q=text, page=None)) for text in results.suggestions],
        "relaxed": [(one.left_out, one.total, search.address(here, q=one.query, page=None)) for one in results.without],
        "pages": pages,
        "last": search.address(here, page=str(pages)),
        "previous": search.address(here, page=str(search.page - 1)) if 1 < search.page <= pages else None,
        "following": search.address(here, page=str(search.page + 1)) if search.page < pages else None,
        "as_json": search.address(request.path(f"{path}.json"), page=None),
        "as_csv": search.address(request.path(f"{path}.csv"), page=None, size=None),
        "as_feed": search.address(request.path(f"{path}.atom"), page=None, size=None, sort=None, ui=request.language),
        "subscribe": search.address(request.path("/subscribe"), page=None, size=None, sort=None, feed=feed),
    }
