"""The kinds of value that a page is read as. Values only: nothing here reads, writes or fetches."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar, Literal

from archive.site import Language, without_cache_defeat

_ORIGIN = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)
_SESSION = re.compile(r"[?&;](?:php|j|asp)?sess(?:ion)?_?id=[^&;#]*|[?&;]sid=[^&;#]*", re.IGNORECASE)

Kind = Literal["news", "page"]
EventSource = Literal["calendar", "article"]
Confidence = Literal["high", "low"]


class PageKind(StrEnum):
    """The kind of a page, as the archive stores it (`captures.read_as`, staged pages)."""

    ARTICLE = "Article"
    CALENDAR_MONTH = "CalendarMonth"
    LISTING = "Listing"
    OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Image:
    """One picture of an article, in the order of the page. Addresses are absolute."""

    url: str
    alt: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that an article links to: its absolute address, the text of the link, its MIME type if known."""

    url: str
    label: str
    mime: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event. `id` stays the same when the same event is read again (see `extract.events`)."""

    id: str
    title: str
    starts_on: date
    ends_on: date
    starts_at: time | None = None
    place: str | None = None
    url: str | None = None
    source: EventSource = "calendar"


@dataclass(frozen=True, slots=True)
class Article:
    """A news article or an undated reference page.

    `id` is "lv-129" for a numbered page and "lv-greta" for another. `body` is plain text in NFC, with a blank line
    between paragraphs; `html` is the same text as safe HTML with absolute links. `events` are those that the article
    announces or reports. `calendar` are those in the calendar block that happened to be on the page, which have nothing
    to do with the article; `months` are the months (`2023-06`) that this block shows completely, so that an event
    missing from it is not announced. `links` are all addresses that the page links to, with images and documents; the
    crawl decides which to follow. `confidence` is "low" if the text could not be separated from the rest of the page
    with certainty and may be incomplete. `title` is empty if the page names none; `link_texts` are the ids of the
    articles that the page links to, each with the text of the link, which serves as the title of an article without
    one. `translation` is the id of the article that the page names as its translation, if any. `prose` counts the
    characters of prose outside links on the whole page, in the text or not; 0 if it was not measured.
    """

    page_kind: ClassVar = PageKind.ARTICLE

    id: str
    url: str
    kind: Kind
    lang: Language
    title: str
    published_on: date | None
    body: str
    html: str
    signature: str | None = None
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    events: tuple[Event, ...] = ()
    calendar: tuple[Event, ...] = ()
    months: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    confidence: Confidence = "high"
    prose: int = 0
    link_texts: tuple[tuple[str, str], ...] = ()
    translation: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) of everything whose change makes a new revision.

        That is title, body, date, attachments, pictures, captions and signature. White space and the order of the
        pictures do not count, nor do, in addresses, the host (the site has several), session ids and cache-busting
        parameters.
        """
        parts = [
            _flat(self.title),
            _flat(self.body),
            self.published_on.isoformat() if self.published_on else "",
            *(f"{_place(one.url)} {_flat(one.label)}" for one in self.attachments),
        ]
        if self.images or self.signature:
            pictures = (f"{_place(one.url)} {_flat(one.caption)}" for one in self.images)
            parts += ["", _flat(self.signature), *sorted(pictures)]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _flat(text: str | None) -> str:
    """A text on one line."""
    return " ".join((text or "").split())


def _place(url: str) -> str:
    """The address of a file without the host, a session id, and cache-busting parameters."""
    return without_cache_defeat(_SESSION.sub("", _ORIGIN.sub("", url)))


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A page whose matter is one month of the events calendar.

    `is_whole` says that it certainly shows the whole month (see `extract.calendar.reader`).
    """

    page_kind: ClassVar = PageKind.CALENDAR_MONTH

    url: str
    lang: Language
    year: int
    month: int
    events: tuple[Event, ...] = ()
    is_whole: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A page whose matter consists of links to articles: a home page, a news list.

    `articles` are their addresses, in order; `link_texts`, `calendar` and `months` are as for `Article`.
    """

    page_kind: ClassVar = PageKind.LISTING

    url: str
    lang: Language
    articles: tuple[str, ...]
    links: tuple[str, ...] = ()
    link_texts: tuple[tuple[str, str], ...] = ()
    calendar: tuple[Event, ...] = ()
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """Any other page, with the reason in a few words ("not HTML", "error page", "nothing recognised")."""

    page_kind: ClassVar = PageKind.OTHER

    url: str
    reason: str
    links: tuple[str, ...] = ()


Page = Article | CalendarMonth | Listing | Other
