"""Finds the entry of the ledger that withholds the page or the row at an address of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs

from datasette.utils import tilde_decode

from archive.clock import from_stamp
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.web.serving.search_requests.addresses import typed_addresses

_ARTICLE = re.compile(r"/article/(?P<id>[\w-]+)(?:/(?P<below>\w+))?(?:\.[a-z.]+)?")
_CAPTURE = re.compile(
    r"/(?:capture|image|requisite)/(?P<id>[0-9A-Za-z-]+)(?:/content|/page|/text|/style/(?P<style>[0-9A-Za-z-]+))?"
)
_DOCUMENT = re.compile(r"/document/(?P<sha256>[0-9a-fA-F]{12,64})(?:\.txt|/file)?")
_THUMBNAIL = re.compile(r"/thumbnail/(?P<sha256>[0-9a-f]{64})")
_SPEAKER = re.compile(r"/speaker/(?P<slug>[a-z0-9-]+)(?:\.[a-z]+)?")
_ASKED_FOR = {  # parameters that may have the slug of a person, because links and feeds do
    re.compile(r"/network(?:\.[a-z]+)?"): ("person",),
    re.compile(r"/(?:search|statements)(?:\.[a-z]+)?"): ("speaker", "named"),
}
_MEMENTO = re.compile(r"/(?:timemap/link/(?:[1-9][0-9]{0,5}/)?|timegate/)(?P<url>.+)", re.DOTALL)
_ROW = re.compile(r"/(?P<database>[^/.]+)/(?P<table>[^/.]+)/(?P<key>[^/.]+)(?:\.\w+)?")

# Tables by what the first column of their key identifies.
_OF_ARTICLES = frozenset(
    "articles addresses attachments crawled crawled_revisions enriched former_readings images link_texts "
    "name_readings revisions statements suspects vocabulary_articles".split()
)
_OF_VERSIONS = frozenset({"revisions", "crawled_revisions"})
_OF_CAPTURES = frozenset("captures damage decisions event_sightings imported_readings staged".split())
_OF_DIGESTS = frozenset({"documents", "document_payloads", "thumbnails"})
_OF_PEOPLE = frozenset({"people", "person_ids"})
_OF_EVENTS = frozenset({"events", "event_ids", "event_municipalities"})
_OF_ADDRESSES = frozenset({"failures", "list_links", "missing_requisites", "pending", "unread"})


@dataclass(frozen=True, slots=True)
class Found:
    """The entries by which an address is hidden, or by which its content has `vanished`, unless it exists again.

    `is_moment`: the address is that of an article as it was at a moment.
    """

    hidden: Entry | None = None
    vanished: Entry | None = None
    is_moment: bool = False


def find(known: Takedowns, path: str, query: str, database: str) -> Found:
    """What the ledger says about an address, given its raw path, its query, and the route of the archive's database."""
    for is_hidden, entry in _found(known, path, query, database):
        if entry:
            article = _ARTICLE.fullmatch(path)
            is_moment = bool(article and article["below"] and from_stamp(article["below"]))
            return Found(entry, is_moment=is_moment) if is_hidden else Found(vanished=entry, is_moment=is_moment)
    return Found()


_Said = Iterator[tuple[bool, Entry | None]]  # whether it is hidden regardless of the database, and by which entry


def _found(known: Takedowns, path: str, query: str, database: str) -> _Said:
    if match := _ARTICLE.fullmatch(path):
        version = match["below"] if match["below"] != "history" else None
        if match["below"] == "history":
            version = next(iter(parse_qs(query).get("revision", [])), "").strip()
        yield from _of_article(known, match["id"], version)
    elif match := _CAPTURE.fullmatch(path):
        yield from _of_capture(known, match["id"])
        if match["style"]:
            yield from _of_capture(known, match["style"])
    elif match := _THUMBNAIL.fullmatch(path):
        yield from _of_digest(known, match["sha256"])
    elif match := _DOCUMENT.fullmatch(path):
        yield from _of_document(known, match["sha256"].lower())
    elif match := _SPEAKER.fullmatch(path):
        yield from _of_person(known, match["slug"])
    elif names := next((names for pattern, names in _ASKED_FOR.items() if pattern.fullmatch(path)), None):
        asked = parse_qs(query)
        for slug in (value.strip() for name in names for value in asked.get(name, [])):
            yield from _of_person(known, slug)
    elif match := _MEMENTO.fullmatch(path):
        typed = match["url"] + (f"?{query}" if query else "")
        for address in typed_addresses(typed):
            yield True, known.entry_of_address(address)
    elif (match := _ROW.fullmatch(path)) and match["database"] == database:
        yield from _of_row(known, tilde_decode(match["table"]), [tilde_decode(one) for one in match["key"].split(",")])


def _of_row(known: Takedowns, table: str, key: list[str]) -> _Said:
    first = key[0]
    if table in _OF_ARTICLES:
        yield from _of_article(known, first, key[1] if table in _OF_VERSIONS and len(key) > 1 else None)
    elif table in _OF_CAPTURES:
        yield from _of_capture(known, first)
    elif table in _OF_DIGESTS:
        yield from _of_digest(known, first)
    elif table in _OF_PEOPLE:
        yield from _of_person(known, first)
    elif table in _OF_EVENTS:
        yield first in known.hidden.events, known.entry_of_event(first)
    elif table in _OF_ADDRESSES:
        yield True, known.entry_of_address(first)


def _of_article(known: Takedowns, id: str, version: str | None) -> _Said:
    yield known.hides_page(id), known.entry_of_page(id)
    if version:
        yield known.hides_version(id, version), known.entry_of_version(id, version)


def _of_capture(known: Takedowns, id: str) -> _Said:
    yield id in known.hidden.captures, known.entry_of_capture(id)


def _of_person(known: Takedowns, slug: str) -> _Said:
    yield known.hides_person(slug), known.entry_of_person(slug)


def _of_document(known: Takedowns, begins: str) -> _Said:
    """For a document identified by its digest, or by the beginning of that if no other hidden digest begins so."""
    digests = known.hidden.digests | known.vanished.digests
    meant = [one for one in digests if one.startswith(begins)] if len(begins) < 64 else [begins]
    for sha256 in meant[:1]:
        yield from _of_digest(known, sha256)


def _of_digest(known: Takedowns, sha256: str) -> _Said:
    yield sha256 in known.hidden.digests, known.entry_of_digest(sha256)
