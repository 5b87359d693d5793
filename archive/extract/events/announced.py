"""Events that articles announce or report, and the identity of events.

Facts used: such an article names its event in its first dated sentence (`2016.gada 23.septembrī Iekšlietu ministrijā
notika … sanāksme`). A sentence with a date but no verb of meeting, opening or taking place (a judgment, a law in
force, a time limit) names no event; rather none than a guess.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date, time, timedelta
from functools import lru_cache

from archive.extract.events.venues import place_in
from archive.extract.types import Event
from archive.latvian.dates.reading import Span, iter_dates
from archive.latvian.fold import slugify
from archive.site import Language

# Characters of the body; an article that opens otherwise is about no event; judged: doubled the same, halved 0 + 1.
_SEARCHED = 900
_BEFORE, _AFTER = timedelta(days=365), timedelta(days=300)
_SENTENCE_END = re.compile(r"[.!?…][\"”“»']?\s+(?=[\"“„«]?[A-ZĀČĒĢĪĶĻŅŠŪŽ])|\n")
_VERBS_LV = (
    r"notik[as]|notiek|notiks|norisin(?:ās|ājās|āsies)|risināsies|atklā(?:ja|s)|atklāt[asi]|tikās|tiksies|tiekas"
    r"|viesoj(?:ās|as|usies)|viesosies|vizītē|parakst(?:īja|īs|īts|īta|īti)|pulc(?:ējās|ēsies)|sapulc(?:ējās|ēsies)"
    r"|piedal(?:ījās|īsies)|pirmizrād\w+|rīko(?:ja|s)?|organizē(?:ja|s)?|aicin(?:a|ām|āti|āts)|sāksies|sākās|ilgs|ilga"
    r"|apmeklē(?:ja|s)|aizvadī(?:ja|s|t[ais]|tas)|novadī(?:ja|s|t[ais]|tas)|iepazīstinā(?:ja|s)"
)
_VERBS_EN = (
    r"(?:took|takes?|taking) place|met|meets?|gathered|visit(?:ed|s)?|opened|opens|hosted|hosts|organi[sz]ed|launched"
    r"|(?:was|were|is|are|be|being) (?:held|opened|lit|trained|organi[sz]ed|hosted|launched|signed|presented|invited)"
    r"|signed|(?:will|to) (?:meet|visit|open|host|take|begin|start|gather|stand|mark|be)|begins?|began|started|marks"
)
VERBS = re.compile(rf"\b(?:{_VERBS_LV}|{_VERBS_EN})\b", re.I)
_NO_EVENT = re.compile(
    r"\b(?:spriedum\w*|notiesā\w*|par vainīg\w+|aizturē\w*|pieteikties"
    r"|judgment|sentenced|convicted|found guilty|detained|arrested)\b",
    re.I,
)
_BEGINS_AT = re.compile(
    r"(?:sāk(?:ās|sies|as|ums)|sākot|sēde|pasākums|be(?:gan|gins|gin)|start(?:s|ed)?|\bat)\b[^.!?]{0,40}?"
    r"(?:plkst\.?\s*|\bat\s+)(\d{1,2})[.:](\d\d)|\bat\s+(\d{1,2})[.:](\d\d)\b",
    re.I,
)
_CLOCK = re.compile(r"\d[.:]\d\d")


@lru_cache(maxsize=1024)  # the calendar of the month stands on every page
def event_id(title: str, starts_on: date) -> str:
    """The same for the same event wherever it is read.

    A hash over its title, freed of case, diacritics and punctuation, and its first day.
    """
    return "ev-" + hashlib.sha256(f"{slugify(title)}|{starts_on.isoformat()}".encode()).hexdigest()[:16]


def event_of_article(title: str, body: str, published_on: date | None, url: str, lang: Language) -> tuple[Event, ...]:
    """The event of an article, with the article's title; empty where its first dated sentence names none."""
    if published_on is None:
        return ()
    text = body[:_SEARCHED]
    span = next((s for s in iter_dates(text, today=published_on) if s.precision == "day"), None)
    if span is None or not published_on - _BEFORE <= span.starts_on <= published_on + _AFTER:
        return ()
    start, end = _sentence(text, span)
    sentence = text[start:end]
    if not VERBS.search(sentence) or _NO_EVENT.search(sentence):
        return ()
    clock = span.starts_at or _begins_at(text[start:], end - start, span, start)
    place = place_in(sentence, span.start - start, span.end - start, VERBS, lang)
    return (Event(event_id(title, span.starts_on), title, span.starts_on, span.ends_on, clock, place, url, "article"),)


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence around a date begins and ends."""
    start, end = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start() + 1
            break
    return start, end


def _begins_at(text: str, end: int, span: Span, offset: int) -> time | None:
    """The time at which the sentence, or the next one, says that it begins."""
    following = _SENTENCE_END.search(text, end + 1)
    start, end = max(0, span.end - offset), following.start() if following else len(text)
    if _CLOCK.search(text, start, end) is None:  # as of most
        return None
    match = _BEGINS_AT.search(text[:end], start)
    if match is None:
        return None
    hour, minute = (int(group) for group in match.groups() if group is not None)
    return time(hour, minute) if hour < 24 and minute < 60 else None
