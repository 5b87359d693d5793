"""Events that articles announce or report, and the identity of events.

Facts used: such an article names its event in its first dated sentence (`2016.gada 23.septembrī Iekšlietu ministrijā
notika … sanāksme`), or else in one that says what the title names. What tells of a judgment, a law in force or a time
limit names no event; rather none than a guess.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from archive.extract.events import occasions
from archive.extract.events.hours import begins_at
from archive.extract.events.occasions import Tells, told_by
from archive.extract.events.venues import names_venue, place_of
from archive.extract.types import Event
from archive.latvian.dates.reading import Span, iter_dates
from archive.latvian.dates.relative import find_relative_days
from archive.latvian.fold import slugify
from archive.site import Language

# Characters of the body; an article that opens otherwise is about no event; judged: doubled the same, halved 0 + 1.
_SEARCHED = 900
_BEFORE, _AFTER = timedelta(days=365), timedelta(days=300)
_RECENT = timedelta(days=45)  # what lies further back is background, unless the article opens with it or is called so
_LONGEST = timedelta(days=62)  # what goes on for longer is a project or a term
_NEXT = 3  # sentences after that of the date that may tell when and where
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in ("St", "Sv", "Mr", "Ms", "Mrs", "Dr", "Nr"))
_SENTENCE_END = re.compile(rf"[.!?…]{_ABBREVIATIONS}[\"”“»']?\s+(?=[\"“„«–—]?\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ])|\n+")
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\b(?:between|starp)\s*$", re.I)
_LABELLED = re.compile(r"(?:(?:norises )?(?:laiks|datums)|kad|date|when|time)\b[^:\n]{0,20}:", re.I)
_SAID_THERE = re.compile(r"kā\b|as (?!part|an?|one|in|well)\b", re.I)
"""`Kā 30. martā konferencē norādīja …`: an event that is only a source; not `As part of the campaign, …`."""


@lru_cache(maxsize=1024)  # the calendar of the month stands on every page
def event_id(title: str, starts_on: date) -> str:
    """The same for the same event wherever it is read.

    A hash over its title, freed of case, diacritics and punctuation, and its first day.
    """
    return "ev-" + hashlib.sha256(f"{slugify(title)}|{starts_on.isoformat()}".encode()).hexdigest()[:16]


def event_of_article(title: str, body: str, published_on: date | None, url: str, lang: Language) -> tuple[Event, ...]:
    """The event of an article, with the article's title; empty where its opening names none for certain."""
    if published_on is None:
        return ()
    sentences = _sentences(body[:_SEARCHED])
    found = _day_of_it(title, sentences, published_on, lang)
    if found is None:
        return ()
    number, span = found
    sentence, following = sentences[number], sentences[number + 1 : number + 1 + _NEXT]
    before = [*reversed(sentences[:number]), title]
    clock = span.starts_at or begins_at(sentence[span.end :], following) or begins_at(sentence[: span.start], ())
    place = place_of(sentence, span, following, before, lang)
    return (Event(event_id(title, span.starts_on), title, span.starts_on, span.ends_on, clock, place, url, "article"),)


def _sentences(text: str) -> list[str]:
    """A text cut at the ends of its sentences and lines."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends) if start < end]


class _Evidence(NamedTuple):
    """What tells of an event: a word for one in sentence or title, a verb, one of events alone, a label, a venue."""

    named: bool
    titled: bool
    happens: bool
    held: bool
    labelled: bool
    placed: bool

    def suffices(self, *, is_first: bool) -> bool:
        """Whether it is enough, for the first dated sentence or for another."""
        if self.labelled:
            return self.named or self.titled
        if is_first:
            return self.held or self.happens + self.named + self.titled >= 2 or (self.happens and self.placed)
        return self.happens + self.named + self.titled >= 2


def _day_of_it(title: str, sentences: list[str], published_on: date, lang: Language) -> tuple[int, Span] | None:
    """The number of the sentence that names the day of the article's event, and that day in it."""
    titled = bool(told_by(title) & (Tells.NOUN | Tells.HELD))
    is_first = True
    marked: tuple[int, Span] | None = None  # what is marked on a day may be said before the event of that day
    for number, sentence in enumerate(sentences):
        if not (is_first or told_by(sentence) & (Tells.NOUN | Tells.VERB) or _LABELLED.match(sentence)):
            continue
        spans = list(_days(sentence, published_on, by_distance=is_first))
        span = next((one for one in spans if _fits(one, published_on, opens=number == 0 or titled)), None)
        if span is not None:
            following = sentences[number + 1] if number + 1 < len(sentences) else ""
            said = occasions.without_clauses(sentence, span)
            told = told_by(said)
            evidence = _Evidence(
                named=bool(told & Tells.NOUN) or occasions.opens_with_noun(following),
                titled=titled,
                happens=bool(told & Tells.VERB),
                held=bool(told & Tells.HELD),
                labelled=_LABELLED.match(sentence) is not None,
                placed=names_venue(sentence, span, lang),
            )
            other = told & Tells.OTHER or _SAID_THERE.match(sentence)
            if not other and evidence.suffices(is_first=is_first):
                return number, _all_days(span, [sentence, following], published_on)
            if not other and is_first and occasions.marks_a_day(title, said):
                marked = number, span
        is_first = is_first and not spans and not _dates(sentence, published_on)
    return marked


@lru_cache(maxsize=16)  # the sentences of one article are looked at from several sides
def _dates(sentence: str, published_on: date) -> list[Span]:
    return list(iter_dates(sentence, today=published_on)) if _DIGIT.search(sentence) else []


def _days(sentence: str, published_on: date, *, by_distance: bool) -> Iterator[Span]:
    """The days that a sentence names and that may be those of an event; if no others, those named by their distance."""
    dates = _between([one for one in _dates(sentence, published_on) if one.precision == "day"], sentence)
    if occasions.MOVED.search(sentence):
        dates = dates[-1:]
    if not dates and by_distance:
        dates = list(find_relative_days(sentence, published_on, ahead=occasions.is_ahead(sentence)))
    return (one for one in dates if not occasions.is_no_day_of_it(sentence, one))


def _between(dates: list[Span], sentence: str) -> list[Span]:
    """`between 14 and 18 May` as the days from the first to the last."""
    for first, last in pairwise(dates):
        if _BETWEEN.search(sentence[: first.start]) and sentence[first.end : last.start].strip() in ("and", "un"):
            merged = replace(last, starts_on=first.starts_on, start=first.start)
            return [merged, *(one for one in dates if one not in (first, last))]
    return dates


def _fits(span: Span, published_on: date, *, opens: bool) -> bool:
    """Whether an event of these days may be what an article of that day is about."""
    earliest = published_on - (_BEFORE if opens else _RECENT)
    return earliest <= span.starts_on <= published_on + _AFTER and span.ends_on - span.starts_on <= _LONGEST


def _all_days(span: Span, sentences: list[str], published_on: date) -> Span:
    """The days of an event of which one is known, if the text says until which it goes on, or for how many days."""
    if span.starts_on != span.ends_on:
        return span
    for sentence in sentences:
        for one in _dates(sentence, published_on):
            if one.precision == "day" and one.starts_on > span.starts_on and occasions.is_last_day(sentence, one.start):
                return replace(span, ends_on=one.starts_on)
    more = timedelta(days=occasions.days_of(sentences) - 1)
    if occasions.is_end(sentences[0]):
        return replace(span, starts_on=span.starts_on - more)
    return replace(span, ends_on=span.ends_on + more) if occasions.is_beginning(sentences[0]) else span
