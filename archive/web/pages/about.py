"""/about: how complete the archive is; /about/sample: captured pages beside what was read of them, to be judged."""

from __future__ import annotations

from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.web.parts.coverage import beginnings, coverage, shown
from archive.web.parts.numbers import read_numbers
from archive.web.parts.sample import choose, read_sampled
from archive.web.serving.cache import cached
from archive.web.serving.request import PageRequest

_MOST_RANGES = 300  # of numbers that were never seen
_MOST_LINKS = 100  # to what was captured and is no article


async def about_page(request: PageRequest) -> Response:
    """How complete: when captures were made and by whom, and which numbers of articles were never seen."""
    found = await request.read(_read_about)
    return await request.render(
        "about.html",
        **found,
        coverage=shown(request, found["covered"]),
        most_ranges=_MOST_RANGES,
        most_links=_MOST_LINKS,
    )


@cached
def _read_about(db: Database) -> dict[str, Any]:
    return {"began": beginnings(db), "covered": coverage(db), "numbers": read_numbers(db)}


async def sample_page(request: PageRequest) -> Response:
    """Some captures, each beside the article that was read in it. The same number shows the same ones."""
    number = request.number("sample") or 1
    found = await request.read(lambda db: [read_sampled(db, one) for one in choose(db, number)])
    return await request.render(
        "sample.html",
        sampled=found,
        number=number,
        other=request.here(sample=str(number + 1)),
    )


ROUTES = [(r"^/about$", about_page), (r"^/about/sample$", sample_page)]
