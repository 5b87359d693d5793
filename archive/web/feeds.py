"""Atom feeds: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `id` as from `stable_id`; `updated` a moment in ISO form; `link` absolute; `html` is safe markup."""

    id: str
    title: str
    updated: str
    link: str
    html: str
    language: str


def stable_id(*names: object) -> str:
    """A name for good, the same from whatever host and after any rebuild, so that a feed reader sees no doubles."""
    return uuid5(NAMESPACE_URL, "http://www.cilvektirdznieciba.lv/#" + "/".join(map(str, names))).urn


def atom(
    *,
    id: str,
    title: str,
    author: str,
    updated: str,
    here: str,
    page: str,
    entries: Iterable[Entry],
    following: str = "",
) -> bytes:
    """A feed, in UTF-8. `here` is its own address, `page` that of the same for people, `following` of its next page."""
    make = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
    feed = make.feed(
        make.id(id),
        make.title(title),
        make.updated(updated),
        make.author(make.name(author)),
        make.link(rel="self", type="application/atom+xml", href=here),
        make.link(rel="alternate", type="text/html", href=page),
    )
    if following:
        feed.append(make.link(rel="next", type="application/atom+xml", href=following))
    for entry in entries:
        node = make.entry(
            make.id(entry.id),
            make.title(entry.title),
            make.updated(entry.updated),
            make.link(rel="alternate", type="text/html", href=entry.link),
            make.content(entry.html, type="html"),
        )
        node.set("{http://www.w3.org/XML/1998/namespace}lang", entry.language)
        feed.append(node)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
