"""Tells media, associations, firms and cities with two or three capitalised words from people with unknown names."""

from __future__ import annotations

from collections.abc import Sequence

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import COUNTRIES

# First words of bodies, which are no given names.
_FIRST = frozenset(
    "Amnesty Associated Business Daily Deutsche Financial Radio Save Stop Tel "
    "Port Fort Cape Puerto Baltijas Eiropas Kurzemes Latgales Latvijas Rīgas Vidzemes Zemgales".split()
)
# Articles of other languages, before words that end in a country: `La Strada Moldova`. `Le` is also a surname in
# Vietnam.
_ARTICLES = frozenset("La El Los Las Les Le Il Lo Die Der Das".split())
# Last words of media, firms and associations.
_LAST = frozenset(
    "Avīze Balss Latvija Sanomat Vēstis Welle Zeitung Ziņas Agence Broadcasting Bulletin Chronicle Courier Express "
    "Gazette Herald Independent Insider Inquirer Journal Magazine Mail Monitor Newsroom Observer Post Presse Press "
    "Review Standard Telegraph Times Tribune Weekly Airlines Airways Construction Consulting Foods "
    "Group Holdings Industries Invest Logistics Motors Partners Recruitment Shipping Solutions Systems Tours "
    "Alliance Initiative Watch Movement Collective Army Battalion Brigade Corps Force Forces Navy".split()
)
_LONGEST_OFFICE = 30  # characters of one word before a name


def is_body(words: Sequence[str]) -> bool:
    """Whether a row of words without a known given name looks like the name of a medium, a firm or a place."""
    return words[0] in _FIRST or words[-1] in _LAST or (words[0] in _ARTICLES and words[-1] in COUNTRIES)


def seems_body(text: str, start: int, end: int) -> bool:
    """Whether a name without a known given name, and not behind an office, is a body: `Deutsche Welle reported`."""
    before = text[max(0, start - _LONGEST_OFFICE) : start].rstrip().rsplit(" ", 1)[-1]
    return OFFICE.fullmatch(before) is None and is_body(text[start:end].split())
