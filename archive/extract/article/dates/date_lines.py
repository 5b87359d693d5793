"""Reads the dates of single lines: a line that is only a date, a date that opens a text, a time below a date."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from archive.extract.boilerplate.bylines import KIND, names_other_day
from archive.extract.boilerplate.changes import PUBLISHED, without_change
from archive.extract.dom.blocks import Block, Outline
from archive.extract.when import in_latvia, line_date, shows_month_first, valid_date, without_slashes
from archive.extract.words.furniture import is_furniture_row
from archive.extract.words.headings import is_related_heading

_OPENING = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\.?(?:\s*[-–—:|]\s*|\s*)(?=[\"“”„«‘'(]?[A-ZĀČĒĢĪĶĻŅŠŪŽА-Я])")
_CLOCK = re.compile(r"(?:plkst\.?\s*)?\d{1,2}[:.]\d\d")
_DIGIT = re.compile("[0-9]")
_DAY_AND_YEAR = re.compile(r"\d\D.*\d{4}|\d{4}\D.*\d", re.S)
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}")
_SHORT_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d\d)\.?(?:,?\s+(?:plkst\.?\s*)?\d{1,2}:\d\d)?")
_HYPHENS = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})\.?(?:,?\s+\d{1,2}[:.]\d\d)?")
_SHORT_HYPHENS = re.compile(r"(1[3-9]|2\d|3[01])-(\d\d)-(\d\d),?\s+\d{1,2}:\d\d")
"""`26-05-11 17:05`: day first, as in the news of TYPO3. `05-06-07 10:00` is left out: it may be any of three days."""
_SEPARATOR = re.compile(r"[|•·/;]|,(?=\s)")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(?:Z|[+-]00:?00))?")
_BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?")
"""`20181127`, `20181127T143500+0200`: the basic format of ISO 8601."""
_DAY_FIRST = re.compile(r"en-(?:GB|IE|AU|NZ)\b", re.I)
_PLACED = re.compile(
    r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]{2,19}(?:,|(?<=[āēīūs]))\s+(?P<after>\d.{5,30})"
    r"|(?P<before>\d.{5,30}?),\s+[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]{2,19}\.?"
)
"""A date with a place of one word before or after it."""
_LONGEST = 160  # characters of a line with a date, a name, a section and counters; judged
_TILE_LINE, _TILE_LINES = 16, 5  # characters of a line of a tile, judged; lines of a tile, counting two separators
_SIGNS = frozenset((".", "/", "-", "–"))
"""Separators between the numbers of a date. A colon is none: it separates the numbers of a score."""
_CELLS = 12  # cells of a table to the date in the row before or after; judged
_TWO_LINES = 48  # characters of a label and the date below it, in one paragraph; judged
_TILE = 24  # characters of `10`, `septembris` and `2016.` with some space; judged


def own_line(block: Block) -> date | None:
    """The date of a block that has nothing else but labels, a view counter or the name of the news section."""
    if block.dated is False:  # not read yet; kept, because several rules need it
        may_be = len(block.text) <= _LONGEST and _DIGIT.search(block.text)
        block.dated = _own_line(block) if may_be else None
    return block.dated


def read_slashes(outline: Outline) -> None:
    """Read lines that are only a date such as `02/11/2020`, if the page shows elsewhere which number is the month.

    It does if a date has a number too large for a month, or if the page's language is that of a country that puts the
    day first. Latvian proves nothing: the software behind the page may still write the month first.
    """
    slashed = [block for block in outline.blocks if block.text.count("/") > 1 and len(block.text) <= _LONGEST]
    if not slashed:  # as on most pages
        return
    orders = {order for block in slashed if (order := shows_month_first(block.text)) is not None}
    if not orders and _DAY_FIRST.match(outline.lang):
        orders.add(False)
    if len(orders) != 1:
        return
    month_first = orders.pop()
    for block in slashed:
        block.dated = _own_line(block) or _own_line(block, month_first)


def _own_line(block: Block, month_first: bool | None = None) -> date | None:
    text = block.line if len(block.text) <= _TWO_LINES else block.text
    if text.count("/") > 1:
        pieces = tuple(without_slashes(piece, month_first) for piece in block.pieces)
        return _date_alone(without_slashes(text, month_first), pieces)
    if not _DAY_AND_YEAR.search(text):
        if len(block.runs) > 1 and len(text) <= _TILE and (day := tile_date(block.pieces)):  # `27112018`, `NOV272018`
            return day
        return (_numbers(_SHORT_YEAR, text) or _numbers(_SHORT_HYPHENS, text)) if len(text) < _TILE else None
    return _date_alone(text, tuple(block.pieces))


@lru_cache(maxsize=4096)  # the next page has the same lists beside its text
def _date_alone(text: str, pieces: tuple[str, ...]) -> date | None:
    text = without_change(text).strip("«»‹›<> ")  # the arrow of a link back, as in Mozello
    found = line_date(text) or _numbers(_HYPHENS, text) if len(text) < 90 else None
    if found is None and (len(pieces) > 1 or _SEPARATOR.search(text)):
        parts = [part.strip() for piece in pieces for part in _SEPARATOR.split(piece) if part.strip(" .,;:|")]
        if 1 < len(parts) < 12:
            dates = [day for part in parts if (day := line_date(part))]
            others = [part for part in parts if not line_date(part) and not _CLOCK.fullmatch(part)]
            if len(dates) == 1 and all(
                (is_furniture_row(part) or is_related_heading(part) or KIND.fullmatch(part))
                and not names_other_day(part)
                for part in others
            ):
                return dates[0]
    return found


def tile_date(pieces: list[str]) -> date | None:
    """The date of a tile with day, month and year in elements of their own, or two of them together in one."""
    words = [piece.strip(" .,") for piece in pieces]
    if not 1 < len(words) <= 3 or sum(map(len, words)) > _TILE:
        return None
    if all(map(str.isdecimal, words)) or _DAY_AND_MONTH.fullmatch(words[0]):
        return line_date(".".join(words))
    return line_date(" ".join((f"{words[0]}." if words[0].isdecimal() else words[0], *words[1:])))


def dated_tile(blocks: list[Block], first: Block) -> tuple[date, Block] | None:
    """The date of a tile whose day, month, year and separators are lines of one part, and the last of these lines."""
    if not first.text[:1].isdecimal() or len(first.text) > _TILE_LINE:
        return None
    around = first.node.parent or first.node
    lines = [line for line in blocks[first.index : first.index + _TILE_LINES] if line.text not in _SIGNS]
    for end in (3, 2):
        if all(around.holds(line.node) for line in lines[:end]) and (
            day := tile_date([line.line for line in lines[:end]])
        ):
            return day, lines[:end][-1]
    return None


def is_in_dated_table(blocks: list[Block], title: Block, block: Block) -> bool:
    """Whether a date stands in a table below the title with a date in another row too, as of events or decisions.

    A date beside `Publicēts` does not count: the other row may have the date of a change.
    """
    table, row = block.node.table, block.node.row
    if table is None or table.holds(title.node) or own_line(block) is None:
        return False
    label = blocks[block.index - 1]
    if label.node.row is row and PUBLISHED.match(label.text):
        return False
    near = blocks[max(0, block.index - _CELLS) : block.index + 1 + _CELLS]
    return any(one.node.table is table and one.node.row is not row and own_line(one) for one in near)


def _numbers(form: re.Pattern[str], text: str) -> date | None:
    """The date of a line that is only numbers in this form: `29.09.16`, `29-09-2016`."""
    match = form.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    return valid_date(year if year > 99 else 2000 + year, month, day)


def opening_date(text: str) -> tuple[date, int] | None:
    """A numeric date that opens a text, and the index at which the text goes on.

    A capital letter must follow: in `05.10.2016. notika seminārs` the date is part of the sentence.
    """
    match = _OPENING.match(text)
    found = line_date(match.group(1)) if match else None
    return (found, match.end()) if found and match else None


def dateline(text: str) -> date | None:
    """The date of a last line like `Rīgā, 2022. gada 4. maijā` or `04.05.2022., Liepāja`, whatever stands above it."""
    line = text.rsplit("\n", 1)[-1].strip()
    match = _PLACED.fullmatch(line) if len(line) <= _TILE + _TILE else None
    return line_date(match["after"] or match["before"]) if match else None


def is_clock(text: str) -> bool:
    """Whether a text is only a time, as may stand below a date: `14:35`."""
    return _CLOCK.fullmatch(text) is not None


def iso_date(text: str) -> date | None:
    """The day of a machine-readable date, `2016-09-29T10:15:00+03:00`, or of a text that is only a date.

    Scripts in Latvia write a day as its local midnight in UTC: `2016-09-28T21:00:00.000Z` is the 29th. With any other
    time, the day is taken as written, since it is the day meant where the site is run.
    """
    match = _ISO.match(text)
    if match is None:
        basic = _BASIC.fullmatch(text)
        return valid_date(*map(int, basic.groups())) if basic else line_date(text)
    try:
        day = date.fromisoformat(match[1])
        moment = in_latvia(day, time.fromisoformat(match[2])) if match[2] else None
        return moment.date() if moment and moment.time() == time.min else day
    except (ValueError, OverflowError):
        return None
