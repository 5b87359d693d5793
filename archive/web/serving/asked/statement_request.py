"""What an address below /statements asks for, and the addresses of searches that are nearly the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.search import SORTS, Notice, Sort
from archive.search.filters import number_up_to
from archive.search.statements import STATEMENT_PARAMETERS, PreparedStatements, StatementResults, prepare
from archive.web.serving.asked.search_request import ALL, SIZE, read_value, size_of, sort_of


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """A request: the query, what narrows it (values by name), and which part of the answer is wanted.

    `whole`: not a page of it, but all.
    """

    query: str
    filters: dict[str, Any]
    sort: Sort
    page: int
    size: int
    given: dict[str, str]  # the parameters as they came, without those that mean nothing
    notices: tuple[Notice, ...]
    whole: bool = False

    def prepare(self, db: Database) -> PreparedStatements:
        """The search, to be asked for its results and numbers."""
        return prepare(db, self.query, self.filters)

    def results(self, prepared: PreparedStatements, *, facets: bool = False) -> StatementResults:
        """The part of its results that is wanted."""
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
    """The parameters of a request. What is no value of its parameter is left out, with a word about it.

    A request `of_data` may ask for all results.
    """
    given: dict[str, str] = {}
    notices: list[Notice] = []

    query: str = read_value(arguments, "q", str, "", given, notices)
    filters: dict[str, Any] = {}
    for name, parameter in STATEMENT_PARAMETERS.items():
        filters[name] = read_value(arguments, name, parameter.value, None, given, notices)
    sort = read_value(arguments, "sort", sort_of, SORTS[0], given, notices)
    page = read_value(arguments, "page", lambda typed: number_up_to("page", typed, 10**6), 1, given, notices)
    size = read_value(arguments, "size", lambda typed: size_of(typed, of_data), SIZE, given, notices)
    whole = size == ALL
    return StatementRequest(query, filters, sort, page, SIZE if whole else size, given, tuple(notices), whole)
