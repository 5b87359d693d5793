"""The event that an article announces, for tests of announcements."""

from __future__ import annotations

import datetime as dt

from archive.extract import Event
from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


def event(title: str, body: str, published_on: dt.date = WEDNESDAY) -> Event | None:
    """The first event that an article announces. The article is English if it has no specifically Latvian letters."""
    lang: Language = "lv" if any(letter in title + body for letter in "āēīūčšžļņķģ") else "en"
    found = event_of_article(title, body, published_on, "http://h/lv/1", lang)
    return found[0] if found else None
