"""Groups organisations as texts write them, in any case, into one, and names it in the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.latvian.declension import Gender
from archive.latvian.fold import fold
from archive.people.offices.nominative import adjective_nominative
from archive.people.offices.nouns import is_institution_noun, is_part_noun
from archive.people.tenure import is_same_name, words_of
from archive.search.results import Count

_NAME = re.compile(r'(?=["„“”«»])')  # where the name of an organisation begins, behind its kind
# A noun in -a is of a woman's declension and in the nominative, but for these.
_MEN = re.compile(
    r"\w*(?:dienest|centr|fond|institūt|departament|biroj|muzej|klub|parlament|sekretariāt|nam|reģistr|teātr|arhīv"
    r"|cietum|uzņēmum|tribunāl|krust|sektor|štāb|portāl|laikrakst|tīkl"
    r"|nodibinājum)a$",
    re.IGNORECASE,
)
_SECOND = "teātr"  # the one of them that is of the second declension: `teātris`


def grouped(counted: Iterable[Count]) -> list[Count]:
    """Counts of organisations as written (their `value`), merged for each organisation, the most frequent first.

    It is called as it is written most often: of forms that are as frequent by the first in order.
    """
    groups: dict[tuple[str, ...], list[list[Count]]] = {}  # by the beginnings of their words, which no case changes
    for one in sorted(counted, key=lambda one: (-one.count, one.value)):
        alike = groups.setdefault(_beginning(one.value), [])
        group = next((group for group in alike if is_same_name(group[0].value, one.value)), None)
        if group:
            group.append(one)
        else:
            alike.append([one])
    found = [group for alike in groups.values() for group in alike]
    made = [replace(group[0], count=sum(one.count for one in group)) for group in found]
    return sorted(made, key=lambda one: (-one.count, one.value))


def same(asked: str, written: Iterable[str]) -> list[str]:
    """The written names that are forms of the given one, in any case."""
    beginning = _beginning(asked)
    return [name for name in written if _beginning(name) == beginning and is_same_name(name, asked)]


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


def _beginning(name: str) -> tuple[str, ...]:
    return tuple(fold(word[:2]) for word in words_of(name))
