"""Finds the municipality of a venue by the town or village in its name: `Limbažu bibliotēka`, `Zlēku estrāde`.

In a text, such a name is an institution, which may act anywhere. As the place of an event, it is a building in that
town or village.
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
# Things named after a town that may be elsewhere: streets, waters, regions, branches, and the airport of Riga.
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
# Buildings, after which an unknown name is more likely that of a hamlet: not `Zlēku koris, Roterdama`.
_BUILT = re.compile(
    r"(?i:(?:nams|estrāde|bibliotēka|muzejs|(?:pamat|vidus)?skola|muiža|baznīca|klubs|pils|parks|stadions|pagastmāja)"
    r"|(?:nam|estrād|bibliotēk|muzej|(?:pamat|vidus)?skol|muiž|baznīc|klub|park|stadion|pagastmāj)[āē]|pilī)|[TKS]N"
)
_HOME = frozenset(["Latvija", "Latvia", "LV"])


def find_venues(place: str, lang: str, on: date) -> set[Municipality]:
    """The municipalities that the place of an event names; otherwise the one of its village, or of its venue.

    Empty if the place may be outside the town in its name, if it names two towns, or if it ends in the name of an
    unknown town, which may be abroad. But after a building of a village, an unknown name is more likely a hamlet.
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
    """The municipality of a single town or parish; empty if there are several."""
    if len(bases) != 1:
        return set()
    (base,) = bases
    kind = "parish" if base in parishes() else None
    meant = Name(0, base, base, "gen", base in register().town_units).means(kind, on)
    return {meant} if meant else set()


def _is_away(pieces: list[str], lang: str) -> bool:
    """Whether the last part of a place is a country or a single name, but not a room: perhaps an unknown town."""
    *before, last = _said(pieces)
    words = last.split()
    if not before or not words or not words[0][0].isupper():
        return False
    return is_territory(words, lang) or (len(words) == 1 and words[0].isalpha() and not _ROOM.fullmatch(last))


def _is_in_hamlet(pieces: list[str]) -> bool:
    """Whether the last part of a place follows a building of a village, and is no known country or foreign city."""
    *before, last = _said(pieces)
    built = any(_BUILT.fullmatch(piece.split()[-1]) for piece in before if _village_of(piece))
    return built and not is_territory(last.split(), "lv") and not is_of_world(last)


def _said(pieces: list[str]) -> list[str]:
    """The parts of a place, except `Latvija`."""
    return [piece for piece in pieces if piece and piece not in _HOME] or [""]


def _is_called_after(piece: str, lang: str) -> bool:
    """Whether a part of a place is a name of several words that begins with a town."""
    words = _WORDS.findall(piece)
    return len(words) > 1 and _town(words[0], lang) is not None


def _town(word: str, lang: str) -> str | None:
    """The base form of the town that a word names, in Latvian only in the genitive; None for any other word."""
    if lang == "en":
        return english_base_name(word) if word[0].isupper() else None
    base, case = register().bases.get(word) or register().towns.get(word) or ("", "")
    return base if case == "gen" else None


def _village_of(piece: str) -> str | None:
    """The genitive of the parish in whose village a venue is: `Zlēku` for `Zlēku kultūras nams`."""
    words = _WORDS.findall(piece)
    return words[0] if len(words) > 1 and words[0] in parishes() else None
