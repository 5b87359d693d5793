"""Takes an article page apart: title, date, body, documents, signature, and where each ends.

Everything rests on one fact, the order of a page: title, date, body, attachments, signature, gallery, footer
(docs/site.md, F9 to F13). Elements such as `main` and `aside` help where they exist, but none is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from archive.extract.article.attachments import describes_file, document_links, only_documents
from archive.extract.article.beside.contents import contents
from archive.extract.article.beside.copies import copies
from archive.extract.article.beside.insets import cards
from archive.extract.article.beside.teasers import TEXT
from archive.extract.article.dates.date_lines import is_clock, own_line, read_slashes
from archive.extract.article.dates.dating import find_date
from archive.extract.article.dates.search import Reading
from archive.extract.article.edges import heads_text, is_said, names_signer, trim
from archive.extract.article.first_lines import beyond_byline, is_byline, is_lead
from archive.extract.article.head import Claims, title_key
from archive.extract.article.lists_beside import list_above, lists_below
from archive.extract.article.matter import Matter, find_matter, likely_text, repeated_captions
from archive.extract.article.parts import Parts
from archive.extract.article.pictures.captions import (
    captions,
    captions_of_gallery,
    is_above_text,
    named_captions,
    names_quoted,
    without_text,
)
from archive.extract.article.title import find_title
from archive.extract.boilerplate.bylines import is_scrap
from archive.extract.boilerplate.fields import fields_of_text
from archive.extract.boilerplate.lines import (
    entry_links,
    is_entry,
    is_internal,
    is_share_row,
    is_step,
    is_tag_label,
    is_tag_row,
    is_way_back,
    points_aside,
    tags_below,
)
from archive.extract.boilerplate.regions import is_others, settle
from archive.extract.boilerplate.related_lists import is_of_text, related_lists, scope_of
from archive.extract.calendar.blocks import CalendarBlock, find_calendar_blocks
from archive.extract.dom.blocks import FRAME, Block, Outline, Region, common
from archive.extract.limits import CAPTION, PARAGRAPH
from archive.extract.words.says import Says
from archive.extract.words.signatures import is_contact
from archive.extract.words.site_name import without_site_name
from archive.latvian.fold import slugify
from archive.site import leads_to_article

# The most lines right before the text, such as a sub-heading, that are not prose but belong to it; judged. With one
# 0 + 9 pages (F1 +0.0005), with four 0 + 8 (-0.0005).
_INTRODUCTION = 2
_REST = 0.3  # of the prose above a signature; if there is more below, it does not end the text; judged, free
_ATTACHED = re.compile(r"attach|download|pielikum|lejupiel", re.I)
_FIELDS = 6  # lines between a text and its documents: a heading, and two or three labels and values; judged
_BESIDE = 2  # blocks from the size of a document to its link; judged
_NEAR = 4  # blocks: the other cells of a table row; free


def take_apart(outline: Outline, said: Claims, numbered: bool, today: date) -> Parts:
    """Find the parts of a page as visited on the day `today`. If the page has no article, the body is empty."""
    read_slashes(outline)
    calendars = find_calendar_blocks(outline, None)
    title = find_title(outline, said, _indexes(calendars))
    if title is not None and title.index in _indexes(calendars):
        calendars = find_calendar_blocks(outline, title)
    is_guess = settle(outline, title)
    parts = Parts(title, calendars, end=len(outline.blocks), related=related_lists(outline.blocks, title))
    parts.is_guess = is_guess
    elsewhere = _indexes(calendars) | parts.related

    @cache
    def skip(block: Block) -> bool:
        return block.index in elsewhere or _is_frame(block)

    copied = copies(outline, title)
    parts.captions = captions(outline)
    repeated = copied | repeated_captions(outline, copied) | named_captions(outline, parts.captions, title)
    sure = title is not None and title_key(title.line) == said.url_slug
    matter = find_matter(outline, title, elsewhere | repeated, sure=sure)
    parts.is_guess |= title is not None and matter.start <= title.index
    parts.start = matter.start if title is not None else _beginning(outline, matter, skip)
    parts.container = matter.node
    if matter.node is None and matter.first >= 0 and title is not None:
        parts.container = common(title.node, outline.blocks[matter.first].node)
    reading = Reading(outline, title, matter, skip, elsewhere, today)
    parts.date, parts.date_block = find_date(reading, said, numbered)
    _collect(outline, parts, skip, matter, repeated)
    trim(outline, parts, matter.first)
    parts.prose = sum(
        block.prose for block in outline.blocks if block.prose and block.index not in elsewhere and not is_others(block)
    )
    if numbered and parts.prose and not (parts.body or parts.documents):
        parts.body = likely_text(outline, parts.start)
    return parts


def _beginning(outline: Outline, matter: Matter, skip: Callable[[Block], bool]) -> int:
    """Where the text of a page without a title begins: above its first paragraph, after the last link or furniture."""
    start = max(matter.first, 0)
    while start > 0:
        block = outline.blocks[start - 1]
        if block.all_linked or skip(block) or not matter.holds(block):
            break
        start -= 1
    return start


def _indexes(calendars: list[CalendarBlock]) -> set[int]:
    return {index for one in calendars if not one.is_loose for index in range(one.start, one.end)}


def _is_frame(block: Block) -> bool:
    """Whether a block is furniture, regardless of what stands around it."""
    region = block.node.region
    if region & (FRAME | Region.HIDDEN | Region.CONTROL | Region.COMMENTS):
        return True
    if region & Region.EXTRA and not (block.says & Says.SIGNATURE or document_links(block)):
        return True
    if block.says & Says.FURNITURE_ROW or (not block.prose and block.says & Says.COMMENTS_HEADING):
        return True
    if not block.links:  # as in most
        return False
    return is_share_row(block) or is_tag_row(block) or is_step(block) or is_way_back(block) or points_aside(block)


def _collect(outline: Outline, parts: Parts, skip: Callable[[Block], bool], matter: Matter, repeated: set[int]) -> None:
    """Go through the blocks after the title and assign each to its part."""
    blocks, title = outline.blocks, parts.title
    said = _said_captions(outline)
    parts.captions = captions_of_gallery(outline, matter.last) | without_text(parts.captions, matter)
    below = {id(block) for block in parts.captions.values()}
    boxes = matter.away | repeated | fields_of_text(blocks) | tags_below(blocks, matter.last + 1)
    boxes |= cards(blocks, matter.first + 1) if matter.first >= 0 else set()
    boxes |= contents(blocks, parts.start)
    beside = lists_below(blocks, matter, parts, skip).union(list_above(blocks, matter, parts, skip))
    for block in blocks[parts.start :]:
        if block.says & Says.FOOTER:
            if _goes_on_below(blocks, block, parts, matter):
                continue
            parts.end = block.index
            return
        if block is title or block is parts.date_block or block.index in boxes:
            continue
        if skip(block) and not is_said(block, blocks, matter):
            continue
        if block.index > matter.last and _leads_away(blocks, block, parts):
            parts.end = block.index
            return
        # A caption with no text before it may be the whole text of the page.
        heads = heads_text(block, blocks, matter)
        captioned = id(block) in below and (parts.body or is_above_text(block, outline, parts, matter))
        if captioned or _is_end_matter(block, blocks, parts, said, matter, heads):
            continue
        if block.index not in beside and (_is_past_text(block, parts, matter) or _is_before_text(block, parts, matter)):
            continue
        parts.body.append(block)
        if parts.container is None and title is not None:
            parts.container = common(title.node, beyond_byline(blocks, parts, block, skip).node)


def _goes_on_below(blocks: list[Block], footer: Block, parts: Parts, matter: Matter) -> bool:
    """Whether a line like `© 2016` only stands between two parts of a text: much of it follows in the same element."""
    if not parts.body or matter.after(footer.index) < max(TEXT, _REST * matter.before(footer.index)):
        return False
    next_at = next(at for at in range(footer.index + 1, len(blocks)) if matter.weights[at])
    return blocks[next_at].node.parent is parts.body[-1].node.parent


def _is_before_text(block: Block, parts: Parts, matter: Matter) -> bool:
    """Whether a line between title and text is no part of it: a byline, before the date, or in a box with the title."""
    if matter.weights[block.index] or block.index in matter.lead:
        return False
    if parts.date_block is not None and block.index < parts.date_block.index < matter.first:
        return not is_lead(block, parts.date)
    if matter.node is None or block.index > matter.first or matter.node.holds(block.node):
        return False
    if parts.title is None or is_byline(block, parts.date) or block.index < matter.first - _INTRODUCTION:
        return True
    return not common(parts.title.node, block.node).holds(matter.node)


def _is_end_matter(
    block: Block, blocks: list[Block], parts: Parts, said: set[str], matter: Matter, heads: bool
) -> bool:
    """Whether a line is not text: signature and documents are stored in `parts`, captions and headings are dropped."""
    signed = parts.signed_off
    if not parts.body and (
        (is_clock(block.text) and block.node.row is None)
        or is_tag_label(block)
        or is_scrap(block)
        or _is_category(block)
    ):
        return True
    if block.says & Says.SIGNATURE or (signed and (is_contact(block.text) or names_signer(block, parts))):
        # Only a signature after the prose ends a text; above the prose, it says who published what follows.
        parts.signed_off = signed or matter.after(block.index) <= _REST * matter.before(block.index)
        # The lines of a signature are consecutive; after one that ends the text, any other is somebody else's.
        follows = bool(parts.signature) and block.index == parts.signature[-1].index + 1
        if follows or not parts.signature or (parts.signed_off and not signed):
            parts.signature[:] = [*parts.signature, block] if follows else [block]
        return True
    if document_links(block) and (only_documents(block) or (block.all_linked and block.index > matter.last)):
        if block.index < parts.closed or _is_attached(block, blocks, parts, matter):
            parts.documents.append(block)
        return True
    if describes_file(block.line) and _is_in_box(block, blocks, parts):
        return True
    if signed or (block.node.region & (Region.CAPTION | Region.ASIDE) and not names_quoted(blocks, block)):
        return True
    if block.says & (Says.GALLERY_HEADING | Says.DOCUMENTS_HEADING):
        if block.says & Says.GALLERY_HEADING and not heads:
            parts.gallery = scope_of(block)
        return not heads
    return _is_caption(block, said)


def _is_attached(block: Block, blocks: list[Block], parts: Parts, matter: Matter) -> bool:
    """Whether a document after the text stands below a heading such as `Pielikumi`, or in a box whose class says so.

    At most a few fields may stand between, and it must be in the smallest part of the page that holds title and text.
    """
    if parts.title is None or matter.last < 0:
        return False
    last = parts.documents[-1].index if parts.documents else -1
    fields = range(max(matter.last, last) + 1, block.index)
    headed = last > parts.closed or any(blocks[at].says & Says.DOCUMENTS_HEADING for at in fields)
    headed = headed or any(node and _ATTACHED.search(node.classes) for node in (block.node, block.node.parent))
    around = common(parts.title.node, blocks[matter.last].node)
    return headed and len(fields) <= _FIELDS and around.parent is not None and around.holds(block.node)


def _is_in_box(block: Block, blocks: list[Block], parts: Parts) -> bool:
    """Whether a line is among the documents of the page: near one, or right below the heading of their box."""
    if parts.documents and block.index - parts.documents[-1].index <= _NEAR:
        return True
    if block.index > 0 and blocks[block.index - 1].says & Says.DOCUMENTS_HEADING:
        return True
    return any(
        document_links(other) and only_documents(other) for other in blocks[block.index + 1 : block.index + 1 + _BESIDE]
    )


def _is_category(block: Block) -> bool:
    """Whether a line is a short link to a list of the site, as found below a date: `Jaunumi`."""
    if len(block.text) > 40 or not is_internal(block) or document_links(block):
        return False
    return not any(leads_to_article(link.href) for link in block.links)


def _is_past_text(block: Block, parts: Parts, matter: Matter) -> bool:
    """Whether the text has ended before a line: outside the part with title and text, only paragraphs continue it.

    Also true of a line before the text that repeats the title.
    """
    if block.index > parts.closed:
        return True
    left = block.index > matter.last and parts.container is not None and not parts.container.holds(block.node)
    if left and parts.body[-1:] and _announces(parts.body[-1], block):
        return False
    if left and (len(block.text) < PARAGRAPH or 2 * block.linked > len(block.text)):
        if parts.gallery is None or not parts.gallery.holds(block.node):
            parts.closed = block.index
        return True
    # Some pages print the title twice.
    return not parts.body and parts.title is not None and title_key(block.line) == title_key(parts.title.line)


def _announces(before: Block, block: Block) -> bool:
    """Whether a line without links follows right below the last line, which ends in a colon or is in the same list."""
    opens = before.text.endswith(":") and block.index == before.index + 1
    goes_on = block.node.list is not None and block.node.list is before.node.list and block.index == before.index + 1
    return not block.links and (opens or goes_on)


def _said_captions(outline: Outline) -> set[str]:
    """The alt texts and tooltips of all pictures, as slugs."""
    texts = {
        text
        for picture in outline.pictures
        for text in (picture.alt, picture.hint, picture.link.hint if picture.link else "")
    }
    return {slugify(without_site_name(text)) for text in texts} - {""}


def _is_caption(block: Block, said: set[str]) -> bool:
    return len(block.text) <= CAPTION and bool(block.says & Says.SIGNED or (said and block.slug in said))


def _leads_away(blocks: list[Block], block: Block, parts: Parts) -> bool:
    """Whether comments or other articles begin at a line, with or without a heading such as `Saistītie raksti`."""
    if block.says & Says.COMMENTS_HEADING:
        return True
    if block.says & Says.RELATED_HEADING:
        if is_of_text(blocks, block):
            return False
        following = blocks[block.index + 1 : block.index + 5]
        return not following or any(map(is_entry, following))
    if parts.signed_off or block.index > parts.closed or not (_to_articles(block) or own_line(block)):
        return False
    found: set[str] = set()
    for other in blocks[block.index : block.index + 8]:
        if other.says & Says.RELATED_HEADING:
            break
        if not block.links or other.node.tag == block.node.tag:  # entries of one list have the same markup
            found.update(_to_articles(other))
    return len(found) >= 2


def _to_articles(block: Block) -> list[str]:
    """The addresses that a line links to, if it is an entry of a list that links only to articles."""
    links = [link.href for link in entry_links(block)]
    return links if all(map(leads_to_article, links)) else []
