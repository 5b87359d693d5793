"""/about: who runs this copy; /about/coverage: how complete it is; /about/sample: captures and what was read."""

from __future__ import annotations

from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.web.parts.figures.coverage import beginnings, coverage, shown
from archive.web.parts.figures.numbers import read_numbers
from archive.web.parts.texts.sample import choose, read_sampled
from archive.web.serving.cached_reads import cached
from archive.web.serving.i18n import LANGUAGES
from archive.web.serving.request import PageRequest

_MOST_RANGES = 300  # ranges of numbers that were never seen
_MOST_LINKS = 100  # links to captures that are not articles


async def about_page(request: PageRequest) -> Response:
    """Who runs this copy, how to reach them, and what they and the program do with the content.

    It reads nothing from the archive, so it works even if that cannot be read.
    """
    return await request.render("about.html")


async def par_page(request: PageRequest) -> Response:
    """The same at the Latvian address, so in Latvian, unless the address asks for another language."""
    asked = request.argument("ui")
    return Response.redirect(request.path("/about") + f"?ui={asked if asked in LANGUAGES else 'lv'}")


async def coverage_page(request: PageRequest) -> Response:
    """How complete the archive is: when captures were made and by whom, and which article numbers are missing."""
    found = await request.read(_read_coverage)
    return await request.render(
        "coverage.html",
        **found,
        coverage=shown(request, found["covered"]),
        most_ranges=_MOST_RANGES,
        most_links=_MOST_LINKS,
    )


@cached
def _read_coverage(db: Database) -> dict[str, Any]:
    return {"began": beginnings(db), "covered": coverage(db), "numbers": read_numbers(db)}


async def sample_page(request: PageRequest) -> Response:
    """Some captures, each beside the article that was read from it. The same number always selects the same ones."""
    number = request.number("sample") or 1
    found = await request.read(lambda db: [read_sampled(db, one) for one in choose(db, number)])
    return await request.render(
        "sample.html",
        sampled=found,
        number=number,
        other=request.here(sample=str(number + 1)),
    )


ROUTES = [
    (r"^/about$", about_page),
    (r"^/par$", par_page),
    (r"^/about/coverage$", coverage_page),
    (r"^/about/sample$", sample_page),
]
