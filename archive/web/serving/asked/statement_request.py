"""A parsed request of /statements, and the addresses of similar searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.search import PARAMETERS, SORTS, LeftOut, Parameter, Sort
from archive.search.filters import number_up_to
from archive.search.query import parse
from archive.search.statements import STATEMENT_PARAMETERS, PreparedStatements, StatementResults, about_parts, prepare
from archive.web.serving.asked.search_request import ALL, OF_PAGES, SIZE, read_value, size_of, sort_of
from archive.web.serving.asked.unfit import Unfit, of_query, unknown

SHARED = ("q", *(name for name in STATEMENT_PARAMETERS if name in PARAMETERS))
"""What a search in articles and one in statements can both be asked for."""


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """A request: the query, what narrows it (values by name), and which part of the answer is wanted.

    `whole`: not a page of it, but all. `unfit` and `unknown` are values and names that mean nothing here.
    """

    query: str
    filters: dict[str, Any]
    sort: Sort
    page: int
    size: int
    given: dict[str, str]  # the parameters as they came, without those that mean nothing
    unfit: tuple[Unfit, ...]
    unknown: tuple[Unfit, ...]
    whole: bool = False

    @property
    def parameters(self) -> Mapping[str, Parameter[Any]]:
        """What can narrow the search, by name."""
        return STATEMENT_PARAMETERS

    @property
    def notices(self) -> tuple[LeftOut, ...]:
        """Sentences about the values that mean nothing."""
        return tuple(one.notice for one in self.unfit)

    @property
    def left_out(self) -> tuple[Unfit, ...]:
        """All that means nothing, also in the query."""
        parts = [Unfit("q", notice) for notice in about_parts(parse(self.query))]
        return (*self.unfit, *self.unknown, *of_query(self.query), *parts)

    def prepare(self, db: Database) -> PreparedStatements:
        """The search, to be asked for its results and numbers."""
        return prepare(db, self.query, self.filters)

    def results(self, prepared: PreparedStatements, *, facets: bool = False) -> StatementResults:
        """The requested page of its results."""
        return prepared.results(self.size, page=self.page, sort=self.sort, facets=facets)

    def address(self, path: str, **changes: str | None) -> str:
        """The address of the same search with some parameters changed, and those that are empty left out."""
        parameters = {name: value for name, value in {**self.given, **changes}.items() if value}
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def toggled(self, path: str, name: str, value: str) -> str:
        """The address with another value of a filter, or without it where that value is in force."""
        return self.address(path, **{name: None if self.given.get(name) == value else value, "page": None})

    def in_force(self) -> list[tuple[str, str]]:
        """The filters, each with its value as it came."""
        return [(name, self.given[name]) for name in STATEMENT_PARAMETERS if name in self.given]


def read_statement_request(arguments: Any, *, of_data: bool = False) -> StatementRequest:
    """The parameters of a request. What is not a value of its parameter is left out, with a word about it.

    A request `of_data` may ask for all results.
    """
    given: dict[str, str] = {}
    unfit: list[Unfit] = []

    query: str = read_value(arguments, "q", str, "", given, unfit)
    filters: dict[str, Any] = {}
    for name, parameter in STATEMENT_PARAMETERS.items():
        filters[name] = read_value(arguments, name, parameter.value, None, given, unfit)
    sort = read_value(arguments, "sort", sort_of, SORTS[0], given, unfit)
    page = read_value(arguments, "page", lambda typed: number_up_to("page", typed, 10**6), 1, given, unfit)
    size = read_value(arguments, "size", lambda typed: size_of(typed, of_data), SIZE, given, unfit)
    whole = size == ALL
    unknown_names = tuple(unknown(arguments, ("q", *STATEMENT_PARAMETERS, *OF_PAGES)))
    return StatementRequest(
        query, filters, sort, page, SIZE if whole else size, given, tuple(unfit), unknown_names, whole
    )
