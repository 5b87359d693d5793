"""Reads the metadata of a page in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_CDATA = re.compile(r"^(?://\s*+)?<!\[CDATA\[|(?://\s*+)?\]\]>$")
_OF_PAGE = ("@graph", "mainEntity")
_OF_LISTS = (*_OF_PAGE, "itemListElement", "item", "event")
_MOST_SOURCES, _MOST_OBJECTS, _MOST_OF_LIST = 20, 500, 100  # bounds on time


def json_objects(sources: list[str], *words: str, lists: bool = False) -> Iterator[dict[str, Any]]:
    """All objects in the sources that contain one of some words, with those nested in `@graph` and arrays.

    Broken JSON has none. Items that a page lists, such as other articles and events, are included only with `lists`,
    since they do not describe the page itself.
    """
    within = _OF_LISTS if lists else _OF_PAGE
    for source in sources[:_MOST_SOURCES]:
        if not any(word in source for word in words):
            continue  # as for most
        try:
            plain = source.strip()
            if "CDATA[" in plain or "]]>" in plain:
                plain = _CDATA.sub("", plain)
            waiting: list[Any] = [json.loads(plain, strict=False)]
        except (ValueError, RecursionError):
            continue
        for value in waiting:  # grows during the loop
            if len(waiting) > _MOST_OBJECTS:
                break
            if isinstance(value, list):
                waiting.extend(value[:_MOST_OF_LIST])
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in within if key in value)
