"""Trims the edges of a text: removes what stands at its beginning or end but does not belong to it.

On real pages one body in four ends with lines about sharing, subscriptions or copyright, or begins with a byline.
Menus, headings with nothing below them, and a date that opens the text are removed as well.
"""

from __future__ import annotations

import re

from archive.extract.article.attachments import names_document
from archive.extract.article.beside.insets import announces_advertisement, asides
from archive.extract.article.dates.date_lines import opening_date
from archive.extract.article.first_lines import is_byline
from archive.extract.article.matter import Matter
from archive.extract.article.parts import Parts
from archive.extract.boilerplate.closing_lines import posted_in
from archive.extract.boilerplate.lines import is_internal
from archive.extract.dom.assemble import without_end, without_start
from archive.extract.dom.blocks import BESIDE, Block, Node, Outline, Region, Run
from archive.extract.words.furniture import is_promotion
from archive.extract.words.headings import is_about_author
from archive.extract.words.offices import is_office
from archive.extract.words.says import Says
from archive.extract.words.signatures import is_bare_label
from archive.latvian.fold import slugify
from archive.site import is_banner

_ANSWER = 12  # characters of `Labi.` and the like; judged
_ITEMS = 6  # lines before and after an item that are compared with it; judged
_SIGNER = 100  # characters of a name or an office; judged
_SHORT = 80  # characters of a heading; judged, as for a byline
_CALL_LINES, _CALL_TEXT = 5, 400  # lines and characters of a box that asks readers to subscribe or to give; judged
_ABOUT_LINES, _ABOUT_TEXT = 5, 800  # lines and characters of what a text ends with about its author; judged
_CALLS = re.compile(
    r"(?:sanem|abone|pieraksties|piesakies|uzzini|subscribe|sign-up|join|get|receive)(?:j?iet|jiet|ieties)?-"
    r"(?:.{0,40}-)?(?:jaunum|vestkop|e-past|zinam|newsletter|updates|e-?mail|inbox|news)"
    r"|(?:ziedo|atbalsti|palidzi)(?:jiet|et|iet)?(?:-(?:mus|mums|biedribu|fondu|musu-darbu|tagad))?$"
    r"|(?:donate|support-us|support-our-work|give)(?:-(?:now|today|to-us))?$"
)
"""The first words of a box that asks readers to subscribe to something or to give money, as a slug."""
_BOX = (
    Says.RELATED_HEADING
    | Says.COMMENTS_HEADING
    | Says.DOCUMENTS_HEADING
    | Says.GALLERY_HEADING
    | Says.CALENDAR_HEADING
    | Says.FURNITURE_ROW
    | Says.ASKED
)
_HASHTAGS = re.compile(r"(?:#[^\W\d]\w*[\s,;|·]*){1,40}")
_TAGGED = re.compile(
    r"(?:tagi|birkas|tēmturi|etiķetes|atslēgvārdi|atslēgas vārdi|tags|labels|filed under|keywords):\s*\w", re.I
)
_LABEL = 40  # characters of the label and the marks between tags; judged
_TAG_LINE = 160  # characters of a line of tags with their label; judged
_EDITS = frozenset("labot labot-sadalu labot-so-sadalu labot-pirmkodu edit edit-section edit-source".split())
_ENDS = (".", "!", "?", "”", "»", "…")  # of a paragraph that is printed in the letters of a heading


def trim(outline: Outline, parts: Parts, first: int) -> None:
    """Remove from the body what is not text. `first` is the index of the first block of prose, -1 if there is none."""
    body = parts.body
    _trim_end(outline, parts)
    opening = parts.date is not None and parts.date_block is None
    for at, block in enumerate(body[:3] if opening else []):
        opened = opening_date(block.text)
        if opened and opened[0] == parts.date:  # lines before it are the author's name or the like
            body[: at + 1] = [rest for rest in [without_start(block, opened[1])] if rest is not None]
            break
    _trim_start(parts, first)
    body[:] = [
        _without_edit_link(block) if block.level and block.links else block
        for before, block in zip((None, *body), body, strict=False)
        if not (_edits_heading(before, block) or _has_only_tags(block))
    ]
    _drop_asides(body)
    if len(body) > 1 and parts.signature and not parts.documents and names_document(body[-1]):
        body.pop()


def _drop_asides(body: list[Block]) -> None:
    """Drop insets that add nothing to the text, such as one of its sentences in large letters, with its speaker."""
    lines = [block for block in body if not block.node.region & Region.CAPTION]
    boxed = {lines[at].index for at in asides(lines)}
    if boxed:
        boxed |= {block.index for block in body if block.node.region & Region.CAPTION and block.index - 1 in boxed}
        body[:] = [block for block in body if block.index not in boxed]


def _without_edit_link(heading: Block) -> Block:
    """A heading without `[labot | labot pirmkodu]`, which wikis append."""
    runs = heading.runs
    start = next((at for at, run in enumerate(runs) if at and run.link is None and run.text.strip() == "["), 0)
    if not start or not heading.text.endswith("]"):
        return heading
    return without_end(heading, start) if _are_edits(runs[start:]) else heading


def _edits_heading(before: Block | None, block: Block) -> bool:
    """Whether a line is nothing but `[labot]`, in a box with the heading before it."""
    if before is None or not before.level or not block.links or block.text[0] != "[" or block.text[-1] != "]":
        return False
    return not block.level and before.node.parent is block.node and _are_edits(block.runs)


def _are_edits(runs: list[Run]) -> bool:
    return all(slugify(run.text) in _EDITS if run.link else not any(map(str.isalnum, run.text)) for run in runs)


def _trim_start(parts: Parts, first: int) -> None:
    """Drop bylines, lines about the last change, letters that set the font size, and boxes of mostly such lines."""
    body = parts.body
    count = next((at for at, block in enumerate(body) if block.index >= first), 0)
    opening = body[count].node if count else None
    lists: dict[Node, list[Block]] = {}
    boxes: dict[int, Node] = {}
    bylines: set[int] = set()
    below = {one.index + 1 for one in (parts.title, parts.date_block) if one is not None}
    for block in body[:count]:
        # A bare name is no byline if it is marked up like the paragraphs of the text.
        beside = opening is None or block.node.tag != opening.tag or block.node.parent is not opening.parent
        plain = beside and not block.level and block.node.item is None
        if (plain and block.index in below and is_office(block.line)) or is_byline(block, parts.date, named=beside):
            bylines.add(block.index)
        if (box := block.node.list or _box_above(block, parts.title, opening)) is not None:
            lists.setdefault(box, []).append(block)
            boxes[block.index] = box
    facts = {
        node for node, blocks in lists.items() if 2 * sum(block.index in bylines for block in blocks) >= len(blocks)
    }
    # In a table, a line in the same row as one that is no byline belongs to the table: `Dalībnieki`, `9`.
    kept = {block.node.row for block in body[:count] if block.index not in bylines} - {opening and opening.row}
    tables = {row for row in kept if row is not None and row.cells > 1}
    bylines -= {block.index for block in body[:count] if block.node.row in tables}
    body[:count] = [block for block in body[:count] if not (block.index in bylines or boxes.get(block.index) in facts)]


def _box_above(block: Block, title: Block | None, opening: Node | None) -> Node | None:
    """The box in which a line stands, if that holds neither the title nor the beginning of the text."""
    box = block.node.parent
    if box is None or block.node.row is not None or (title is not None and box.holds(title.node)):
        return None
    return None if opening is not None and box.holds(opening) else box


def _is_item_of_text(block: Block, blocks: list[Block]) -> bool:
    """Whether a line stands in a list most of whose items are text: `kopēt saiti` in a list of instructions."""
    if block.node.list is None:
        return False
    near = blocks[max(0, block.index - _ITEMS) : block.index + 1 + _ITEMS]
    items = [other for other in near if other.node.list is block.node.list]
    return 2 * sum(not (item.links or item.says & Says.FURNITURE_ROW) for item in items) > len(items)


def is_said(block: Block, blocks: list[Block], matter: Matter) -> bool:
    """Whether a line that reads like furniture belongs to the text: an answer, a table header, a heading above prose.

    Such a line is no link, and stands between paragraphs of the text unless it is a table header. An answer ends like a
    sentence.
    """
    if block.links or not block.says & Says.FURNITURE_ROW or block.node.region & BESIDE:
        return False
    if block.node.tag == "th" and block.node.row is not None and block.node.row.cells > 1:
        return True  # even if the table has no prose
    if not matter.first < block.index < matter.last or not matter.holds(block):
        return False
    in_table = block.node.tag in ("dt", "dd", "th", "td") and block.node.parent is not None
    return (
        in_table
        or _is_item_of_text(block, blocks)
        or (len(block.text) <= _ANSWER and block.text.endswith((".", "!")))
        or heads_text(block, blocks, matter)
    )


def heads_text(block: Block, blocks: list[Block], matter: Matter) -> bool:
    """Whether a heading has a paragraph of the text right below, in the same part, as `Dokumenti` may have."""
    below = block.index + 1
    if not block.level or below >= len(blocks) or not matter.weights[below]:
        return False
    part = block.node.parent
    return matter.before(block.index) > 0 and part is not None and part.holds(blocks[below].node)


def _trim_end(outline: Outline, parts: Parts) -> None:
    body = parts.body
    while len(body) > 1 and _is_after_text(body[-2], body[-1]):
        body.pop()
    if at := _calls_from(outline, body) or _about_author_from(body):
        del body[at:]
    tail = 0
    while tail < len(body) and is_internal(body[-1 - tail]):
        tail += 1
    if 0 < tail < len(body) and _is_menu(body[-tail:], outline, parts):
        del body[-tail:]
    while len(body) > 1 and body[-1].level and _opens_box(body[-1], outline, parts):
        body.pop()


def _calls_from(outline: Outline, body: list[Block]) -> int:
    """Where in the body a final box begins that asks readers, with a form or button, to subscribe or give; else 0."""
    for at in range(len(body) - 1, max(len(body) - _CALL_LINES, 0), -1):
        head = body[at]
        if len(head.text) > _SHORT or not _CALLS.match(head.slug):
            continue
        box, before = head.node, body[at - 1].node
        while box.parent is not None and not box.parent.holds(before):
            box = box.parent
        asks = body[-1].all_linked or any(node.tag == "form" for node in outline.nodes[box.index : box.last + 1])
        if asks and box.text <= _CALL_TEXT and all(box.holds(block.node) for block in body[at:]):
            return at
    return 0


def _about_author_from(body: list[Block]) -> int:
    """Where in the body a few last lines about its author begin, below a heading such as `Par autoru`; else 0."""
    for at in range(len(body) - 2, max(len(body) - _ABOUT_LINES, 0), -1):
        if is_about_author(body[at].line):
            return at if sum(len(block.text) for block in body[at:]) <= _ABOUT_TEXT else 0
    return 0


def _opens_box(heading: Block, outline: Outline, parts: Parts) -> bool:
    """Whether the last heading of a text is that of a box, by its words or because dropped lines follow it there.

    A heading with nothing below it may also be the last line of the text: `Zvani 116006!`
    """
    if heading.says & _BOX:
        return True
    if len(heading.text) >= _SHORT and heading.text.endswith(_ENDS):
        return False
    scope = heading.node
    while scope.parent is not None and scope.text <= len(heading.text):
        scope = scope.parent
    following = outline.blocks[heading.index + 1 : heading.index + 2]
    kept = (*parts.signature, *parts.documents)
    return any(scope.holds(block.node) and block not in kept for block in following)


def _is_banners(block: Block) -> bool:
    """Whether a line consists of links to banner pages (F7)."""
    return block.all_linked and all(is_banner(link.href) for link in block.links)


def _is_after_text(before: Block, block: Block) -> bool:
    """Whether the last line of a text does not belong to it."""
    return (
        is_promotion(block.line)
        or _is_banners(block)
        or _is_tags(before, block)
        or posted_in(block)
        or (announces_advertisement(block) and not block.links and block.node.parent is not before.node.parent)
        or (_TAGGED.match(block.text) is not None and len(block.text) <= _TAG_LINE and not block.text.endswith(_ENDS))
    )


def _has_only_tags(block: Block) -> bool:
    """Whether a line consists of links marked as tags and at most a label: `Sadaļa: Ziņas`.

    They are marked with `rel="tag"` (https://microformats.org/wiki/rel-tag).
    """
    return bool(block.links) and len(block.text) - block.linked <= _LABEL and all(link.tag for link in block.links)


def _is_tags(before: Block, block: Block) -> bool:
    """Whether a line is like `#drošība #Kuldīga`, and not announced by the line before: `Lietojiet tēmturus:`."""
    return block.text[0] == "#" and _HASHTAGS.fullmatch(block.text) is not None and not before.text.endswith(":")


def _is_menu(blocks: list[Block], outline: Outline, parts: Parts) -> bool:
    """Whether lines of internal links are a menu: they also stand before the title, or are no list of the text."""
    first = parts.title.index if parts.title is not None else 0
    above = {(link.href, link.text) for block in outline.blocks[:first] for link in block.links}
    if all((link.href, link.text) in above for block in blocks for link in block.links):
        return True
    previous = outline.blocks[blocks[0].index - 1]
    if previous.all_linked and previous.says & Says.FURNITURE_ROW:
        return True  # `Sākums` opens a menu
    in_text = parts.container is not None and parts.container.parent is not None
    return len(blocks) >= 3 and not (in_text and all(block.node.list for block in blocks))


def names_signer(block: Block, parts: Parts) -> bool:
    """Whether a short line (a name, an office) continues a signature that begins with `Informāciju sagatavoja:`."""
    label, last = parts.signature[0], parts.signature[-1]
    if not is_bare_label(label.line) or block.index != last.index + 1 or len(block.text) > _SIGNER or block.links:
        return False
    return not block.level and not block.prose and block.node.parent is label.node.parent
