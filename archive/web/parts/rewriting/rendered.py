"""How a captured page looked: the rewritten page, with the style sheets and pictures of its time.

Reading alternates with the database, because each style sheet may name others. Style sheets are parsed in the event
loop's threads, because Datasette's are for the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.extract.dom.encoding import decode
from archive.requisites import Requisite, text_of
from archive.site import split_address
from archive.warc.captures import Capture, get_capture
from archive.web.parts.rewriting.content import Content, read_requisite, warc_folder
from archive.web.parts.rewriting.nearest import pages_beside, requisites_beside
from archive.web.parts.rewriting.page import write_page
from archive.web.parts.rewriting.rewritten import MOST_OF_STYLES, Need, RewrittenPage
from archive.web.parts.rewriting.style_sheets import Sheet, sheet
from archive.web.serving.i18n import DEFAULT, N_, Interface
from archive.web.serving.request import PageRequest, Withheld

MOST_OF_PAGE = 2_000_000  # characters; the largest of 311 real pages has 1.6 million
MOST_OF_SHEET = 500_000  # characters of one style sheet: one second of one processor
MOST_SHEETS = 60
MOST_LEVELS = 5  # levels of style sheets that import others
MOST_ADDRESSES = 3000  # addresses that a page needs or links to

_DEAD = N_("Not captured: %(address)s")


class _TooMuchError(Exception):
    """The page has more styles than are read."""


@dataclass(slots=True)
class RenderedPage:
    """A page as it looked. `html` is None if the page is too long for that.

    `needed` is how many style sheets and pictures it names, `missing` how many of these were not captured. `is_plain`:
    it has too many style sheets, and is shown without any.
    """

    html: str | None = None
    needed: int = 0
    missing: int = 0
    is_plain: bool = False


@dataclass(slots=True)
class _Beside:
    """What was captured together with a page: ids of captures by address, and the style sheets among them."""

    requisites: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    styles: int = 0  # characters


async def rendered_page(request: PageRequest, capture: Capture, content: Content) -> RenderedPage:
    """How the page in a capture looked, with what was captured nearest in time."""
    page = decode(content.body, content.content_type)
    if len(page) > MOST_OF_PAGE:
        return RenderedPage()
    first = await asyncio.to_thread(_write, request, capture, page, _Beside())
    beside, is_plain = _Beside(styles=first.styles), False
    try:
        await _find(request, capture, first, beside)
    except _TooMuchError:
        is_plain = True
    written = await asyncio.to_thread(_write, request, capture, page, beside, with_styles=not is_plain)
    needs = dict(written.needs)
    for one in beside.sheets.values() if not is_plain else ():
        needs.update((Need(two.kind, (two.url,)), None) for two in one.needs if two.kind in ("style", "picture"))
    missing = sum(beside.requisites.keys().isdisjoint(need.urls) for need in needs)
    return RenderedPage(written.html, len(needs), missing, is_plain)


async def text_of_page(capture: Capture, content: Content) -> str:
    """The page in a capture as text: without styles, pictures and links that lead anywhere.

    Of a page that is too long to be shown as it looked, it is the beginning.
    """
    page = decode(content.body, content.content_type)[:MOST_OF_PAGE]

    def nowhere(_: object) -> None:
        return None

    written = await asyncio.to_thread(
        write_page, page, capture.url, nowhere, nowhere, _dead_in(capture), with_styles=False
    )
    return written.html


async def style_of(request: PageRequest, page: Capture, capture: Capture, content: Content) -> str | None:
    """A style sheet of a page, with addresses of what was captured nearest to the page; None if it is too long."""
    css = text_of(content.body, content.content_type)
    if len(css) > MOST_OF_SHEET:
        return None
    styles = await asyncio.to_thread(sheet, css, capture.url)
    urls = [one.url for one in styles.needs[:MOST_ADDRESSES]]
    found = await request.read(lambda db: requisites_beside(db, page, urls))
    return styles.filled(_replacing(request, page, found))


async def _find(request: PageRequest, page: Capture, first: RewrittenPage, beside: _Beside) -> None:
    """Find what the page needs, and what its requisites need. Raises _TooMuchError."""
    wanted, links = [*first.requisites], [*first.links][:MOST_ADDRESSES]
    named: set[str] = set()
    if beside.styles > MOST_OF_STYLES:
        raise _TooMuchError
    for _ in range(MOST_LEVELS + 1):
        wanted = [one for one in wanted if one.url not in named][:MOST_ADDRESSES]
        if not wanted and not links:
            break
        named |= {one.url for one in wanted}
        styles = await _find_captures(request, page, wanted, links, beside)
        links = []
        wanted = await asyncio.to_thread(_taken, styles, beside)


async def _find_captures(
    request: PageRequest, page: Capture, wanted: list[Requisite], links: list[str], beside: _Beside
) -> dict[str, tuple[str, Content]]:
    """Note the captures of requisites and links; return the style sheets among them, each with its address."""
    folder, takedowns = warc_folder(request), request.takedowns

    def read(db: Database) -> dict[str, tuple[str, Content]]:
        beside.pages |= pages_beside(db, page, links)
        found = requisites_beside(db, page, [one.url for one in wanted])
        beside.requisites |= found
        styles = {}
        for one in wanted:
            if one.kind == "style" and one.url in found and (capture := get_capture(db, found[one.url])):
                try:
                    content = read_requisite(db, folder, capture, takedowns)
                except Withheld:
                    content = None
                if content and content.shown_as == "style":
                    styles[one.url] = capture.url, content
                else:
                    del beside.requisites[one.url]
        return styles

    return await request.read(read)


def _taken(styles: dict[str, tuple[str, Content]], beside: _Beside) -> list[Requisite]:
    """Add some style sheets, and return what they need. Raises _TooMuchError."""
    wanted: dict[Requisite, None] = {}
    for url, (address, content) in styles.items():
        css = text_of(content.body, content.content_type)
        beside.styles += len(css)
        if len(css) > MOST_OF_SHEET or beside.styles > MOST_OF_STYLES or len(beside.sheets) >= MOST_SHEETS:
            raise _TooMuchError
        beside.sheets[url] = sheet(css, address)
        wanted.update((one, None) for one in beside.sheets[url].needs)
    return [*wanted]


def _write(
    request: PageRequest, capture: Capture, page: str, beside: _Beside, *, with_styles: bool = True
) -> RewrittenPage:
    def lead(url: str) -> str | None:
        return request.path(f"/capture/{beside.pages[url]}") if url in beside.pages else None

    replace = _replacing(request, capture, beside.requisites)
    return write_page(page, capture.url, replace, lead, _dead_in(capture), with_styles=with_styles)


def _dead_in(capture: Capture) -> Callable[[str], str]:
    """The title of a page's dead links, in the language of the page."""
    words = Interface(split_address(capture.url)[0] or DEFAULT)
    return lambda address: words.gettext(_DEAD) % {"address": address}


def _replacing(request: PageRequest, page: Capture, found: dict[str, str]) -> Callable[[Requisite], str | None]:
    def replace(one: Requisite) -> str | None:
        if one.url not in found or one.kind == "script":
            return None
        way = f"/capture/{page.id}/style" if one.kind == "style" else "/requisite"
        return request.path(f"{way}/{found[one.url]}")

    return replace
