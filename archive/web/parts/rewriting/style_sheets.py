"""Rewrites the addresses in style sheets; each is parsed once for all pages that use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from archive.requisites import Requisite, rewrite_style_sheet

_MOST_KNOWN = 24  # style sheets in the cache, each of at most a few hundred thousand characters
_WORTH_IT = 5000  # characters; shorter ones are not cached
_PLACE = re.compile(r"ctarchive-place:([0-9]{1,9}):")
# Stands for what was not captured: browsers ignore an empty picture, but report one that the policy forbids.
_EMPTY, _NOWHERE = "data:,", "about:invalid"
# Strings, addresses, comments, escapes, and what a browser might take for the beginning of a tag.
_MARKUP = re.compile(
    r'"(?:[^"\\\n]|\\.)*"?|url\((?:"(?:[^"\\\n]|\\.)*"?|[^)"\\]|\\.)*\)?|/\*.*?(?:\*/|$)|\\.|<(?=[a-z/!?])',
    re.IGNORECASE | re.DOTALL,
)


class Sheet(NamedTuple):
    """A style sheet, with placeholders for the addresses of what it needs."""

    text: str
    needs: tuple[Requisite, ...]

    def filled(self, replace: Callable[[Requisite], str | None]) -> str:
        """The style sheet with our addresses; what has none leads nowhere."""

        def address(place: re.Match[str]) -> str:
            if int(place[1]) >= len(self.needs):
                return _NOWHERE
            one = self.needs[int(place[1])]
            return replace(one) or (_EMPTY if one.kind in ("picture", "font") else _NOWHERE)

        return _PLACE.sub(address, self.text)


def sheet(css: str, url: str) -> Sheet:
    """Parse the style sheet at `url`, or the text of a `style` element or attribute of the page there."""
    return _known(css, url) if len(css) > _WORTH_IT else _read(css, url)


def _read(css: str, url: str) -> Sheet:
    needs: dict[Requisite, int] = {}

    def place(requisite: Requisite) -> str:
        return f"ctarchive-place:{needs.setdefault(requisite, len(needs))}:"

    text = rewrite_style_sheet(css, url, place)
    return Sheet(text, tuple(needs))


@lru_cache(maxsize=_MOST_KNOWN)
def _known(css: str, url: str) -> Sheet:
    return _read(css, url)


def within_markup(css: str) -> str:
    """The style sheet, safe in a `style` element, even within SVG, where browsers look for tags in it."""
    return _MARKUP.sub(_without_tags, css)


def _without_tags(found: re.Match[str]) -> str:
    text = found.group()
    if text.startswith("/*"):
        return "/**/"
    if text == "<":
        return "< "
    return re.sub(r"\\?<", r"\\3c ", text) if "<" in text else text
