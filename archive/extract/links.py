"""Where the links of a page lead: to which articles, and to which translation of the page itself."""

from __future__ import annotations

import string
from urllib.parse import urlsplit

from archive.extract.dom.blocks import Outline
from archive.extract.dom.links import Resolver
from archive.extract.words.says import Says, said_by
from archive.latvian.fold import slugify
from archive.site import ALIASES, Language, identify

_NAME = 200  # characters of the text of a link; a longer one is no title; judged: halved the same, doubled 12 + 0 pages
# Texts of links that lead to the same page in the other language.
_IN_LANGUAGE = {
    "lv": frozenset("lv lat lav latviski latviesu latviesu-valoda latvian in-latvian latvian-version".split()),
    "en": frozenset("en eng english in-english angliski anglu anglu-valoda english-version".split()),
}
_NEVER_OPENS_LANGUAGE = frozenset(string.ascii_letters) - frozenset("lLeEiIaA")
"""Letters with which none of these begins, so that most links can be skipped without calling `slugify`."""


def translation(outline: Outline, resolve: Resolver, lang: Language) -> str | None:
    """The id of the one article that a page names as its translation, in its head or else by links; None if not one."""
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
    """The hosts that serve the site to which a page belongs."""
    host = urlsplit(resolve("/") or "").netloc
    return ALIASES if host in ALIASES else frozenset((host,))


def link_texts(outline: Outline, resolve: Resolver, own: str | None) -> tuple[tuple[str, str], ...]:
    """The ids of the articles that a page links to, each with the text of the link. `own`, the page's, is left out."""
    found: dict[tuple[str, str], None] = {}
    origin = resolve("/") or ""
    for block in outline.blocks:
        for link in block.links:
            url = resolve(link.href)
            if url is None or not url.startswith(origin) or len(link.text) > _NAME:
                continue
            known = identify(url)
            if known and known.id != own and not said_by(link.text) & Says.FURNITURE:
                found[known.id, link.text] = None
    return tuple(found)


def links_of(outline: Outline, resolve: Resolver) -> tuple[str, ...]:
    """All addresses that a page links to, each once."""
    return tuple(dict.fromkeys(filter(None, map(resolve, dict.fromkeys(outline.hrefs)))))
