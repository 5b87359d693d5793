"""Puts the day into sentences that refer to the one before: `30. jūlijā atzīmē … Rīgā šajā dienā notiks koncerts.`"""

from __future__ import annotations

import re
from datetime import date

from archive.extract.events.days import dates_in
from archive.latvian.dates.words import MONTHS_EN, month_forms

_THAT_DAY = re.compile(r"\b(?:(?P<en>on (?:this|that) (?:very )?day)|(?:šajā|tajā|šai|tai)(?: pašā)? dienā)\b", re.I)
_THIS_YEAR = re.compile(r"\b(?:šogad|this year)\b", re.I)


def with_that_day(sentences: list[str], published_on: date) -> list[str]:
    """The same sentences, in which the words for the day of the sentence before give way to that day.

    Its year is left out, because the day may be one of every year: `Kopš 2007. gada 18. oktobris ir … diena.` If
    nothing says that this year's is meant, a day of another year stays where it is.
    """
    told: list[str] = []
    for sentence in sentences:
        words = _THAT_DAY.search(sentence) if told else None
        days = [one.starts_on for one in dates_in(told[-1], published_on) if one.precision == "day"] if words else []
        if words and days and not dates_in(sentence, published_on):
            day = days[-1]
            if day.year == published_on.year or _THIS_YEAR.search(sentence):
                in_latvian = f"{day.day}. {month_forms(day.month)['loc']}"
                name = f"on {day.day} {MONTHS_EN[day.month - 1]}" if words["en"] else in_latvian
                sentence = sentence[: words.start()] + name + sentence[words.end() :]
        told.append(sentence)
    return told
