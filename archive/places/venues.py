"""Finds the municipality that a venue is in, by the town or village in its name: `Limbažu bibliotēka`, `Zlēku estrāde`.

In a text that is an institution, which may do things anywhere. As the place of an event it is where it stands.
"""

from __future__ import annotations

import re
from datetime import date

from archive.places.english import english_base_name
from archive.places.mentions import find_places
from archive.places.names import Name
from archive.places.register import Municipality, register
from archive.places.territories import is_of_world, is_territory
from archive.places.villages import called, parishes

_PIECES = re.compile(r"[,;:()/|\n]|\s[–—-]\s")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What is called after a town and may be elsewhere: streets, waters, regions, branches, and the airport of Riga.
_ELSEWHERE = re.compile(
    r"\b(?:iel[aāu]|šķērsiel|prospekt|bulvār|šosej|gatv|alej|damb|laukum|kvartāl|jūra|ezer|upe|līc|kanāl|krast|reģion"
    r"|rajon|raj\.?$|lidost|apriņķ|apgabal|plānošan|filiāl|nodaļ|street|road|avenue|boulevard|highway|square|lake|river|gulf|bay"
    r"|coast|region|district|branch|airport)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\w*(?:zāle|telpas?|aula|foajē|stāvs|auditorija|kabinets|studija|skatuve|estrāde|lasītava|bibliotēka|muzejs|galerija"
    r"|kafejnīca|pagrabs|pagalms|dārzs|parks|laukums|cietoksnis|nams|pils|centrs|hall|room|foyer|lobby|auditorium|studio"
    r"|stage|library|museum|gallery|courtyard|garden|park)|online|tiešsaistē?|zoom|teams|webex|facebook|youtube",
    re.IGNORECASE,
)
# What stands where it was built, so that an unknown name behind it is rather a hamlet's: not `Zlēku koris, Roterdama`.
_BUILT = re.compile(
    r"(?i:(?:nams|estrāde|bibliotēka|muzejs|(?:pamat|vidus)?skola|muiža|baznīca|klubs|pils|parks|stadions|pagastmāja)"
    r"|(?:nam|estrād|bibliotēk|muzej|(?:pamat|vidus)?skol|muiž|baznīc|klub|park|stadion|pagastmāj)[āē]|pilī)|[TKS]N"
)
_HOME = frozenset(["Latvija", "Latvia", "LV"])


def find_venues(place: str, lang: str, on: date) -> set[Municipality]:
    """The municipalities that the place of an event names, or else the one that its village is in, or its venue.

    None where the name is that of something that need not be in the town, where two towns are in it, or where another
    town stands behind it, which may be abroad. Behind what a village has, an unknown name is rather a hamlet's.
    """
    if named := {one.municipality for one in find_places(place, lang, on)}:
        return named
    pieces = [piece.strip() for piece in _PIECES.split(place) if not _ELSEWHERE.search(piece)]
    if villages := {village for piece in pieces if (village := called(piece))}:
        return _of_one(villages, on)
    towns = {town for piece in pieces for word in _WORDS.findall(piece) if (town := _town(word, lang))}
    if towns:
        is_venue = any(_is_called_after(piece, lang) for piece in pieces)
        return _of_one(towns, on) if is_venue and not _is_away(pieces, lang) else set()
    villages = {first for piece in pieces if lang == "lv" and (first := _village_of(piece))}
    return _of_one(villages, on) if not _is_away(pieces, lang) or _is_in_hamlet(pieces) else set()


def _of_one(bases: set[str], on: date) -> set[Municipality]:
    """The municipality of the only one of some towns and parishes."""
    if len(bases) != 1:
        return set()
    (base,) = bases
    kind = "parish" if base in parishes() else None
    meant = Name(0, base, base, "gen", base in register().town_units).means(kind, on)
    return {meant} if meant else set()


def _is_away(pieces: list[str], lang: str) -> bool:
    """Whether the last part of a place is a single name that is no room, so that of a town which is unknown here."""
    *before, last = _said(pieces)
    words = last.split()
    if not before or not words or not words[0][0].isupper():
        return False
    return is_territory(words, lang) or (len(words) == 1 and words[0].isalpha() and not _ROOM.fullmatch(last))


def _is_in_hamlet(pieces: list[str]) -> bool:
    """Whether the last part of a place is a name that is no country's or capital's, behind a building of a village."""
    *before, last = _said(pieces)
    built = any(_BUILT.fullmatch(piece.split()[-1]) for piece in before if _village_of(piece))
    return built and not is_territory(last.split(), "lv") and not is_of_world(last)


def _said(pieces: list[str]) -> list[str]:
    """The parts of a place that say more than the country."""
    return [piece for piece in pieces if piece and piece not in _HOME] or [""]


def _is_called_after(piece: str, lang: str) -> bool:
    """Whether a part of a place between commas is a name that begins with that of a town."""
    words = _WORDS.findall(piece)
    return len(words) > 1 and _town(words[0], lang) is not None


def _town(word: str, lang: str) -> str | None:
    """The town that a word names as that which something is of, in its base form."""
    if lang == "en":
        return english_base_name(word) if word[0].isupper() else None
    base, case = register().bases.get(word) or register().towns.get(word) or ("", "")
    return base if case == "gen" else None


def _village_of(piece: str) -> str | None:
    """The genitive of the parish in the village of which a venue is: `Zlēku` of `Zlēku kultūras nams`."""
    words = _WORDS.findall(piece)
    return words[0] if len(words) > 1 and words[0] in parishes() else None
