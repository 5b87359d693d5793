"""Puts the name of an organisation in the nominative."""

from __future__ import annotations

import re

from archive.latvian.declension import Gender
from archive.people.offices.nominative import adjective_nominative
from archive.people.offices.nouns import is_institution_noun, is_part_noun

_NAME = re.compile(r'(?=["„“”«»])')  # where a quoted name begins, behind the kind of organisation
# Nouns in -a are feminine nominatives, except for these genitives of masculine nouns.
_MEN = re.compile(
    r"\w*(?:dienest|centr|fond|institūt|departament|biroj|muzej|klub|parlament|sekretariāt|nam|reģistr|teātr|arhīv"
    r"|cietum|uzņēmum|tribunāl|krust|sektor|štāb|portāl|laikrakst|tīkl|nodibinājum)a$",
    re.IGNORECASE,
)
_SECOND = "teātr"  # the only one of the second declension: `teātris`


def in_nominative(name: str) -> str:
    """`Valsts policijas` -> `Valsts policija`: the name of a Latvian organisation that a text has in the genitive.

    The name stays as written if it is no genitive, or if an adjective may belong either to the institution or to
    another word: `Sociālās palīdzības pārvaldes`, `Rīgas reģionālās Valsts darba inspekcijas`.
    """
    kind, *rest = _NAME.split(name, maxsplit=1)
    words = kind.split(" ")
    heads = [at for at, word in enumerate(words) if is_institution_noun(word) or is_part_noun(word)]
    if not heads:
        return name
    head = heads[-1]
    gender: Gender = "m" if _MEN.match(words[head]) else "f"
    if gender == "f" and not words[head].endswith(("as", "es")):
        return name
    adjective = "ā" if gender == "m" else "ās"
    for at, word in enumerate(words[:head]):
        if word.endswith(adjective) and not word.endswith("šanās"):
            nominative = adjective_nominative(word, gender, "gen")
            if at != head - 1 or nominative is None:
                return name
            words[at] = nominative
    stem = words[head][:-1]
    words[head] = stem + ("" if gender == "f" else "is" if stem.casefold().endswith(_SECOND) else "s")
    return "".join((" ".join(words), *rest))
