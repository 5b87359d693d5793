"""Place names in English texts: written as in Latvian, except Riga, and often without diacritics."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from archive.latvian.fold import fold
from archive.latvian.tokens import Token
from archive.places.register import register
from archive.places.words import Kind

_KINDS = {
    noun: Kind(name, plural)
    for name, singular, plurals in (
        ("municipality", "municipality", "municipalities"),
        ("novads", "novads county", "counties"),
        ("city", "city town", "cities towns"),
        ("parish", "parish", "parishes"),
        # The usual names of a novads until 2021, and of many even now: `Talsi Region`, `Talsi district`.
        ("region", "region district", "regions districts"),
    )
    for plural, nouns in ((False, singular), (True, plurals))
    for noun in nouns.split()
}
_KINDS_OF_TWO = {
    "state city": Kind("city", False),
    "state cities": Kind("city", True),
    "civil parish": Kind("parish", False),
    "rural territory": Kind("parish", False),
    "rural territories": Kind("parish", True),
    "regional council": Kind("region", False),
}
# Institutions of the state, so that the region before them is none of ours: `Talsi district court`.
_OF_STATE = re.compile(r"(?i:court|prosecut|hospital|police|prison|state)")


def english_kind(words: Sequence[str]) -> Kind | None:
    """The kind of place that the words after a name state: `Municipality`, `City Council`, `State City`, `Parish’s`.

    None if they state none. `Town Hall` is a building, not the municipality.
    """
    if not words or words[1:2] == ["Hall"]:
        return None
    if is_of_two_words(words):
        return _KINDS_OF_TWO[_first_two(words)]
    kind = _KINDS.get(without_possessive(words[0]).lower())
    return None if kind and kind.name == "region" and words[1:] and _OF_STATE.match(words[1]) else kind


def is_of_two_words(words: Sequence[str]) -> bool:
    """Whether words begin with a kind of place that has two words."""
    return _first_two(words) in _KINDS_OF_TWO


def _first_two(words: Sequence[str]) -> str:
    return without_possessive(" ".join(words[:2])).lower()


# Bodies of a municipality: `Riga Social Service`, `Riga Custody Court`. Courts of law belong to the state.
_BODIES = re.compile(
    r"(?:Local )?Municipal(?! Court)|Local (?:Government|Authorit)|(?:Deputy |Vice-)?Mayor|Council|Custody Court|"
    r"Orphan[’']?s|Education (?:Board|Department|Administration)|Building Board|"
    r"(?:Social (?:Services?|Affairs|Welfare|Assistance)|Welfare (?:Department|Board|Service))\b"
)


def is_english_body(words: Sequence[str]) -> bool:
    """Whether the words after a place name begin with a body of the municipality.

    >>> is_english_body(["Social", "Service"]), is_english_body(["Social", "Rehabilitation", "Centre"])
    (True, False)
    """
    return bool(_BODIES.match(" ".join(words)))


_HAD_BY_PLACES = frozenset("mayor port harbour harbor police residents inhabitants".split())


def is_english_own(words: Sequence[str]) -> bool:
    """Whether the words after a name are something that belongs to a place and not to a person: `Roja port`."""
    return is_english_body(words) or (bool(words) and words[0] in _HAD_BY_PLACES)


_INSTITUTION = re.compile(
    r"(?:\w+[’']s? )?(?:(?:crisis|support|day|care|rehabilitation|health|youth|high|primary|secondary|music|clinical"
    r"|regional|planning|railway|international) )?(?:centre|center|hospital|clinic|monastery|college"
    r"|university|museum|library|prison|shelter|theatre|castle|airport|station|branch|regions?|districts?|river"
    r"|regional court|street$|school(?! \w{4,}s\b))\b"  # but `Riga school psychologists`
    r"|prosecutor"
)


def is_english_institution(words: Sequence[str]) -> bool:
    """Whether lower-case words after a name make it part of an institution's name: `Talsi crisis centre`.

    >>> is_english_institution(["crisis", "centre"]), is_english_institution(["school", "psychologists"])
    (True, False)
    """
    return bool(_INSTITUTION.match(" ".join(words)))


def is_english_court(words: Sequence[str]) -> bool:
    """Whether the words after the kind of a place name a court of law or a prosecutor's office.

    >>> is_english_court(["Vidzeme", "District", "Court"]), is_english_court(["Custody", "Court"])
    (True, False)
    """
    for at, word in enumerate(words):
        if not word[0].isupper() or is_english_body(words[at:]):
            return False
        if word in ("Court", "Courts", "Prosecution") or word.startswith("Prosecutor"):
            return True
    return False


# The only municipality whose name is translated.
TRANSLATED = {"South Kurzeme": "Dienvidkurzeme"}


_IS_TRANSLATED = re.compile(rf"\b(?:{'|'.join(TRANSLATED)})\b")


def with_translated(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a text, in which a translated name is one token: `South Kurzeme`, together with any `’s`."""
    joined: list[Token] = []
    done = 0
    for found in _IS_TRANSLATED.finditer(text):
        first = bisect_left(tokens, found.start(), key=attrgetter("start"))
        if [token.text for token in tokens[first : first + 1]] != found[0].split()[:1]:
            continue  # North-South Kurzeme
        end = tokens[first + 1].end
        joined += tokens[done:first]
        joined.append(Token(text[found.start() : end], found.start(), end))
        done = first + 2
    return [*joined, *tokens[done:]] if joined else tokens


@cache
def _by_folded() -> dict[str, str]:
    known = register()
    names = {fold(base): base for base in known.by_base} | {fold(town): town for town in known.town_units}
    return names | {base: base for base in (*known.by_base, *known.town_units)} | TRANSLATED


# Without diacritics these are English words.
_ENGLISH_WORDS = frozenset("ape sala auce seda amata".split())


def english_base_name(word: str) -> str | None:
    """The base name of the place that an English text names, with or without diacritics; None for any other word."""
    names = _by_folded()
    return names.get(word) or (None if fold(word) in _ENGLISH_WORDS else names.get(fold(word)))


# Endings of the nominative and of the genitive. The register has parishes in the genitive, as before "pagasts".
_TO_GENITIVE = (("as", "u"), ("es", "u"), ("a", "as"), ("e", "es"), ("i", "u"), ("is", "a"), ("s", "a"), ("", ""))


@cache
def _parishes_by_folded() -> dict[str, str]:
    return {fold(genitive): genitive for genitive in register().parishes}


def parish_genitive(word: str) -> str | None:
    """The genitive of a parish, as in the register, that an English text names in either case; None if there is none.

    >>> parish_genitive("Kaunata"), parish_genitive("Drabesi"), parish_genitive("Maltas"), parish_genitive("Every")
    ('Kaunatas', 'Drabešu', 'Maltas', None)
    """
    known, folded = _parishes_by_folded(), fold(word)
    stems = ((folded.removesuffix(ending), genitive) for ending, genitive in _TO_GENITIVE if folded.endswith(ending))
    return next((known[form] for stem, ending in stems if (form := stem + ending) in known), None)


def without_possessive(word: str) -> str:
    """A word without its possessive or `-based`: `Riga` for `Riga's` and `Riga-based`."""
    return word.removesuffix("'s").removesuffix("’s").removesuffix("-based")
