"""Tells media, associations, firms and cities of two or three capitalised words from people with unknown names."""

from __future__ import annotations

from collections.abc import Sequence

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import COUNTRIES

# What bodies begin with: words that no given name is.
_FIRST = frozenset(
    "Amnesty Associated Business Daily Deutsche Financial Radio Save Stop Tel "
    "Port Fort Cape Puerto Baltijas Eiropas Kurzemes Latgales Latvijas Rīgas Vidzemes Zemgales".split()
)
# Articles of other languages, before what ends in a country: `La Strada Moldova`. `Le` is a surname of Vietnam as well.
_ARTICLES = frozenset("La El Los Las Les Le Il Lo Die Der Das".split())
# What they end with: what media, firms and associations are called.
_LAST = frozenset(
    "Avīze Balss Latvija Sanomat Vēstis Welle Zeitung Ziņas Agence Broadcasting Bulletin Chronicle Courier Express "
    "Gazette Herald Independent Insider Inquirer Journal Magazine Mail Monitor Newsroom Observer Post Presse Press "
    "Review Standard Telegraph Times Tribune Weekly Airlines Airways Construction Consulting Foods "
    "Group Holdings Industries Invest Logistics Motors Partners Recruitment Shipping Solutions Systems Tours "
    "Alliance Initiative Watch Movement Collective Army Battalion Brigade Corps Force Forces Navy".split()
)
_LONGEST_OFFICE = 30  # characters of one word before a name


def is_body(words: Sequence[str]) -> bool:
    """Whether words in a row, of which none is a known given name, are called as media, firms and places are."""
    return words[0] in _FIRST or words[-1] in _LAST or (words[0] in _ARTICLES and words[-1] in COUNTRIES)


def seems_body(text: str, start: int, end: int) -> bool:
    """Whether a name without a known given name is of a body: `Deutsche Welle reported`; not behind an office."""
    before = text[max(0, start - _LONGEST_OFFICE) : start].rstrip().rsplit(" ", 1)[-1]
    return OFFICE.fullmatch(before) is None and is_body(text[start:end].split())
