"""Finds the publication date of an article.

Facts used: the date is `dd.mm.yyyy` on a line of its own after the title, sometimes with a trailing dot, at the
beginning of the body, or in a byline; some sites put it below the text, or only into attributes. Pages with other dates
near the top (laws, project pages with a date in brackets) have none. Un-numbered pages may have one too, but only on
the page itself, not in its head. The site has existed since 2014: a day before 1995 or after the visit is an error of
some software.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from archive.extract.article.dates.below_text import below_text, in_last_line
from archive.extract.article.dates.date_lines import (
    dated_tile,
    is_in_dated_table,
    iso_date,
    opening_date,
    own_line,
)
from archive.extract.article.dates.script_data import date_in_script_data
from archive.extract.article.dates.search import FOREIGN, Reading
from archive.extract.article.dates.stamps import is_in_box_of_facts, stamped, stamped_as_published, timed
from archive.extract.article.head import Claims, title_key
from archive.extract.boilerplate.bylines import byline_date
from archive.extract.boilerplate.changes import PUBLISHED
from archive.extract.boilerplate.classed_lines import FACTS, OF_EVENT
from archive.extract.boilerplate.fields import DAY_LABEL, tells_of_other
from archive.extract.dom.blocks import Block, Region, Run, common
from archive.extract.dom.markup.roles import PLACE
from archive.extract.when import day_and_month, line_date
from archive.extract.words.says import Says
from archive.site import leads_to_article

_BEFORE_TEXT, _NAME = 3, 60  # lines searched for a date that opens the body; characters of an author's name before it
_TEXT = 400  # characters of prose after which the search stops
_REACH = 6  # blocks after the title in which the date is looked for; share texts and bylines may come between
_ABOVE = 3  # blocks above the title; free
_CATEGORY = 30  # characters of a line with a category or a login; judged
_DRAFT = timedelta(days=31)  # a page may wait so long for its publication, so that the date in its head is too early
_NO_BYLINE = Says.FURNITURE | Says.SITE_NAME | Says.CALENDAR_HEADING


def find_date(reading: Reading, said: Claims, numbered: bool) -> tuple[date | None, Block | None]:
    """The publication date and the block that holds it (None if it is not in a block of its own).

    In order of trust: the heading; a line after it; a line before it in the same part of the page; the beginning of the
    body; a line below the text; attributes; a line without a year; and the head of the page, its data for scripts or
    the last line of the text. The last group is not used on un-numbered pages, whose head may say when the page was
    made. If the head has a day of publication that is much earlier, and gives the day found as that of a change, the
    head is believed.
    """
    dates = (reading.credible(iso_date(written)) for written in said.published)
    named = next(filter(None, dates), None)
    noted = named or _dated_in_head(reading, said)
    stated = noted if numbered else None
    day, block = (
        _in_title(reading, said)
        or _after_title(reading)
        or _before_title(reading, stated)
        or _opening(reading)
        or below_text(reading)
        or stamped_as_published(reading)
        or _without_year(reading, noted)
        or (stated or ((_in_script_data(reading) or in_last_line(reading)) if numbered else None), None)
    )
    if day and named and day - named > _DRAFT and day in map(iso_date, said.changed):
        says_so = block is not None and PUBLISHED.match(block.text)
        return day if says_so else named, block
    return day, block


def _dated_in_head(reading: Reading, said: Claims) -> date | None:
    """A date of unstated meaning in the head; not the day of the visit, on which the page may have been generated."""
    days = (reading.credible(iso_date(written)) for written in said.dated)
    return next((day for day in days if day and day < reading.today), None)


def _in_script_data(reading: Reading) -> date | None:
    """The date in the page's data for its own scripts, under the title of the page."""
    title = reading.title
    return reading.credible(date_in_script_data(reading.outline.html, title.line)) if title else None


def _without_year(reading: Reading, named: date | None) -> tuple[date, Block] | None:
    """A line such as `Dec 1` between title and text, if the head or the data for scripts has that day with its year."""
    title, matter, blocks = reading.title, reading.matter, reading.outline.blocks
    if title is None:
        return None
    for block in blocks[title.index + 1 : min(title.index + 1 + _REACH, max(matter.first, 0))]:
        if block.prose or block.level or reading.skip(block):
            continue
        found = {told for piece in block.pieces if (told := day_and_month(piece))}
        if len(found) == 1:
            day = named or _in_script_data(reading)
            return (day, block) if day and (day.day, day.month) in found else None
    return None


def _in_title(reading: Reading, said: Claims) -> tuple[date, None] | None:
    """A date in the heading: at its beginning, or in a last element, `<h1>… <small>29.09.2016.</small></h1>`.

    If the address has it too, it is part of the title.
    """
    title = reading.title
    if title is None or title_key(title.line) == said.url_slug:
        return None
    if opened := opening_date(title.line):
        day = reading.credible(opened[0])
        named = title_key(title.line[opened[1] :]) in (said.url_slug, *said.titles)
        return (day, None) if day and named else None
    day = reading.credible(line_date(title.pieces[-1])) if len(title.pieces) > 1 else None
    return (day, None) if day else None


def _after_title(reading: Reading) -> tuple[date, Block | None] | None:
    """A date on a line of its own, in a byline or in an attribute, between title and text or a little into the text."""
    blocks, title, matter = reading.outline.blocks, reading.title, reading.matter
    if title is None:
        return None
    seen = 0
    for block in blocks[title.index + 1 :]:
        if block.index in reading.elsewhere or tells_of_other(blocks, block) or is_in_dated_table(blocks, title, block):
            continue
        before = matter.before(block.index)
        if block.index in matter.away or (before and block.index > matter.last):
            break
        region = block.node.region
        named_aside = region & Region.EXTRA and before and not _is_boxed(reading, title, block)
        foreign = region & FOREIGN and (before or not is_in_box_of_facts(blocks, title, block))
        if not foreign and not named_aside:
            found = reading.credible(
                own_line(block)
                or timed(block)
                or (None if before else _byline(blocks, block))
                or (_day_and_list(block) if block.index == title.index + 1 else None)
            )
            if found:
                return found, block
            if not before and (tile := dated_tile(blocks, block)) and reading.credible(tile[0]):
                return tile
            if not before and (told := reading.credible(stamped(reading, block))):
                return told, None if block.prose else block
        if before > _TEXT:
            break
        if reading.skip(block):
            continue
        seen += 1
        if seen > _REACH or len(block.text) > 200:
            break
    return _above_text(reading, title)


def _above_text(reading: Reading, title: Block) -> tuple[date, Block] | None:
    """The date of the line right above the text, in the same part, whatever boxes stand between it and the title."""
    blocks, matter = reading.outline.blocks, reading.matter
    if matter.first < title.index + 2:
        return None
    block, part = blocks[matter.first - 1], blocks[matter.first].node.parent
    if block.index in reading.elsewhere or reading.skip(block) or block.node.region & (FOREIGN | Region.EXTRA):
        return None
    if part is None or not part.holds(block.node) or tells_of_other(blocks, block):
        return None
    day = reading.credible(own_line(block) or _byline(blocks, block))
    return (day, block) if day else None


def _is_boxed(reading: Reading, title: Block, block: Block) -> bool:
    """Whether title, date and any lead between them share a box that ends before the text does."""
    blocks, matter = reading.outline.blocks, reading.matter
    return matter.last > block.index and not common(title.node, block.node).holds(blocks[matter.last].node)


def _byline(blocks: list[Block], block: Block) -> date | None:
    """The date of a byline, unless the next line has another date, as for an event of several days."""
    found = byline_date(block)
    if found and block.index + 1 < len(blocks):
        following = blocks[block.index + 1]
        other = byline_date(following) or own_line(following)
        return found if other is None or other == found else None
    return found


def _day_and_list(block: Block) -> date | None:
    """The day in a line of two elements right below a title: the other names a list of the site.

    Either the class marks a line of facts and the day comes first, or the other element is a link within the site:
    `<a>Drošība ceļos</a> <span>04.05.2022</span>`.
    """
    runs = [run for run in block.runs if any(map(str.isalnum, run.text))]
    if block.level or block.prose or len(runs) != 2:
        return None
    classes = f"{block.node.classes} {block.node.parent.classes if block.node.parent else ''}"
    if OF_EVENT.search(classes) or len(min(runs, key=_is_day).text) > _CATEGORY:
        return None
    if FACTS.search(classes) and (day := line_date(" ".join(runs[0].text.split()))):
        return day
    listed, dated = sorted(runs, key=_is_day)
    href = listed.link.href if listed.link is not None else ""
    if not href or "://" in href or leads_to_article(href) or listed.style & PLACE or dated.link is not None:
        return None
    return line_date(" ".join(dated.text.split()).strip(" |/·•"))


def _is_day(run: Run) -> bool:
    return line_date(" ".join(run.text.split()).strip(" |/·•")) is not None


def _before_title(reading: Reading, stated: date | None) -> tuple[date, Block | None] | None:
    """A date on a line above the title, or above the text of a page without a title."""
    blocks, matter = reading.outline.blocks, reading.matter
    anchor = reading.title or (blocks[matter.first] if matter.first > 0 else None)
    if anchor is None:
        return None
    for block in reversed(blocks[max(0, anchor.index - _ABOVE) : anchor.index]):
        if block.index in reading.elsewhere:
            continue
        found = reading.credible(
            own_line(block)
            or timed(block)
            or (None if block.prose else stamped(reading, block))
            or (byline_date(block) if block.index == anchor.index - 1 else None)
        )
        held = reading.title is None and matter.node is not None and matter.node.holds(block.node)
        if found and (found == stated or held or _belongs(block, anchor, reading)):
            return found, block
    return None


def _opening(reading: Reading) -> tuple[date, Block | None] | None:
    """A date that opens the text. If several lines open with a date, they are a list of laws or events."""
    matter = reading.matter
    blocks = (block for block in reading.outline.blocks[matter.start :] if matter.holds(block))
    lines = list(islice((block for block in blocks if not reading.skip(block)), 2 * _BEFORE_TEXT))
    openings = [opening_date(line) for block in lines for line in block.text.split("\n")]
    if sum(1 for opened in openings if opened) != 1:
        return None
    for block in lines[:_BEFORE_TEXT]:
        opened = opening_date(block.text)
        if opened:
            day = reading.credible(opened[0])
            return (day, None) if day and (block.prose or len(block.text) > opened[1] + _NAME) else None
        if len(block.text) > _NAME or block.text[-1] in ".:;!?":
            break
    return None


def _belongs(block: Block, title: Block, reading: Reading) -> bool:
    """Whether a date above the title is the article's: the smallest part with both begins with it and is no frame.

    This excludes the date of the visit in the page header. Before the date, the part may have the name of a list or of
    the author; if that is a heading, only within an `article` and of a lower rank than the title.
    """
    if block.node.region & (Region.NAV | Region.HEADER | Region.ASIDE | Region.HIDDEN):
        return False
    shared = common(block.node, title.node)
    if shared.parent is None:
        return False
    blocks = reading.outline.blocks
    if not block.index:  # nothing stands above it, as on a page that is only the article, for print
        return title.index == 1 and own_line(block) != reading.today
    path = Region.NAV  # a trail of links to this page may stand in the same part
    lines = (
        line for line in reversed(blocks[: block.index]) if not (line.node.region & path and shared.holds(line.node))
    )
    for above, before in enumerate(islice(lines, _ABOVE)):
        if not shared.holds(before.node):
            return above == 0 or own_line(block) != reading.today
        if before.level and (before.level <= (title.level or 1) or not shared.region & Region.ARTICLE):
            return False
        if above == 0 and DAY_LABEL.fullmatch(before.line):
            continue
        if len(before.text) > _CATEGORY or before.says & _NO_BYLINE or before.dated:
            return False
    return False
