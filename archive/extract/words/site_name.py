"""The name of the site in its titles and captions."""

from __future__ import annotations

import re

from archive import site
from archive.latvian.fold import slugify

_NAMES = "|".join(name.removesuffix(".lv") for name in (site.NAME, site.ENGLISH_NAME))
_SITE = rf"(?:www\.)?(?:{_NAMES})\.lv"
_SITE_HEAD = re.compile(rf"^\s*{_SITE}\s*[|\-–—:»«]\s*", re.I)
_SITE_TAIL = re.compile(rf"\s*[|\-–—:»«]\s*{_SITE}\s*$", re.I)
SITE_NAME = re.compile(rf"(?:www-)?(?:{_NAMES})(?:-lv)?")


def without_site_name(text: str) -> str:
    """A caption or title without ` | Cilvektirdznieciba.lv` (F12)."""
    small = text.lower()
    if ".lv" not in small or not (site.NAME in small or site.ENGLISH_NAME in small):  # as in most texts
        return text
    return _SITE_HEAD.sub("", _SITE_TAIL.sub("", text))


def names_site(text: str) -> bool:
    """Whether a text contains the name of the site: `Cilvektirdznieciba.lv mobile`."""
    return SITE_NAME.search(slugify(text)) is not None


def is_site_name(text: str) -> bool:
    """Whether a text is only the name of the site, with or without its domain, which is never a title."""
    return SITE_NAME.fullmatch(slugify(text)) is not None
