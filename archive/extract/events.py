"""Events that articles announce or report, and the identity of events."""

from __future__ import annotations

import hashlib
from datetime import date

from archive.extract.address import slugify
from archive.extract.types import Event


def event_id(title: str, starts_on: date) -> str:
    """The same for the same event wherever it is read: a hash over its title, freed of case, diacritics and punctuation,
    and its first day."""
    return "ev-" + hashlib.sha256(f"{slugify(title)}|{starts_on.isoformat()}".encode()).hexdigest()[:16]


def event_of_article(title: str, body: str, published_on: date | None, url: str, lang: str) -> tuple[Event, ...]:
    return ()
