"""Two people with a shared surname in the plural: `Inese un Andris Runči` are Inese Runce and Andris Runcis."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import FIFTH, FIRST, FOURTH, Case, Gender
from archive.latvian.fold import fold
from archive.latvian.given_names import Reading, given_name_readings
from archive.latvian.names import PersonName
from archive.latvian.softening import harden
from archive.latvian.surnames import WITH_E
from archive.latvian.tokens import Token
from archive.people.names.words import NO_GIVEN_NAME, is_function_word
from archive.people.word_classes import is_verb
from archive.places.register import register

_SHORTEST_STEM = 3  # letters, so that a word like `abi` is no surname; by convention
_VOWELS = "aāeēiīouū"
_LITHUANIAN = "skas"  # Jonas Petrauskas


def family(tokens: Sequence[Token], at: int) -> tuple[PersonName, PersonName] | None:
    """The names of two people, by given names at tokens `at` and `at + 2` with `un` between; None if it is no family.

    The singular of their surname can be ambiguous, because some families end in `-s` and others in `-is`; a form that
    the text has elsewhere takes precedence.
    """
    if at + 3 >= len(tokens) or tokens[at + 1].text != "un" or not tokens[at + 3].is_capitalised:
        return None
    if any(tokens[here].start != tokens[here - 1].end + 1 for here in range(at + 1, at + 4)):
        return None
    first, second = given_name_readings(tokens[at].text), given_name_readings(tokens[at + 2].text)
    word, after = tokens[at + 3].text, tokens[at + 4] if at + 4 < len(tokens) else None
    for one in first:
        for other in second:
            if one.case != other.case or one.case == "loc":
                continue
            if surnames := _surnames(word, one, other, tokens, after):
                return (
                    PersonName(f"{one.nominative} {surnames[0]}", one.gender, one.case, False),
                    PersonName(f"{other.nominative} {surnames[1]}", other.gender, other.case, False),
                )
    return None


def _surnames(
    word: str, one: Reading, other: Reading, tokens: Sequence[Token], after: Token | None
) -> tuple[str, str] | None:
    if one.gender == other.gender == "f":
        for declension in (FOURTH, FIFTH):
            if stem := _stem(word, declension.ending(one.case, "pl")):
                return stem + declension.nominative, stem + declension.nominative
        return None
    stem = _stem(word, FIRST.ending(one.case, "pl"))
    if not stem or stem[-1] in _VOWELS:
        return _in_vowel(word, one.case, after) if one.gender != other.gender else None
    possible = [{gender: _of(his, gender) for gender in (one.gender, other.gender)} for his in _his(stem)]
    texts = {token.text for token in tokens} if len(possible) > 1 else set()
    found = next((names for names in possible if not texts.isdisjoint(names.values())), possible[0])
    return found[one.gender], found[other.gender]


def _in_vowel(word: str, case: Case, after: Token | None) -> tuple[str, str] | None:
    """A surname in -a or -e that a man and a woman share: `Jānis un Anna Liepas`, `Jānim un Annai Liepām`.

    The same ending is that of a thing or a place in the genitive (`Jānis un Anna Rīgas teātrī`), so no noun may follow.
    """
    if case == "gen" or NO_GIVEN_NAME.match(word) or word in register().bases or word.endswith(_LITHUANIAN):
        return None
    if after is not None and after.is_word and not (is_function_word(after.text) or is_verb(after.text)):
        return None
    for declension in (FOURTH, FIFTH):
        if stem := _stem(word, declension.ending(case, "pl")):
            return stem + declension.nominative, stem + declension.nominative
    return None


def _stem(word: str, ending: str) -> str | None:
    stem = word.removesuffix(ending)
    return stem if stem != word and len(stem) >= _SHORTEST_STEM else None


def _his(stem: str) -> tuple[str, ...]:
    """The surnames of a man that may have this stem, most likely first."""
    return harden(stem) if fold(stem[-2:]) != stem[-2:].lower() else (stem + "s",)


def _of(his: str, gender: Gender) -> str:
    """The surname of a man or a woman, derived from a man's."""
    if gender == "m":
        return his
    if his.endswith("is"):
        return his[:-2] + "e"
    return his[:-1] + ("e" if his[:-1].endswith((*WITH_E, "ar")) else "a")
