"""How a surname, or any name that is on no list, can be read: from its ending alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from archive.latvian.declension import (
    DEFINITE_OF_MEN,
    DEFINITE_OF_WOMEN,
    FIFTH,
    FIFTH_OF_MEN,
    FIRST,
    FOURTH,
    FOURTH_OF_MEN,
    NAMING_CASES,
    SECOND,
    THIRD,
    Case,
    Declension,
    Gender,
)
from archive.latvian.given_names import Reading
from archive.latvian.softening import harden
from archive.latvian.tokens import MOST_JOINED

# How likely a surname is of a declension, by the case that its ending then tells. The genitives of men in -s and -is
# hide the consonant before them and are read by `harden`; a name in -s or -š in the nominative stands for itself.
_WEIGHTS: tuple[tuple[Declension, Gender, dict[Case, float]], ...] = (
    (DEFINITE_OF_MEN, "m", {"nom": 1.0, "gen": 0.6, "dat": 0.9, "acc": 0.3}),
    (DEFINITE_OF_WOMEN, "f", {"nom": 0.7, "gen": 0.7, "dat": 0.9, "acc": 0.3}),
    (FIRST, "m", {"dat": 0.8, "acc": 0.8}),
    (SECOND, "m", {"nom": 1.0, "dat": 0.8, "acc": 0.8}),
    (THIRD, "m", {"nom": 0.9, "gen": 0.4, "dat": 0.6, "acc": 0.2}),
    (FOURTH, "f", {"nom": 1.0, "gen": 0.9, "dat": 0.9, "acc": 0.9, "loc": 0.2}),
    (FOURTH_OF_MEN, "m", {"nom": 0.4, "gen": 0.5, "dat": 0.5, "acc": 0.4}),
    (FIFTH, "f", {"nom": 1.0, "gen": 0.9, "dat": 0.9, "acc": 0.9, "loc": 0.2}),
    (FIFTH_OF_MEN, "m", {"nom": 0.5, "gen": 0.5, "dat": 0.8, "acc": 0.3}),
)
# Ending -> the ending of the nominative, gender, case and weight of each way to read it.
_READINGS: dict[str, list[tuple[str, Gender, Case, float]]] = defaultdict(list)
for _declension, _gender, _by_case in _WEIGHTS:
    for _case, _weight in _by_case.items():
        _READINGS[_declension.ending(_case)].append((_declension.nominative, _gender, _case, _weight))
# The whole family, or several: Dikensiem.
_READINGS[FIRST.ending("dat", "pl")].append((FIRST.nominative, "m", "dat", 0.9))
_LONGEST_ENDING = max(map(len, _READINGS))
_UNCHANGED = ("o", "i", "u", "ī", "ē", "ū", "ā", "y", "é")  # foreign names that keep one form
_SHORTEST_STEM = 2
_KEPT_IN_S = -0.5
_VOWELS = frozenset("aāeēiīoōuūy")
# A woman of the family Zatlers is Zatlere, of the family Jurjāns Jurjāne, though some take -a, as Kalna of Kalns does.
# So Zatlera is rather his genitive, by this much.
WITH_E = ("er", "el", "ān", "man", "son", "ton")
_LESS_WITH_A = 0.3
# A woman of the family Lācis is Lāce; so Lāča is nearly always his genitive. Bērziņa is hers.
_SOFTENED = ("č", "š", "ž", "ļ", "ņ", "bj", "mj", "pj", "vj")


@lru_cache(maxsize=4096)
def surname_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a surname, most of them wrong; agreement with a given name and with a role sorts them out.

    Both halves of a hyphenated name are declined: `Sokolas-Sokolovas` is a genitive of Sokola-Sokolova. What has more
    than `MOST_JOINED` parts is no name.
    """
    if "-" in word:
        return _joined(*word.split("-", 1)) if word.count("-") < MOST_JOINED else ()
    found = list(_by_ending(word))
    # After a vowel -a is no genitive: Nia, Lea.
    if word.endswith("a") and len(word) > _SHORTEST_STEM and word[-2] not in _VOWELS:
        found += [Reading(name, "m", "gen", 0.9 - 0.3 * rank) for rank, name in enumerate(harden(word[:-1]))]
    if word.endswith(("s", "š")) and not word.endswith(("is", "us", "as", "es", "ās")):
        found.append(Reading(word, "m", "nom", 1.0))
    elif word.endswith(("as", "es")):
        found.append(Reading(word, "m", "nom", 0.1))
    if word.endswith(_UNCHANGED) or word[-1] not in "aesšāiuom":
        for gender in ("m", "f"):
            for case in NAMING_CASES:
                # A final -u is far more often the accusative of a name that is declined.
                # In -ai and -ei, far more often a woman's dative.
                weight = 0.15 if word.endswith(("u", "ai", "ei")) else 0.5
                found.append(Reading(word, gender, case, weight - (case != "nom") * 0.05))
    if word[-1] in "sš":
        # A woman's surname in the form of a man's (Elīna Šimkus), or one beside a given name that alone is declined.
        found += [Reading(word, "m", case, _KEPT_IN_S) for case in NAMING_CASES[1:]]
        found += [Reading(word, "f", case, _KEPT_IN_S) for case in NAMING_CASES]
    return tuple(found)


def _by_ending(word: str) -> Iterator[Reading]:
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        stem, ending = word[:-length], word[-length:]
        readings = _READINGS.get(ending)
        if readings is None or _VOWELS.isdisjoint(stem.lower()):
            continue
        for plain, gender, case, weight in readings:
            if plain == "s" and stem[-1] in "ņļ":
                plain = "š"
            if plain == "a" and gender == "f" and stem.endswith(WITH_E):
                weight -= _LESS_WITH_A
            is_hers = ending == "a" and case == "nom" and gender == "f"
            if is_hers and stem.endswith(_SOFTENED) and not stem.endswith("iņ"):
                weight = 0.5
            yield Reading(stem + plain, gender, case, weight)


def _joined(first: str, second: str) -> tuple[Reading, ...]:
    left: dict[tuple[Gender, Case], Reading] = {}
    for reading in surname_readings(first):
        known = left.get((reading.gender, reading.case))
        if known is None or reading.weight > known.weight:
            left[reading.gender, reading.case] = reading
    return tuple(
        Reading(f"{half.nominative}-{other.nominative}", other.gender, other.case, (half.weight + other.weight) / 2)
        for other in surname_readings(second)
        if (half := left.get((other.gender, other.case)))
    )
