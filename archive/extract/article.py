"""The parts of an article page: title, date, body, documents, signature, and where each ends.

The one fact that all rests on is the order of a page: title, date, body, attachments, signature, gallery, footer
(facts.md, "A page's text"). Elements such as `main` and `aside` help where they exist; none is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from archive.extract import chrome
from archive.extract.address import leads_to_article, slugify
from archive.extract.asides import asides
from archive.extract.assemble import without_start
from archive.extract.blocks import FRAME, Block, Node, Outline, Region, common
from archive.extract.captions import captions
from archive.extract.dating import Reading, find_date, is_clock, opening_date, own_line
from archive.extract.documents import describes_file, document_links, names_document, only_documents
from archive.extract.head import Claims
from archive.extract.matter import Matter, find_matter, repeated_captions
from archive.extract.regions import settle
from archive.extract.title import find_title
from archive.extract.zones import Zone, find_zones

_PROSE = 80  # characters; a menu entry or a heading is hardly longer
_NEAR = 4  # blocks: the other cells of a table row
_NEVER = 1 << 30


@dataclass(slots=True)
class Parts:
    """An article page taken apart.

    `container` is the smallest part of the page that holds title and text. `end` is the block after the last of the
    page's matter; from block `closed` on there is no more text, but there may be pictures. `asides` are the indexes of
    lists of other articles between title and text. `signed_off` if a signature has ended the text.
    """

    title: Block | None
    zones: list[Zone]
    end: int
    closed: int = _NEVER
    date: date | None = None
    date_block: Block | None = None
    body: list[Block] = field(default_factory=list)
    documents: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    container: Node | None = None
    asides: set[int] = field(default_factory=set)
    signed_off: bool = False


def take_apart(outline: Outline, said: Claims, numbered: bool, today: date) -> Parts:
    """Find the parts of a page, visited on the day `today`. A page without an article in it gets an empty body."""
    zones = find_zones(outline, None)
    title = find_title(outline, said, _indexes(zones))
    if title is not None and title.index in _indexes(zones):
        zones = find_zones(outline, title)
    settle(outline, title)
    parts = Parts(title, zones, end=len(outline.blocks), asides=asides(outline.blocks, title))
    elsewhere = _indexes(zones) | parts.asides

    def skip(block: Block) -> bool:
        return block.index in elsewhere or _is_frame(block)

    repeated = repeated_captions(outline)
    matter = find_matter(outline, title, elsewhere | repeated)
    parts.container = matter.node
    reading = Reading(outline, title, matter, skip, elsewhere, today)
    parts.date, parts.date_block = find_date(reading, said, numbered)
    _collect(outline, parts, skip, matter, repeated)
    _trim(outline, parts)
    return parts


def _indexes(zones: list[Zone]) -> set[int]:
    return {index for zone in zones for index in range(zone.start, zone.end)}


def _is_frame(block: Block) -> bool:
    """Whether a block is furniture wherever it stands."""
    if block.node.region & (FRAME | Region.HIDDEN | Region.CONTROL | Region.EXTRA | Region.COMMENTS):
        return True
    return (
        chrome.is_furniture_row(block.text)
        or chrome.is_share_row(block)
        or chrome.is_tag_row(block)
        or chrome.is_step(block)
    )


def _collect(
    outline: Outline, parts: Parts, skip: Callable[[Block], bool], matter: Matter, repeated: set[int]
) -> None:
    """Go through the blocks after the title, and put each where it belongs."""
    blocks, title = outline.blocks, parts.title
    said = _said_captions(outline)
    below = {id(block) for block in captions(outline).values()}
    boxes = matter.away | repeated
    for block in blocks[matter.start :]:
        if chrome.is_footer(block):
            parts.end = block.index
            return
        if block is title or block is parts.date_block or block.index in boxes or skip(block):
            continue
        if block.index > matter.last and _leads_away(blocks, block, parts):
            parts.end = block.index
            return
        # A text that stands alone with a picture may be all that a page has to say.
        if (id(block) in below and parts.body) or _is_end_matter(block, blocks[block.index - 1], parts, said, matter):
            continue
        if _is_past_text(block, parts, matter) or _is_before_text(block, parts, matter):
            continue
        parts.body.append(block)
        if parts.container is None and title is not None:
            parts.container = common(title.node, block.node)


def _is_before_text(block: Block, parts: Parts, matter: Matter) -> bool:
    """A byline or the like between title and text: what stands before the date or outside the part with the text."""
    if matter.weights[block.index]:
        return False
    if parts.date_block is not None and block.index < min(parts.date_block.index, matter.first):
        return True
    return not matter.holds(block) and block.index < matter.last


def _is_end_matter(block: Block, previous: Block, parts: Parts, said: set[str], matter: Matter) -> bool:
    """Signature and documents, kept apart from the body; captions and headings of boxes, which are dropped."""
    signed = parts.signed_off
    if not parts.body and (is_clock(block.text) or chrome.is_tag_label(block) or _is_category(block)):
        return True
    if chrome.is_signature(block.text) or (signed and chrome.is_contact(block.text)):
        # Lines of one signature follow each other; a second signature is somebody else's.
        if not parts.signature or block.index == parts.signature[-1].index + 1:
            parts.signature.append(block)
        # What ends a text is a signature after prose; above it, it tells who published what follows.
        parts.signed_off = signed or matter.after(block.index) <= matter.before(block.index)
        return True
    if document_links(block) and only_documents(block):
        if block.index < parts.closed:
            parts.documents.append(block)
        return True
    if describes_file(block.line) and _is_in_box(block, previous, parts):
        return True
    if signed or block.node.region & (Region.CAPTION | Region.ASIDE):
        return True
    text = block.line
    return _is_caption(text, said) or chrome.is_gallery_heading(text) or chrome.is_documents_heading(text)


def _is_in_box(block: Block, previous: Block, parts: Parts) -> bool:
    """Whether a line is among the documents of the page: near one, or right after the heading of their box."""
    if parts.documents and block.index - parts.documents[-1].index <= _NEAR:
        return True
    return block.index > 0 and chrome.is_documents_heading(previous.line)


def _is_category(block: Block) -> bool:
    """A short link to a list of the site, as stands below a date: `Jaunumi`."""
    if len(block.text) > 40 or not (_is_internal(block) and block.all_linked) or document_links(block):
        return False
    return not any(leads_to_article(link.href) for link in block.links)


def _is_past_text(block: Block, parts: Parts, matter: Matter) -> bool:
    """Whether the text has ended: outside the part with title and text, only more text of the same kind counts."""
    if block.index > parts.closed:
        return True
    left = block.index > matter.last and parts.container is not None and not parts.container.holds(block.node)
    if left and (len(block.text) < _PROSE or 2 * block.linked > len(block.text)):
        parts.closed = block.index
        return True
    # Some pages print the title twice.
    return not parts.body and parts.title is not None and block.slug == parts.title.slug


def _said_captions(outline: Outline) -> set[str]:
    """Captions and alt texts of all pictures, as slugs."""
    texts = {
        text
        for picture in outline.pictures
        for text in (picture.alt, picture.hint, picture.link.hint if picture.link else "")
    }
    return {slugify(chrome.without_site_name(text)) for text in texts} - {""}


def _is_caption(text: str, said: set[str]) -> bool:
    return len(text) <= 300 and (chrome.without_site_name(text) != text or slugify(text) in said)


def _leads_away(blocks: list[Block], block: Block, parts: Parts) -> bool:
    """Whether comments or other articles begin here, below a heading such as `Saistītie raksti` or without one."""
    if chrome.is_comments_heading(block.line):
        return True
    if chrome.is_related_heading(block.line):
        following = blocks[block.index + 1 : block.index + 5]
        return not following or any(map(chrome.is_entry, following))
    if parts.signed_off or block.index > parts.closed or not (_to_articles(block) or own_line(block)):
        return False
    found: set[str] = set()
    for other in blocks[block.index : block.index + 8]:
        if chrome.is_related_heading(other.line):
            break
        if not block.links or other.node.tag == block.node.tag:  # the entries of a list look alike
            found.update(_to_articles(other))
    return len(found) >= 2


def _to_articles(block: Block) -> list[str]:
    """Addresses of numbered articles, if a line is nothing but links to such."""
    links = [link.href for link in chrome.entry_links(block)]
    return links if all(map(leads_to_article, links)) else []


def _trim(outline: Outline, parts: Parts) -> None:
    """Take from the body what is not text.

    That is a menu at its end, headings with nothing below, the opening date, the name of a document whose link was
    lost.
    """
    body = parts.body
    tail = 0
    while tail < len(body) and _is_internal(body[-1 - tail]):
        tail += 1
    if 0 < tail < len(body) and _is_menu(body[-tail:], outline, parts):
        del body[-tail:]
    while len(body) > 1 and body[-1].level:
        body.pop()
    for at, block in enumerate(body[:3] if parts.date is not None and parts.date_block is None else []):
        opened = opening_date(block.text)
        if opened and opened[0] == parts.date:  # what stands before it is the author's name
            body[: at + 1] = [rest for rest in [without_start(block, opened[1])] if rest is not None]
            break
    if len(body) > 1 and parts.signature and not parts.documents and names_document(body[-1]):
        body.pop()


def _is_internal(block: Block) -> bool:
    return block.all_linked and not any("://" in link.href for link in block.links)


def _is_menu(blocks: list[Block], outline: Outline, parts: Parts) -> bool:
    """Several links within the site that are no list of the text, or links that stand before the title too."""
    first = parts.title.index if parts.title is not None else 0
    above = {(link.href, link.text) for block in outline.blocks[:first] for link in block.links}
    if all((link.href, link.text) in above for block in blocks for link in block.links):
        return True
    previous = outline.blocks[blocks[0].index - 1]
    if previous.all_linked and chrome.is_furniture_row(previous.line):
        return True  # `Sākums` opens a menu
    in_text = parts.container is not None and parts.container.parent is not None
    return len(blocks) >= 3 and not (in_text and all(block.node.list for block in blocks))
