"""Finds relative days: `vakar`, `rīt`, `otrdien`, `next Tuesday`.

A bare weekday may be the next or the last one. That depends on the tense of the sentence, which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from archive.latvian.dates.reading import Span
from archive.latvian.dates.words import WEEKDAYS_EN, WEEKDAYS_LV

_DISTANCES = {
    "aizvakar": -2, "vakar": -1, "šodien": 0, "šorīt": 0, "šovakar": 0, "rīt": 1, "rītdien": 1, "parīt": 2,
    "yesterday": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "tomorrow": 1,
}  # fmt: skip
_WEEKDAYS_LV = [f"{stem}dien" for stem in WEEKDAYS_LV]
_WEEKDAYS_EN = [name.lower() for name in WEEKDAYS_EN]
_NUMBERS = {name: number for names in (_WEEKDAYS_LV, _WEEKDAYS_EN) for number, name in enumerate(names)}
# `pirmdien` means one day, `pirmdienās` and `on Mondays` a habit. In English, a day must follow a preposition or a word
# that says which one; alone it may be any (`Tuesday's meeting`).
_DAY = re.compile(
    r"\b(?<!katru )(?<!otro )(?:(?P<lv_which>(?:nākam|pagāju?š)(?:(?:ajā|o) )?|šo ?|šajā ))?"
    rf"(?P<lv>{'|'.join(_WEEKDAYS_LV)})"
    r"(?:u|ā|as (?:rītā|pēcpusdienā|vakarā|naktī))?\b"
    rf"|\b(?:on|(?P<en_which>next|this|last|coming)) (?P<en>{'|'.join(_WEEKDAYS_EN)})(?!'s| of (?:the|each|every) )\b"
    rf"|\bno (?P<lv_first>{'|'.join(_WEEKDAYS_LV)})as līdz (?P<lv_last>{'|'.join(_WEEKDAYS_LV)})ai\b"
    rf"|\bfrom (?P<en_first>{'|'.join(_WEEKDAYS_EN)}) (?:to|until) (?P<en_last>{'|'.join(_WEEKDAYS_EN)})\b"
    rf"|\b(?P<distance>{'|'.join(_DISTANCES)})\b",
    re.IGNORECASE,
)
_WITHIN = ("dien", "rīt", "vakar", "day", "tonight", "morning", "afternoon", "evening", "morrow")
"""One of these is within each of the words above: most texts have none, which is told much faster."""
_WORDS = (*_WEEKDAYS_LV, *_WEEKDAYS_EN, *_DISTANCES)
"""One of these is in each match: many texts have only `diena` or `day`."""
_WEEK = (
    r"(?:(?P<second>aiznākamnedēļ|aiznākam(?:ajā|ās) nedēļ(?:ā|as)|the week after next)"
    r"|(?P<next>nākamnedēļ|nākam(?:ajā|ās) nedēļ(?:ā|as)|next week)"
    r"|(?P<last>pagājušnedēļ|(?:pagājuš|aizvadīt|iepriekšēj)(?:ajā|ās) nedēļ(?:ā|as)|last week)"
    r"|(?P<this>šonedēļ|š(?:ajā|īs) nedēļ(?:ā|as)|this week))"
)
_WEEK_BEFORE = re.compile(rf"\b{_WEEK},? ?(?:on )?(?:(?:on )?\w+(?:dien|day) (?:un|and) )?$", re.I)
_WEEK_BEHIND = re.compile(rf",? (?:(?:of|in) )?{_WEEK}\b", re.I)
_NEAR = 80  # characters before a weekday that may name its week, which takes only a few words
_THIS = ("šo", "šajā")
_NEXT, _LAST = ("nākam", "next"), ("pagāj", "last")


def find_relative_days(text: str, today: date, *, ahead: bool) -> Iterator[Span]:
    """The relative days in `text`, which was written on the day `today`, in order.

    If `ahead`, the text is about the future, and a bare weekday is the next one; otherwise it is the last one. It may
    be `today` itself, unless the text says `nākamajā` or `last`. Beside the name of a week (`nākamnedēļ`, `on Tuesday
    last week`) it is the day of that week, which runs from Monday to Sunday.
    """
    small = text.lower()
    if not any(part in small for part in _WITHIN) or not any(word in small for word in _WORDS):
        return
    for match in _DAY.finditer(text):
        if word := match["distance"]:
            first = last = _DISTANCES[word.lower()]
        elif name := match["lv_first"] or match["en_first"]:
            week = _week(text, match)
            first = _distance(name, today, "", ahead=ahead) if week is None else _distance_in(week, name, today)
            last = first + (_NUMBERS[(match["lv_last"] or match["en_last"]).lower()] - _NUMBERS[name.lower()]) % 7
        else:
            which = (match["lv_which"] or match["en_which"] or "").strip().lower()
            name, week = match["lv"] or match["en"], None if which else _week(text, match)
            first = _distance(name, today, which, ahead=ahead) if week is None else _distance_in(week, name, today)
            last = first
        days = (today + timedelta(days=first), today + timedelta(days=last))
        yield Span(*days, None, None, match.start(), match.end(), "day")


def _week(text: str, match: re.Match[str]) -> int | None:
    """The distance in weeks of the week named beside a weekday; None if none is named."""
    before = _WEEK_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    week = _WEEK_BEHIND.match(text, match.end()) or before
    if week is None:
        return None
    return 2 if week["second"] else 1 if week["next"] else -1 if week["last"] else 0


def _distance_in(week: int, weekday: str, today: date) -> int:
    """The distance in days from `today` to the weekday in the week that is `week` weeks away."""
    return _NUMBERS[weekday.lower()] - today.weekday() + 7 * week


def _distance(weekday: str, today: date, which: str, *, ahead: bool) -> int:
    """The distance in days from `today` to the weekday that is meant; `which` is the word before it, or empty."""
    distance = (_NUMBERS[weekday.lower()] - today.weekday()) % 7
    if which == "nākam":  # `nākamotrdien`, as in `nākamnedēļ`: that of the next week
        return _distance_in(1, weekday, today)
    if which.startswith(_NEXT):
        return distance or 7
    if which.startswith(_LAST):
        return distance - 7
    if which in _THIS and not ahead:  # the one of this week: on a Friday, `šo trešdien` was two days ago
        return _NUMBERS[weekday.lower()] - today.weekday()
    return distance if ahead or which or not distance else distance - 7
