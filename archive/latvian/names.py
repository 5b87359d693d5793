"""Finds the nominative of a person's name in any case, by rules, the calendar of name days and agreement.

Given name, surname and role agree in gender and case. So only those of the many readings of each word count that agree:
`Regnāra Vaivara` cannot be a woman, because there is no given name Regnāra. Names that remain ambiguous are marked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.latvian.declension import Case, Gender
from archive.latvian.given_names import Reading, given_name_readings, resemblance
from archive.latvian.surnames import surname_readings

# The weights are added. They were set by hand and tested on 67 inflected names and 260 in the nominative, each without
# context (the half that was used for development, see docs/people-and-places.md), and on those texts of tests/gold that
# are not held out. "Free from a to b" means that no result changes between these values if all else stays the same.
#
# Most names without context are in the nominative; about the other cases nothing is known. What counts is the distance
# between nominative and genitive: 0.1 less makes 7 names in the nominative wrong and 1 inflected name right, 0.1 more
# makes 1 inflected name wrong and 2 in the nominative right. The dative is free from -0.7 to 1.3, the accusative up to
# 0.4, the locative, which texts do not use for people, up to 0.
_CASE_WEIGHT: dict[Case, float] = {"nom": 0.6, "gen": 0.3, "dat": 0.3, "acc": 0.3, "loc": -1.0}
_GENDERS: tuple[Gender, ...] = ("m", "f")
_HINT = 2.0  # for what a role or the sentence says; more than endings can differ; free from 0.7 to 6
# A name is uncertain if another reading is nearer than this: 34 of the 327 names, of which 11 are read wrongly. Of the
# 293 certain ones, 5 are.
_MARGIN = 0.5
_ATTESTED = 3.0  # as much as a name of the calendar; free from 1 to 9
# Most people with foreign names in the news are men, whose cases are harder to recognise. 0.1 less makes 1 inflected
# name wrong, 0.15 more makes 7 in the nominative wrong.
_UNKNOWN_MAN = 0.3
# `Andra Vilka` is a woman in the nominative or a man in the genitive. Without other evidence, it is more often a man:
# 11 of 12 such names in the treebank, and 7 of 10 in one half of the shared names. These counts decided: 0.15 less
# makes 3 inflected names wrong and 6 others right, 0.25 more makes 1 right and 1 wrong.
_MAN_IN_A = 0.5
# The share of its weight that a given name of the calendar keeps in the position of the surname, so that
# `Kronvalda Ata`, surname first, is understood; needed from 0.3 on.
_ALSO_GIVEN = 0.35
_RESEMBLANCE = 0.1  # for the resemblance of an unlisted name to listed ones, to break ties; free from 0.03 to 0.3
_MOST_READINGS = 2  # of each given name in one gender and case, because their combinations multiply
_FOREIGN_UNDECLINED = 0.1  # less than any reading that declines the name; free from 0 to 0.3
_UNDECLINED = ("e", "ē", "ī", "i", "o", "ū", "ā")


@dataclass(frozen=True, slots=True)
class PersonName:
    """How a written name is understood. `certain` is false if another reading is about as good."""

    nominative: str
    gender: Gender | None
    case: Case
    certain: bool


def read_name(
    words: Sequence[str],
    *,
    gender: Gender | None = None,
    case: Case | None = None,
    attested: Collection[str] = (),
) -> PersonName:
    """Read a full name, given name first. `gender` and `case` are what the role or the sentence implies, if anything.

    `attested` are full names or parts of names that are known nominatives, because the text has them elsewhere.
    """
    return _read(tuple(words), gender, case, frozenset(attested))


@lru_cache(maxsize=4096)  # a text names the same people repeatedly, and several passes read each mention
def _read(words: tuple[str, ...], gender: Gender | None, case: Case | None, attested: frozenset[str]) -> PersonName:
    scored = _scored(words, gender, case, attested, _given_by_form)
    if not _fit(scored, gender, case):
        # The calendar has Reda only as the genitive of Reds; before Sirgediene it is another name.
        by_ending = _scored(words, gender, case, attested, _given_by_ending)
        if _fit(by_ending, gender, case):
            scored = [(weight, replace(name, certain=False)) for weight, name in by_ending]
    if not scored:
        return PersonName(" ".join(words), gender, case or "nom", False)
    scored.sort(key=lambda one: -one[0])
    best_weight, best = scored[0]
    rivals = [one for weight, one in scored[1:] if best_weight - weight < _MARGIN]
    if all(one.nominative == best.nominative for one in rivals):
        same_gender = all(one.gender == best.gender for one in rivals)
        return best if same_gender else replace(best, gender=None)
    return replace(best, certain=False)


def _fit(scored: Sequence[tuple[float, PersonName]], gender: Gender | None, case: Case | None) -> bool:
    """Whether there is a reading; if gender and case are both known, as from an office, one that has both."""
    if gender is None or case is None:
        return bool(scored)
    return any((name.gender, name.case) == (gender, case) for _, name in scored)


def _scored(
    words: tuple[str, ...],
    gender: Gender | None,
    case: Case | None,
    attested: Collection[str],
    given_by_form: Callable[[str], _ByForm],
) -> list[tuple[float, PersonName]]:
    """The best reading of a name in each gender and case, with its weight. Combinations that do not fit are missing."""
    scored: list[tuple[float, PersonName]] = []
    for reading_gender in _GENDERS:
        for reading_case in _CASE_WEIGHT:
            found = _agreeing(words, reading_gender, reading_case, attested, given_by_form)
            if found is None:
                continue
            weight, nominative = found
            if reading_gender == "m" and reading_case != "nom" and not _is_womans(words):
                weight += _MAN_IN_A if all(word.endswith("a") for word in words) else _UNKNOWN_MAN
            weight += _CASE_WEIGHT[reading_case]
            weight += _HINT * ((gender == reading_gender) + (case == reading_case))
            scored.append((weight, PersonName(nominative, reading_gender, reading_case, True)))
    return scored


def _is_womans(words: Sequence[str]) -> bool:
    """Whether one of the given names is in the calendar and can only be a woman's."""
    known = [given_name_readings(word) for word in words[:-1]]
    return any(readings and all(one.gender == "f" for one in readings) for readings in known)


def _agreeing(
    words: Sequence[str],
    gender: Gender,
    case: Case,
    attested: Collection[str],
    given_by_form: Callable[[str], _ByForm],
) -> tuple[float, str] | None:
    """The best reading of all words in one gender and case, and its weight; None if a word has none."""
    *given, surname = words
    choices: list[Sequence[Reading]] = []
    for word in given:
        readings = given_by_form(word).get((gender, case))
        if not readings:
            return None
        choices.append(readings[:_MOST_READINGS])
    last = _surname_by_form(surname).get((gender, case))
    if not last:
        return None
    choices.append(last)
    best: tuple[float, str] | None = None
    for combination in _combinations(choices):
        name = " ".join(reading.nominative for reading in combination)
        is_attested = name in attested or any(reading.nominative in attested for reading in combination)
        weight = sum(reading.weight for reading in combination) + (_ATTESTED if is_attested else 0)
        if best is None or weight > best[0]:
            best = weight, name
    return best


def _combinations(choices: Sequence[Sequence[Reading]]) -> list[tuple[Reading, ...]]:
    found: list[tuple[Reading, ...]] = [()]
    for readings in choices:
        found = [(*done, reading) for done in found for reading in readings]
    return found


_ByForm = Mapping[tuple[Gender, Case], Sequence[Reading]]


@lru_cache(maxsize=8192)
def _given_by_form(word: str) -> _ByForm:
    return _by_form(_given_readings(word))


@lru_cache(maxsize=1024)
def _given_by_ending(word: str) -> _ByForm:
    return _by_form(_readings_by_ending(word))


@lru_cache(maxsize=8192)
def _surname_by_form(word: str) -> _ByForm:
    return _by_form(_surname_readings(word))


def _by_form(readings: Iterable[Reading]) -> _ByForm:
    """The readings by gender and case, the likeliest first."""
    found: dict[tuple[Gender, Case], list[Reading]] = {}
    for one in sorted(readings, key=lambda one: -one.weight):
        found.setdefault((one.gender, one.case), []).append(one)
    return found


def _given_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a given name that is listed, or of a hyphenated one whose parts are; otherwise by its ending."""
    known = given_name_readings(word)
    if not known and "-" in word:
        first, second = word.split("-", 1)
        firsts = given_name_readings(first)
        known = tuple(
            Reading(f"{a.nominative}-{b.nominative}", a.gender, a.case, a.weight)
            for a in firsts
            for b in given_name_readings(second)
            if (a.gender, a.case) == (b.gender, b.case)
        )
    if not known:
        return _readings_by_ending(word)
    # A name that can only be a dative (`Annai`) is not an invariable name.
    return known if all(one.case == "dat" for one in known) else (*known, *_undeclined(word))


def _readings_by_ending(word: str) -> tuple[Reading, ...]:
    """All readings that the ending of a given name allows."""
    likely = (
        one._replace(weight=one.weight + _RESEMBLANCE * resemblance(one.nominative, one.gender))
        for one in surname_readings(word)
    )
    return (*likely, *_undeclined(word))


def _undeclined(word: str) -> Iterator[Reading]:
    """The readings of a foreign given name as invariable, as many are even if the surname is declined: Kanje Vestu."""
    if word.endswith(_UNDECLINED):
        for gender in _GENDERS:
            for case in _CASE_WEIGHT:
                yield Reading(word, gender, case, _FOREIGN_UNDECLINED)


def _surname_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a surname by its ending, and as a given name, so that `Kronvalda Ata` is Kronvalds Atis."""
    known = tuple(one._replace(weight=_ALSO_GIVEN * one.weight) for one in given_name_readings(word))
    return (*surname_readings(word), *known)


_KEY_ENDINGS = ("ajam", "ajai", "ais", "am", "em", "im", "um", "ai", "ei", "as", "es", "us", "is", "ās", "ēs", "ij")
_KEY_FINALS = str.maketrans({"č": "c", "š": "s", "t": "s", "ž": "z", "d": "z", "ļ": "l", "ņ": "n"})


@lru_cache(maxsize=8192)
def name_key(word: str) -> str:
    """The key that all forms of one name share: `Bērziņš`, `Bērziņa`, `Bērziņam` -> "bērzin".

    Frozen: ids of people depend on it, so its results must never change, whatever happens to other rules.
    """
    if "-" in word:
        return "-".join(name_key(part) for part in word.split("-"))
    stem = word.lower()
    for ending in _KEY_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            stem = stem[: -len(ending)]
            break
    else:
        if len(stem) > 2 and stem[-1] in "aāeēiīoōuūsšy":
            stem = stem[:-1]
    if len(stem) > 2 and stem.endswith("j") and stem[-2] in "pbmv":
        stem = stem[:-1]
    # Both consonants of a cluster soften: Alksnis, Alkšņa.
    return stem[:-2] + stem[-2:].translate(_KEY_FINALS) if len(stem) > 2 else stem.translate(_KEY_FINALS)
