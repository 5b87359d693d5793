"""Finds the date in the data that a page holds for its own scripts, for pages that show it nowhere else.

Facts used: frameworks that draw pages in the browser (Next.js, Nuxt, Vue, Strapi) send the content along with the page,
as JSON in a script. The article is one object with title and date; other articles are other objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from archive.extract.article.dates.date_lines import iso_date
from archive.extract.article.head import title_key
from archive.extract.when import in_latvia

_TITLES = frozenset(("title", "headline", "heading", "name"))
_DATES = frozenset(
    "publishedat publishedon publishedtime publisheddate publishdate publishtime publishon datepublished"
    " publicationdate".split()
)
_MOST_SCRIPTS, _LONGEST, _MOST_VALUES = 100, 2_000_000, 20_000  # scripts, bytes of each, values; bounds on time
_MOMENTS = range(800_000_000, 4_000_000_000)  # seconds since 1970, from 1995 on; other numbers are no times
_SECONDS = 100_000_000_000  # a larger number counts milliseconds
_DECODER = json.JSONDecoder(strict=False)


def date_in_script_data(html: bytes, title: str) -> date | None:
    """The day of publication of the objects with this title; None if there is none or they disagree."""
    key = title_key(title)
    if b"ublish" not in html or not key:
        return None
    days = {day for one in _objects(html) if (day := _published(one, key))}
    return days.pop() if len(days) == 1 else None


def _published(value: dict[str, Any], key: str) -> date | None:
    """The day of publication of an object whose title has the key `key`."""
    if not any(
        name.lower() in _TITLES and isinstance(text, str) and title_key(text) == key for name, text in value.items()
    ):
        return None
    dated = (said for name, said in value.items() if name.lower().replace("_", "") in _DATES)
    return next((day for said in dated if (day := _day(said))), None)


def _day(said: object) -> date | None:
    """The day of a written date, or the day in Latvia at a time in seconds or milliseconds since 1970."""
    if isinstance(said, str):
        return iso_date(said)
    if not isinstance(said, int) or (seconds := said // 1000 if said > _SECONDS else said) not in _MOMENTS:
        return None
    moment = datetime.fromtimestamp(seconds, UTC)
    return in_latvia(moment.date(), moment.time()).date()


def _objects(html: bytes) -> Iterator[dict[str, Any]]:
    """All objects in scripts that consist of JSON or begin by assigning it to a variable."""
    for script in islice(_scripts(html), _MOST_SCRIPTS):
        if b"ublish" not in script or len(script) > _LONGEST:
            continue
        text = script.decode("utf-8", "replace")
        try:
            waiting: list[Any] = [_DECODER.raw_decode(text, text.index("{"))[0]]
        except (ValueError, RecursionError):
            continue
        for value in waiting:  # grows during the loop
            if len(waiting) > _MOST_VALUES:
                break
            if isinstance(value, dict):
                yield value
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)


def _scripts(html: bytes) -> Iterator[bytes]:
    """The content of each script."""
    end = 0
    while (start := html.find(b"<script", end)) >= 0 and (end := html.find(b"</script", start)) >= 0:
        yield html[start:end].partition(b">")[2]
