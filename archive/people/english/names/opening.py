"""Separates a name from the capitalised words that begin a sentence before it: `On Tuesday Anna Kalna said`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.dates.words import MONTHS_EN, WEEKDAYS_EN
from archive.people.english.words import KIN

_DAYS = frozenset(WEEKDAYS_EN)
_MONTHS = frozenset(MONTHS_EN)
_NO_NAMES = _DAYS | (_MONTHS - {"April", "May", "June", "August"})  # the others are also given names
_WITH_TIMES = frozenset("On In Last Since By Until This Next".split())
# Adverbs and conjunctions. Determiners are not included: no person follows in `The Washington Post`.
_OPENERS = frozenset(
    "Later Then Today Yesterday Earlier Tomorrow Meanwhile However Also But And When While After Before As Still Now "
    "Finally Here There If Although Once Both Only Even Instead Again Afterwards Thus So Nevertheless Recently "
    "Previously Currently Similarly Additionally Moreover Furthermore Because Though Yet Nor Since Until Where Whether "
    "Unless Or Indeed Perhaps Soon Therefore Nonetheless Eventually Initially Originally Sometimes".split()
)
# Words before given names that share a surname: `Sisters Anna and Rita Kalna`.
_PLURALS = frozenset(
    "Sisters Brothers Friends Colleagues Parents Partners Cousins Neighbours Neighbors Survivors Victims Residents "
    "Students Twins Siblings Spouses Owners".split()
)
_BEFORE_NAMES = _OPENERS | _NO_NAMES | frozenset(word.capitalize() for word in KIN)
_BORN = re.compile(r"\w+-(?:based|born|educated|raised|trained)")


def before_name(words: Sequence[str]) -> int:
    """How many words of a row precede the name, which has at least two: not `May Kalna`."""
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
    """Whether a word is a noun for several people, who may share a surname: `sisters`."""
    return word.capitalize() in _PLURALS
