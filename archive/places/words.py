"""The nouns that decide what a place's name before them means, by their stems."""

from __future__ import annotations

from typing import NamedTuple

from archive.latvian.declension import FIRST, FOURTH


class Kind(NamedTuple):
    """What a noun says a place is: "novads", "city" or "parish"; and whether it says so of several places.

    The English "municipality" is rather a novads, now or formerly, but may be a city.
    """

    name: str
    plural: bool


# Each form of these nouns. Of a form of both numbers the genitive decides: `pilsētas` is singular, `novadu` plural.
_KINDS = {
    form.text: Kind(name, form.number == "pl")
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
    """The kind of place that a Latvian noun says, and whether of several places; None for any other word.

    >>> kind_of("novadiem"), kind_of("pilsētas"), kind_of("domes")
    (Kind(name='novads', plural=True), Kind(name='city', plural=False), None)
    """
    return _KINDS.get(word.lower())


# Forms that are common words as well; at the beginning of a sentence, and among words in capitals, nothing tells them
# apart. Locatives are rather the town: of 6,500 sentences of newspapers and books none has `balvos` or `pļaviņās` in
# lower case, and nobody says where by `burtniekos`. Only `salā`, `amatā` and `sējā` are said so.
HOMOGRAPHS = frozenset(
    "Sala Salas Salai Salu Salā Sēja Sējas Sējai Sēju Sējā Amata Amatas Amatu Amatā Saldus Saldu Balvi Balvu Balviem "
    "Balvus Ape Apes Apei Api Valka Valku Pļaviņas Pļaviņu Burtnieki Burtnieku Burtniekiem Burtniekus Ērgļi Ērgļu "
    "Ērgļiem Ērgļus Baloži Baložu Baložiem Baložus Cēsis Ogre Ogres Roja Rojas Auce Auces Nīca Ķegums Ķeguma Līvāni "
    "Līvānu Līvāniem Līvānus Vecumnieki Vecumnieku Madona Madonas Seda Stende Kolka Priekule Priekules Lubāna".split()
)
