"""/network: who is named together, as a picture and a table, in all years or one, or with one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.search.query import names
from archive.store.network.edges import MOST_NAMED
from archive.web.parts.figures.network import (
    SORTS,
    Pair,
    Person,
    Picture,
    count,
    is_made,
    read_pairs,
    read_picture,
    year_asked,
)
from archive.web.parts.figures.network import years as years_of
from archive.web.parts.paging import ListPage, page_of
from archive.web.serving.i18n import N_
from archive.web.serving.request import PageRequest

_PAIRS_ON_A_PAGE = 50
_ORDERS = {"texts": N_("Most articles first"), "weight": N_("Smallest groups first"), "latest": N_("Latest first")}


@dataclass(frozen=True, slots=True)
class Network:
    """Everything the page shows. If one `person` was asked for, all pairs are with them, and there is no picture."""

    is_made: bool
    years: list[int]
    person: Person | None
    picture: Picture | None
    pairs: list[Pair]
    total: int
    page: ListPage


async def network_page(request: PageRequest) -> Response:
    """Who is named together: ?year= for one year, ?person= for those with one person, ?sort= and ?page= of the table.

    Raises NotFound for an unknown person.
    """
    year, asked = year_asked(request), request.argument("person")
    sort = request.argument("sort")
    sort = sort if sort in SORTS else "texts"
    found = await request.read(lambda db: read_network(db, year, asked, sort, request.number("page") or 1))
    if found is None:
        raise NotFound(f"Nobody in the archive has the address {asked}")
    return await request.render(
        "network.html",
        found=found,
        year=year,
        sort=sort,
        orders=_ORDERS,
        most_named=MOST_NAMED,
        search_of=lambda pair: pair.search(request.path("/search"), year),
        svg=request.path("/network.svg") + _query(year, asked),
        csv=request.path("/network.csv") + _query(year, asked),
    )


def read_network(db: Database, year: int, slug: str = "", sort: str = "texts", page: int = 1) -> Network | None:
    """What the page shows for a year (or ALL_YEARS) and, if given, a person (slug). None if nobody has that slug."""
    person, id = None, None
    if slug:
        row = db.execute("SELECT id, name, slug, known_as FROM people WHERE id = ?", [names.now_called(db, slug)])
        if not (one := row.fetchone()):
            return None
        id, person = one[0], Person(*one[1:])
    if not is_made(db):
        return Network(False, [], person, None, [], 0, page_of(1, 0, _PAIRS_ON_A_PAGE))
    total = count(db, year, id)
    on_page = page_of(page, total, _PAIRS_ON_A_PAGE)
    pairs = [_with(person, pair) for pair in read_pairs(db, year, id, sort, on_page.part)]
    picture = None if person else read_picture(db, year)
    return Network(True, years_of(db), person, picture, pairs, total, on_page)


def _with(person: Person | None, pair: Pair) -> Pair:
    """The pair with the person first."""
    return pair._replace(one=pair.other, other=pair.one) if pair.other == person else pair


def _query(year: int, person: str) -> str:
    asked: list[Any] = [f"year={year}"] * bool(year) + [f"person={person}"] * bool(person)
    return f"?{'&'.join(asked)}" if asked else ""


ROUTES = [(r"^/network$", network_page)]
