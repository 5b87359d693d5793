"""Tells media, associations, firms and cities of two or three capitalised words from people with unknown names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import COUNTRIES

# What bodies begin with: articles of other languages, and words that no given name is. `Le` is a surname of Vietnam.
_FIRST = frozenset(
    "La El Los Las Les Il Lo Die Der Das Amnesty Associated Business Daily Deutsche Financial Radio Save Sky Stop Tel "
    "Port Fort Cape Puerto Baltijas Eiropas Kurzemes Latgales Latvijas Rīgas Vidzemes Zemgales".split()
)
# What they end with: what media, firms and associations are called.
_LAST = COUNTRIES | frozenset(
    "Avīze Balss Latvija Sanomat Vēstis Welle Zeitung Ziņas Agence Broadcasting Bulletin Chronicle Courier Express "
    "Gazette Herald Independent Insider Inquirer Journal Magazine Mail Monitor Newsroom Observer Post Presse Press "
    "Review Standard Telegraph Times Tribune Weekly Airlines Airways Brothers Capital Construction Consulting Foods "
    "Group Holding Holdings Industries Invest Logistics Motors Partners Recruitment Shipping Solutions Systems Tours "
    "Alliance Initiative Watch Movement Collective Nostra Libertas".split()
)
_LATVIAN_LETTER = re.compile(r"[āčēģīķļņšūž]")
# What media do more often than people: `N N reported that`, `wrote on Monday`; not `wrote to her sister`.
_REPORTS = re.compile(
    r" (?:also |first |later )?(?:reported|reports|wrote|writes)"
    r"(?= that\b| how\b| on (?:[A-Z]|the)| (?:yesterday|today|last|this|earlier)\b|[:.])"
)
_REPORTED_BY = re.compile(r"\b(?:reported|reports|wrote|writes) $")
_TO_SOMEBODY = re.compile(r" (?:to|in (?:his|her)|on (?:his|her)) ")
_LONGEST_VERB = 12  # characters before a name
_FAR_BEHIND = 3000  # characters within which somebody is called by the surname; judged


def is_body(words: Sequence[str]) -> bool:
    """Whether words in a row, of which none is a known given name, are called as media, firms and places are."""
    return words[0] in _FIRST or (words[0] == "Le" and len(words) == 2) or words[-1] in _LAST


def seems_body(text: str, start: int, end: int) -> bool:
    """Whether a name that may be of a person is rather of a body: `Deutsche Welle reported`, `La Strada Moldova said`.

    A person has an office before the name, or is called by the surname alone elsewhere.
    """
    name = text[start:end]
    words = name.split()
    before = text[max(0, start - 2 * _LONGEST_VERB) : start].rstrip().rsplit(" ", 1)[-1]
    if OFFICE.fullmatch(before):
        return False
    if is_body(words):
        return True
    is_reported = _REPORTED_BY.search(text, max(0, start - _LONGEST_VERB), start) and not _TO_SOMEBODY.match(text, end)
    reports = is_reported or _REPORTS.match(text, end)
    if not reports or _LATVIAN_LETTER.search(name):
        return False
    stop = start + _FAR_BEHIND
    return text.count(words[-1], start, stop) == text.count(name, start, stop)
