"""The event that an article announces, as tests of announcements ask for it."""

from __future__ import annotations

import datetime as dt

from archive.extract import Event
from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


def event(title: str, body: str) -> Event | None:
    """The first event that an article of that Wednesday announces, in English if it has no other letters."""
    lang: Language = "en" if title.isascii() and body.isascii() else "lv"
    found = event_of_article(title, body, WEDNESDAY, "http://h/lv/1", lang)
    return found[0] if found else None
