"""Two people with a shared surname in the plural: `Inese un Andris Runči` are Inese Runce and Andris Runcis."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import FIFTH, FIRST, FOURTH, Gender
from archive.latvian.fold import fold
from archive.latvian.given_names import Reading, given_name_readings
from archive.latvian.names import PersonName
from archive.latvian.softening import harden
from archive.latvian.surnames import WITH_E
from archive.latvian.tokens import Token

_SHORTEST_STEM = 3  # letters, so that a word like `abi` is no surname; by convention
_VOWELS = "aāeēiīouū"


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
    word = tokens[at + 3].text
    for one in first:
        for other in second:
            if one.case != other.case or one.case == "loc":
                continue
            if surnames := _surnames(word, one, other, tokens):
                return (
                    PersonName(f"{one.nominative} {surnames[0]}", one.gender, one.case, False),
                    PersonName(f"{other.nominative} {surnames[1]}", other.gender, other.case, False),
                )
    return None


def _surnames(word: str, one: Reading, other: Reading, tokens: Sequence[Token]) -> tuple[str, str] | None:
    if one.gender == other.gender == "f":
        for declension in (FOURTH, FIFTH):
            if stem := _stem(word, declension.ending(one.case, "pl")):
                return stem + declension.nominative, stem + declension.nominative
        return None
    stem = _stem(word, FIRST.ending(one.case, "pl"))
    if not stem or stem[-1] in _VOWELS:
        return None
    possible = [{gender: _of(his, gender) for gender in (one.gender, other.gender)} for his in _his(stem)]
    texts = {token.text for token in tokens} if len(possible) > 1 else set()
    found = next((names for names in possible if not texts.isdisjoint(names.values())), possible[0])
    return found[one.gender], found[other.gender]


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
