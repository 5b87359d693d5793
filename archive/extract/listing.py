"""List pages and calendar pages: pages that have no article of their own.

Facts used: articles have addresses of a recognisable form (`archive.site`), so a page whose matter consists of links to
such addresses is a list, and a menu of reference pages is not. Calendar pages name their month in a heading, as does
the calendar block on every page.
"""

from __future__ import annotations

import re
from datetime import date

from archive.extract.article.parts import Parts
from archive.extract.boilerplate.lines import entry_links, teaser_link
from archive.extract.boilerplate.related_lists import related_lists
from archive.extract.calendar.blocks import CalendarBlock, find_calendar_blocks
from archive.extract.calendar.dates import opening_day
from archive.extract.calendar.draft import MONTH_NAMES
from archive.extract.calendar.lists.abbreviated import with_dots
from archive.extract.calendar.lists.months import months_of
from archive.extract.calendar.plan import are_events, find_plan, may_be_hour, speaks_of_events
from archive.extract.calendar.reader import read_calendars
from archive.extract.calendar.short_dates import days_alone, near
from archive.extract.dom.blocks import FRAME, Block, Outline, Region
from archive.extract.dom.links import Resolver
from archive.extract.limits import PARAGRAPH
from archive.extract.types import Event
from archive.extract.when import spans_in
from archive.extract.words.headings import (
    calendar_heading,
    month_heading,
    names_agenda,
    names_events_of_month,
    names_register,
)
from archive.extract.words.says import Says
from archive.extract.words.site_name import without_site_name
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify
from archive.site import is_article_address, split_address

_MONTH = 12  # characters of the name of a month
_FEWEST = 2  # days below the name of their month: a single number may be anything
_DATED = 120  # characters at the beginning of an entry in which its date is looked for
_CALENDAR_PATH = re.compile(r"kalendar|calendar|notikumi|pasakumi|events?\b", re.I)
_YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)\W{0,2}(?:(?:month|menesis|m)=?)?(0?[1-9]|1[0-2])(?!\d)")
_OF_MONTH, _A_YEAR = re.compile("month|m[eē]nes", re.I), re.compile(r"20\d\d")
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)\d{1,2}-(0?[1-9]|1[0-2])-(20\d\d)(?!\d)")
_MONTH_YEAR = re.compile(r"(?:month|menesis|m)=(0?[1-9]|1[0-2])\b.*?(?:year|gads|y)=(20\d\d)")


def entries(outline: Outline, parts: Parts, resolve: Resolver, url: str, known: bool) -> dict[str, int]:
    """Addresses of articles whose links have a line to themselves in the matter of a page, with the index of the line.

    `known` says whether the address of the page can be that of an article.
    """
    own = resolve(url)
    frame = FRAME | Region.ASIDE | Region.HIDDEN
    if parts.title is not None and parts.title.node.region & Region.HEADER:
        frame &= ~Region.HEADER  # a header with the title in it may lack its end tag, and so include the list
    found: dict[str, int] = {}
    beside: dict[str, int] = {}
    for block in (
        outline.blocks[parts.title.index if parts.title is not None else parts.start :] if known else outline.blocks
    ):
        if block.says & Says.FOOTER:
            break
        is_beside = known and block.index in parts.related
        if (
            known
            and not is_beside
            and parts.title is not None
            and block is not parts.title
            and block.says & Says.RELATED_HEADING
        ):
            break  # on a home page such a heading introduces the list; below a title it begins links to other pages
        if block.node.region & frame or _in(block, parts.calendars):
            continue
        teaser = teaser_link(block)
        for link in (teaser,) if teaser else entry_links(block):
            address = resolve(link.href)
            if address and address != own and is_article_address(address):
                (beside if is_beside else found).setdefault(address, block.index)
    # If a page has text, it is about that; if it has only a list, it is about the list.
    has_text = any(len(block.text) >= PARAGRAPH and not block.links for block in parts.body)
    return found if found or is_article_address(url) or has_text else beside


def is_listing(found: dict[str, int], parts: Parts, known: bool, shaped: bool) -> bool:
    """Whether a page is about the articles it links to: two or more links, each on its own line, with no text before.

    Texts between the links are taken to be teasers. If the address cannot be that of an article (not `known`), one link
    is enough. `shaped` says that it looks like that of a news article.
    """
    if not found:
        return False
    if not known:
        return True
    first = min(found.values())
    before = sum(len(block.text) for block in parts.body if block.index < first)
    # A list may begin with a line of introduction; a text may end with links to the previous and the next article.
    if before >= min(200, 40 * len(found)) or parts.signature or parts.documents or (shaped and before):
        return False
    if len(found) >= (4 if shaped else 2):
        return True
    # The last page of `Jaunumi` may have a single entry, with a teaser.
    if not (shaped or before) and parts.title is not None and parts.title.says & Says.RELATED_HEADING:
        return True
    return not shaped and not any(len(b.text) >= 40 and not entry_links(b) for b in parts.body)


def calendar_month(
    outline: Outline, parts: Parts, url: str, head: str, today: date
) -> tuple[date, list[CalendarBlock]] | None:
    """The first day of the month and the calendars that show it, if the page belongs to the calendar; else None.

    A page belongs to it if its head says so. It also does if all its text is in calendars, and either its address says
    so or there are several calendars: its own, and the block that is on every page. A calendar that names no month
    takes it from the address or a form, or from its first entry. `today` is the day of the visit.
    """
    _, path, query = split_address(url)
    named = _named_by(without_site_name(head))
    by_path = bool(_CALENDAR_PATH.search("/".join(path)))
    calendars = find_calendar_blocks(outline, None, bare_months=bool(named or by_path))
    if named and not calendars:
        calendars = _whole_matter(outline)
    if not calendars or not (named or ((by_path or len(calendars) > 1) and _nothing_else(parts, calendars))):
        return None
    stated = named if named and named[1] else _from_address(path, query) or _chosen_month(outline.chosen, today)
    fitting = [calendar for calendar in calendars if stated and (calendar.year, calendar.month) == stated]
    fitting = fitting or [calendar for calendar in calendars if calendar.month]
    if not fitting and stated:
        calendars[-1].year, calendars[-1].month = stated
        fitting = calendars[-1:]
    main = max(calendars, key=lambda calendar: _rank(outline.blocks[calendar.start], calendar))
    # A small calendar of the month may stand beside a list of events.
    are_beside = all(_rank(outline.blocks[calendar.start], calendar)[0] for calendar in fitting)
    if are_beside and main not in fitting and _month_of_entries(outline, main, today):
        fitting = [main]
    if not fitting:
        return None
    shown = max(fitting, key=lambda calendar: _rank(outline.blocks[calendar.start], calendar))
    following = [calendar.start for calendar in calendars if calendar.start > shown.start]
    shown.related = related_lists(outline.blocks, outline.blocks[shown.start], headed=True)
    shown.end = max(shown.end, _matter_end(outline, shown, min(following, default=len(outline.blocks))))
    others = [calendar for calendar in calendars if calendar is not shown and _goes_with(outline, calendar, shown)]
    return (shown.first_day, [shown, *others]) if shown.first_day else None


def _goes_with(outline: Outline, calendar: CalendarBlock, shown: CalendarBlock) -> bool:
    """Whether a calendar shows the same month as the main one, or a further month below or beside it.

    Calendars of further months have headings of the same kind, each just the name of a month; the heading of the block
    that is on every page also names the calendar.
    """
    if calendar.first_day == shown.first_day:
        return True
    one, other = (outline.blocks[of.first - 1] for of in (calendar, shown))
    is_alike = (one.node.tag, one.level) == (other.node.tag, other.level)
    is_beside = (one.node.region | other.node.region) & (FRAME | Region.ASIDE)
    return is_alike and not is_beside and month_heading(one.line) is not None and month_heading(other.line) is not None


def planned_events(outline: Outline, parts: Parts, resolve: Resolver, url: str, today: date) -> tuple[Event, ...]:
    """The events of a page that is a plan of events without being called a calendar, or those of calendars on the page.

    If neither titles nor address speak of events, the calendars come first: parts that merely have a class such as
    `event` may be anything.
    """
    _, path, _ = split_address(url)
    titles = (outline.title, parts.title.line if parts.title is not None else "")
    texts = (*titles, " ".join(path))
    is_plan, is_register = any(map(speaks_of_events, titles)), any(map(names_register, titles))
    named = is_plan and not is_register
    is_none = is_register and not is_plan
    past = not is_register and any(names_agenda(text) or names_events_of_month(text) for text in titles)
    plan = None if is_none else find_plan(outline, parts.title, texts, parts.related, today)
    wanted = [parts.calendars, [plan]] if plan is not None else [parts.calendars]
    for calendars in wanted if not any(map(speaks_of_events, texts)) else reversed(wanted):
        found = read_calendars(outline, calendars, resolve, url, today).events
        if are_events(found, today, fewest=2 if plan in calendars else 1, named=named, past=past):
            return found
    return ()


_BETWEEN_PARTS = re.compile(r"\s+(?:[|·•»–—-]|::?)\s+|:\s+")


def _named_by(head: str) -> tuple[int | None, int | None] | None:
    """The year and month of the calendar that a head names at its start or end: `(None, None)` without a month.

    None if the head names no calendar.
    """
    pieces = _BETWEEN_PARTS.split(head.strip())
    named = (calendar_heading(piece) or month_heading(piece) for piece in (head, pieces[0], pieces[-1]))
    return next(filter(None, named), (None, None) if names_events_of_month(pieces[0]) else None)


def _whole_matter(outline: Outline) -> list[CalendarBlock]:
    """All of the page's matter as one calendar, for a page whose head names a calendar but whose headings do not."""
    frame = FRAME | Region.HIDDEN | Region.CONTROL
    matter = [block for block in outline.blocks if not (block.node.region & frame or block.says & Says.FURNITURE)]
    matter = [block for block in matter if block.node.region & Region.MAIN] or matter
    if not matter:
        return []
    start = max(matter[0].index - 1, 0)
    return [CalendarBlock(start, matter[-1].index + 1, first=start + 1)]


def _month_of_entries(outline: Outline, calendar: CalendarBlock, today: date) -> bool:
    """Give a calendar without a month the month of its first entry, unless it may be a list of news.

    Returns whether it did. A list of news (`Notikumi`) has only days in the past, and no times. Days without a year are
    put into the year that brings them nearest to `today`.
    """
    matter = [
        block
        for block in outline.blocks[calendar.first :]
        if not (block.says & (Says.FOOTER | Says.RELATED_HEADING) or block.node.region & (FRAME | Region.ASIDE))
    ]
    days = [span for block in matter for span in spans_in(block.line[:_DATED]) if span.precision == "day"]
    days = days or [
        span
        for block in with_dots(matter)
        # If `25 Nov` and `Wednesday` are in adjacent elements without a space, only the first piece is a date.
        if (span := opening_day(block.line[:_DATED], today) or opening_day(block.pieces[0][:_DATED], today))
    ]
    days = days or _days_below_months(matter, today)
    if not any(day.ends_on > today or may_be_hour(day.starts_at) for day in days):
        return False
    calendar.year, calendar.month, calendar.is_list = days[0].starts_on.year, days[0].starts_on.month, True
    return True


def _days_below_months(matter: list[Block], today: date) -> list[Span]:
    """The days that begin lines below headings such as `Novembris`; the first such month is the nearest to `today`."""
    heads = (MONTH_NAMES.get(slugify(block.line)) for block in matter if block.level and len(block.line) <= _MONTH)
    month = next(filter(None, heads), None)
    first = near(1, month, today) if month else None
    if first is None:
        return []
    start = next(at for at, block in enumerate(matter) if block.level and MONTH_NAMES.get(slugify(block.line)) == month)
    below = matter[start:]
    months = months_of(below, first)
    days = [days_alone(block.line, of or first) for block, of in zip(below, months, strict=True)]
    found = [day for day in days if day is not None]
    return found if len(found) >= _FEWEST else []


def _rank(block: Block, calendar: CalendarBlock) -> tuple[int, int, int]:
    region = block.node.region
    frame = -1 if region & (FRAME | Region.ASIDE) else 0
    return frame, 7 - (block.level or 7), calendar.start


def _nothing_else(parts: Parts, calendars: list[CalendarBlock]) -> bool:
    """Whether all text of the page is in calendars."""
    return not any(
        len(block.text) >= PARAGRAPH and not block.all_linked and not _in(block, calendars) for block in parts.body
    )


def _matter_end(outline: Outline, calendar: CalendarBlock, limit: int) -> int:
    """Where a calendar on its own page ends, below its grid: at the next calendar, a list of news or the footer."""
    for block in outline.blocks[calendar.end : limit]:
        if block.index in calendar.related:
            continue
        if block.says & (Says.FOOTER | Says.RELATED_HEADING) or block.node.region & (FRAME | Region.ASIDE):
            return block.index
    return limit


def _from_address(path: list[str], query: str) -> tuple[int, int] | None:
    text = "/".join(path) + "?" + query
    match = _YEAR_MONTH.search(text)
    if match:
        return int(match.group(1)), int(match.group(2))
    match = _DAY_MONTH_YEAR.search(text) or _MONTH_YEAR.search(query)
    return (int(match.group(2)), int(match.group(1))) if match else None


def _chosen_month(chosen: list[tuple[str, str]], today: date) -> tuple[int, int] | None:
    """The year and month selected in the lists of a form. A month without a year is the one nearest to `today`."""
    month = year = None
    for name, text in chosen:
        both = month_heading(text)
        if both and both[0] and both[1]:
            return both[0], both[1]
        is_number = text.isdecimal() and len(text) < 3 and _OF_MONTH.search(name) is not None
        month = (int(text) if is_number else MONTH_NAMES.get(slugify(text))) or month
        year = int(text) if _A_YEAR.fullmatch(text) else year
    if not month or not 1 <= month <= 12:
        return None
    nearest = near(15, month, today)
    return year or (nearest or today).year, month


def _in(block: Block, calendars: list[CalendarBlock]) -> bool:
    return any(one.start <= block.index < one.end and not one.is_loose for one in calendars)
