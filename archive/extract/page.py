"""Decides which kind of page a page is, and reads it accordingly."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from archive.extract.article.attachments import attachments
from archive.extract.article.body import paragraphs, plain_text, to_html
from archive.extract.article.dates.date_lines import opening_date
from archive.extract.article.head import Claims, claims, title_key
from archive.extract.article.partition import take_apart
from archive.extract.article.parts import Parts
from archive.extract.article.pictures.images import images
from archive.extract.article.scripted import scripted_body
from archive.extract.boilerplate import error_pages
from archive.extract.calendar.blocks import CalendarBlock, part_lines
from archive.extract.calendar.plan import speaks_of_events
from archive.extract.calendar.reader import Shown, merge, read_calendars
from archive.extract.dom.blocks import FRAME, Block, Outline
from archive.extract.dom.encoding import clean
from archive.extract.dom.links import Resolver
from archive.extract.dom.reader import read
from archive.extract.dom.source import html_of
from archive.extract.events.announced import event_of_article
from archive.extract.events.tells import Tells, told_by
from archive.extract.limits import PARAGRAPH
from archive.extract.links import link_texts, links_of, translation
from archive.extract.listing import calendar_month, entries, is_listing, planned_events
from archive.extract.types import Article, CalendarMonth, Event, Listing, Other, Page
from archive.extract.when import spans_in
from archive.extract.words.headings import names_agenda, names_calendar, names_register
from archive.extract.words.signatures import is_bare_label
from archive.extract.words.site_name import names_site, without_site_name
from archive.site import (
    ENGLISH_NAME,
    ArticleAddress,
    Language,
    identify,
    is_article_address,
    is_banner,
    split_address,
)

# If a page has at least so many characters of prose, and the text less than this share of them, the text may be
# incomplete; judged. The limits only decide which texts are marked as doubtful: with half the first, 2 + 0 pages more
# are; with half the second, 0 + 3 fewer; and if the share is 1, 96 + 64 are.
_MUCH, _SHARE = 400, 0.5
_BRIEF = 3  # words of a title that only names the kind of events listed: `Tuvākie semināri`; judged
_MANY = 3  # events of a page whose title is longer: `Skrundas vidusskolas darba plāns februārim`; judged
_QUOTED = re.compile(r"[^.!?…][”“»\"]$")
_DAYS_ALONE = re.compile(r"(?:[\W\d]|(?:pirm|otr|treš|ceturt|piekt|sest|svēt)dien\w*|no|līdz)+", re.I)
_OPENING = 60  # characters of a line in which the day of an entry is looked for; judged
_SLUG = 12  # letters; a longer slug was made from a title (its number not counted); judged


def extract(body: bytes, url: str, content_type: str | None = None, *, today: date | None = None) -> Page:
    """Read one page, as it was on the day `today`. Never raises: what cannot be read is an `Other` that says why."""
    try:
        with _uncollected():
            return read_page(body, url, content_type, today=today)
    except Exception as error:  # one strange page must not end a crawl; the tests call read_page
        return Other(url, f"not readable ({type(error).__name__})")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Switches garbage collection off: a page is many small objects, and it would take a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_page(body: bytes, url: str, content_type: str | None = None, *, today: date | None = None) -> Page:
    """Like `extract`, but exceptions are not turned into an `Other`."""
    html = html_of(body, content_type)
    if html is None:
        return Other(url, "not HTML" if body.strip() else "empty")
    outline = read(html)
    try:
        return _page(outline, url, today or date.today())
    finally:
        outline.release()


def _page(outline: Outline, url: str, today: date) -> Page:
    """What a page is, from its blocks."""
    said = claims(outline, url)
    part_lines(outline, said.is_name)
    resolve = Resolver(_base(outline, url))
    numbered = is_article_address(url)  # also true of a slug below a section of articles
    parts = take_apart(outline, said, numbered, today)
    known = identify(url)
    lang = known.lang if known else _language(outline, url)
    links = links_of(outline, resolve)
    page = _Reading(outline, url, today, parts, resolve, numbered, known, lang, _title(parts, said), links)
    if page.published_on is None and _is_error(page.title, outline, parts, said, numbered):
        return Other(url, "error page", links)
    return page.month() or page.listing() or page.article() or page.plan() or Other(url, "nothing recognised", links)


@dataclass(frozen=True)
class _Reading:
    """A page taken apart. Each public method reads it as one kind of page; None if it is not of that kind."""

    outline: Outline
    url: str
    today: date
    parts: Parts
    resolve: Resolver
    numbered: bool
    known: ArticleAddress | None
    lang: Language
    title: str
    links: tuple[str, ...]

    @property
    def published_on(self) -> date | None:
        """The date of a page with an article's address; on other pages a date may be that of an entry of a list."""
        return self.parts.date if self.numbered else None

    def month(self) -> CalendarMonth | None:
        """The page as the calendar of one month."""
        parts = self.parts
        if self.published_on is not None or (self.numbered and parts.body and parts.title):
            return None
        month = calendar_month(self.outline, parts, self.url, self.outline.title, self.today)
        if month is None:
            return None
        shown = self._calendars(month[1])
        first = month[0]
        return CalendarMonth(
            self.url, self.lang, first.year, first.month, shown.events, f"{first:%Y-%m}" in shown.months, self.links
        )

    def listing(self) -> Listing | None:
        """The page as a list of articles."""
        found: dict[str, int] = {}
        if self.published_on is None and not is_banner(self.url):
            found = entries(self.outline, self.parts, self.resolve, self.url, self.known is not None)
        if not is_listing(found, self.parts, self.known is not None, self.numbered):
            return None
        beside = self._calendars(self.parts.calendars)
        texts = link_texts(self.outline, self.resolve, None)
        return Listing(self.url, self.lang, tuple(found), self.links, texts, beside.events, beside.months)

    def article(self) -> Article | None:
        """The page as an article: it needs an address that an article can have, a title or prose, and some content."""
        parts, resolve, title = self.parts, self.resolve, self.title
        if self.known is None:
            return None
        pictures = images(self.outline, parts, resolve)
        documents = attachments([*parts.body, *parts.documents], parts.shown_in(self.outline), resolve)
        written = sum(block.prose for block in parts.body)
        body = parts.body or scripted_body(self.outline)
        # A title with a date is an article even if its only content is a film.
        shows = body or documents or pictures or (self.numbered and title and parts.date)
        if not shows or not (title or written):
            return None
        beside = self._calendars(parts.calendars)
        body_parts = paragraphs(body)
        is_little = parts.prose >= _MUCH and written < _SHARE * parts.prose
        is_doubted = is_little or parts.is_guess or self.outline.is_kept or (body and not parts.body)
        text = plain_text(body_parts)
        return Article(
            id=self.known.id,
            url=self.url,
            kind="news" if parts.date else "page",
            lang=self.lang,
            title=clean(without_site_name(title)),
            published_on=parts.date,
            body=text,
            html=to_html(body_parts, resolve),
            signature=_signature(parts),
            images=pictures,
            attachments=documents,
            events=event_of_article(title, text, parts.date, self.url, self.lang),
            calendar=merge([beside.events, self._agenda()]),
            months=beside.months,
            links=self.links,
            prose=parts.prose,
            link_texts=link_texts(self.outline, resolve, self.known.id),
            translation=translation(self.outline, resolve, self.lang),
            confidence="low" if is_doubted else "high",
        )

    def plan(self) -> CalendarMonth | None:
        """The page as a plan of events, without an article; returned under the month of its first event."""
        planned = () if self.numbered else self._planned()
        if not planned:
            return None
        first = planned[0].starts_on
        return CalendarMonth(self.url, self.lang, first.year, first.month, planned, is_whole=False, links=self.links)

    def _agenda(self) -> tuple[Event, ...]:
        """The events of an article whose title calls it a plan, or of an undated page with a title like `Semināri`."""
        title = self.title
        if (names_agenda(title) and not names_register(title)) or (self.published_on is None and names_calendar(title)):
            return self._planned()
        if self.published_on is not None or not speaks_of_events(title) or names_register(title):
            return ()
        if any(_is_sentence(block, self.today) for block in self.parts.body):  # `5. maijā notika pirmā konference.`
            return ()
        planned = self._planned()
        return planned if len(title.split()) <= _BRIEF or len(planned) >= _MANY else ()

    def _planned(self) -> tuple[Event, ...]:
        return planned_events(self.outline, self.parts, self.resolve, self.url, self.today)

    def _calendars(self, calendars: Iterable[CalendarBlock]) -> Shown:
        return read_calendars(self.outline, calendars, self.resolve, self.url, self.today)


def _is_sentence(block: Block, today: date) -> bool:
    """Whether a line is a sentence, not merely a name that ends in a quotation mark: `Filma “Sarkanā līnija”`.

    Nor the entry of a plan: of several lines in one block, or of a line with days alone.
    """
    lines = [line for line in block.text.split("\n") if not _is_entry(line, today)]
    if not block.prose or not lines:
        return False
    if len(lines) < block.text.count("\n") + 1:
        return any(len(line) >= PARAGRAPH for line in lines)
    return len(block.text) >= PARAGRAPH or _QUOTED.search(block.text) is None


def _is_entry(line: str, today: date) -> bool:
    """Whether a line begins with a day, and is no sentence about it: `11. aprīlī plkst. 19.00 Balle`, `P., 18.10.`."""
    if _DAYS_ALONE.fullmatch(line):
        return True
    days = spans_in(line[:_OPENING], today)
    if not days or len(line[: days[0].start].split()) > 1:
        return False
    return line.rstrip()[-1:] not in ".!?" and not told_by(line) & Tells.HELD


def _signature(parts: Parts) -> str | None:
    """Who signed the text; None if there is only a label, such as the heading of a box."""
    if len(parts.signature) == 1 and is_bare_label(parts.signature[0].line):
        return None
    return "\n".join(block.text for block in parts.signature) or None


def _title(parts: Parts, said: Claims) -> str:
    """The title that stands on the page, or the one in its head if the address was made from that.

    Empty if the page shows none and the head names only the site; the title may then be known from a link to the page.
    """
    found = parts.title.line if parts.title else ""
    opened = opening_date(found) if parts.date and not parts.date_block else None
    if opened and opened[0] == parts.date:
        found = found[opened[1] :]
    if found and title_key(found) == said.url_slug:
        return found
    if parts.title and (rest := _without_extras(parts.title, said)):
        return rest
    named = "" if names_site(said.best_text) else said.best_text
    return said.titles.get(said.url_slug) or found or named


def _without_extras(title: Block, said: Claims) -> str:
    """A heading without its first or last element, if address or head say that the rest is the title; else empty.

    That element may be the number of comments, a mark such as `FOTO` or the name of the section:
    `<h1>Seminārs Liepājā <a>(37)</a></h1>`. If the heading is a path of links down to this page, the last element alone
    is returned.
    """
    line, pieces = title.line, title.pieces
    names = {said.url_slug, *said.titles, *said.parts}
    if len(pieces) < 2 or title_key(line) in names:
        return ""
    key = title_key(pieces[-1])
    if title.links and (said.is_name(pieces[-1]) or (key in said.parts and said.head_title.startswith(key))):
        return pieces[-1]
    rests = (line.removesuffix(pieces[-1]).rstrip(), line.removeprefix(pieces[0]).lstrip())
    return next((rest for rest in rests if rest != line and title_key(rest) in names), "")


def _is_error(title: str, outline: Outline, parts: Parts, said: Claims, numbered: bool) -> bool:
    """Whether a page says that it does not exist or that the server failed, whatever its HTTP status.

    Such a page says so in its title or first two lines, and has little other text. A numbered page, which cannot be a
    list, may also say so in any other line, or ask for a password; on other pages such a line must say that the page is
    missing.
    """
    beside = 0
    for block in parts.body:
        beside += 0 if _reports_error(block) else len(block.text)
        if beside > error_pages.MOST_BESIDE:
            return False
    if _names_error(title, said) or _names_error(outline.title, said) or any(map(_reports_error, parts.body[:2])):
        return True
    if not numbered:
        return any(not block.links and error_pages.is_missing(block.line) for block in outline.blocks)
    if error_pages.is_login(title):
        return True
    first = parts.title.index if parts.title is not None else 0
    matter = [block for block in outline.blocks if block.index >= first or not block.node.region & FRAME]
    return any(block is not parts.title and not block.links and _reports_error(block) for block in matter)


def _names_error(title: str, said: Claims) -> bool:
    """Whether a title reports an error. A title from which the address was made does not: `404 dienas bez brīvības`."""
    named = len(said.url_slug) > _SLUG and title_key(title).startswith(said.url_slug)
    return error_pages.is_error(title) and (not named or error_pages.is_missing(title))


def _reports_error(block: Block) -> bool:
    """Whether a line reports an error; a number in a table, such as 502, does not."""
    return error_pages.is_error(block.line) and not (block.node.row is not None and block.text.isdigit())


def _base(outline: Outline, url: str) -> str:
    base = Resolver(url)(outline.base) if outline.base else None
    return base or url


def _language(outline: Outline, url: str) -> Language:
    lang, _, _ = split_address(url)
    if lang:
        return lang
    return "en" if outline.lang.lower().startswith("en") or ENGLISH_NAME in url else "lv"
