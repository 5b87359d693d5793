"""Days that a text names by their distance from the day it was written: `vakar`, `rīt`, `otrdien`, `next Tuesday`.

A weekday alone may lie on either side of that day; the tense of the sentence decides, which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from archive.latvian.dates.reading import Span

_DISTANCES = {
    "aizvakar": -2, "vakar": -1, "šodien": 0, "šorīt": 0, "šovakar": 0, "rīt": 1, "parīt": 2,
    "yesterday": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS_LV = ("pirmdien", "otrdien", "trešdien", "ceturtdien", "piektdien", "sestdien", "svētdien")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {name: number for names in (_WEEKDAYS_LV, _WEEKDAYS_EN) for number, name in enumerate(names)}
# `pirmdien` stands for the day itself, `pirmdienās` and `on Mondays` for a habit. English names a day behind a
# preposition or a word that tells which; alone it may be any (`Tuesday's meeting`).
_DAY = re.compile(
    rf"\b(?:(?P<lv_which>nākam(?:ajā|o)|pagājuš(?:ajā|o)) )?(?P<lv>{'|'.join(_WEEKDAYS_LV)})"
    r"(?:u|ā|as (?:rītā|pēcpusdienā|vakarā|naktī))?\b"
    rf"|\b(?:on|(?P<en_which>next|this|last|coming)) (?P<en>{'|'.join(_WEEKDAYS_EN)})(?!'s)\b"
    rf"|\b(?P<distance>{'|'.join(_DISTANCES)})\b",
    re.IGNORECASE,
)
_NEXT, _LAST = ("nākam", "next"), ("pagājuš", "last")


def find_relative_days(text: str, today: date, *, ahead: bool) -> Iterator[Span]:
    """The days that `text`, written on the day `today`, names by their distance from it, in order.

    `ahead` tells whether the text speaks of what is to come: a weekday alone is then the next of its name, else the
    last; `today` itself counts, unless the text says `nākamajā` or `last`.
    """
    for match in _DAY.finditer(text):
        if word := match["distance"]:
            distance = _DISTANCES[word.lower()]
        else:
            which = (match["lv_which"] or match["en_which"] or "").lower()
            distance = (_NUMBERS[(match["lv"] or match["en"]).lower()] - today.weekday()) % 7
            if which.startswith(_NEXT):
                distance = distance or 7
            elif which.startswith(_LAST) or not (ahead or which):
                distance -= 7 if distance or which else 0
        day = today + timedelta(days=distance)
        yield Span(day, day, None, None, match.start(), match.end(), "day")
