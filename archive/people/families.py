"""Two of one family, who share a surname in the plural: `Inese un Andris Runči` are Inese Runce and Andris Runcis."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.fold import fold
from archive.latvian.given_names import Case, Gender, Reading, given_name_readings
from archive.latvian.names import PersonName
from archive.latvian.softening import harden
from archive.latvian.surnames import WITH_E
from archive.latvian.tokens import Token

# Endings of the plural, by whether a man is among them, with the ending of her nominative where both are women.
_WITH_MAN: tuple[tuple[str, Case], ...] = (("iem", "dat"), ("us", "acc"), ("i", "nom"), ("u", "gen"))
_WOMEN: tuple[tuple[str, Case, str], ...] = (
    ("ām", "dat", "a"),
    ("ēm", "dat", "e"),
    ("as", "nom", "a"),
    ("es", "nom", "e"),
    ("as", "acc", "a"),
    ("es", "acc", "e"),
    ("u", "gen", "a"),
)
_SHORTEST_STEM = 3
_VOWELS = "aāeēiīouū"


def family(tokens: Sequence[Token], at: int) -> tuple[PersonName, PersonName] | None:
    """The names of the two whose given names are tokens `at` and `at + 2`, `un` between; None where it is no family.

    Their surname in the singular is as certain as rules make it, for some families are `-s` and others `-is`.
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
            if surnames := _surnames(word, one, other):
                return (
                    PersonName(f"{one.nominative} {surnames[0]}", one.gender, one.case, False),
                    PersonName(f"{other.nominative} {surnames[1]}", other.gender, other.case, False),
                )
    return None


def _surnames(word: str, one: Reading, other: Reading) -> tuple[str, str] | None:
    if one.gender == other.gender == "f":
        for ending, case, plain in _WOMEN:
            if case == one.case and word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)] + plain, word[: -len(ending)] + plain
        return None
    for ending, case in _WITH_MAN:
        stem = word[: -len(ending)]
        if case == one.case and word.endswith(ending) and len(stem) >= _SHORTEST_STEM and stem[-1] not in _VOWELS:
            return _of(stem, one.gender), _of(stem, other.gender)
    return None


def _of(stem: str, gender: Gender) -> str:
    his = harden(stem)[0] if fold(stem[-2:]) != stem[-2:].lower() else stem + "s"
    if gender == "m":
        return his
    if his.endswith("is"):
        return his[:-2] + "e"
    return his[:-1] + ("e" if his[:-1].endswith((*WITH_E, "ar")) else "a")
