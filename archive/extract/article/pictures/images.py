"""Finds the pictures of an article, in its text and its gallery, and leaves out those of the page around it."""

from __future__ import annotations

import re

from archive.extract.article.dates.date_lines import own_line
from archive.extract.article.parts import Parts
from archive.extract.article.pictures.captions import captions_between
from archive.extract.dom.blocks import FRAME, Outline, Picture, Region, common
from archive.extract.dom.links import Resolver
from archive.extract.dom.links import ending as document_ending
from archive.extract.dom.markup.attributes import PICTURE_FILE
from archive.extract.types import Image
from archive.extract.words.says import Says, said_by
from archive.extract.words.site_name import is_site_name, without_site_name
from archive.latvian.fold import slugify
from archive.site import identify, leads_to_article

# Pixels; a picture of at most this width and height is an icon, not a picture of the article. Halved or doubled, 0 + 4
# pages have other pictures.
_ICON = 48
_ABOVE = 2  # lines, such as the date, that may stand above the title of an article; judged
_DECORATION = re.compile(
    r"(?:^|[_.-])(?:logo|icons?|ikona|sprite|spacer|blank|pixel|1x1|arrow|bullet|button|btn|banner|avatar|flag"
    r"|loading|placeholder)s?(?=[_.-]|\d|$)",
    re.I,
)


_FILE_TYPE = re.compile(
    r"(?:(?:application|icons?|ico|ic|file|mime|type|x|office|adobe|ms)[-_]?)*"
    r"(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|zip|rar|txt)"
    r"(?:[-_]?(?:icon|ico|file|button|small|\d{2,3}(?:x\d+)?))*\.(?:gif|png|svg|webp|jpe?g)",
    re.I,
)
_TEASER, _TEASER_LINES = 300, 5  # characters and lines of a box about another article; judged
_SIGN = re.compile(r"[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_ROW = 300  # characters of a line or table row about one document; judged, free


def images(outline: Outline, parts: Parts, resolve: Resolver) -> tuple[Image, ...]:
    """The article's pictures in order, each address once: of the larger file, if a picture links to one."""
    found: dict[str, Image] = {}
    in_body = {id(block) for block in parts.body}
    below = parts.captions | {
        number: block for number, block in captions_between(outline).items() if id(block) not in in_body
    }
    name = slugify(parts.title.line) if parts.title else ""
    for number, picture in enumerate(outline.pictures):
        caption = below.get(number)
        text = caption.line if caption is not None and id(caption) not in in_body else ""
        if not _is_of_article(picture, outline, parts, resolve, bool(text)) or _is_file_icon(picture, parts):
            continue
        if _announces_other(number, outline, parts):
            continue
        url = _address(picture, resolve)
        if url is None or url in found:
            continue
        # A caption describes the picture; the alt text is often just the title of the article.
        tooltip = picture.link.hint if picture.link else ""
        said = [without_site_name(words) for words in (text, tooltip, picture.hint, picture.alt) if words]
        best = next((words for words in said if slugify(words) != name), said[0] if said else None)
        found[url] = Image(url, without_site_name(picture.alt) or None, best)
    return tuple(found.values())


def _is_file_icon(picture: Picture, parts: Parts) -> bool:
    """Whether a picture is the icon of a file type, by its file name or alt text or because it is beside a document."""
    if picture.link is not None and PICTURE_FILE.search(picture.link.href):
        return False
    if _FILE_TYPE.fullmatch(picture.sources[0].split("?")[0].rsplit("/", 1)[-1]) or document_ending(picture.alt):
        return True
    around = [part for part in (picture.node, picture.node.item, picture.node.row) if part and part.text < _ROW]
    return any(part.holds(block.node) for part in around for block in parts.documents)


def _is_of_article(picture: Picture, outline: Outline, parts: Parts, resolve: Resolver, captioned: bool) -> bool:
    """Whether a picture belongs to the matter of the page, and is neither an icon nor a banner."""
    if not (parts.start <= picture.at <= parts.end or _leads(picture, outline, parts)) or picture.node.region & (
        FRAME | Region.HIDDEN | Region.COMMENTS
    ):
        return False
    if 0 < max(picture.width, picture.height) <= _ICON:
        return False
    if any(one.start < picture.at < one.end and not one.is_loose for one in parts.calendars):
        return False
    if _shows_itself(picture):
        return True
    if said_by(picture.alt) & Says.FURNITURE_ROW or _SIGN.fullmatch(picture.alt):
        return False  # the icon beside `Drukāt`, or an emoji such as 🙂 as a picture
    if _is_of_line(picture, outline, parts):
        return False
    if picture.at > parts.closed or (picture.link is not None and _leads_away(picture, resolve)):
        return False
    named = bool(picture.alt) and not is_site_name(picture.alt)
    return named or captioned or not _DECORATION.search(picture.sources[0].rsplit("/", 1)[-1])


def _is_of_line(picture: Picture, outline: Outline, parts: Parts) -> bool:
    """Whether a picture is an icon, such as a clock or a calendar, in the line of the date or of a furniture text."""
    if not picture.sources[0].partition("?")[0].lower().endswith(".svg"):
        return False
    beside = outline.blocks[max(0, picture.at - 1) : picture.at + 1]
    return any(
        block.node is picture.node and (block is parts.date_block or block.says & Says.FURNITURE_ROW)
        for block in beside
    )


def _announces_other(number: int, outline: Outline, parts: Parts) -> bool:
    """Whether a picture below the text belongs to a teaser: a box that is mostly a link to an article.

    So does one that is alone in a box with a heading and a date but no sentences.
    """
    picture, last = outline.pictures[number], parts.body[-1].index if parts.body else -1
    box = picture.node
    while box.parent is not None and not box.text:
        box = box.parent
    if picture.at <= last or box.text > _TEASER or _shows_itself(picture):
        return False
    lines = [
        block for block in outline.blocks[max(0, picture.at - 1) : picture.at + _TEASER_LINES] if box.holds(block.node)
    ]
    if any(block.node.region & Region.CAPTION or block.says & Says.GALLERY_HEADING for block in lines):
        return False
    linked = any(leads_to_article(link.href) for block in lines for link in block.links)
    if linked and 2 * box.linked >= box.text:
        return True
    beside = (*outline.pictures[max(0, number - 1) : number], *outline.pictures[number + 1 : number + 2])
    alone = not any(box.holds(other.node) for other in beside)
    dated = any(block.level for block in lines) and any(map(own_line, lines))
    return alone and dated and not any(block.prose for block in lines)


def _leads(picture: Picture, outline: Outline, parts: Parts) -> bool:
    """Whether a picture stands right above the title, in the smallest part of the page with title and text.

    At most a line or two, such as a date, stand above it in that part; if there are more, they are a page header.
    """
    title = parts.title
    if title is None or parts.container is None or picture.link is not None:
        return False
    around, first = common(title.node, parts.container), title.index - _ABOVE
    if around.parent is None or not around.holds(picture.node) or not first <= picture.at <= title.index:
        return False
    return first <= 0 or not around.holds(outline.blocks[first - 1].node)


def _shows_itself(picture: Picture) -> bool:
    """Whether a picture is one of a gallery: it links to a picture file, or its text ends with the name of the site."""
    if picture.link is not None and PICTURE_FILE.search(picture.link.href):
        return True
    return any(without_site_name(text) != text for text in (picture.alt, picture.hint) if text)


def _leads_away(picture: Picture, resolve: Resolver) -> bool:
    """Whether a picture links to a document, another site, an article or a page of banners, so it is an icon or teaser.

    A link to a script or to a page of the gallery only opens the picture.
    """
    url = resolve(picture.link.href) if picture.link is not None else None
    if url is None:
        return False
    if document_ending(url):
        return True  # the icon of a document
    own = resolve("/")
    if own is None or not url.startswith(own):
        return True
    return identify(url) is not None


def _address(picture: Picture, resolve: Resolver) -> str | None:
    linked = picture.link.href if picture.link is not None and PICTURE_FILE.search(picture.link.href) else None
    candidates = (linked, *picture.sources) if linked else picture.sources
    return next((url for url in map(resolve, candidates) if url), None)
