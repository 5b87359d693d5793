"""Events that are held on several days: `12., 19. un 26. maijā`, `12. maijā Rīgā un 19. maijā Ogrē`.

Each day is an event. The days are either in one sentence:

- They form a list, perhaps only with an `un` before the last one.
- Between two days there may be a place, for the day before or after it, and nothing else.
- If the verb is before the first day, only a place may follow the last one: `Seminārs notiks 12. maijā un 20. maijā
  sāksies kampaņa` names one day.
- Days that share the name of their month are always a list.

Or each day has a row: `Semināri notiks:`, and below it `12. maijā Rīgā`, `19. maijā Ogrē`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archive.extract.events.days import days_in
from archive.extract.events.hours import begins_at
from archive.extract.events.lines import opens_row
from archive.extract.events.tells import Tells, told_by
from archive.extract.events.venues.finding import is_venue, place_beside, place_of_row
from archive.latvian.dates.reading import Span
from archive.site import Language

# At most 80 characters for a place between two days; a street, a house and a town are shorter; judged.
_JOINT = re.compile(r"[.\s]*(.{0,80}?)\s*(?:,\s*(?:(un|and)\b)?|\b(un|and)\b)\s*([^,]{0,80}?)\s*(?:\bon\s+)?")
_MARK = re.compile(r"[,;:()–—]")
_AROUND = " \t•*·,:–—-"  # characters around a place that precedes its day
_NAME = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]\w+")
_PREPOSITIONS = {"lv": 1, "en": 2}
"""How many words of a text its place may lack: `pie`, `in the`."""


class Day(NamedTuple):
    """A day of an event, and the place for that day alone, if any."""

    span: Span
    place: str | None = None


def series(sentence: str, first: Span, days: Iterable[Span], lang: Language) -> list[Day]:
    """The days of an event: its `first`, and those of the other `days` of its sentence that belong to it."""
    found, listed = [Day(first)], [Day(first)]
    for span in days:
        last = listed[-1].span
        if span.start < last.end or span.starts_on <= last.ends_on:
            continue
        joint = _JOINT.fullmatch(sentence, last.end, span.start)
        if joint is None:
            break
        behind, ahead = _place(joint[1], lang), _place(joint[4], lang)
        if behind is None or ahead is None or (behind and ahead):
            break
        if ahead and len(listed) == 1:
            listed = [Day(first, place_beside(sentence[: first.start], lang))]
        listed[-1] = listed[-1]._replace(place=listed[-1].place or behind or None)
        listed.append(Day(span, ahead or None))
        if joint[2] or joint[3]:
            found = [*listed]
    if len(found) == 1:
        return found
    end = found[-1].span.end
    behind = _place(_MARK.split(sentence[end:], maxsplit=1)[0].strip(" ."), lang)
    months = (sentence[day.span.start : day.span.end] for day in found[:-1])
    is_list = not any(char.isalpha() for text in months for char in text)
    if behind is None and not is_list and told_by(sentence[: first.start]) & Tells.VERB:
        return [Day(first)]
    if any(day.place for day in found) and found[-1].place is None:
        further = place_beside(sentence[end:], lang)  # `Dundagas pagastā (Dundagas pilī)`
        is_same = further is not None and behind is not None and further.startswith(behind)
        found[-1] = found[-1]._replace(place=further if is_same else behind or further)
    return found


def is_row(sentence: str, span: Span, lang: Language) -> bool:
    """Whether a line begins with a day, or with a place and then the day, and is not a sentence.

    `14. maijs | 10.00 | Ogres muzejs`, `Ogrē 14. maijā`, `Ogre – 14. maijs, Ogres muzejs`.
    """
    if opens_row(sentence, span):
        return True
    before = sentence[: span.start].strip(_AROUND)
    if not before or told_by(sentence) & Tells.VERB:
        return False
    if is_venue(before, lang) or _place(before, lang):
        return True
    return _NAME.fullmatch(before) is not None and place_of_row(sentence, span, lang) is not None


def rows(sentence: str, last: Span, following: Iterable[str], published_on: date, lang: Language) -> list[Day]:
    """The days of an event that each have a row, below the row with the first days.

    They end before a row about something else, without a day, or with an earlier day. Of two rows on one day only the
    first counts, because an event has one id for each of its days.
    """
    found: list[Day] = []
    opens = opens_row(sentence, last)
    if not opens and not is_row(sentence, last, lang):
        return found
    for row in following:
        days = days_in(row, published_on)
        if len(days) != 1 or days[0].starts_on < last.starts_on or not is_row(row, days[0], lang):
            break
        if opens_row(row, days[0]) != opens or told_by(row) & (Tells.OTHER | Tells.MATTER):
            break
        if days[0].starts_on > last.ends_on:
            last = days[0]
            found.append(
                Day(replace(last, starts_at=last.starts_at or begins_at(row, ())), place_of_row(row, last, lang))
            )
    return found


def _place(text: str, lang: Language) -> str | None:
    """The place, if a text is nothing else; "" for an empty text, None for anything else."""
    if not text:
        return ""
    place = None if told_by(text) else place_beside(text, lang)
    if place is None or len(text.split()) - len(place.split()) > _PREPOSITIONS[lang]:
        return None
    return place
