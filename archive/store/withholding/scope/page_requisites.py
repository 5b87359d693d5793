"""Finds which requisites of captured pages belong to what is to be withheld.

A site shows pictures small, and offers several sizes, of which a browser takes one. None of these is a picture of the
article as it was read, nor is a video or a sound that the page plays: they were captured because the page needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.errors import Damaged
from archive.requisites import Placed, in_style_sheet, media_in_page, placed_in_page
from archive.site import identify, key_of
from archive.store.takedowns.ledger import Hidden
from archive.store.withholding.scope import repeated_texts
from archive.warc.answers import header, is_file
from archive.warc.captures import Capture, find_captures
from archive.warc.reading.captures import read_capture


class _Need(NamedTuple):
    """A requisite in its place on a page that stays; addresses are keys. `is_picture` if the page shows it as one."""

    page: str
    url: str
    is_picture: bool
    link: str | None
    links: frozenset[str]
    variants: frozenset[str]


@dataclass(slots=True)
class _Found:
    """What pages need: `own` those that go, `others` those that stay, `sheets` each style sheet, by its address.

    `files` are the pictures and documents of which every capture goes. `urls` has an address for each key. `played` is
    what pages that go play; `named` is what pages that stay play or link to.
    """

    own: set[str] = field(default_factory=set)
    others: set[_Need] = field(default_factory=set)
    sheets: dict[str, set[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    urls: dict[str, str] = field(default_factory=dict)
    has_pages: bool = False
    played: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


def of_target(db: Database, warc_dir: Path, hidden: Hidden) -> list[str]:
    """The addresses of what only hidden captures need, and of what represents hidden things on other pages.

    What is needed otherwise, such as a style sheet of the site, is not among them. A picture represents what is hidden
    if it is within a link to it, or beside links to nothing else; so do other sizes of a hidden picture. Reads every
    page once, and skips what cannot be read.
    """
    found = _read(db, warc_dir, hidden)
    pages = {need.page for need in found.others if not found.files.isdisjoint((need.url, need.link, *need.variants))}

    def is_hidden(link: str) -> bool:
        known = identify(link)
        return link in found.files or (known is not None and known.id in hidden.pages)

    ours, theirs = set(found.own), _kept(db, hidden, pages)
    for need in found.others:
        beside = need.links if need.link is None else frozenset([need.link])
        if not found.files.isdisjoint(need.variants) or (need.is_picture and beside and all(map(is_hidden, beside))):
            ours.add(need.url)
        elif found.has_pages or not _is_of_picture(need, pages, beside):
            theirs.add(need.url)
    ours = _closure(ours, found.sheets) | (found.played - found.named)
    theirs = _closure(theirs | (found.sheets.keys() - ours), found.sheets)
    hosts = {urlsplit(key_of(url)).netloc for (url,) in db.execute("SELECT DISTINCT url FROM captures")}
    return sorted(found.urls[key] for key in ours - theirs - found.files if urlsplit(key).netloc in hosts)


def _is_of_picture(need: _Need, pages: set[str], beside: frozenset[str]) -> bool:
    """Whether a page needs something only because of `pages`, which show a hidden picture.

    That is so for what is in no link on one of them and has no other sizes, and for what leads to nothing but them.
    """
    if need.link is None and need.page in pages:
        return not need.variants
    return bool(beside) and beside <= pages


def _kept(db: Database, hidden: Hidden, pages: set[str]) -> set[str]:
    """The keys of the pictures and documents of all articles that stay, except those with captures among `pages`."""
    sql = "SELECT DISTINCT url, article_id FROM captures WHERE article_id IS NOT NULL"
    showing = {id for url, id in db.execute(sql) if key_of(url) in pages}
    return set(map(key_of, repeated_texts.files_of(db, hidden.pages | showing)[1]))


def _closure(keys: Iterable[str], sheets: dict[str, set[str]]) -> set[str]:
    """These keys, and those of what the style sheets among them need, directly or not."""
    found, waiting = set(), list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += sheets.get(key, ())
    return found


def _read(db: Database, warc_dir: Path, hidden: Hidden) -> _Found:
    cached_key = lru_cache(maxsize=1 << 16)(key_of)
    found = _Found()
    seen: set[tuple[str, str, bool]] = set()
    staying: set[str] = set()
    for one in list(find_captures(db, "status IN (200, 304)")):
        is_own = one.id in hidden.captures
        goes = is_own or one.refers_to in hidden.captures or one.sha256 in hidden.digests
        if is_file(one.mime):
            (found.files if goes else staying).add(cached_key(one.url))
        elif one.status == 200 and (is_own or not goes) and (one.sha256, one.url, is_own) not in seen:
            seen.add((one.sha256, one.url, is_own))
            with suppress(Damaged, ValueError):
                _note(found, db, warc_dir, one, is_own, cached_key)
    found.files -= staying
    return found


def _note(
    found: _Found, db: Database, warc_dir: Path, one: Capture, is_own: bool, cached_key: Callable[[str], str]
) -> None:
    """Note what a page or a style sheet needs. Raises Damaged and ValueError if it cannot be read."""
    stored = read_capture(db, warc_dir, one)
    content, content_type = stored.content(), header(stored.headers, "content-type")

    def key(url: str) -> str:
        named = cached_key(url)
        found.urls.setdefault(named, url)
        return named

    if one.requisite == "style" or one.mime == "text/css":
        needed = {key(two.url) for two in in_style_sheet(content, one.url, content_type)}
        found.sheets.setdefault(key(one.url), set()).update(needed)
        found.own |= {key(one.url)} if is_own else set()
        return
    media = media_in_page(content, one.url, content_type)
    if is_own:
        found.played |= {key(url) for url in media.played}
    else:
        found.named |= {cached_key(url) for url in media.played | media.linked}
    placed = list(placed_in_page(content, one.url, content_type))
    if is_own:
        found.has_pages = True
        found.own |= {key(two.url) for two in placed}
    else:
        found.others.update(_needs(cached_key(one.url), placed, key))


def _needs(page: str, placed: Iterable[Placed], key: Callable[[str], str]) -> Iterator[_Need]:
    for one in placed:
        link = one.link and key(one.link)
        variants = frozenset(map(key, one.variants))
        yield _Need(page, key(one.url), one.kind == "picture", link, frozenset(map(key, one.links)), variants)
