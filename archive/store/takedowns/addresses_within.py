"""Finds addresses within another address: the address of a login, for instance, may contain a withheld slug."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from archive.site import is_article_address

_DEEPEST = 5  # addresses within each other
_WHOLE = re.compile(r"(?<=/)(https?):/+(?=[^/])", re.IGNORECASE)  # some servers make one slash of two
_LANGUAGES = ("lv", "en")
_FEWEST, _MOST = 3, 6  # parts of an article's address: `/lv/<slug>/129`, `/lv/<section>/2026/03/12/<slug>`


def named_within(url: str, depth: int = _DEEPEST) -> Iterator[str]:
    """The addresses in the query or the path of another, made absolute, as in `/drukat/lv/<slug>/129`.

    In a path, that means whole addresses, addresses of articles, and everything from a language to the end. The address
    of an article is not searched. `depth` is how many addresses may be within each other.
    """
    if not depth or is_article_address(url):
        return
    try:
        _, _, path, query, _ = urlsplit(url)
    except ValueError:
        return
    named = [value for _, value in parse_qsl(query) if "/" in value] if "/" in query or "%2f" in query.lower() else []
    path = unquote(path)
    if whole := _WHOLE.search(path):
        named.append(f"{whole[1]}://{path[whole.end() :]}")
        path = path[: whole.start()]
    for value in named:
        if found := absolute(url, value):
            yield found
            yield from named_within(found, depth - 1)
    for value in _within_path([part for part in path.split("/") if part]):
        if found := absolute(url, value):
            yield found


def _within_path(parts: list[str]) -> Iterator[str]:
    places = (place for place, part in enumerate(parts) if part.lower() in _LANGUAGES)
    for begins in islice(places, _DEEPEST):
        for ends in range(begins + _FEWEST, min(begins + _MOST, len(parts) - 1) + 1):
            path = "/" + "/".join(parts[begins:ends])
            if is_article_address(f"http://site{path}"):
                yield path
        if begins:
            yield "/" + "/".join(parts[begins:])


def absolute(url: str, reference: str | None) -> str | None:
    """The absolute address of a reference, such as the location of a redirect at `url`; None if there is none."""
    with suppress(ValueError):
        return urljoin(url, reference) if reference else None
    return None
