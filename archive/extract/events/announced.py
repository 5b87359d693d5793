"""Events that articles announce or report, and the identity of events.

Facts used: such an article names its event in its first dated sentence (`2016.gada 23.septembrī Iekšlietu ministrijā
notika … sanāksme`), or else in one that says what the title names, or in a line with a label (`Kad:`). A day that is
yet to come is planned. What tells of a judgment, a law in force or a time limit names no event, nor does what says that
it was called off, unless the title says so too; rather none than a guess.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from archive.extract.events import occasions
from archive.extract.events.days import all_days, dates_in, days_in, longest_of, may_be_of_it
from archive.extract.events.hours import begins_at, is_for_registration
from archive.extract.events.matters import is_no_event
from archive.extract.events.notices import is_notice, notice_in, says_off
from archive.extract.events.occasions import names_day
from archive.extract.events.other_days import frame_of
from archive.extract.events.series import Day, series
from archive.extract.events.tells import Tells, told_by
from archive.extract.events.venues import names_venue, place_of
from archive.extract.types import Event
from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import WEEKDAYS_EN, WEEKDAYS_LV
from archive.latvian.fold import slugify
from archive.site import Language

# Characters of the title and of the body; an article that opens otherwise is about no event. A bound on the time, which
# the days of one sentence take by their square; judged: doubled the same, halved 0 + 1.
_SEARCHED = 900
_NEXT = 3  # sentences after that of the date that may tell when and where
_SHORTENED = ("St", "Sv", "Mr", "Ms", "Mrs", "Dr", "Nr", "Kr", "Fr", "Dz", "Dž", "[A-ZĀČĒĢĪĶĻŅŠŪŽ]")
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
_SENTENCE_END = re.compile(
    rf"[.!?…\n](?:(?<=\n)\n*|(?<!\n){_ABBREVIATIONS}[\"”“»']?\s+(?=[\"“„«–—]?\s?[A-ZĀČĒĢĪĶĻŅŠŪŽ]))"
)
# `15.05.2019. Valmieras Kultūras centrā notiks`: the full stop is that of the date.
_WITHIN_DATE = re.compile(r"\s(?<=\.\d{4}\.\s)\s*(?=(?:\w+(?:as|es|u|a|ajā)\s+){0,4}\w+(?:[āēīū]|[āē]s|os)\b)")
_LABELLED = re.compile(
    r"(?:(?:norises |pasākuma )?(?:laiks|datums|diena)|kad|dates?|day|when|time)\b[^:?\n]{0,20}[:?]", re.I
)
_WITH_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(WEEKDAYS_LV)})dien\w*|{'|'.join(WEEKDAYS_EN)}|(?:plkst|pl)\b\.?|\d{{1,2}}[.:]\d\d|[ap]\.?m\b)",
    re.I,
)
_ONLY_HOURS = re.compile(
    r"(?:(?:no|līdz|from|to|till|until|at|plkst\.?|pl\.|pulksten|[ap]\.?m\.?|\d{1,2}[.:]\d\d|\d{1,2}(?= ?[ap]\.?m))"
    r"[\s,–—-]*)+",
    re.I,
)
_SAID_THERE = re.compile(r"kā\b|as (?!part|an?|one|in|well)\b", re.I)
"""`Kā 30. martā konferencē norādīja …`: an event that is only a source; not `As part of the campaign, …`."""


@lru_cache(maxsize=1024)  # the calendar of the month stands on every page
def event_id(title: str, starts_on: date) -> str:
    """The same for the same event wherever it is read.

    A hash over its title, freed of case, diacritics and punctuation, and its first day.
    """
    return "ev-" + hashlib.sha256(f"{slugify(title)}|{starts_on.isoformat()}".encode()).hexdigest()[:16]


def event_of_article(title: str, body: str, published_on: date | None, url: str, lang: Language) -> tuple[Event, ...]:
    """The event of an article, with the article's title; empty if its opening names none for certain."""
    if published_on is None:
        return ()
    heading, sentences = title[:_SEARCHED], _sentences(body[:_SEARCHED])
    if any(one.precision == "day" for one in dates_in(heading, published_on)):
        sentences.insert(0, heading)
    found = _day_of_it(heading, sentences, published_on, lang)
    if found is None:
        return ()
    number, span = found
    if notice_in(heading) is None and any(map(is_notice, sentences[: number + 1 + _NEXT])):
        return ()
    sentence, following = sentences[number], sentences[number + 1 : number + 1 + _NEXT]
    before = [*reversed(sentences[:number]), heading]
    days = _days_of_it(sentence, span, published_on, lang)
    lines = following if _is_alone(sentence, span) else []
    others = [one for one in (*following, *before) if _may_tell_hour(one, span, published_on)]
    hour = _hour_of(days, sentence, lines, others)
    place = place_of(sentence, span, following, before, lang, lines=lines)
    return tuple(
        Event(
            id=event_id(title, day.span.starts_on),
            title=title,
            starts_on=day.span.starts_on,
            ends_on=day.span.ends_on,
            starts_at=day.span.starts_at or hour,
            place=day.place or place,
            url=url,
            source="article",
        )
        for day in days
    )


def _days_of_it(sentence: str, first: Span, published_on: date, lang: Language) -> list[Day]:
    """The first day of an event, and those of its sentence on which it is held again."""
    longest = longest_of(sentence)
    others = [one for one in days_in(sentence, published_on) if may_be_of_it(one, published_on, longest, opens=True)]
    return [
        day._replace(span=_without_registration(sentence, day.span)) for day in series(sentence, first, others, lang)
    ]


def _hour_of(days: list[Day], sentence: str, lines: list[str], others: list[str]) -> time | None:
    """When an event begins on all of its days: what one of them says, else their sentence, behind them or before.

    Else the first of the `lines` below a day that has a line of its own, or else one of the `others` around it.
    """
    behind, before = sentence[days[-1].span.end :], sentence[: days[0].span.start]
    told = (day.span.starts_at for day in days)
    read = (begins_at(text, ()) for text in (behind, before, *lines[:1]))
    return next(filter(None, chain(told, read)), None) or begins_at("", others)


def _without_registration(sentence: str, span: Span) -> Span:
    """A day without its hour, if that is the one of registration: `14. maijā plkst. 9.30 reģistrācija, …`."""
    return replace(span, starts_at=None, ends_at=None) if is_for_registration(sentence, span.end) else span


def _is_alone(sentence: str, span: Span) -> bool:
    """Whether a line has nothing but the day, and perhaps the hour: `Saturday, 30 September 2023, 10:00`."""
    beside = _WITH_DAY.sub("", sentence[: span.start] + sentence[span.end :])
    return not any(map(str.isalnum, beside))


def _may_tell_hour(sentence: str, span: Span, published_on: date) -> bool:
    """Whether a sentence names no other day than the first one of an event."""
    return not names_day(sentence) or any(day.starts_on == span.starts_on for day in dates_in(sentence, published_on))


def _sentences(text: str) -> list[str]:
    """A text cut at the ends of its sentences and lines."""
    within = {match.end() for match in _WITHIN_DATE.finditer(text)}
    ends = [0, *(end for match in _SENTENCE_END.finditer(text) if (end := match.end()) not in within), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends) if start < end]


def _day_of_it(title: str, sentences: list[str], published_on: date, lang: Language) -> tuple[int, Span] | None:
    """The number of the sentence that names the day of the article's event, and that day in it."""
    titled = bool(told_by(title) & (Tells.NOUN | Tells.HELD))
    is_first = True
    marked: tuple[int, Span] | None = None  # what is marked on a day may be said before the event of that day
    # A line with a label says it most surely, whatever stands above it.
    for number in sorted(range(len(sentences)), key=lambda one: _LABELLED.match(sentences[one]) is None):
        sentence = sentences[number]
        following = sentences[number + 1 : number + 1 + _NEXT]
        longest, opens = longest_of(sentence), number == 0 or titled
        days = [one for one in days_in(sentence, published_on) if may_be_of_it(one, published_on, longest, opens=opens)]
        if days:
            span = _announced(days, sentence, published_on)
            day = _Day(sentence, following, span, _said_of(sentence, span), published_on, lang)
            if not day.is_of_something_else(title):
                if day.is_of_event(titled=titled, is_first=is_first):
                    return number, all_days(day.span, [sentence, *following[:1]], published_on)
                if is_first and occasions.marks_a_day(title, day.said):
                    marked = number, day.span
        is_first = is_first and not days and not dates_in(sentence, published_on)
    return marked


def _said_of(sentence: str, span: Span) -> str:
    """What a sentence says of a day, without what it opens with if that is something else: `Tā kā stājies spēkā …,`."""
    frame = frame_of(sentence)
    if frame <= span.start and told_by(sentence[:frame]) & Tells.OTHER:
        sentence = " " * frame + sentence[frame:]
    return occasions.without_clauses(sentence, span)


def _announced(days: list[Span], sentence: str, published_on: date) -> Span:
    """The day of the event among those of its sentence: the first, or the first that is ahead where that is told of."""
    is_held = occasions.is_ahead(sentence) and told_by(sentence) & Tells.HELD
    return next((day for day in days if is_held and day.ends_on >= published_on), days[0])


class _Day(NamedTuple):
    """A day that a sentence names; `said` is what the sentence says of it, without clauses about something else."""

    sentence: str
    following: list[str]
    span: Span
    said: str
    published_on: date
    lang: Language

    def is_of_something_else(self, title: str) -> bool:
        """Whether a law, a raid, a source or the like is told of on that day, or what was called off.

        If the title names something else, the article is about that, unless the sentence says that an event takes
        place. If the title says that the event was called off, its day is still that of the article.
        """
        told = told_by(self.said)
        if told & Tells.OTHER or _SAID_THERE.match(self.sentence):
            return True
        if told_by(title) & Tells.OTHER and not (told & Tells.HELD and told & Tells.NOUN):
            return True
        if not told & Tells.HELD and says_off(self.sentence) and notice_in(title) is None:
            return True
        return is_no_event(self.sentence, self.span.start, self.said)

    def is_of_event(self, *, titled: bool, is_first: bool) -> bool:
        """Whether an event is told of on that day. `titled`: the title names one; `is_first`: no other day was named
        before.

        A word for an event and a verb are enough; of what is past, one of them and a venue; of what is to come, one
        of them and an hour, or such a word in the title with an hour or a place. An hour or a place alone is told of
        arrests and counters as well.
        """
        told = told_by(self.said)
        named = bool(told & Tells.NOUN) or occasions.opens_with_noun(self.following[0] if self.following else "")
        words = named + titled + bool(told & Tells.VERB)
        if words >= 2 or (is_first and told & Tells.HELD):
            return True
        if _LABELLED.match(self.sentence):
            return words > 0 or self.has_hour(self.following) or self.has_venue()
        if self.has_line_of_its_own and self.span.starts_on > self.published_on:
            return True
        if not self.is_ahead:
            return is_first and words > 0 and self.has_venue()
        if not is_first or occasions.marks(self.said):
            return False
        if titled and (self.has_hour(self.following) or self.has_place()):
            return True
        return words > 0 and (self.has_hour(()) or (self.has_hour(self.following) and self.has_place()))

    @property
    def has_line_of_its_own(self) -> bool:
        """Whether a line has nothing but the day and its hour, or the next one nothing but that."""
        following = "".join(self.following[:1])
        has_hour = self.has_hour(()) or _ONLY_HOURS.fullmatch(following) is not None
        return has_hour and _is_alone(self.sentence, self.span)

    @property
    def is_ahead(self) -> bool:
        """Whether the day was yet to come: if it is that of the article, what the sentence says of it."""
        if self.span.starts_on != self.published_on:
            return self.span.starts_on > self.published_on
        return occasions.is_ahead(self.sentence) or (not occasions.is_past(self.sentence) and self.has_hour(()))

    def has_hour(self, following: Iterable[str]) -> bool:
        """Whether an hour is told, in the sentence or in those that follow."""
        return self.span.starts_at is not None or begins_at(self.said, following) is not None

    def has_place(self) -> bool:
        """Whether a place is told, in the sentence or in those that follow."""
        return place_of(self.sentence, self.span, self.following, (), self.lang) is not None

    def has_venue(self) -> bool:
        """Whether the sentence names a place that is more than a town."""
        return names_venue(self.sentence, self.span, self.lang)
