"""Parts a name from the capitalised words before it with which a sentence begins: `On Tuesday Anna Kalna said`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.dates.words import MONTHS_EN, WEEKDAYS_EN
from archive.people.english.words import KIN

_DAYS = frozenset(WEEKDAYS_EN)
_MONTHS = frozenset(MONTHS_EN)
_NO_NAMES = _DAYS | (_MONTHS - {"April", "May", "June", "August"})  # the others are given names as well
_WITH_TIMES = frozenset("On In Last Since By Until This Next".split())
# Adverbs and conjunctions. Behind a determiner no name of a person follows: `The Washington Post`.
_OPENERS = frozenset(
    "Later Then Today Yesterday Earlier Tomorrow Meanwhile However Also But And When While After Before As Still Now "
    "Finally Here There If Although Once Both Only Even Instead Again Afterwards Thus So Nevertheless Recently "
    "Previously Currently Similarly Additionally Moreover Furthermore Because Though Yet Nor Since Until Where Whether "
    "Unless Or Indeed Perhaps Soon Therefore Nonetheless Eventually Initially Originally Sometimes".split()
)
# Given names that share a surname may follow: `Sisters Anna and Rita Kalna`.
_PLURALS = frozenset(
    "Sisters Brothers Friends Colleagues Parents Partners Cousins Neighbours Neighbors Survivors Victims Residents "
    "Students Twins Siblings Spouses Owners".split()
)
_BEFORE_NAMES = _OPENERS | _NO_NAMES | frozenset(word.capitalize() for word in KIN)
_BORN = re.compile(r"\w+-(?:based|born|educated|raised|trained)")


def before_name(words: Sequence[str]) -> int:
    """How many words of a row stand before the name, which has at least two: not `May Kalna`."""
    at = 0
    while len(words) - at > 1:
        word, left = words[at], len(words) - at
        if left > 3 and word in _WITH_TIMES and words[at + 1] in _DAYS | _MONTHS:
            at += 2
        elif word in _PLURALS or (left > 2 and (word in _BEFORE_NAMES or _BORN.fullmatch(word))):
            at += 1
        else:
            break
    return at


def says_plural(word: str) -> bool:
    """Whether a word says what several people are, who may share a surname: `sisters`."""
    return word.capitalize() in _PLURALS
