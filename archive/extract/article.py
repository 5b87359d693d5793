"""The parts of an article page: title, date, body, signature, attachments, and where each ends.

The one fact that all rests on is the order of the page: title, date, body, attachments, signature, gallery, footer
(facts.md, "A page's text"). Elements such as `main` and `aside` help where they exist; none is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from archive.extract import chrome
from archive.extract.address import is_numbered, slugify
from archive.extract.blocks import FRAME, Block, Node, Outline, Region, common
from archive.extract.body import cut_start
from archive.extract.calendar import Zone, find_zones
from archive.extract.dating import find_date, opening_date
from archive.extract.documents import document_links, only_documents
from archive.extract.title import Claims, find_title

_PROSE = 80  # characters; a menu entry or a heading is hardly longer


@dataclass(slots=True)
class Parts:
    """An article page taken apart."""

    title: Block | None
    date: date | None = None
    date_block: Block | None = None
    body: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    documents: list[Block] = field(default_factory=list)
    container: Node | None = None
    end: int = 0
    zones: list[Zone] = field(default_factory=list)


def take_apart(outline: Outline, url: str, said: Claims, numbered: bool) -> Parts:
    """Find the parts of a page. A page without an article in it gets an empty body."""
    title = find_title(outline, said)
    zones = find_zones(outline, title)
    parts = Parts(title, zones=zones, end=len(outline.blocks))
    in_zone = {index for zone in zones for index in range(zone.start, zone.end)}

    def skip(block: Block) -> bool:
        return (
            block.index in in_zone
            or bool(block.node.region & (FRAME | Region.HIDDEN | Region.CONTROL))
            or chrome.is_furniture_row(block.text)
        )

    if numbered:
        parts.date, parts.date_block = find_date(outline, title, said, skip)
    _collect(outline, parts, url, skip)
    return parts


def _collect(outline: Outline, parts: Parts, url: str, skip) -> None:  # type: ignore[no-untyped-def]
    blocks = outline.blocks
    title = parts.title
    start = (title.index + 1) if title else 0
    if parts.date_block is not None:
        start = max(start, parts.date_block.index + 1)
    captions = _captions(outline)
    own = slugify(parts.title.text) if title else ""
    left = False
    for block in blocks[start:]:
        if chrome.is_footer(block):
            parts.end = block.index
            break
        if skip(block) or block is title or block is parts.date_block:
            continue
        region = block.node.region
        if chrome.is_related_heading(block.text) and _starts_related(blocks, block.index):
            parts.end = block.index
            break
        if parts.container is not None and not parts.container.holds(block.node):
            # Past the part of the page that holds title and text: only more text of the same kind counts.
            left = True
        if chrome.is_signature(block.text) or (parts.signature and _continues_signature(block, parts)):
            if not left or not parts.signature:
                parts.signature.append(block)
            continue
        if document_links(block) and only_documents(block):
            if not left or len(parts.documents) > 0 or not parts.signature:
                parts.documents.append(block)
            continue
        if parts.signature or region & (Region.CAPTION | Region.ASIDE | Region.FORM):
            continue
        if _is_caption(block, captions) or chrome.is_gallery_heading(block.text) or chrome.is_documents_heading(block.text):
            continue
        if left and (len(block.text) < _PROSE or 2 * block.linked > len(block.text)):
            parts.end = block.index
            break
        if block.slug == own and not parts.body:
            continue
        if _is_related_run(blocks, block.index, url):
            parts.end = block.index
            break
        parts.body.append(block)
        if parts.container is None and title is not None:
            parts.container = common(title.node, block.node)
    _trim(parts, url)
    if parts.body and parts.date is not None and parts.date_block is None:
        opened = opening_date(parts.body[0].text)
        if opened and opened[0] == parts.date:
            parts.body[0] = cut_start(parts.body[0], opened[1])
            if not parts.body[0].text:
                parts.body.pop(0)
    if parts.body and parts.signature and not parts.documents and only_names_document(parts.body[-1]) and len(parts.body) > 1:
        parts.body.pop()


_DOCUMENT_NOUNS = frozenset(
    "saraksts programma kartiba prezentacija prezentacijas anketa veidlapa protokols zinojums parskats buklets rezolucija"
    " list programme program agenda presentation presentations form minutes report leaflet".split()
)


def only_names_document(block: Block) -> bool:
    """A short line such as `Sanāksmes dalībnieku saraksts.`: a document's label whose link was lost."""
    words = block.slug.split("-")
    return len(block.text) < 140 and "\n" not in block.text and words[-1] in _DOCUMENT_NOUNS and "," not in block.text


def _continues_signature(block: Block, parts: Parts) -> bool:
    """A second line of a signature: a contact right below the first one."""
    return block.index == parts.signature[-1].index + 1 and chrome.is_contact(block.text) and not block.level


def _captions(outline: Outline) -> set[str]:
    """Captions and alt texts of all pictures, as slugs."""
    found = set()
    for picture in outline.pictures:
        for text in (picture.alt, picture.hint, picture.link.hint if picture.link else ""):
            if text:
                found.add(slugify(chrome.without_site_name(text)))
    found.discard("")
    return found


def _is_caption(block: Block, captions: set[str]) -> bool:
    text = block.line
    if len(text) > 300:
        return False
    if chrome.without_site_name(text) != text:
        return True
    return block.slug in captions and not block.level


def _starts_related(blocks: list[Block], index: int) -> bool:
    """Whether links follow a heading such as `Saistītie raksti`."""
    following = blocks[index + 1 : index + 5]
    return not following or any(block.links for block in following)


def _is_related_run(blocks: list[Block], index: int, url: str) -> bool:
    """Two or more entries that are nothing but links to numbered articles begin here."""
    count = 0
    for block in blocks[index : index + 8]:
        if block.all_linked and all(_to_article(link.href) for link in block.links):
            count += 1
        elif block.index == index or len(block.text) > 200:
            return False
    return count >= 2


def _to_article(href: str) -> bool:
    return is_numbered(href if "://" in href else f"http://x{href if href.startswith('/') else '/' + href}")


def _trim(parts: Parts, url: str) -> None:
    """Take from the end what is not text: menus, headings with nothing below."""
    body = parts.body
    while body:
        last = body[-1]
        internal = last.all_linked and not any("://" in link.href for link in last.links)
        if (internal and len(body) > 1 and last.node.list is None) or (last.level and len(body) > 1):
            body.pop()
        else:
            break
