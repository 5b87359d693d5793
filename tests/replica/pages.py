"""What a page of the stand-in site shows, and how a skin dresses it: Page -> HTML bytes."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import Calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from . import looks
from .content import SITE_NAME, CalendarEvent, ReplicaArticle
from .labels import LABELS
from .markup import Block


@dataclass(frozen=True)
class Link:
    label: str
    path: str
    date: str = ""


@dataclass(frozen=True)
class Day:
    number: int
    events: tuple[CalendarEvent, ...]


@dataclass(frozen=True)
class Month:
    """A month of the calendar in one language; `weeks` start on Monday, None pads the first and the last."""

    heading: str
    path: str
    weeks: tuple[tuple[Day | None, ...], ...]
    events: tuple[CalendarEvent, ...]
    previous: str | None
    next: str | None

    @property
    def days(self) -> tuple[Day, ...]:
        return tuple(day for week in self.weeks for day in week if day)


@dataclass(frozen=True)
class Page:
    """Everything a skin may show. Exactly one of article, shown_month and items is what the page is about."""

    lang: str
    title: str
    path: str
    month: Month
    navigation: tuple[Link, ...]
    banners: tuple[Link, ...]
    latest: tuple[Link, ...]
    related: tuple[Link, ...] = ()
    article: ReplicaArticle | None = None
    shown_month: Month | None = None
    items: tuple[Link, ...] = ()
    note: str = ""
    previous: str | None = None
    next: str | None = None
    views: int = 0


@dataclass(frozen=True)
class Skin:
    """How the bytes of a skin are encoded and declared, what becomes of its HTML at the end, and what an article shows.

    `order` names the parts of an article in the order in which its text shows them. A title that is not among them
    stands in <title> alone, a date in the attributes of a <time>.
    """

    encoding: str = "utf-8"
    content_type: str = "text/html; charset=utf-8"
    finish: Callable[[str], str] = str
    order: tuple[str, ...] = ("title", "date", "body", "attachments", "signature")


def _one_line(html: str) -> str:
    """Take out every line break with the spaces around it; no text of ours has one inside."""
    return re.sub(r"\s*\n\s*", "", html)


SKINS = {
    "semantic": Skin(),
    "tables": Skin(encoding="windows-1257", content_type="text/html"),
    "divs": Skin(),
    "bootstrap": Skin(),
    "sidebar": Skin(),
    "cluttered": Skin(),
    "minified": Skin(finish=_one_line),
    "malformed": Skin(),
    # A byte order mark, and a header that says something else: the header is wrong.
    "word": Skin(encoding="utf-8-sig", content_type="text/html; charset=iso-8859-1"),
    "phone": Skin(),
    "portal": Skin(),
    "joomla": Skin(),
    "drupal": Skin(),
    "wordpress": Skin(),
    "platform": Skin(),
    "untitled": Skin(order=("date", "body", "attachments", "signature")),
    "unclosed": Skin(order=("title", "body", "attachments", "signature", "date")),
    "scripted": Skin(order=("title", "body", "attachments", "signature")),
    "typo3": Skin(order=("title", "date", "signature", "body", "attachments")),
}


def render(page: Page, skin_name: str) -> bytes:
    """Dress a page in a skin. Raises KeyError for an unknown skin."""
    skin = SKINS[skin_name]
    template = _environment().get_template(f"{skin_name}/page.html.j2")
    html = template.render(page=page, article=page.article, t=LABELS[page.lang], site_name=SITE_NAME)
    # What windows-1257 cannot say becomes a character reference, as an editor of 2003 would have done.
    return looks.dressed(skin.finish(html), skin_name).encode(skin.encoding, "xmlcharrefreplace")


def month_index(date: dt.date) -> int:
    """The month as a number to count with: months since the year 0."""
    return date.year * 12 + date.month - 1


def months_with_events(events: Sequence[CalendarEvent]) -> range:
    """The months (as month_index gives them) from the first to the last that has an event."""
    if not events:
        return range(0)
    first, last = min(event.starts_on for event in events), max(event.ends_on for event in events)
    return range(month_index(first), month_index(last) + 1)


def month_path(index: int, lang: str) -> str:
    """The address of a calendar month."""
    return f"{LABELS[lang].calendar_path}/{index // 12}/{index % 12 + 1:02}"


def month_of(index: int, lang: str, events: Sequence[CalendarEvent]) -> Month:
    """A calendar month with its events; previous and next stay between the first and the last month with events."""
    year, month, labels = index // 12, index % 12 + 1, LABELS[lang]
    shown = tuple(
        event
        for event in events
        if event.lang in (None, lang) and month_index(event.starts_on) <= index <= month_index(event.ends_on)
    )
    dates = Calendar().monthdatescalendar(year, month)
    known = months_with_events(events)
    return Month(
        heading=f"{labels.calendar} - {labels.months[month - 1]}, {year}",
        path=month_path(index, lang),
        weeks=tuple(tuple(_day(date, shown) if date.month == month else None for date in week) for week in dates),
        events=shown,
        previous=month_path(min(index - 1, known[-1]), lang) if known and index > known[0] else None,
        next=month_path(max(index + 1, known[0]), lang) if known and index < known[-1] else None,
    )


def _day(date: dt.date, events: Sequence[CalendarEvent]) -> Day:
    return Day(date.day, tuple(event for event in events if event.starts_on <= date <= event.ends_on))


def when(event: CalendarEvent) -> str:
    """The dates of an event as the calendar writes them: `24.11.2026. 18:30`, `08.12.2026. - 09.12.2026. 10:00`."""
    days = dict.fromkeys((event.starts_on, event.ends_on))
    return " - ".join(f"{day:%d.%m.%Y}." for day in days) + (f" {event.starts_at}" if event.starts_at else "")


def lines(text: str) -> Markup:
    """Text of several lines, parted by <br>."""
    return Markup("<br>").join(text.splitlines())


def halves(body: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The body, parted between two paragraphs near its middle; the second half is empty if it has no such place."""
    places = [at for at in range(1, len(body)) if body[at - 1].kind == body[at].kind == "paragraph"]
    at = min(places, key=lambda place: abs(2 * place - len(body)), default=len(body))
    return body[:at], body[at:]


def spans(text: str) -> Markup:
    """Every word in a span of its own, as pasted from a word processor."""
    words = re.split(r"( +)", text)
    wrapped = [word if not word.strip() else Markup('<span lang="LV">{}</span>').format(word) for word in words]
    return Markup("").join(wrapped)


def dirty(text: str) -> Markup:
    """NBSP after short words, soft hyphens in long ones, character references without their semicolon."""
    text = re.sub(r"\b(\w{1,2}) (?=\w)", "\\1\u00a0", text)
    text = re.sub(r"(\w{7})(?=\w{7})", "\\1\u00ad", text)
    html = str(escape(text)).replace("&#34;", "&quot;").replace("&#39;", "'")
    html = re.sub("»(?=[ .,)])", "&raquo", html)
    return Markup(re.sub(r"&(quot|amp);(?=[ .,)])", r"&\1", html))


def decomposed(text: str) -> str:
    """The text in Unicode NFD: `ā` as `a` and a combining macron."""
    return unicodedata.normalize("NFD", text)


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "skins"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "when": when,
        "lines": lines,
        "halves": halves,
        "spans": spans,
        "dirty": dirty,
        "decomposed": decomposed,
    }
    return environment
