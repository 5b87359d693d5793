"""Names an organisation in the nominative that a text has in another case."""

from __future__ import annotations

import re

from archive.latvian.declension import Gender
from archive.people.offices.nominative import adjective_nominative
from archive.people.offices.nouns import is_institution_noun, is_part_noun

_NAME = re.compile(r'(?=["„“”«»])')  # where the name of an organisation begins, behind its kind
# A noun in -a is of a woman's declension and in the nominative, but for these.
_MEN = re.compile(
    r"\w*(?:dienest|centr|fond|institūt|departament|biroj|muzej|klub|parlament|sekretariāt|nam|reģistr|teātr|arhīv"
    r"|cietum|uzņēmum|tribunāl|krust|sektor|štāb|portāl|laikrakst|tīkl|nodibinājum)a$",
    re.IGNORECASE,
)
_SECOND = "teātr"  # the one of them that is of the second declension: `teātris`


def in_nominative(name: str) -> str:
    """`Valsts policijas` -> `Valsts policija`: what to call a Latvian organisation that a text has in the genitive.

    As it is written where that is no genitive, or where an adjective may belong to the institution or to another word:
    `Sociālās palīdzības pārvaldes`, `Rīgas reģionālās Valsts darba inspekcijas`.
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
