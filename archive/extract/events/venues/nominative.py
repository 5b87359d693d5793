"""Converts names of Latvian places from the locative, which texts use, to the nominative."""

from __future__ import annotations

import re

from archive.extract.events.venues.kinds import MASCULINE_A

_MASCULINE = (*MASCULINE_A, "novad", "ciem", "krast", "krog")
"""Stems of the first declension, whose locative in -ā looks like one of the fourth declension."""
_SIXTH = ("pilī", "klētī", "pirtī", "birzī")
"""Nouns of the sixth declension, whose locative looks like one of the second."""
_NOMINATIVE = {"ijā": "ija", "ībā": "ība", "ē": "e", "ū": "us", "īs": "is", "ēs": "es", "ās": "as", "os": "i"}
_DEFINITE = re.compile("(?:ajā|ajos|ajās)$")


def nominative(words: list[str]) -> str:
    """The nominative of a noun phrase in the locative. Changes its noun and the definite adjectives before it."""
    noun, masculine = _noun(words[-1])
    adjectives = {"ajā": "ais" if masculine else "ā", "ajos": "ie", "ajās": "ās"}
    before = (_DEFINITE.sub(lambda ending: adjectives[ending[0]], word) for word in words[:-1])
    return " ".join([*before, noun]).replace(" . ", ". ")


def _noun(word: str) -> tuple[str, bool]:
    """The nominative of a noun in the locative, and whether the noun is masculine."""
    if word.endswith("ā") and word[:-1].lower().endswith(_MASCULINE):
        return word[:-1] + "s", True
    for ending, plain in _NOMINATIVE.items():
        if word.endswith(ending):
            return word[: -len(ending)] + plain, ending in ("ū", "os")
    if word.endswith("ā"):
        return word[:-1] + "a", False
    if word.lower().endswith(_SIXTH):
        return word[:-1] + "s", False
    return word[:-1] + "is", True  # -ī: mostly the second declension
