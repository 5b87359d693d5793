"""Finds the sentence and the day of the event that an article announces or reports.

The rules rest on these facts:

- Such an article names its event in its first dated sentence (`2016.gada 23.septembrī Iekšlietu ministrijā notika …
  sanāksme`), in a later one if the title names an event too, or in a line with a label (`Kad:`).
- A day in the future is that of something planned.
- A sentence about a judgment, a law or a time limit names no event. Neither does one that says that an event was
  called off, unless the title says so too.

In doubt, there is no event rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from archive.extract.events import lines, occasions
from archive.extract.events.days import all_days, dates_in, days_in, longest_of, may_be_of_it
from archive.extract.events.hours import begins_at
from archive.extract.events.matters import is_no_event
from archive.extract.events.notices import is_put_off, notice_in, says_off, tells_of_notice
from archive.extract.events.occasions import names_day
from archive.extract.events.other_days import frame_of
from archive.extract.events.series import is_row
from archive.extract.events.tells import Tells, told_by
from archive.extract.events.venues.finding import names_venue, place_in_row, place_of
from archive.latvian.dates.reading import Span
from archive.site import Language

_ABOVE = 2  # sentences before a row that may say what it is about: one, and the head of the table; judged
NEXT = 3  # sentences after that of the date that may state when and where
# Further events; but not who else takes part in this one: `piedalīsies arī citu valstu pārstāvji`.
_ANOTHER = re.compile(r"\W*(?:cita|nākamā|vēl viena|another|the next)\b", re.I)
"""The beginning of a sentence about another exhibition."""
_FURTHER = re.compile(r"\barī cit\w+ (?:[\w-]+ ){0,2}?pasākum|(?<!like )(?<!among )\bother events\b")
_MAY_BE_FURTHER = ("arī cit", "other events")
"""Every match of the pattern contains one of these, so that most sentences can be ruled out quickly."""
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{3,150}[”“»\"]")
_SUBORDINATE = re.compile(r", (?:kur|kas|where|which)\b")
_SAID_THERE = re.compile(
    r"kā\b(?! (?:jau )?(?:ziņo|vēst|informē|rakstī|ierast|zinām|katru gadu|ik gadu)[^\d,]*,)"
    r"|as (?!part|an?|one|in|well|announced|previously|already)\b",
    re.I,
)
"""The beginning of a sentence whose event is only a source: `Kā 30. martā konferencē norādīja …`.

Not that of `As part of the campaign, …`.
"""


def day_of_it(title: str, sentences: list[str], published_on: date, lang: Language) -> tuple[int, Span] | None:
    """The index of the sentence that names the day of the article's event, and that day in it."""
    titled = bool(told_by(title) & (Tells.NOUN | Tells.HELD))
    is_first = True
    marked: tuple[int, Span] | None = None  # a text may say what is marked on a day before it names the day's event
    # Lines with a label are the most certain, so they come first.
    for number in sorted(range(len(sentences)), key=lambda one: not lines.is_labelled(sentences[one])):
        sentence = sentences[number]
        days, opens = days_in(sentence, published_on), number == 0 or titled
        longest = longest_of(sentence) if days else timedelta()
        days = [one for one in days if may_be_of_it(one, published_on, longest, opens=opens)]
        if days:
            span = _announced(days, sentence, published_on)
            following = sentences[number + 1 : number + 1 + NEXT]
            day = _Day(sentence, following, span, _said_of(sentence, span), published_on, lang)
            if not day.is_of_something_else(title):
                above = sentences[max(0, number - _ABOVE) : number]
                is_it = day.is_of_event(titled=titled, is_first=is_first)
                is_it = is_it or (day.is_in_row and (titled or _leads_to_rows(above)))
                if is_it and not lines.are_hours([*above, *following]):
                    if occasions.is_shown(sentence):
                        following = [*takewhile(lambda one: not _ANOTHER.match(one), sentences[number + 1 :])]
                    return number, all_days(day.span, [sentence, *following], published_on)
                if is_first and occasions.marks_a_day(title, day.said):
                    marked = number, day.span
        is_first = is_first and not days and all(one.precision == "year" for one in dates_in(sentence, published_on))
    return marked


def _told_by_title(title: str) -> int:
    """What a title shows (`Tells`), without its quotations if they are beside an event: `Konference “Vēlēšanas”`."""
    plain = told_by(_QUOTED.sub("", title))
    return plain if plain & Tells.NOUN else told_by(title)


def _leads_to_rows(before: list[str]) -> bool:
    """Whether a sentence before a row says what is held on the row's day: `Semināri notiks:`."""
    return any(
        told_by(one) & Tells.NOUN and told_by(one) & Tells.VERB and not told_by(one) & Tells.OTHER for one in before
    )


def _said_of(sentence: str, span: Span) -> str:
    """What a sentence says about a day, without an opening about something else: `Tā kā stājies spēkā …,`."""
    frame = frame_of(sentence)
    if frame <= span.start and told_by(sentence[:frame]) & Tells.OTHER:
        sentence = " " * frame + sentence[frame:]
    event = occasions.event_of_clause(sentence, span.start)
    return occasions.without_clauses(" " * event + sentence[event:], span)


def _announced(days: list[Span], sentence: str, published_on: date) -> Span:
    """The day of the event among the days of its sentence: the first, or in an announcement the first in the future."""
    is_held = occasions.is_ahead(sentence) and told_by(sentence) & Tells.HELD
    return next((day for day in days if is_held and day.ends_on >= published_on), days[0])


class _Day(NamedTuple):
    """A day in a sentence; `said` is what the sentence says about it, without clauses about something else."""

    sentence: str
    following: list[str]
    span: Span
    said: str
    published_on: date
    lang: Language

    def is_of_something_else(self, title: str) -> bool:
        """Whether the day is that of a law, a raid, a source or the like, or of something that was called off.

        If the title is about something that is no event, so is the day, unless the sentence says that an event takes
        place. If the title says that the event was called off, its day still counts.
        """
        told = told_by(self.said)
        if told & Tells.OTHER or _SAID_THERE.match(self.sentence) or tells_of_notice(title):
            return True
        if _told_by_title(title) & Tells.OTHER and not (told & Tells.HELD and told & Tells.NOUN):
            return True
        if not told & Tells.HELD and says_off(self.sentence) and notice_in(title) is None:
            return True
        if not told & Tells.HELD and is_put_off(self.sentence, self.following):
            return True
        return is_no_event(self.sentence, self.span.start, self.said)

    def is_of_event(self, *, titled: bool, is_first: bool) -> bool:
        """Whether an event takes place on that day.

        `titled`: the title names an event; `is_first`: no other day was named before. A word for an event and a verb
        are enough. For a past day, one of the two with a venue is enough; for a future day, one of the two with a time,
        or an event in the title with a time or a place. A time or a place alone may be that of an arrest or a counter.
        """
        told = told_by(self.said)
        named = bool(told & Tells.NOUN) or self.is_named_next
        words = named + titled + bool(told & Tells.VERB)
        if words >= 2 or (is_first and told & Tells.HELD):
            return True
        is_led = (titled or is_first) and lines.is_led_by_event(self.sentence, self.span)
        if is_led or lines.is_labelled(self.sentence):
            return words > 0 or self.has_hour(self.near) or self.has_venue()
        is_alone = self.has_line_of_its_own or (titled and lines.is_alone(self.sentence, self.span))
        if is_alone and self.span.starts_on > self.published_on:
            return True
        if not self.is_ahead:
            return is_first and words > 0 and self.has_venue()
        if not is_first or occasions.marks(self.said):
            return False
        if titled and (self.has_hour(self.near) or self.has_place()):
            return True
        return words > 0 and (self.has_hour(()) or (self.has_hour(self.near) and self.has_place()))

    @property
    def next_line(self) -> str:
        """The sentence or line that follows."""
        return self.following[0] if self.following else ""

    @property
    def near(self) -> list[str]:
        """The sentences that follow and name no other day."""
        return [one for one in self.following if is_of_no_other(one, self.span, self.published_on)]

    @property
    def is_named_next(self) -> bool:
        """Whether the next sentence begins with a word for the event, and is not about another day."""
        return occasions.opens_with_noun(self.next_line) and not names_day(self.next_line)

    @property
    def has_line_of_its_own(self) -> bool:
        """Whether the day has a line to itself, with the time beside it or alone on the next line."""
        has_hour = self.has_hour(()) or lines.is_only_hours(self.next_line)
        return has_hour and lines.is_alone(self.sentence, self.span)

    @property
    def is_in_row(self) -> bool:
        """Whether the sentence is a row with a day that is not past, and the time or place beside or below it."""
        if self.span.starts_on < self.published_on or not is_row(self.sentence, self.span, self.lang):
            return False
        has_more = self.has_hour(()) or lines.is_only_hours(self.next_line)
        return has_more or place_in_row(self.sentence, self.span, self.near, self.lang) is not None

    @property
    def is_ahead(self) -> bool:
        """Whether the day was in the future; on the day of the article itself, whether the sentence suggests so."""
        if self.span.starts_on != self.published_on:
            return self.span.starts_on > self.published_on
        return occasions.is_ahead(self.sentence) or (not occasions.is_past(self.sentence) and self.has_hour(()))

    def has_hour(self, following: Iterable[str]) -> bool:
        """Whether a time is stated, in the sentence or in `following`."""
        return self.span.starts_at is not None or begins_at(self.said, following) is not None

    def has_place(self) -> bool:
        """Whether a place is stated, in the sentence or in those near it."""
        return place_of(self.sentence, self.span, self.near, (), self.lang) is not None

    def has_venue(self) -> bool:
        """Whether the sentence names a place that is more than a town."""
        return names_venue(self.sentence, self.span, self.lang)


def is_of_no_other(sentence: str, span: Span, published_on: date) -> bool:
    """Whether a sentence names no other day than the first day of an event, and is not about further events."""
    further = _FURTHER.search(sentence) if any(part in sentence for part in _MAY_BE_FURTHER) else None
    if further and not _SUBORDINATE.search(sentence, 0, further.start()):
        return False
    if not names_day(sentence):
        return True
    days = {day.starts_on for day in dates_in(sentence, published_on)}
    return days == {span.starts_on}
