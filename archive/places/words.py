"""The nouns that decide what a place's name before them means, by their stems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.latvian.declension import FIRST, FOURTH


class Kind(NamedTuple):
    """What a noun says a place is: "novads", "city" or "parish"; and whether it says so of several places."""

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
    return _KINDS.get(word)


# Institutions, streets and waters that are called after a place without being its municipality.
_INSTITUTION = re.compile(
    r"(?:universitāt|augstskol|akadēmij|koledž|ģimnāzij|vidusskol|pamatskol|tehnikum|komercskol|institūt"
    r"|slimnīc|poliklīnik|teātr|muzej|bibliotēk|kultūras_(?:nam|centr|pil)|nam(?:s|a|ā|am|u)$|pil(?:s|ī|ij|i)$"
    r"|pilskaln|pilsdrup"
    r"|(?:\w*apgabal|rajona|pilsētas|vietnieku)?ties(?:a|as|ai|u|ā)$|prokuratūr|cietum|iecirkn|reģion|rajon|apriņķ"
    r"|pārvald|nodaļ|filiāl|lidost|brīvost|fond|biedrīb|bank|klub|komand|laikrakst|avīz|radio|televīzij"
    r"|iel(?:a|as|u|ā|ai)$|šosej|prospekt|bulvār|laukum|jūras|līc(?:is|ī|i|im)$|līča$|ezer|upe?s?$|kanāl|stacij"
    r"|dzelzceļ"
    r"|festivāl|iel[āu]$|baznīc|katedrāl|evaņģēlisk|patversm|arodbiedrīb)"
)
_MUNICIPAL = re.compile(r"(?:dom(?:e|es|ei|i|ē)$|pašvaldīb|bāriņties|mēr(?:s|a|am|u|e)|iedzīvotāj)")
# Private bodies keep the place in their name even where its kind is said: Valmieras novada fonds.
_PRIVATE = re.compile(
    r"(?i:fond|biedrīb|nodibināj|universitāt|teātr|slimnīc|klub|komand|sia$|as$|ik$|zs$|viesnīc|lidost|uzņēm"
    r"|laikrakst|firm"
    r"|koncertzāl|ansambl|kor(?:is|im|i)$)"
)

# Forms that are common words as well; at the beginning of a sentence nothing tells them apart.
HOMOGRAPHS = frozenset(
    "Sala Salas Salai Salu Salā Sēja Sējas Sējai Sēju Sējā Amata Amatas Amatu Amatā Saldus Saldu Saldū Balvi "
    "Balvu Balviem Balvus Balvos Ape Apes Apei Api Apē Valka Valku Valkā Pļaviņas Pļaviņu Pļaviņās Burtnieki "
    "Burtnieku Burtniekiem Burtniekus Burtniekos Ērgļi Ērgļu Ērgļiem Ērgļus Ērgļos Cēsis Ogre Ogres Roja Rojas "
    "Auce Auces Nīca Ķegums Ķeguma Līvāni Līvānu Līvāniem Līvānus Vecumnieki Vecumnieku Madona Madonas Seda "
    "Stende Kolka Priekule Priekules Lubāna".split()
)


def is_institution(words: Sequence[str]) -> bool:
    """Whether the words after a place's genitive make it part of a name: `Stradiņa universitāte`, `apgabaltiesa`.

    A capital says so (`Liepājas Universitāte`); among words in lower case the first noun of an institution does, as
    long as no noun of the municipality itself (`dome`, `pašvaldība`) comes before it.
    """
    if words and words[0][0].isupper():
        return words[0] not in ("SIA", "AS")  # a firm that is there
    for word in re.sub(r"\b(kultūras) ", r"\1_", " ".join(words[:4])).split():
        if word[0].isupper() or _MUNICIPAL.match(word):
            return False
        if _INSTITUTION.match(word):
            return True
        if word in ("un", "kā", "ir", "no", "ar", "vai", "par", "uz", "gan", "bet"):
            return False
    return False


def is_private(words: Sequence[str]) -> bool:
    """Whether one of the words names a private or an independent body, up to the first that is in no name."""
    return any(_PRIVATE.match(word) for word in words[:2])
