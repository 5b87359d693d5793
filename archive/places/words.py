"""The nouns that decide what kind of place the name before them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archive.latvian.declension import (
    ADJECTIVES,
    FIFTH,
    FIRST,
    FIRST_IN_SH,
    FOURTH,
    SECOND,
    SIXTH,
    Declension,
    Form,
)


class Kind(NamedTuple):
    """The kind of place that a noun names.

    The English "municipality" is usually a novads, present or former, but may be a city. A "region" is a novads, except
    that of Rīga, which is not a municipality.
    """

    name: str
    plural: bool
    genitive: bool = False


# All forms of these nouns. If a form exists in both numbers, the genitive decides: `pilsētas` is singular, `novadu`
# plural.
_KINDS = {
    form.text: Kind(name, form.number == "pl", is_genitive)
    for stem, declension, name in (
        ("novad", FIRST, "novads"),
        ("pilsēt", FOURTH, "city"),
        ("valstspilsēt", FOURTH, "city"),
        ("pagast", FIRST, "parish"),
    )
    for is_genitive in (False, True)
    for number in ("sg", "pl")
    for form in declension.forms(stem, number)
    if (form.case == "gen") == is_genitive
}


def kind_of(word: str) -> Kind | None:
    """The kind of place that a Latvian noun names, and whether it is plural; None for any other word.

    >>> kind_of("novadiem"), kind_of("domes")
    (Kind(name='novads', plural=True, genitive=False), None)
    >>> kind_of("pilsētas")
    Kind(name='city', plural=False, genitive=True)
    """
    return _KINDS.get(word.lower())


# Nearly always a genitive: `Ogres nov. biedrība`.
_SHORT_KINDS = {
    "nov": Kind("novads", False, True),
    "pag": Kind("parish", False, True),
    "pils": Kind("city", False, True),
}
_GOES_ON = frozenset(",;:()–—-/")


def short_kind(word: str, stop: str, following: str) -> Kind | None:
    """The kind of place that an abbreviation names: `nov.`, `pag.`, `pils.`; None for any other word.

    `stop` is the token after the word and `following` the one after that; both are empty at the end of a text. At the
    end of a sentence, a castle (`pils`) looks like the abbreviation for a city.

    >>> short_kind("nov", ".", "").name, short_kind("pils", ".", "dome").name, short_kind("pils", ".", "Tā")
    ('novads', 'city', None)
    """
    kind = _SHORT_KINDS.get(word.lower()) if stop == "." else None
    if kind is None or kind.name != "city":
        return kind
    return kind if following in _GOES_ON or following[:1].islower() else None


# By the ending of the nominative, the longest first.
_DECLENSIONS = {"pils": SIXTH, "is": SECOND, "s": FIRST, "š": FIRST_IN_SH, "a": FOURTH, "e": FIFTH}


def forms_of(nouns: str) -> Iterator[Form]:
    """All forms of nouns in both numbers."""
    for noun in nouns.split():
        declension = next(one for ending, one in _DECLENSIONS.items() if noun.endswith(ending))
        yield from forms_of_stem(noun.removesuffix(declension.nominative), declension)


def forms_of_stem(stem: str, declension: Declension) -> Iterator[Form]:
    """All forms of a noun or an adjective in both numbers."""
    for number in ("sg", "pl"):
        yield from declension.forms(stem, number)


# Names of towns that are also forms of common words, from which they cannot be distinguished at the beginning of a
# sentence or in capitals. Most locatives are the town: 6,500 sentences from newspapers and books do not have `balvās`,
# `pļaviņās` or `burtniekos` in lower case. But they have `salā` and `amatā`, and `sējā` is a similar word.
_SAID_OF_WHERE = frozenset(["sal", "sēj", "amat"])
HOMOGRAPHS = frozenset(
    form.text.capitalize()
    for form in (
        *forms_of("sala sēja amats balva pļaviņa burtnieks ērglis balodis"),
        *(form for one in ADJECTIVES for form in forms_of_stem("sald", one)),
        *forms_of_stem("neret", FOURTH),
    )
    if form.case != "loc" or form.stem in _SAID_OF_WHERE
)
