"""Atom feeds: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from archive import site
from archive.web.serving.i18n import N_, RIGA, Interface

NEVER = "1970-01-01T00:00:00Z"  # when an empty feed was updated
_ATOM = "http://www.w3.org/2005/Atom"
# What XML cannot contain, not even as an entity: https://www.w3.org/TR/xml/#charsets.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `id` is from `stable_id`, moments are ISO with their zone, `link` is absolute, `html` is safe markup.

    `published_on` is an ISO day. Characters that XML cannot contain are left out of the texts.
    """

    id: str
    title: str
    updated: str
    link: str
    html: str
    language: str
    published_on: str | None = None


def stable_id(*names: object) -> str:
    """A permanent id, the same on any host and after any rebuild, so that feed readers see no duplicates."""
    return uuid5(NAMESPACE_URL, f"{site.DEFAULT_SITE}#{'/'.join(map(str, names))}").urn


def atom(
    interface: Interface,
    *,
    id: str,
    what: str,
    updated: str,
    here: str,
    page: str,
    entries: Iterable[Entry],
    following: str = "",
    subtitle: str = "",
) -> bytes:
    """A feed, in UTF-8. Its title is `what` and the name of the archive, to tell it from others in a feed reader.

    `here` is its own address, `page` that of the same content for people, `following` that of its next page. Only the
    first of entries with the same id is included, because readers would take the others for changes of it. `updated` is
    an ISO time with its zone, or NEVER if there are no entries; `subtitle` may be empty.
    """
    make = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})
    title = f"{what} – {interface.gettext(N_('Archive of cilvektirdznieciba.lv'))}"
    feed = make.feed(
        make.id(id),
        make.title(_xml(title)),
        make.updated(updated),
        make.author(make.name(site.NAME)),
        make.link(rel="self", type="application/atom+xml", href=here),
        make.link(rel="alternate", type="text/html", href=page),
    )
    if subtitle:
        feed.append(make.subtitle(_xml(subtitle)))
    if following:
        feed.append(make.link(rel="next", type="application/atom+xml", href=following))
    told: set[str] = set()
    for entry in entries:
        if entry.id in told:
            continue
        told.add(entry.id)
        node = make.entry(
            make.id(entry.id),
            make.title(_xml(entry.title)),
            make.updated(entry.updated),
            make.link(rel="alternate", type="text/html", href=entry.link),
            make.content(_xml(entry.html), type="html"),
        )
        if entry.published_on:
            day = date.fromisoformat(entry.published_on)
            # Before 1926 the clocks of Riga were off by seconds, for which RFC 3339 has no form.
            zone = RIGA if day.year > 1926 else UTC
            node.append(make.published(datetime.combine(day, time(), zone).isoformat()))
        node.set("{http://www.w3.org/XML/1998/namespace}lang", entry.language)
        feed.append(node)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
