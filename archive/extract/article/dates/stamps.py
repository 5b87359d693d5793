"""Reads dates from attributes, such as those of `<time>` and `itemprop`."""

from __future__ import annotations

from datetime import date

from archive.extract.article.dates.date_lines import iso_date
from archive.extract.article.dates.search import FOREIGN, Reading
from archive.extract.boilerplate.bylines import is_full_name, says_author, tells_of_text
from archive.extract.boilerplate.changes import PUBLISHED
from archive.extract.boilerplate.classed_lines import FACTS
from archive.extract.dom.blocks import Block, Node, Region, common
from archive.extract.when import spans_in
from archive.extract.words.furniture import is_furniture, tells_of_change
from archive.extract.words.offices import is_office
from archive.extract.words.says import Says
from archive.site import leads_to_article

_BOX = 8  # lines of a box with facts about a text; judged
_BYLINE = 100  # characters of a line with a date, a name and a section; judged, free


def is_in_box_of_facts(blocks: list[Block], title: Block, block: Block) -> bool:
    """Whether a line stands in an `aside` right below the title that only has facts about the text.

    Such facts are the author and the number of views. If there are others, a class or the line itself must say that the
    box is about the text: `Publicēts: …`.
    """
    if block.node.region & FOREIGN != Region.ASIDE or block.index > title.index + _BOX:
        return False
    box, classes = block.node, block.node.classes
    while box.parent is not None and box.parent.region & Region.ASIDE:
        box = box.parent
        classes += f" {box.classes}"
    if not box.holds(blocks[title.index + 1].node):
        return False
    lines = [line for line in blocks[title.index + 1 : title.index + 2 + _BOX] if box.holds(line.node)]
    if len(lines) > _BOX or any(line.prose or line.level or _announces_other(line) for line in lines):
        return False
    if FACTS.search(classes) or PUBLISHED.match(block.text):
        return True
    return all(line is block or _tells_who(line) for line in lines)


def _tells_who(line: Block) -> bool:
    text = line.line
    return bool(line.says & Says.FURNITURE_ROW) or says_author(text) or is_full_name(text) or is_office(text)


def timed(block: Block) -> date | None:
    """The date of a `<time datetime>` in a line next to the title that also names the author: `Publicēts … autors …`.

    Only a known label may stand before the date, because it may be the date of a later change: `Labots …`.
    """
    # For a time in UTC, the line may show the day in UTC or in Latvia.
    days = {iso_date(block.when), iso_date(block.when[:10])} if block.when and len(block.text) < _BYLINE else ()
    for span in spans_in(block.line) if days else ():
        if span.starts_on == span.ends_on and span.starts_on in days:
            label = block.line[: span.start].strip(" :")
            return span.starts_on if not label or is_furniture(label) else None
    return None


def stamped(reading: Reading, block: Block) -> date | None:
    """The date in an attribute at a block, if the words of the block have none: `pirms 3 gadiem`.

    Attributes or labels that say it is the day of publication are believed even if the words have a date.
    """
    for stamp in reading.outline.stamps:
        if stamp.at == block.index and not stamp.node.region & FOREIGN:
            before = block.line.partition(":")[0]
            published = stamp.published or PUBLISHED.fullmatch(before) is not None
            if not published and (spans_in(block.line[:_BYLINE]) or tells_of_change(before)):
                continue
            if day := iso_date(stamp.when):
                return day
    return None


def stamped_line(reading: Reading, block: Block) -> date | None:
    """The same for a line below the text with other facts about it: `19. jūl 09, 23:14 | Komentāri (3)`."""
    said = any(stamp.published for stamp in reading.outline.stamps)  # left to `stamped_as_published`
    tells = block.text[0].isdigit() and tells_of_text(block) and not _announces_other(block)
    return stamped(reading, block) if tells and not said else None


def stamped_as_published(reading: Reading) -> tuple[date, Block | None] | None:
    """The day that attributes in the part with title and text mark as that of publication, if they all agree."""
    matter, title, blocks = reading.matter, reading.title, reading.outline.blocks
    if title is None:
        return None
    around = title.node if matter.last < 0 else common(matter.node or blocks[matter.last].node, title.node)
    while around.parent is not None and around.text <= len(title.text):
        around = around.parent
    elsewhere = reading.elsewhere | matter.away
    stamps = [
        stamp
        for stamp in reading.outline.stamps
        if stamp.published
        and around.holds(stamp.node)
        and not stamp.node.region & (FOREIGN & ~Region.FOOTER)
        and stamp.at not in elsewhere
        and not (matter.first < stamp.at <= matter.last and _announces_other(blocks[stamp.at]))
        and _is_about_article(reading, stamp.node.scope)
    ]
    days = {reading.credible(day) for stamp in stamps if (day := iso_date(stamp.when))}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return None
    block = blocks[stamps[0].at] if stamps[0].at < len(blocks) else None
    names_it = block is not None and not block.prose and len(block.text) < _BYLINE and stamps[0].node.holds(block.node)
    return day, block if names_it else None


def _is_about_article(reading: Reading, scope: Node | None) -> bool:
    """Whether what microdata describes in a part is the article, not a review, comment or book within it."""
    matter, title = reading.matter, reading.title
    opening = reading.outline.blocks[matter.first] if matter.first >= 0 else title
    return scope is None or any(scope.holds(block.node) for block in (title, opening) if block is not None)


def _announces_other(block: Block) -> bool:
    """Whether a line links to an article, and not to a place on it."""
    return any(leads_to_article(link.href) and "#" not in link.href for link in block.links)
