"""A parsed request of /search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.search import PARAMETERS, Filters, IgnoredInput, PreparedSearch, prepare
from archive.search.filters import one_of
from archive.web.serving.request import as_typed
from archive.web.serving.search_requests.base import OF_PAGES, BaseSearchRequest, Values
from archive.web.serving.search_requests.invalid import InvalidParameter, unknown

MOST_NAMES = 5  # speakers, and as many municipalities


@dataclass(frozen=True, slots=True)
class SearchRequest(BaseSearchRequest):
    """A request of /search. `body`: whether whole texts are wanted; None if that is not said."""

    parameters = PARAMETERS
    add_up = frozenset(name for name, parameter in PARAMETERS.items() if parameter.is_name)

    filters: Filters
    body: bool | None

    def prepare(self, db: Database) -> PreparedSearch:
        """The prepared search."""
        return prepare(db, self.query, self.filters)


def read_request(arguments: Any, *, of_data: bool = False) -> SearchRequest:
    """Parse a request. Invalid values are ignored, with a notice.

    A request `of_data` may ask for all results, and for whole texts.
    """
    values = Values(arguments)
    filters: dict[str, object] = {}
    query = values.read("q", str, "")
    for name, parameter in PARAMETERS.items():
        if name not in SearchRequest.add_up:
            filters[name] = values.read(name, parameter.value, None)
        elif names := [typed for one in arguments.getlist(name) if (typed := as_typed(one))]:
            used = tuple(dict.fromkeys(names))
            if len(used) > MOST_NAMES:
                notice = IgnoredInput(
                    "“%(name)s” takes at most %(most)s values; the others were ignored.", name=name, most=MOST_NAMES
                )
                values.invalid.append(InvalidParameter(name, notice))
            values.given[name] = filters[name] = used[:MOST_NAMES]
    part = values.part(may_be_all=of_data)
    body = values.read("body", lambda typed: one_of("body", typed, ("0", "1")) == "1", None) if of_data else None
    known = ("q", *PARAMETERS, *OF_PAGES, *(("body",) if of_data else ()))
    return SearchRequest(
        query, *part, values.given, tuple(values.invalid), tuple(unknown(arguments, known)), Filters(**filters), body
    )
