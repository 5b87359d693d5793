"""What kind of page this is, and the value made of it."""

from __future__ import annotations

import gc
import string
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlsplit

from archive.extract.article.attachments import attachments
from archive.extract.article.body import paragraphs, plain_text, to_html
from archive.extract.article.date_lines import opening_date
from archive.extract.article.head import Claims, claims, title_key
from archive.extract.article.images import images
from archive.extract.article.partition import take_apart
from archive.extract.article.parts import Parts
from archive.extract.boilerplate import error_pages
from archive.extract.calendar.blocks import part_lines
from archive.extract.calendar.reader import merge, read_calendars
from archive.extract.dom.blocks import FRAME, Block, Outline
from archive.extract.dom.encoding import clean
from archive.extract.dom.links import Resolver
from archive.extract.dom.reader import read
from archive.extract.dom.source import html_of
from archive.extract.events.announced import event_of_article
from archive.extract.listing import calendar_month, entries, is_listing, planned_events
from archive.extract.types import Article, CalendarMonth, Listing, Other, Page
from archive.extract.words.furniture import is_furniture
from archive.extract.words.headings import names_agenda, names_calendar, names_register
from archive.extract.words.signatures import is_bare_label
from archive.extract.words.site_name import names_site, without_site_name
from archive.latvian.fold import slugify
from archive.site import ALIASES, ENGLISH_NAME, Language, identify, is_article_address, is_banner, split_address

# Characters of prose on a page, and the share of it of which a text has less where there may be more of it than was
# recognised; judged. They only tell which texts are doubted: half the first doubts 2 + 0 pages more, half the second
# 0 + 3 less, and where all of the prose is wanted 96 + 64 are doubted.
_MUCH, _SHARE = 400, 0.5
_NAME = 200  # characters of a link; a longer one names no page; judged: halved the same, doubled 12 + 0 pages


def extract(body: bytes, url: str, content_type: str | None = None, *, today: date | None = None) -> Page:
    """Read one page, as it was on the day `today`. Never raises: what cannot be read is an `Other` that says why."""
    try:
        with _uncollected():
            return read_page(body, url, content_type, today=today)
    except Exception as error:  # one strange page must not end a crawl; the tests call read_page
        return Other(url, f"not readable ({type(error).__name__})")


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage: a page is many small objects that live until it is read, and a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_page(body: bytes, url: str, content_type: str | None = None, *, today: date | None = None) -> Page:
    """`extract` without its last net."""
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
    links = _links(outline, resolve)
    known = identify(url)
    numbered = is_article_address(url)  # or a slug below a section of articles
    parts = take_apart(outline, said, numbered, today)
    # What a list or a calendar has of dates is that of its entries.
    published_on = parts.date if numbered else None
    lang = known.lang if known else _language(outline, url)
    title = _title(parts, said)
    if published_on is None and _is_error(title, outline, parts, numbered):
        return Other(url, "error page", links)
    if published_on is None:
        month = (
            None
            if numbered and parts.body and parts.title
            else calendar_month(outline, parts, url, outline.title, today)
        )
        if month is not None:
            shown = read_calendars(outline, month[1], resolve, url, today)
            return CalendarMonth(url, lang, month[0].year, month[0].month, shown.events, bool(shown.months), links)
    if published_on is None and not is_banner(url):
        found = entries(outline, parts, resolve, url, known is not None)
    else:
        found = {}
    if is_listing(found, parts, known is not None, numbered):
        beside = read_calendars(outline, parts.calendars, resolve, url, today)
        texts = _link_texts(outline, resolve, None)
        return Listing(url, lang, tuple(found), links, texts, beside.events, beside.months)
    pictures = images(outline, parts, resolve)
    documents = attachments([*parts.body, *parts.documents], parts.shown_in(outline), resolve)
    written = sum(block.prose for block in parts.body)
    # A title with its date is an article, though all that it shows be a film.
    shows = parts.body or documents or pictures or (numbered and title and parts.date)
    if known is None or not shows or not (title or written):
        planned = () if numbered else planned_events(outline, parts, resolve, url, today)
        if planned:
            first = planned[0].starts_on
            return CalendarMonth(url, lang, first.year, first.month, planned, is_whole=False, links=links)
        return Other(url, "nothing recognised", links)
    beside = read_calendars(outline, parts.calendars, resolve, url, today)
    is_plan = (names_agenda(title) and not names_register(title)) or (published_on is None and names_calendar(title))
    agenda = planned_events(outline, parts, resolve, url, today) if is_plan else ()
    body_parts = paragraphs(parts.body)
    text = plain_text(body_parts)
    return Article(
        id=known.id,
        url=url,
        kind="news" if parts.date else "page",
        lang=lang,
        title=clean(without_site_name(title)),
        published_on=parts.date,
        body=text,
        html=to_html(body_parts, resolve),
        signature=_signature(parts),
        images=pictures,
        attachments=documents,
        events=event_of_article(title, text, parts.date, url, lang),
        calendar=merge([beside.events, agenda]),
        months=beside.months,
        links=links,
        prose=parts.prose,
        link_texts=_link_texts(outline, resolve, known.id),
        translation=_translation(outline, resolve, lang),
        confidence="low" if parts.prose >= _MUCH and written < _SHARE * parts.prose else "high",
    )


def _signature(parts: Parts) -> str | None:
    """Who signed the text. A label alone, as the heading of a box has it, names nobody."""
    if len(parts.signature) == 1 and is_bare_label(parts.signature[0].line):
        return None
    return "\n".join(block.text for block in parts.signature) or None


# What a link is called that leads to the same page in the other language.
_IN_LANGUAGE = {
    "lv": frozenset("lv lat lav latviski latviesu latviesu-valoda latvian in-latvian latvian-version".split()),
    "en": frozenset("en eng english in-english angliski anglu anglu-valoda english-version".split()),
}
_NEVER_OPENS_LANGUAGE = frozenset(string.ascii_letters) - frozenset("lLeEiIaA")
"""Letters that none of these begins with: most links can be passed over without `slugify`."""


def _translation(outline: Outline, resolve: Resolver, lang: Language) -> str | None:
    """The id of the one article that a page names as itself in the other language: in its head, or else by a link."""
    other: Language = "en" if lang == "lv" else "lv"
    if other in outline.translations:
        hrefs = [outline.translations[other]]
    else:
        hrefs = [
            link.href
            for block in outline.blocks
            for link in block.links
            if link.text[:1] not in _NEVER_OPENS_LANGUAGE
            and len(link.text) <= _NAME
            and slugify(link.text) in _IN_LANGUAGE[other]
        ]
    hosts = _hosts(resolve)
    addresses = (address for href in hrefs if (address := resolve(href)) and urlsplit(address).netloc in hosts)
    ids = {known.id for address in addresses if (known := identify(address)) and known.lang == other}
    return ids.pop() if len(ids) == 1 else None


def _hosts(resolve: Resolver) -> frozenset[str]:
    """The hosts under which the site of a page answers."""
    host = urlsplit(resolve("/") or "").netloc
    return ALIASES if host in ALIASES else frozenset((host,))


def _link_texts(outline: Outline, resolve: Resolver, own: str | None) -> tuple[tuple[str, str], ...]:
    """The ids of the articles that a page links to, each with the words of the link; not those of the page itself."""
    found: dict[tuple[str, str], None] = {}
    origin = resolve("/") or ""
    for link in (link for block in outline.blocks for link in block.links):
        url = resolve(link.href)
        if url is None or not url.startswith(origin) or len(link.text) > _NAME:
            continue
        known = identify(url)
        if known and known.id != own and not is_furniture(link.text):
            found[known.id, link.text] = None
    return tuple(found)


def _title(parts: Parts, said: Claims) -> str:
    """The title as the text has it, unless the address was made from that in the head of the page: then that one.

    Nothing where the text has none and the head names only the site: who publishes the page knows the links to it.
    """
    found = parts.title.line if parts.title else ""
    opened = opening_date(found) if parts.date and not parts.date_block else None
    if opened and opened[0] == parts.date:
        found = found[opened[1] :]
    if found and title_key(found) == said.url_slug:
        return found
    if parts.title and (rest := _within(parts.title, said)):
        return rest
    named = "" if names_site(said.best_text) else said.best_text
    return said.titles.get(said.url_slug) or found or named


def _within(title: Block, said: Claims) -> str:
    """What is left of a heading without its first or last element, if address or head call the page so.

    `<h1>Seminārs Liepājā <a>(37)</a></h1>`: the number of comments, a mark such as `FOTO`, the name of the section.
    """
    line, pieces = title.line, title.pieces
    names = {said.url_slug, *said.titles, *said.parts}
    if len(pieces) < 2 or title_key(line) in names:
        return ""
    rests = (line.removesuffix(pieces[-1]).rstrip(), line.removeprefix(pieces[0]).lstrip())
    return next((rest for rest in rests if rest != line and title_key(rest) in names), "")


def _is_error(title: str, outline: Outline, parts: Parts, numbered: bool) -> bool:
    """A page that says it is not there, or that its server is not well, whatever its status.

    It says so in its title or first thing, and has no date and little other text. A numbered page, which cannot be a
    list, may also say so in any line of its own, or ask for a password.
    """
    if sum(len(block.text) for block in parts.body if not _says_error(block)) > error_pages.MOST_BESIDE:
        return False
    if error_pages.is_error(title) or any(map(_says_error, parts.body[:2])):
        return True
    if not numbered:
        return any(not block.links and error_pages.is_missing(block.line) for block in outline.blocks)
    if error_pages.is_login(title):
        return True
    first = parts.title.index if parts.title is not None else 0
    matter = [block for block in outline.blocks if block.index >= first or not block.node.region & FRAME]
    return any(not block.links and _says_error(block) for block in matter)


def _says_error(block: Block) -> bool:
    """Whether a line says so; a figure in a table, such as 502, does not."""
    return error_pages.is_error(block.line) and not (block.node.row is not None and block.text.isdigit())


def _base(outline: Outline, url: str) -> str:
    base = Resolver(url)(outline.base) if outline.base else None
    return base or url


def _links(outline: Outline, resolve: Resolver) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(resolve, dict.fromkeys(outline.hrefs)))))


def _language(outline: Outline, url: str) -> Language:
    lang, _, _ = split_address(url)
    if lang:
        return lang
    return "en" if outline.lang.lower().startswith("en") or ENGLISH_NAME in url else "lv"
