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

# The likelihood of each declension of surnames, by case. Missing are the genitives of men in -s and -is, for which
# `harden` finds the consonant before softening, and nominatives in -s or -š, which `surname_readings` adds.
#
# Set by hand and tested as described in `names`. The usual meaning of an ending counts about 1, a rarer one about half,
# and less if few surnames have this declension and a common one has the same ending. Most values are free by 0.2 or
# more in both directions. Some are not, because the same ending has another meaning:
# - The nominative in -a is as close to the genitive of men (`_GENITIVE`) as `names` says about these two cases.
# - -u is free from 0.8 for men in -s, and up to 0.9 for women in -a. There women lead by a little, and what `names`
#   adds for unknown men reverses this.
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
# Ending -> its readings, each with the ending of the nominative, gender, case and weight.
_READINGS: dict[str, list[tuple[str, Gender, Case, float]]] = defaultdict(list)
for _declension, _gender, _by_case in _WEIGHTS:
    for _case, _weight in _by_case.items():
        _READINGS[_declension.ending(_case)].append((_declension.nominative, _gender, _case, _weight))
# The dative of a family or of several people: Dikensiem.
_READINGS[FIRST.ending("dat", "pl")].append((FIRST.nominative, "m", "dat", 0.9))  # free from 0.8
_LONGEST_ENDING = max(map(len, _READINGS))
_UNCHANGED = ("o", "i", "u", "ī", "ē", "ū", "ā", "y", "é")  # foreign names that keep one form
_SHORTEST_STEM = 2  # letters; 1 or 3 give the same results
# The genitive in -a of a man: 0.8 makes 4 inflected names wrong and 6 others right, 1.1 makes 3 others wrong. Each
# further nominative from `harden` counts less; any value will do, because they are in order.
_GENITIVE, _LESS_LIKELY = 0.9, 0.3
_AS_IT_STANDS = 1.0  # a nominative in -s or -š; free from 0.5 to 2
_MAN_IN_AS = 0.1  # Kiprijas is more likely a genitive; free from `NOT_FAR_FETCHED` to 0.2
# Foreign names that keep one form count about half; free from 0.4 to 0.75. But a final -u is far more often the
# accusative of a declined name, and -ai and -ei are a woman's dative; free from 0.12 to 0.3. The nominative leads the
# other cases by as little as necessary.
_UNCHANGED_WEIGHT, _UNCHANGED_BUT = 0.5, 0.15
_RATHER_DECLINED = ("u", "ai", "ei")
_LESS_OBLIQUE = 0.05
# A woman's surname in the form of a man's, or a man's that stays unchanged beside his given name: the last choice.
_KEPT_IN_S = -0.5
NOT_FAR_FETCHED = 0.09
"""The least weight at which agreement of words means something: excludes `_KEPT_IN_S` and the unlikeliest genitives."""
LIKELY_ENOUGH = 0.1
"""The same within a sentence. It also excludes the other cases of invariable names in -u, -ai and -ei."""

# Hardly any name ends in a consonant and -ļs: `Vaidļam` is the dative of Vaidļa; but there are men called Gorbaļs.
_LESS_IN_LJS = 0.5
_VOWELS = frozenset("aāeēiīoōuūy")
# A woman of the family Zatlers is Zatlere, and one of the family Jurjāns is Jurjāne, though some take -a, like Kalna of
# Kalns. So Zatlera is more likely his genitive, by this much; free up to 0.9, because few of the names end like this.
WITH_E = ("er", "el", "ān", "man", "son", "ton")
_LESS_WITH_A = 0.3
# A woman of the family Lācis is Lāce, so Lāča is nearly always his genitive, and half as likely hers; free from 0.25 to
# 1. But Bērziņa is her nominative.
_SOFTENED = ("č", "š", "ž", "ļ", "ņ", "bj", "mj", "pj", "vj")
_SOFTENED_HERS = 0.5


@lru_cache(maxsize=4096)
def surname_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a surname. Most are wrong; agreement with the given name and role selects among them.

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
                continue  # -ai and -ei are separate endings: no name is Kalniņais or Kalniņae
            if plain == "s" and stem[-1] == "ņ":
                plain = "š"
            if plain == "s" and stem[-1] == "ļ" and stem[-2] not in _VOWELS:
                weight -= _LESS_IN_LJS
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
