"""Finds the possible readings of a surname, or of any unlisted name, from its ending alone."""

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
    SIXTH,
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
#
# Set by hand and tried as `names` says. What an ending usually tells counts about 1, what it tells of fewer names about
# half, and a declension that few surnames have, in a case that it shares with a common one, less. Most are free by
# 0.2 and more, either way. These are not, for the same ending says something else: the nominative in -a is as near to
# the genitive of men (`_GENITIVE`) as `names` says of the two cases; -u is free from 0.8 for men in -s and to 0.9 for
# women in -a, that is where women come first by a little, and what `names` adds for unknown men turns it.
_WEIGHTS: tuple[tuple[Declension, Gender, dict[Case, float]], ...] = (
    (DEFINITE_OF_MEN, "m", {"nom": 1.0, "gen": 0.6, "dat": 0.9, "acc": 0.3}),
    (DEFINITE_OF_WOMEN, "f", {"nom": 0.7, "gen": 0.7, "dat": 0.9, "acc": 0.3}),
    (FIRST, "m", {"dat": 0.8, "acc": 0.8}),
    (SECOND, "m", {"nom": 1.0, "dat": 0.8, "acc": 0.8}),
    (THIRD, "m", {"nom": 0.9, "gen": 0.4, "dat": 0.6, "acc": 0.2}),
    (FOURTH, "f", {"nom": 1.0, "gen": 0.9, "dat": 0.9, "acc": 0.9, "loc": 0.2}),
    (FOURTH_OF_MEN, "m", {"nom": 0.4, "gen": 0.5, "dat": 0.5, "acc": 0.4}),
    (FIFTH, "f", {"nom": 1.0, "gen": 0.9, "dat": 0.9, "acc": 0.9, "loc": 0.2}),
    (SIXTH, "f", {"dat": 0.55}),  # Zivij; below what keeps one form in the nominative, as Serhij
    (FIFTH_OF_MEN, "m", {"nom": 0.5, "gen": 0.5, "dat": 0.8, "acc": 0.3}),
)
# Ending -> the ending of the nominative, gender, case and weight of each way to read it.
_READINGS: dict[str, list[tuple[str, Gender, Case, float]]] = defaultdict(list)
for _declension, _gender, _by_case in _WEIGHTS:
    for _case, _weight in _by_case.items():
        _READINGS[_declension.ending(_case)].append((_declension.nominative, _gender, _case, _weight))
# The whole family, or several: Dikensiem.
_READINGS[FIRST.ending("dat", "pl")].append((FIRST.nominative, "m", "dat", 0.9))  # free from 0.8
_LONGEST_ENDING = max(map(len, _READINGS))
_UNCHANGED = ("o", "i", "u", "ī", "ē", "ū", "ā", "y", "é")  # foreign names that keep one form
_SHORTEST_STEM = 2  # letters; with 1 or 3 it is the same
# The genitive in -a of a man: with 0.8 4 inflected names are wrong and 6 others right, with 1.1 3 others wrong. Of the
# nominatives that `harden` gives the next counts less; free, because it gives them in order.
_GENITIVE, _LESS_LIKELY = 0.9, 0.3
_AS_IT_STANDS = 1.0  # -s or -š; free from 0.5 to 2
_MAN_IN_AS = 0.1  # Kiprijas is rather a genitive; but not far-fetched, and free from there to 0.2
# Foreign names that keep one form: about half, free from 0.4 to 0.75. A final -u is far more often the accusative of a
# name that is declined, -ai and -ei a woman's dative: free from 0.12 to 0.3. Of the cases the nominative is the first,
# by as little as it takes.
_UNCHANGED_WEIGHT, _UNCHANGED_BUT = 0.5, 0.15
_RATHER_DECLINED = ("u", "ai", "ei")
_LESS_OBLIQUE = 0.05
# A woman's surname in the form of a man's, or one that stays as it is beside a given name: behind all others.
_KEPT_IN_S = -0.5
NOT_FAR_FETCHED = 0.09
"""What a reading weighs at least, for words to agree by it: more than those of `_KEPT_IN_S` and the last genitives."""
LIKELY_ENOUGH = 0.1
"""The same within a sentence: without names in -u, -ai and -ei that keep one form, but for their nominative."""

_VOWELS = frozenset("aāeēiīoōuūy")
# A woman of the family Zatlers is Zatlere, of the family Jurjāns Jurjāne, though some take -a, as Kalna of Kalns does.
# So Zatlera is rather his genitive, by this much; free to 0.9, for few of the names have these endings.
WITH_E = ("er", "el", "ān", "man", "son", "ton")
_LESS_WITH_A = 0.3
# A woman of the family Lācis is Lāce; so Lāča is nearly always his genitive. Bērziņa is hers. Half as likely; free from
# 0.25 to 1.
_SOFTENED = ("č", "š", "ž", "ļ", "ņ", "bj", "mj", "pj", "vj")
_SOFTENED_HERS = 0.5


@lru_cache(maxsize=4096)
def surname_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a surname, most of them wrong; agreement with a given name and a role selects among them.

    Both halves of a hyphenated name are declined: `Sokolas-Sokolovas` is a genitive of Sokola-Sokolova. A word with
    more than `MOST_JOINED` parts is not a name.
    """
    if "-" in word:
        return _joined(*word.split("-", 1)) if word.count("-") < MOST_JOINED else ()
    found = list(_by_ending(word))
    # After a vowel -a is not a genitive: Nia, Lea.
    if word.endswith("a") and len(word) > _SHORTEST_STEM and word[-2] not in _VOWELS:
        his = enumerate(harden(word[:-1]))
        found += [Reading(name, "m", "gen", _GENITIVE - _LESS_LIKELY * rank) for rank, name in his]
    if word.endswith(("s", "š")) and not word.endswith(("is", "us", "as", "es", "ās")):
        found.append(Reading(word, "m", "nom", _AS_IT_STANDS))
    elif word.endswith(("as", "es")):
        found.append(Reading(word, "m", "nom", _MAN_IN_AS))
    if word.endswith(_UNCHANGED) or word[-1] not in "aesšāiuom":
        for gender in ("m", "f"):
            for case in NAMING_CASES:
                weight = _UNCHANGED_BUT if word.endswith(_RATHER_DECLINED) else _UNCHANGED_WEIGHT
                found.append(Reading(word, gender, case, weight - (case != "nom") * _LESS_OBLIQUE))
    if word[-1] in "sš":
        # Elīna Šimkus, Diānas Pīrāgs
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
            if ending == "i" and stem[-1] in "ae":
                continue  # -ai and -ei are endings of their own: no name is Kalniņais or Kalniņae
            if plain == "s" and stem[-1] == "ņ":
                plain = "š"
            if plain == "a" and gender == "f" and stem.endswith(WITH_E):
                weight -= _LESS_WITH_A
            is_hers = ending == "a" and case == "nom" and gender == "f"
            if is_hers and stem.endswith(_SOFTENED) and not stem.endswith("iņ"):
                weight = _SOFTENED_HERS
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
