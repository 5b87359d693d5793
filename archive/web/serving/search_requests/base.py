"""What requests of /search and /statements have in common: parsing their parameters, and making addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar
from urllib.parse import urlencode

from archive.search import MOST_RESULTS, SORTS, AllResults, IgnoredInput, InvalidValue, Parameter, Sort
from archive.search.filters import number_up_to, one_of
from archive.web.serving.request import MOST_CHARACTERS, as_typed
from archive.web.serving.search_requests.invalid import InvalidParameter, of_query, one_too_many

SIZE = 20  # results on a page
OF_PAGES = ("sort", "page", "size")  # parameters that say which part of the results is wanted
_ALL = 0  # as a size: no limit

A = TypeVar("A")  # the results of a search
H = TypeVar("H")  # a hit
T = TypeVar("T")


class Prepared(Protocol[A, H]):
    """A prepared search, which returns a page of results or all of them."""

    def results(self, limit: int = ..., *, page: int = ..., sort: Sort = ..., facets: bool = ...) -> A:
        """A page of results."""

    def all_results(self, *, sort: Sort, facets: bool = ...) -> AllResults[A, H]:
        """All of them."""


@dataclass(frozen=True, slots=True)
class BaseSearchRequest:
    """A request: the query, and which part of the results is wanted. Subclasses have what narrows the search.

    `parameters` are those that narrow it, by name; those in `add_up` may have several values. `whole`: all results, not
    a page. `invalid` and `unknown` are values and names that mean nothing here.
    """

    parameters: ClassVar[Mapping[str, Parameter[Any]]]
    add_up: ClassVar[frozenset[str]] = frozenset()

    query: str
    sort: Sort
    page: int
    size: int
    whole: bool
    given: dict[str, str | tuple[str, ...]]  # the valid parameters, as they came
    invalid: tuple[InvalidParameter, ...]
    unknown: tuple[InvalidParameter, ...]

    @property
    def notices(self) -> tuple[IgnoredInput, ...]:
        """Notices about invalid values."""
        return tuple(one.notice for one in self.invalid)

    @property
    def ignored(self) -> tuple[InvalidParameter, ...]:
        """Everything that means nothing, in the query as well."""
        return (*self.invalid, *self.unknown, *of_query(self.query))

    def results(self, prepared: Prepared[A, Any], *, facets: bool = False) -> A:
        """The requested page of the results of the search."""
        return prepared.results(self.size, page=self.page, sort=self.sort, facets=facets)

    def address(self, path: str, **changes: str | tuple[str, ...] | None) -> str:
        """The address of the same search with some parameters changed, and empty ones removed."""
        parameters = {name: value for name, value in {**self.given, **changes}.items() if value}
        return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path

    def toggled(self, path: str, name: str, value: str) -> str:
        """The address with a filter added, or removed if it is in force. Some parameters add up; others replace."""
        now = self.values(name)
        rest = tuple(one for one in now if one != value)
        added = () if value in now else (value,)
        return self.address(path, **{name: (*rest, *added) if name in self.add_up else added, "page": None})

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a parameter, as they came."""
        now = self.given.get(name, ())
        return (now,) if isinstance(now, str) else now

    def in_force(self) -> list[tuple[str, str]]:
        """The filters, each with its value as it came."""
        return [(name, value) for name in self.parameters for value in self.values(name)]


class Values:
    """Parses the parameters of a request; collects those `given`, and which of these are `invalid`."""

    def __init__(self, arguments: Any) -> None:
        self.arguments = arguments
        self.given: dict[str, str | tuple[str, ...]] = {}
        self.invalid: list[InvalidParameter] = []

    def read(self, name: str, value_of: Callable[[str], T], otherwise: T) -> T:
        """Parse the value of a parameter and add it to `given`; or add it to `invalid` and return `otherwise`."""
        typed = as_typed(self.arguments.get(name))
        if name == "q" and len((self.arguments.get(name) or "").strip()) > MOST_CHARACTERS:
            cut = IgnoredInput(
                "A search has at most %(number)s characters; the rest was ignored.", number=MOST_CHARACTERS
            )
            self.invalid.append(InvalidParameter(name, cut))
        if not typed:
            return otherwise
        try:
            value = value_of(typed)
        except InvalidValue as ignored:
            self.invalid.append(InvalidParameter(name, ignored.notice))
            return otherwise
        self.invalid += one_too_many(self.arguments, name)
        self.given[name] = typed
        return value

    def part(self, *, may_be_all: bool) -> tuple[Sort, int, int, bool]:
        """Which part of the results is wanted: the order, the page, its size, and whether all are wanted instead."""
        sort = self.read("sort", _sort_of, SORTS[0])
        page = self.read("page", lambda typed: number_up_to("page", typed, 10**6), 1)
        size = self.read("size", lambda typed: _size_of(typed, may_be_all), SIZE)
        return sort, page, SIZE if size == _ALL else size, size == _ALL


def _size_of(typed: str, may_be_all: bool) -> int:
    """Parse the number of results per page, or _ALL if that is allowed. Raises InvalidValue."""
    return _ALL if may_be_all and typed == "all" else number_up_to("size", typed, MOST_RESULTS)


def _sort_of(typed: str) -> Sort:
    """Parse an order. Raises InvalidValue."""
    known = one_of("sort", typed, SORTS)
    return next(sort for sort in SORTS if sort == known)
