"""Finds the event that an article announces or reports, and gives events their ids."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from archive.extract.events import lines, programme
from archive.extract.events.days import dates_in, days_in, longest_of, may_be_of_it, written_on
from archive.extract.events.hours import begins_at, is_for_registration, leads_to_registration, without_press
from archive.extract.events.its_day import NEXT, day_of_it, is_of_no_other
from archive.extract.events.notices import is_notice, notice_in
from archive.extract.events.sentences import SEARCHED, opening
from archive.extract.events.series import Day, rows, series
from archive.extract.events.that_day import with_that_day
from archive.extract.events.venues.finding import place_beside, place_of
from archive.extract.types import Event
from archive.latvian.dates.reading import Span
from archive.latvian.fold import slugify
from archive.site import Language

_TIMETABLE = re.compile(r"\b(?:\w*autobus|vilcien|kustīb|satiksm|transport|bus(?:es)?\b|shuttle|trains?\b)", re.I)
_DIGIT = re.compile(r"\d")
_ADDRESS_ALONE = re.compile(r"(?:adrese|address)\b", re.I)


@lru_cache(maxsize=1024)  # every page has the calendar of the month
def event_id(title: str, starts_on: date) -> str:
    """The id of an event, the same wherever the event is read.

    It is a hash of the title, without case, diacritics and punctuation, and the first day.
    """
    return "ev-" + hashlib.sha256(f"{slugify(title)}|{starts_on.isoformat()}".encode()).hexdigest()[:16]


def event_of_article(title: str, body: str, published_on: date | None, url: str, lang: Language) -> tuple[Event, ...]:
    """The event of an article, with the article's title, once for each of its days; empty if none is clearly named."""
    if published_on is None:
        return ()
    # One character more than is searched shows that the body continues.
    told = occurrences(title[:SEARCHED], body[: SEARCHED + 1], published_on, lang)
    return tuple(
        Event(
            id=event_id(title, one.starts_on),
            title=title,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            starts_at=one.starts_at,
            place=one.place,
            url=url,
            source="article",
        )
        for one in told
    )


class Occurrence(NamedTuple):
    """When and where an event takes place: its first and last day, and the time and place if they are stated."""

    starts_on: date
    ends_on: date
    starts_at: time | None
    place: str | None


@lru_cache(maxsize=512)  # other archives captured the same article many times, in different page frames
def occurrences(heading: str, body: str, published_on: date, lang: Language) -> tuple[Occurrence, ...]:
    """When and where the event of an article takes place, from the first `SEARCHED` characters of title and body."""
    published_on = written_on(body, published_on)
    sentences = with_that_day(opening(body), published_on)
    if any(one.precision == "day" for one in dates_in(heading, published_on)):
        sentences.insert(0, heading)
    found = day_of_it(heading, sentences, published_on, lang)
    if found is None:
        return ()
    number, span = _as_told_again(*found, sentences, published_on) if sentences[0] is heading else found
    if any(map(is_notice, sentences[: number + 1 + NEXT])) and notice_in(heading) is None:
        return ()
    sentence, before = sentences[number], [*reversed(sentences[:number]), heading]
    days = _days_of_it(sentence, span, published_on, lang)
    more = rows(sentence, days[-1].span, sentences[number + 1 :], published_on, lang)
    number += len(more)
    following, before = (
        [one for one in beside if is_of_no_other(one, span, published_on)]
        for beside in (sentences[number + 1 : number + 1 + NEXT], before)
    )
    following += _labelled(sentences[number + 1 + NEXT :], span, published_on)
    below = following if lines.is_alone(sentence, span) else None
    hour = _hour_of(days, sentence, below, [*following, *before], heading)
    hour = hour or _hour_of_programme(sentences[number + 1 :], span, published_on)
    if span.starts_on < span.ends_on:  # a row of the first day may name another place than the others
        following = [one for one in following if not _is_row_of_day(one, published_on)]
    place = place_of(sentence, span, following, before, lang, below=below)
    # A time or place in the first row is for that row alone.
    hour_of_rows = None if begins_at(sentence[span.start :], ()) else hour
    place_of_rows = None if place_beside(sentence[span.end :], lang) else place
    told = (*((day, hour, place) for day in days), *((day, hour_of_rows, place_of_rows) for day in more))
    return tuple(
        Occurrence(day.span.starts_on, day.span.ends_on, day.span.starts_at or its_hour, day.place or its_place)
        for day, its_hour, its_place in told
    )


def _as_told_again(number: int, span: Span, sentences: list[str], published_on: date) -> tuple[int, Span]:
    """The sentence and the day again, from the text, if they were found in the title, the first of `sentences`.

    The text has the time and the place beside the day. If it does not name the day, what was found is returned.
    """
    for again, sentence in enumerate(sentences[1:], start=1) if number == 0 else ():
        for day in days_in(sentence, published_on):
            if (day.starts_on, day.ends_on) == (span.starts_on, span.ends_on):
                return again, replace(day, starts_at=day.starts_at or span.starts_at)
    return number, span


def _days_of_it(sentence: str, first: Span, published_on: date, lang: Language) -> list[Day]:
    """The first day of an event, and the other days in its sentence on which it is repeated."""
    longest = longest_of(sentence)
    others = [one for one in days_in(sentence, published_on) if may_be_of_it(one, published_on, longest, opens=True)]
    return [
        day._replace(span=_without_registration(sentence, day.span)) for day in series(sentence, first, others, lang)
    ]


def _hour_of(days: list[Day], sentence: str, below: list[str] | None, others: list[str], title: str) -> time | None:
    """The time at which an event begins on all of its days.

    It is looked for beside the days, in their sentence after and before them, in the first line `below` a day that has
    a line to itself, and then in the `others` around it. Clauses about something for the press do not count, unless
    that is the event.
    """
    behind, before = sentence[days[-1].span.end :], sentence[: days[0].span.start]
    texts = [behind, before, *(below or [])[:1]]
    if without_press(title) == title and without_press(before) == before:
        texts, others = [*map(without_press, texts)], [*map(without_press, others)]
    told = (day.span.starts_at for day in days)
    # The time at which people gather counts only if none of the texts beside the days says when the event begins.
    read = (begins_at(text, (), gathering=gathering) for gathering in (False, True) for text in texts)
    return next(filter(None, chain(told, read)), None) or begins_at("", others)


def _hour_of_programme(following: list[str], span: Span, published_on: date) -> time | None:
    """The hour of the first item of a programme below, unless that is headed by another day, or lists buses."""
    found = programme.first_item(following)
    if found is None:
        return None
    first, hour = found
    above = following[first - 1] if first else ""
    if _is_row_of_day(above, published_on) and not is_of_no_other(above, span, published_on):
        return None
    label = _DIGIT.split(following[first])[0]
    return None if _TIMETABLE.search(f"{above} {label}") else hour


def _without_registration(sentence: str, span: Span) -> Span:
    """A day, without its time if that is the time of registration: `14. maijā plkst. 9.30 reģistrācija, …`."""
    is_other = is_for_registration(sentence, span.end) or leads_to_registration(sentence[: span.start])
    return replace(span, starts_at=None, ends_at=None) if is_other else span


def _labelled(sentences: list[str], span: Span, published_on: date) -> list[str]:
    """The lines further below with a label for the time or the place, up to a sentence that names another day.

    A mere address there does not count: it is that of the organiser.
    """
    nearer = takewhile(lambda one: is_of_no_other(one, span, published_on), sentences)
    return [
        one
        for one in nearer
        if lines.is_labelled(one) or (lines.labelled_place([one]) and not _ADDRESS_ALONE.match(one))
    ]


def _is_row_of_day(sentence: str, published_on: date) -> bool:
    """Whether a line is a row that begins with a day."""
    return any(lines.opens_row(sentence, day) for day in dates_in(sentence, published_on)[:1])
