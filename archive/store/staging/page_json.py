"""Encodes pages as JSON and decodes them again, with the same types, while they wait in tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

import msgspec

from archive.extract import Article, CalendarMonth, Event, Listing, Other, Page, PageKind

NOT_MODIFIED: Literal["NotModified"] = "NotModified"

# The crawl has followed the links; the archive keeps what the page says.
_APART = ("links", "link_texts")


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server's answer that a page is unmodified since it was last published."""

    page_kind: ClassVar = NOT_MODIFIED


Staged = Page | NotModified

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind.page_kind: msgspec.json.Decoder(kind) for kind in (Article, CalendarMonth, Listing, Other, NotModified)
}


def encode(page: Staged) -> str:
    """A JSON object with the fields of a page but for its links; `type` is its kind.

    An article has its `content_hash` too, for SQL to compare.
    """
    values: dict[str, Any] = msgspec.to_builtins(page)
    for name in _APART:
        values.pop(name, None)
    if isinstance(page, Article):
        values["content_hash"] = page.content_hash
    return msgspec.json.encode({"type": page.page_kind, **values}).decode()


class Encoded(NamedTuple):
    """A page as JSON (`text`), made in the process that read it, and how it calls other articles (ids), each a pair."""

    page_kind: str
    text: str
    link_texts: tuple[tuple[str, str], ...]


def encoded(page: Page) -> Encoded | Page:
    """A page as it is staged. One that cannot be encoded is returned as it is, for `staged.stage` to report it."""
    link_texts = page.link_texts if isinstance(page, Article | Listing) else ()
    try:
        text = encode(page)
        msgspec.json.encode(link_texts)
    except ValueError:  # such as half a surrogate pair
        return page
    return Encoded(page.page_kind, text, link_texts)


def decode(text: str, kind: str) -> Staged:
    """The page of such an object; `kind` is its `type`. Raises KeyError for an unknown kind, ValueError for no JSON."""
    page: Staged = _DECODERS[kind].decode(text)
    return page


def decode_article(text: str) -> Article:
    """The article of such an object. Raises ValueError for anything else."""
    page: Article = _DECODERS[PageKind.ARTICLE].decode(text)
    return page


_EVENTS = msgspec.json.Decoder(tuple[Event, ...])


def encode_events(events: tuple[Event, ...]) -> str:
    """Events as a JSON array of objects."""
    return msgspec.json.encode(events).decode()


def decode_events(text: str) -> tuple[Event, ...]:
    """The events of such an array. Raises ValueError for anything else."""
    return _EVENTS.decode(text)
