"""Reads elements in the head of a page: titles, dates and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.extract.dom.blocks import Outline

_BEFORE_ADDRESS = re.compile(r"^[^=]*=\s*[\"']?|[\"']?\s*$")  # of `5; url='/lv/jaunumi'`
_POINTING = frozenset(("canonical", "alternate", "next", "prev"))
"""The `rel` of a `link` that leads to a page of the site, and not to a style sheet or an icon."""


def read_head(outline: Outline, tag: str, attrs: Mapping[str, str]) -> str | None:
    """Record what a `meta`, `link` or `base` states; returns the address of a page to which it points, as written."""
    if tag == "meta":
        name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower()
        content = attrs.get("content", "")
        if "datePublished" in attrs.get("itemprop", ""):  # whatever else the element is
            outline.meta.setdefault("datepublished", content)
        if name:
            outline.meta.setdefault(name, content)
        elif attrs.get("http-equiv", "").lower() == "refresh" and "=" in content:
            return _BEFORE_ADDRESS.sub("", content)
    elif tag == "link":
        rel = attrs.get("rel", "").lower().split()
        href = attrs.get("href")
        if "alternate" in rel and href and (language := attrs.get("hreflang", "")[:2].lower()):
            outline.translations.setdefault(language, href)
        if not _POINTING.isdisjoint(rel):
            return href
    elif tag == "base":
        outline.base = outline.base or attrs.get("href", "")
    return None
