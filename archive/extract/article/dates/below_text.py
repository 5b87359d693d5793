"""Finds a publication date below the text of an article, in the text's last line, or in a column beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archive.extract.article.attachments import document_links
from archive.extract.article.dates.date_lines import dateline, is_in_dated_table, own_line
from archive.extract.article.dates.search import FOREIGN, Reading
from archive.extract.article.dates.stamps import stamped_line
from archive.extract.boilerplate.changes import PUBLISHED
from archive.extract.boilerplate.closing_lines import last_day, signed_day
from archive.extract.boilerplate.fields import DAY_LABEL, tells_of_other
from archive.extract.boilerplate.lines import entry_links, is_internal
from archive.extract.dom.blocks import Block, Node, Region, common
from archive.extract.words.says import Says

_BELOW = 5  # blocks below the text that are searched; halved 8 + 0 pages, doubled 0 + 1 page
_ENTRY = 4  # blocks from the date of one entry of a list to the next; judged
_FACTS = 8  # lines of a column with facts about the text; judged


def below_text(reading: Reading) -> tuple[date, Block | None] | None:
    """A date on a line right below the text or in the footer of the article, but not among the entries of a list."""
    blocks, matter = reading.outline.blocks, reading.matter
    if matter.last < 0:
        return None
    around = matter.node or blocks[matter.last].node
    around = common(around, reading.title.node) if reading.title is not None else around.parent or around
    for block in _unskipped(reading, matter.last + 1):
        if block.says & (Says.FOOTER | Says.RELATED_HEADING) or block.index in matter.away:
            break
        found = reading.credible(own_line(block) or signed_day(block) or stamped_line(reading, block))
        held = around.holds(block.node) or (
            _says_published(blocks, block) and (_is_below_tags(reading, block) or _is_beside(blocks, around, block))
        )
        if not found or block.node.region & (FOREIGN & ~Region.FOOTER) or not held:
            continue
        if tells_of_other(blocks, block):
            continue
        if not _says_published(blocks, block) and _is_one_of_many(blocks, reading.title, block):
            continue
        beside = [blocks[at] for at in (block.index - 1, block.index + 1) if matter.last < at < len(blocks)]
        if not any(_is_entry(other) and not _is_apart(other, block) for other in beside):
            return found, block
    return None


def in_last_line(reading: Reading) -> date | None:
    """The day in the last paragraph of a text, if that also says where or by whom it was written.

    `Rīgā, 04.05.2022.`, `Ilze Kalna, biedrības vadītāja, 04.05.2022.`
    """
    blocks, matter = reading.outline.blocks, reading.matter
    is_listed = matter.last > 0 and (blocks[matter.last].node.item or blocks[matter.last - 1].level)  # of sources
    if matter.last > 0 and not is_listed and (day := reading.credible(last_day(blocks[matter.last].line))):
        return day
    line, following = (blocks[at] if at < len(blocks) else None for at in (matter.last + 1, matter.last + 2))
    if matter.last < 0 or line is None or line.links or line.level or line.node.item or not matter.holds(line):
        return None
    last = blocks[matter.last]
    if line.node.tag != last.node.tag or line.node.parent is not last.node.parent or last.text[-1] not in '.!”"':
        return None
    ends = following is None or not matter.holds(following) or reading.skip(following)
    return reading.credible(dateline(line.text) or last_day(line.line)) if ends and not reading.skip(line) else None


def _is_one_of_many(blocks: list[Block], title: Block | None, block: Block) -> bool:
    """Whether a date below a text belongs to a row of a table, or to one of several similar parts with a date each."""
    if title is not None and is_in_dated_table(blocks, title, block):
        return True
    part = block.node.parent
    if part is None or part.holds(blocks[0].node) or own_line(block) is None:
        return False
    near = blocks[max(0, block.index - _ENTRY) : block.index + 1 + _ENTRY]
    parts = {one.node.parent for one in near if own_line(one)} - {part}
    return any(other is not None and other.parent is part.parent for other in parts)


def _says_published(blocks: list[Block], block: Block) -> bool:
    """Whether a line with a date, or the label above it, says that the date is that of publication."""
    if PUBLISHED.match(block.text) or DAY_LABEL.match(block.text):
        return True
    label = blocks[block.index - 1] if block.index else None
    return label is not None and not label.links and DAY_LABEL.fullmatch(label.line) is not None


def _is_below_tags(reading: Reading, block: Block) -> bool:
    """Whether a line in `main` is separated from the end of the text by nothing but tags and the like."""
    between = reading.outline.blocks[reading.matter.last + 1 : block.index]
    return bool(block.node.region & Region.MAIN) and all(other.node.region & Region.EXTRA for other in between)


def _is_beside(blocks: list[Block], text: Node, block: Block) -> bool:
    """Whether a line stands in a column beside the text that has nothing but fields about it.

    The card of another article would have a heading or a link, and a comment would have words without a label.
    """
    row, column = text.parent, block.node
    if row is None or row.parent is None or not row.holds(column):
        return False
    while column.parent is not None and column.parent is not row:
        column = column.parent
    near = blocks[max(0, block.index - _FACTS) : block.index + 1 + _FACTS]
    facts = [line for line in near if column.holds(line.node)]
    return len(facts) <= _FACTS and all(_is_field(blocks, line) for line in facts)


def _is_field(blocks: list[Block], line: Block) -> bool:
    """Whether a line is a label, a date, a value with its label in or above the line, or a furniture text."""
    if line.level or line.links or line.prose:
        return False
    label = blocks[line.index - 1].text if line.index else ""
    if ":" in line.text or label.endswith(":") or line.says & Says.FURNITURE_ROW or own_line(line):
        return True
    return DAY_LABEL.fullmatch(line.line) is not None


def _is_entry(block: Block) -> bool:
    """Whether a line is an entry of a list of pages, and so may have its own date beside it; share links are none."""
    is_row = block.says & Says.FURNITURE_ROW and not is_internal(block)
    return bool(entry_links(block)) and not document_links(block) and not is_row


def _is_apart(other: Block, block: Block) -> bool:
    """Whether `other` stands in a marked box, such as one of tags, and `block` does not."""
    return bool(other.node.region & ~block.node.region & Region.EXTRA)


def _unskipped(reading: Reading, start: int) -> Iterator[Block]:
    """The rest of the text and a few lines below it, without furniture; lines that are only a date are always given."""
    node, seen = reading.matter.node, 0
    for block in reading.outline.blocks[start:]:
        if block.index in reading.elsewhere:
            continue
        if own_line(block) or not reading.skip(block):
            yield block
            seen += node is None or not node.holds(block.node)
            if seen >= _BELOW:
                return
