"""The date in the data that a page brings for its own scripts, where no word and no attribute of it tells one.

Facts used: programs that draw pages in the browser (Next.js, Nuxt, Vue, Strapi) send with a page what it was made of,
as JSON in a script: the article as one object with title and date. That of the articles beside it is another object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from archive.extract.article.date_lines import iso_date
from archive.extract.article.head import title_key

_TITLES = frozenset(("title", "headline", "heading", "name"))
_DATES = frozenset(
    "publishedat publishedon publishedtime publisheddate publishdate publishtime datepublished publicationdate".split()
)
_MOST_SCRIPTS, _LONGEST, _MOST_VALUES = 100, 2_000_000, 20_000  # scripts, bytes of one, values: bounds on time
_DECODER = json.JSONDecoder(strict=False)


def date_in_script_data(html: bytes, title: str) -> date | None:
    """The one day of publication of the objects with this title; None if there is none, or they disagree."""
    key = title_key(title)
    if b"ublish" not in html or not key:
        return None
    days = {day for one in _objects(html) if (day := _published(one, key))}
    return days.pop() if len(days) == 1 else None


def _published(value: dict[str, Any], key: str) -> date | None:
    """The day that an object with the title `key` has."""
    texts = [(name.lower(), text) for name, text in value.items() if isinstance(text, str)]
    if not any(name in _TITLES and title_key(text) == key for name, text in texts):
        return None
    return next((day for name, text in texts if name.replace("_", "") in _DATES and (day := iso_date(text))), None)


def _objects(html: bytes) -> Iterator[dict[str, Any]]:
    """All objects of the scripts that are JSON, or that begin by setting a variable to some."""
    for script in islice(_scripts(html), _MOST_SCRIPTS):
        if b"ublish" not in script or len(script) > _LONGEST:
            continue
        text = script.decode("utf-8", "replace")
        try:
            waiting: list[Any] = [_DECODER.raw_decode(text, text.index("{"))[0]]
        except (ValueError, RecursionError):
            continue
        for value in waiting:  # grows while it is read
            if len(waiting) > _MOST_VALUES:
                break
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _scripts(html: bytes) -> Iterator[bytes]:
    """What stands in each script."""
    end = 0
    while (start := html.find(b"<script", end)) >= 0 and (end := html.find(b"</script", start)) >= 0:
        yield html[start:end].partition(b">")[2]
