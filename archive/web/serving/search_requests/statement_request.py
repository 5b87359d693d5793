"""A parsed request of /statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.search import PARAMETERS
from archive.search.query.parsing import parse
from archive.search.statements import STATEMENT_PARAMETERS, PreparedStatements, about_parts, prepare
from archive.web.serving.search_requests.base import OF_PAGES, BaseSearchRequest, Values
from archive.web.serving.search_requests.invalid import InvalidParameter, unknown

SHARED = ("q", *(name for name in STATEMENT_PARAMETERS if name in PARAMETERS))
"""Parameters that a search in articles and one in statements share."""


@dataclass(frozen=True, slots=True)
class StatementRequest(BaseSearchRequest):
    """A request of /statements. `filters` are values by name."""

    parameters = STATEMENT_PARAMETERS

    filters: dict[str, Any]

    @property
    def ignored(self) -> tuple[InvalidParameter, ...]:
        """Everything that means nothing, in the query as well: statements have no parts to search in."""
        parts = [InvalidParameter("q", notice) for notice in about_parts(parse(self.query))]
        return (*super(StatementRequest, self).ignored, *parts)

    def prepare(self, db: Database) -> PreparedStatements:
        """The prepared search."""
        return prepare(db, self.query, self.filters)


def read_statement_request(arguments: Any, *, of_data: bool = False) -> StatementRequest:
    """Parse a request. Invalid values are ignored, with a notice.

    A request `of_data` may ask for all results.
    """
    values = Values(arguments)
    query = values.read("q", str, "")
    filters: dict[str, Any] = {}
    for name, parameter in STATEMENT_PARAMETERS.items():
        filters[name] = values.read(name, parameter.value, None)
    part = values.part(may_be_all=of_data)
    unknown_names = tuple(unknown(arguments, ("q", *STATEMENT_PARAMETERS, *OF_PAGES)))
    return StatementRequest(query, *part, values.given, tuple(values.invalid), unknown_names, filters)
