"""The network as files: /network.svg, a self-contained picture, and /network.csv, all pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.drawing.labels import FONT_SIZE
from archive.search.as_csv import lines
from archive.search.filters import number_up_to
from archive.search.query import names
from archive.spreadsheets import BOM
from archive.web.formats.ignored_parameters import refusal
from archive.web.formats.streaming import CSV, too_slow
from archive.web.parts.figures.network import (
    Pair,
    Picture,
    count,
    read_pairs,
    read_pairs_after,
    read_picture,
    year_asked,
)
from archive.web.serving.request import PageRequest
from archive.web.serving.responses.streams import Pieces, Streamed
from archive.web.serving.search_requests.invalid import invalid_parameters

_SVG = "image/svg+xml; charset=utf-8"
COLUMNS = (
    *("person", "other", "person_slug", "other_slug", "texts", "articles", "weight", "first_year", "last_year"),
    "search",
)
_OF_PICTURE: Mapping[str, Callable[[str], object]] = {"year": lambda typed: number_up_to("year", typed, 9999)}
_OF_TABLE: Mapping[str, Callable[[str], object]] = {**_OF_PICTURE, "person": str}
_WIDTHS = {1: "1", 2: "2.5", 3: "4.5", 4: "7"}  # widths of lines, in units, by level; as in static/reading.css
Attributes = Mapping[str, object]
_PAPER, _INK, _LINE = "#ffffff", "#1f1d1a", "#847c70"


async def network_svg(request: PageRequest) -> Response:
    """The picture of one year or of all, with its own colours on white. Raises NotFound if there is none."""
    if invalid := invalid_parameters(request.raw.args, _OF_PICTURE):
        return refusal(request, invalid)
    year = year_asked(request)
    picture = await request.read(lambda db: read_picture(db, year))
    if not picture:
        raise NotFound("No article of that time names two people")
    name = f"network-{year}.svg" if year else "network.svg"
    response = request.download(_drawn(request, picture, year), _SVG, name)
    response.headers |= {"Content-Language": request.language, "Vary": "Accept-Language, Cookie"}
    return response


def _drawn(request: PageRequest, picture: Picture, year: int) -> bytes:
    """The picture as SVG, styled by attributes, because a server's policy may forbid style sheets in it."""
    interface = request.interface
    size = {"width": str(picture.width), "height": str(picture.height)}
    root = ElementTree.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", **size, "viewBox": f"0 0 {picture.width} {picture.height}"},
    )
    root.attrib |= {"font-family": "system-ui, 'DejaVu Sans', sans-serif", "font-size": str(FONT_SIZE), "role": "group"}
    title = interface.gettext("Who is named together")
    _add(root, "title", {}, f"{title}, {year}" if year else title)
    _add(root, "desc", {}, request.url("/network") + (f"?year={year}" if year else ""))
    _add(root, "rect", {**size, "fill": _PAPER})
    for line in picture.lines:
        one, other = line.places
        ends = {"x1": one.x, "y1": one.y, "x2": other.x, "y2": other.y, "stroke-width": _WIDTHS[line.level]}
        drawn = _add(root, "line", {**ends, "stroke": _LINE})
        articles = interface.ngettext("%(num)s article", "%(num)s articles", line.texts) % {"num": line.texts}
        _add(drawn, "title", {}, f"{line.one.name} – {line.other.name}: {articles}")
    for person, place in picture.people:
        link = _add(root, "a", {"href": request.url(f"/speaker/{person.slug}")})
        if person.known_as:
            _add(link, "title", {}, f"{person.name} ({person.known_as})")
        left, top = place.x - place.width // 2, place.y - place.height // 2
        box = {"x": left, "y": top, "width": place.width, "height": place.height}
        _add(link, "rect", {**box, "rx": 5, "fill": _PAPER, "stroke": _LINE})
        middle = {"x": place.x, "y": place.y + 5, "text-anchor": "middle"}
        _add(link, "text", {**middle, "fill": _INK}, person.name)
    drawing: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return drawing


def _add(parent: ElementTree.Element, tag: str, attributes: Attributes, text: str | None = None) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, {name: str(value) for name, value in attributes.items()})
    child.text = text
    return child


async def network_csv(request: PageRequest) -> Response:
    """All pairs of one year or of all, or those with one person, in the order of ids; made while it is sent.

    Raises NotFound for an unknown person.
    """
    if invalid := invalid_parameters(request.raw.args, _OF_TABLE):
        return refusal(request, invalid)
    year, slug = year_asked(request), request.argument("person")
    person = await request.read(lambda db: names.now_called(db, slug)) if slug else None
    if slug and not person:
        raise NotFound(f"Nobody in the archive has the address {slug}")

    def in_pieces(db: Database) -> Pieces:
        search = request.url("/search")
        those = read_pairs(db, year, person) if person else []
        places = {0: ("", "")}  # the last pair sent so far

        def rows(start: int, number: int) -> str:
            pairs = those[start : start + number] or read_pairs_after(db, year, places[start], number)
            places[start + len(pairs)] = pairs[-1].ids
            return lines(_row(pair, pair.search(search, year)) for pair in pairs)

        return Pieces(len(those) if person else count(db, year), BOM + lines([COLUMNS]), rows)

    name = "-".join(filter(None, ("network", slug, str(year or ""))))
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Streamed(request, in_pieces, too_slow(request), CSV, disposition)


def _row(pair: Pair, search: str) -> tuple[str, ...]:
    numbers = (pair.texts, pair.articles, pair.weight, pair.first_year, pair.last_year)
    told = ("" if number is None else str(number) for number in numbers)
    return (pair.one.name, pair.other.name, pair.one.slug, pair.other.slug, *told, search)


ROUTES = [(r"^/network\.svg$", network_svg), (r"^/network\.csv$", network_csv)]
