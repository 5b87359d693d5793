"""A parsed request of /search, and the addresses of similar searches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.search import (
    MOST_RESULTS,
    PARAMETERS,
    SORTS,
    Filters,
    Ignored,
    LeftOut,
    Parameter,
    PreparedSearch,
    Results,
    Sort,
    prepare,
)
from archive.search.filters import number_up_to, one_of
from archive.web.serving.asked.unfit import Unfit, of_query, one_too_many, unknown
from archive.web.serving.request import MOST_CHARACTERS, as_typed

SIZE = 20  # results on a page
ALL = 0  # in the place of that number: no limit
OF_PAGES = ("sort", "page", "size")  # which part of what is found
MOST_NAMES = 5  # of speakers, and as many of municipalities

Given = dict[str, str | tuple[str, ...]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A request: the query, what narrows it, and which part of the answer is wanted.

    `whole`: not a page of it, but all. `body`: whether whole texts are asked for; None if that is not said. `unfit`
    and `unknown` are values and names that mean nothing here.
    """

    query: str
    filters: Filters
    sort: Sort
    page: int
    size: int
    given: Given  # the parameters as they came, without those that mean nothing
    unfit: tuple[Unfit, ...]
    unknown: tuple[Unfit, ...]
    whole: bool = False
    body: bool | None = None

    @property
    def parameters(self) -> Mapping[str, Parameter[Any]]:
        """What can narrow the search, by name."""
        return PARAMETERS

    @property
    def notices(self) -> tuple[LeftOut, ...]:
        """Sentences about the values that mean nothing."""
        return tuple(one.notice for one in self.unfit)

    @property
    def left_out(self) -> tuple[Unfit, ...]:
        """All that means nothing, also in the query."""
        return (*self.unfit, *self.unknown, *of_query(self.query))

    def prepare(self, db: Database) -> PreparedSearch:
        """The search, to be asked for its results, years and numbers."""
        return prepare(db, self.query, self.filters)

    def results(self, prepared: PreparedSearch, *, facets: bool = False) -> Results:
        """The requested page of its results."""
        return prepared.results(self.size, page=self.page, sort=self.sort, facets=facets)

    def address(self, path: str, **changes: str | tuple[str, ...] | None) -> str:
        """The address of the same search with some parameters changed, and those that are empty left out."""
        parameters = {name: value for name, value in {**self.given, **changes}.items() if value}
        return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path

    def toggled(self, path: str, name: str, value: str) -> str:
        """The address with one more filter, or without it where it is in force. Names add up, others take turns."""
        now = self.values(name)
        rest = tuple(one for one in now if one != value)
        added = () if value in now else (value,)
        return self.address(path, **{name: (*rest, *added) if PARAMETERS[name].is_name else added, "page": None})

    def values(self, name: str) -> tuple[str, ...]:
        """What a parameter was given as; only names may be given several times."""
        now = self.given.get(name, ())
        return (now,) if isinstance(now, str) else now

    def in_force(self) -> list[tuple[str, str]]:
        """The filters, each with its value as it came."""
        return [(name, value) for name in PARAMETERS for value in self.values(name)]


def read_request(arguments: Any, *, of_data: bool = False) -> SearchRequest:
    """The parameters of a request. What is not a value of its parameter is left out, with a word about it.

    A request `of_data` may ask for all results, and for whole texts.
    """
    given: Given = {}
    filters: dict[str, object] = {}
    unfit: list[Unfit] = []

    def read(name: str, value_of: Callable[[str], T], otherwise: T) -> T:
        return read_value(arguments, name, value_of, otherwise, given, unfit)

    query = read("q", str, "")
    if query:
        given["q"] = query
    for name, parameter in PARAMETERS.items():
        if not parameter.is_name:
            filters[name] = read(name, parameter.value, None)
        elif names := [typed for one in arguments.getlist(name) if (typed := as_typed(one))]:
            used = tuple(dict.fromkeys(names))
            if len(used) > MOST_NAMES:
                notice = LeftOut(
                    "“%(name)s” takes at most %(most)s values; the others were ignored.", name=name, most=MOST_NAMES
                )
                unfit.append(Unfit(name, notice))
            given[name] = filters[name] = used[:MOST_NAMES]
    sort = read("sort", sort_of, SORTS[0])
    page = read("page", lambda typed: number_up_to("page", typed, 10**6), 1)
    size = read("size", lambda typed: size_of(typed, of_data), SIZE)
    body = read("body", lambda typed: one_of("body", typed, ("0", "1")) == "1", None) if of_data else None
    whole = size == ALL
    return SearchRequest(
        query,
        Filters(**filters),
        sort,
        page,
        SIZE if whole else size,
        given,
        tuple(unfit),
        tuple(unknown(arguments, ("q", *PARAMETERS, *OF_PAGES, *(("body",) if of_data else ())))),
        whole,
        body,
    )


def read_value(
    arguments: Any,
    name: str,
    value_of: Callable[[str], T],
    otherwise: T,
    given: dict[str, Any],
    unfit: list[Unfit],
) -> T:
    """The value of a parameter, which is then `given` too. If it is none, `otherwise`, and one more `unfit`."""
    typed = as_typed(arguments.get(name))
    if name == "q" and len((arguments.get(name) or "").strip()) > MOST_CHARACTERS:
        cut = LeftOut("A search has at most %(number)s characters; the rest was ignored.", number=MOST_CHARACTERS)
        unfit.append(Unfit(name, cut))
    if not typed:
        return otherwise
    try:
        value = value_of(typed)
    except Ignored as ignored:
        unfit.append(Unfit(name, ignored.notice))
        return otherwise
    unfit += one_too_many(arguments, name)
    given[name] = typed
    return value


def size_of(typed: str, may_be_all: bool) -> int:
    """How many results to a page were asked for, or ALL where all may be. Raises Ignored if it is not a number."""
    return ALL if may_be_all and typed == "all" else number_up_to("size", typed, MOST_RESULTS)


def sort_of(typed: str) -> Sort:
    """The order that was typed. Raises Ignored if it is not one."""
    known = one_of("sort", typed, SORTS)
    return next(sort for sort in SORTS if sort == known)
