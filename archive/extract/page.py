"""What kind of page this is, and the value made of it."""

from __future__ import annotations

import json
import re
from typing import Any

from archive.extract import chrome
from archive.extract.address import Resolver, identify, split_address
from archive.extract.article import Parts, take_apart
from archive.extract.body import paragraphs, plain_text, to_html
from archive.extract.calendar import events_in
from archive.extract.documents import attachments
from archive.extract.encoding import clean, decode
from archive.extract.events import event_of_article
from archive.extract.images import images
from archive.extract.blocks import Outline
from archive.extract.reader import read
from archive.extract.title import claims
from archive.extract.types import Article, CalendarMonth, Language, Listing, Other, Page

_BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"{\\rtf", b"RIFF", b"\x1f\x8b")
_TAG = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|span|a|h[1-6]|title|meta|br|article|section|main|ul|font|center|b)\b", re.I)
_MAX_CHARACTERS = 20_000_000


def extract(body: bytes, url: str, content_type: str | None = None) -> Page:
    """Read one page. Never raises: what cannot be read is an `Other` that says why."""
    try:
        return _extract(body, url, content_type)
    except RecursionError:
        return Other(url, "not readable")


def _extract(body: bytes, url: str, content_type: str | None) -> Page:
    if body[:8].startswith(_BINARY):
        return Other(url, "not HTML")
    html = _html(decode(body, content_type)[:_MAX_CHARACTERS])
    if html is None:
        return Other(url, "not HTML" if body.strip() else "empty")
    outline = read(html)
    resolve = Resolver(_base(outline, url))
    links = _links(outline, resolve)
    said = claims(outline, url)
    known = identify(url)
    numbered = known is not None and known[2]
    parts = take_apart(outline, url, said, numbered)
    lang = known[1] if known else _language(outline, url)
    title = parts.title.line if parts.title else said.best_text
    if title and chrome.is_error(title) and parts.date is None:
        return Other(url, "error page", links)
    calendar = tuple(event for zone in parts.zones for event in events_in(outline, zone))
    if known is None or not title or not (parts.body or parts.documents):
        return _not_an_article(outline, url, lang, links, calendar, parts)
    body_parts = paragraphs(parts.body)
    text = plain_text(body_parts)
    return Article(
        id=known[0],
        url=url,
        kind="news" if numbered and parts.date else "page",
        lang=lang,
        title=clean(chrome.without_site_name(title)),
        published_on=parts.date,
        body=text,
        html=to_html(body_parts, resolve),
        signature="\n".join(block.text for block in parts.signature) or None,
        images=images(outline, parts, resolve),
        attachments=attachments([*parts.body, *parts.documents], resolve),
        events=event_of_article(title, text, parts.date, url, lang),
        calendar=calendar,
        links=links,
    )


def _not_an_article(outline: Outline, url: str, lang: Language, links: tuple[str, ...], calendar: Any, parts: Parts) -> Page:
    return Other(url, "nothing recognised", links)


def _html(text: str) -> str | None:
    """The HTML of a text: itself, or the fields of a JSON answer that hold some; None if there is none."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            return "\n".join(_html_fields(json.loads(text))) or None
        except (ValueError, RecursionError):
            return None
    return text if _TAG.search(text, 0, 100_000) else None


def _html_fields(value: Any) -> list[str]:
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < 100:
        item = waiting.pop()
        if isinstance(item, str):
            if _TAG.search(item, 0, 100_000):
                found.append(item)
        elif isinstance(item, dict):
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))
    return found


def _base(outline: Outline, url: str) -> str:
    base = Resolver(url)(outline.base) if outline.base else None
    return base or url


def _links(outline: Outline, resolve: Resolver) -> tuple[str, ...]:
    return tuple(dict.fromkeys(url for href in outline.hrefs if (url := resolve(href))))


def _language(outline: Outline, url: str) -> Language:
    lang, _, _ = split_address(url)
    if lang:
        return lang
    return "en" if outline.lang.lower().startswith("en") or "trafficking.lv" in url else "lv"
