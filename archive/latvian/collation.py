"""The order of the Latvian alphabet, by the rules of CLDR: https://github.com/unicode-org/cldr, collation/lv.xml."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Consonants with a diacritic are separate letters. Long vowels are not: they sort with the short ones, and y with i.
_ALPHABET = "abcčdefgģhijkķlļmnņopqrŗsštuvwxzž"
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET)}

SortKey = tuple[tuple[int, ...], tuple[str, ...], str, str]


@lru_cache(maxsize=4096)  # pages of results sort the same names again and again
def sort_key(text: str) -> SortKey:
    """The sort key of a text: letters, then diacritics that make no separate letter, then lower before upper case.

    Signs and spaces count only if letters and diacritics are equal. Digits come before letters, other scripts after.

    >>> sorted(["Ķīsis", "Kļava", "Kārkls", "Lapa", "Karks"], key=sort_key)
    ['Kārkls', 'Karks', 'Kļava', 'Ķīsis', 'Lapa']
    """
    letters = [_letter(character) for character in unicodedata.normalize("NFC", text.casefold())]
    counted = [(place, mark) for place, mark in letters if place is not None]
    return tuple(place for place, _ in counted), tuple(mark for _, mark in counted), text.swapcase(), text


def heading(text: str) -> str:
    """The letter under which an index lists the text: "Č" for "Čakste", "A" for "Āriņa", "#" for no Latin letter."""
    places, *_ = sort_key(text)
    return _ALPHABET[places[0]].upper() if places and 0 <= places[0] < len(_ALPHABET) else "#"


@lru_cache(maxsize=1024)  # characters: enough for those of all names and titles
def _letter(character: str) -> tuple[int | None, str]:
    """The position of a character in the alphabet (None if it is ignored), and its diacritic, which counts second."""
    if character in _PLACES:
        return _PLACES[character], ""
    if character == "y":
        return _PLACES["i"], "y"
    base, *marks = list(unicodedata.normalize("NFD", character))
    if base != character and (base in _PLACES or base == "y"):
        place, mark = _letter(base)
        return place, mark + "".join(marks)
    if character.isdecimal():
        return int(character) - 10, ""
    return (len(_ALPHABET) + ord(character), "") if character.isalpha() else (None, "")
