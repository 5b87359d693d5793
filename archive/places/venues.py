"""Finds the municipality that a venue is in, by the town in its name: `Limbažu bibliotēka`, `Cēsis Central Library`.

In a text that is an institution, which may do things anywhere. As the place of an event it is where it stands.
"""

from __future__ import annotations

import re
from datetime import date

from archive.places.english import is_english_name
from archive.places.mentions import find_places
from archive.places.names import Name
from archive.places.register import Municipality, register

_PIECES = re.compile(r"[,;:()/|\n]|\s[–—-]\s")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What is called after a town and may be elsewhere: streets, waters, regions, branches, and the airport of Riga.
_ELSEWHERE = re.compile(
    r"\b(?:iel[aāu]|šķērsiel|prospekt|bulvār|šosej|gatv|alej|damb|laukum|jūra|ezer|upe|līc|kanāl|krast|reģion|rajon|lidost"
    r"|apriņķ|apgabal|plānošan|filiāl|nodaļ|street|road|avenue|boulevard|highway|square|lake|river|gulf|bay|coast"
    r"|region|district|branch|airport)",
    re.IGNORECASE,
)


def find_venues(place: str, lang: str, on: date) -> set[Municipality]:
    """The municipalities that the place of an event names, or else the one that its venue is called after.

    None where the name is that of something that need not be in the town, or where two towns are in it.
    """
    if named := {one.municipality for one in find_places(place, lang, on)}:
        return named
    pieces = [piece for piece in _PIECES.split(place) if not _ELSEWHERE.search(piece)]
    towns = {town for piece in pieces for word in _WORDS.findall(piece) if (town := _town(word, lang))}
    if len(towns) != 1 or not any(_is_called_after(piece, lang) for piece in pieces):
        return set()
    (base,) = towns
    meant = Name(0, base, base, "gen", base in register().town_units).means(None, on)
    return {meant} if meant else set()


def _is_called_after(piece: str, lang: str) -> bool:
    """Whether a part of a place between commas is a name that begins with that of a town."""
    words = _WORDS.findall(piece)
    return len(words) > 1 and _town(words[0], lang) is not None


def _town(word: str, lang: str) -> str | None:
    """The town that a word names as that which something is of, in its base form."""
    if lang == "en":
        return is_english_name(word) if word[0].isupper() else None
    base, case = register().bases.get(word) or register().towns.get(word) or ("", "")
    return base if case == "gen" else None
