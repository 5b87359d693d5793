"""Finds the days in a sentence that may be those of an event, and the last day of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from archive.extract.events import occasions
from archive.extract.events.hours import begins_at, clock_behind
from archive.extract.events.other_days import is_given_up, is_last_day, is_moved, is_no_day_of_it, without_others
from archive.extract.when import spans_in
from archive.latvian.dates.reading import Span
from archive.latvian.dates.relative import find_relative_days

_BEFORE, _AFTER = timedelta(days=365), timedelta(days=300)
_RECENT = timedelta(days=45)  # an earlier day is background, unless the article begins with it or its title names it
_LONGEST = timedelta(days=62)  # anything longer is a project or a term
_LONGEST_SHOWN = timedelta(days=366)  # of an exhibition; judged
_DIGIT = re.compile(r"\d")
_BETWEEN, _FROM = re.compile(r"\b(?:between|starp)\s*$", re.I), re.compile(r"\b(?:no|from)\s*$", re.I)
_AND, _UNTIL = ("un", "and"), ("līdz", "to", "until", "till", "through")
_UNTIL_WHEN = re.compile("līdz|noslē|until|till|clos|conclud|ends|ended")
_NEAR = 25  # characters from a weekday to its date; judged
_DATELINE = re.compile(
    r"(?:[^\W\d][^\d.:–—]{2,40},? |[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+(?:,? [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+){0,2} [–—] )[^:–—-]{6,30}\s[–—-]\s?"
)
"""The place and date of a report: `Vienna, 20 April 2015 – …`."""


@lru_cache(maxsize=16)  # several rules examine the sentences of one article
def dates_in(sentence: str, published_on: date) -> list[Span]:
    """The dates in a sentence, given the day on which it was written."""
    return list(spans_in(sentence, published_on)) if _DIGIT.search(sentence) else []


def written_on(body: str, published_on: date) -> date:
    """The day on which a text was written: that of its dateline, from which it counts `today`, or that of publication.

    A report may be published again later.
    """
    dateline = _DATELINE.match(body)
    for day in dates_in(dateline[0], published_on) if dateline else ():
        if day.precision == "day" and published_on - _RECENT <= day.starts_on <= published_on:
            return day.starts_on
    return published_on


@lru_cache(maxsize=16)
def days_in(sentence: str, published_on: date) -> list[Span]:
    """The days in a sentence that may be those of an event, in order."""
    dates = [one for one in dates_in(sentence, published_on) if one.precision == "day"]
    dates = [_with_clock(one, sentence) for one in dates]
    dates = _between(
        [one for one in dates if one.starts_at or not _DATELINE.fullmatch(sentence, 0, one.end + 3)], sentence
    )
    if is_moved(sentence):
        dates = dates[-1:]
    else:
        relative = _relative(sentence, published_on)
        apart = (day for day in relative if not any(_are_near(day, one) for one in dates))
        dates = sorted([*(_with_days_before(one, relative) for one in dates), *apart], key=lambda one: one.start)
    days = [one for one in dates if not is_no_day_of_it(sentence, one)]
    return without_others(sentence, [one for one in days if not is_given_up(sentence, one)] or days)


def _with_clock(day: Span, sentence: str) -> Span:
    """A day with the time directly after it, which no word such as `plkst.` introduces: `14. maijā 10.00`."""
    clock = clock_behind(sentence, day.end) if day.starts_at is None else None
    return replace(day, starts_at=clock[0], end=clock[1]) if clock else day


def _relative(sentence: str, published_on: date) -> list[Span]:
    """The days that a sentence names relative to its own, such as `otrdien`.

    A weekday is the next one if the sentence is about the future, or if it has a time and is not about the past;
    otherwise it is the last one. `Šodien un rīt` becomes one span of two days.
    """
    days = list(find_relative_days(sentence, published_on, ahead=True))
    if not days:  # as in most sentences
        return []
    ahead = occasions.is_ahead(sentence) or (not occasions.is_past(sentence) and begins_at(sentence, ()) is not None)
    if not ahead:
        days = list(find_relative_days(sentence, published_on, ahead=False))
        if occasions.is_past(sentence):  # `tikšanās notika jau nākamajā otrdienā`: from the view of another day
            days = [one for one in days if one.starts_on <= published_on]
    for first, last in pairwise(days):
        if last.starts_on == first.ends_on + timedelta(days=1) and sentence[first.end : last.start].strip() in _AND:
            joined = replace(last, starts_on=first.starts_on, start=first.start)
            return [joined, *(one for one in days if one not in (first, last))]
    return days


def _are_near(day: Span, other: Span) -> bool:
    """Whether a weekday belongs to a date: `Otrdien un trešdien, 21. un 22. maijā`."""
    return day.start < other.end and other.start < day.end + _NEAR


def _with_days_before(date: Span, relative: Sequence[Span]) -> Span:
    """A date, extended by the relative days right before it: `Šodien un rīt, 27. novembrī`."""
    for day in relative:
        if day.starts_on < day.ends_on == date.starts_on and day.start < date.start and _are_near(day, date):
            return replace(date, starts_on=day.starts_on, start=day.start)
    return date


def _between(dates: list[Span], sentence: str) -> list[Span]:
    """The days of a sentence, in which the first and last day of a period are joined into one.

    Examples: `between 14 and 18 May`, `30. aprīlī un 1. maijā`, `no otrdienas, 12. marta, līdz ceturtdienai, 14.
    martam`.
    """
    for first, last in pairwise(dates):
        joint, before = sentence[first.end : last.start].strip(" ,"), sentence[: first.start]
        is_next = last.starts_on == first.ends_on + timedelta(days=1)
        is_span = joint in _UNTIL and (joint == "through" or _FROM.search(before))
        if is_span or (joint in _AND and (is_next or _BETWEEN.search(before))):
            hour = first.starts_at or last.starts_at  # in `līdz 26. maija plkst. 16.00`, that of the first day if known
            merged = replace(last, starts_on=first.starts_on, starts_at=hour, start=first.start)
            return [merged, *(one for one in dates if one not in (first, last))]
    return dates


def may_be_of_it(span: Span, published_on: date, longest: timedelta, *, opens: bool) -> bool:
    """Whether an event on these days may be the subject of an article of that day."""
    earliest = published_on - (_BEFORE if opens else _RECENT)
    return earliest <= span.starts_on <= published_on + _AFTER and span.ends_on - span.starts_on <= longest


def longest_of(sentence: str) -> timedelta:
    """The longest possible duration of the event in a sentence."""
    return _LONGEST_SHOWN if occasions.is_shown(sentence) else _LONGEST


def all_days(span: Span, sentences: list[str], published_on: date) -> Span:
    """The days of an event of which one is known; all of them, if the text says when it ends or how long it takes."""
    if span.starts_on != span.ends_on:
        return span
    others = (one for one in sentences[1:] if _UNTIL_WHEN.search(one) and occasions.tells_of_it(one))
    for sentence in (sentences[0], *others):
        for one in (*dates_in(sentence, published_on), *find_relative_days(sentence, span.starts_on, ahead=True)):
            is_later = one.precision == "day" and one.starts_on > span.starts_on
            if is_later and is_last_day(sentence, one.start):
                return replace(span, ends_on=one.starts_on)
    more = timedelta(days=occasions.days_of(sentences) - 1)
    if occasions.is_end(sentences[0]):
        return replace(span, starts_on=span.starts_on - more)
    return replace(span, ends_on=span.ends_on + more) if occasions.is_beginning(sentences[0]) else span
