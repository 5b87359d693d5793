"""The forms of Latvian nouns: the table of declensions, and the only code that derives forms from it.

Code that reads forms (surnames, offices, the keys of the search) uses the same table in reverse. The endings are those
of T. Mathiassen, A Short Grammar of Latvian (Slavica 1997).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from archive.latvian.softening import soften

Gender = Literal["m", "f"]
Case = Literal["nom", "gen", "dat", "acc", "loc"]
Number = Literal["sg", "pl"]

CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "loc")
NAMING_CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc")
"""Those in which a text names a person: nothing happens in one, as the locative would have it."""


class Form(NamedTuple):
    """A form of a noun, `stem + ending`: for the genitive of `aprīlis`, "aprīļ" and "a"."""

    stem: str
    ending: str
    number: Number
    case: Case

    @property
    def text(self) -> str:
        """The form as written."""
        return self.stem + self.ending


@dataclass(frozen=True)
class Declension:
    """A row of the table: the endings of both numbers in the order of `CASES`; "*" marks that the stem softens."""

    singular: str
    plural: str

    @cached_property
    def _endings(self) -> tuple[tuple[str, bool, Number, Case], ...]:
        numbers: tuple[tuple[str, Number], ...] = ((self.singular, "sg"), (self.plural, "pl"))
        return tuple(
            (written.removeprefix("*"), written.startswith("*"), number, case)
            for endings, number in numbers
            for written, case in zip(endings.split(), CASES, strict=True)
        )

    @cached_property
    def _by_case(self) -> dict[tuple[Number, Case], str]:
        return {(number, case): text for text, _, number, case in self._endings}

    @cached_property
    def nominative(self) -> str:
        """The ending of the nominative singular."""
        return self.ending("nom")

    def ending(self, case: Case, number: Number = "sg") -> str:
        """The ending of a case."""
        return self._by_case[number, case]

    def cases(self, number: Number = "sg") -> dict[str, tuple[Case, ...]]:
        """Each ending of a number, with its possible cases."""
        found: dict[str, tuple[Case, ...]] = {}
        for text, _, own, case in self._endings:
            if own == number:
                found[text] = (*found.get(text, ()), case)
        return found

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """All endings of this declension, each once."""
        return tuple(dict.fromkeys(text for text, *_ in self._endings))

    @cached_property
    def softening_endings(self) -> frozenset[str]:
        """The endings that soften the consonant before them."""
        return frozenset(text for text, softens, *_ in self._endings if softens)

    def forms(self, stem: str, number: Number = "sg") -> Iterator[Form]:
        """The forms of a noun with this stem, in the order of `CASES`, with all variants where softening varies."""
        for ending, softens, own, case in self._endings:
            if own == number:
                yield from (Form(one, ending, number, case) for one in (soften(stem) if softens else (stem,)))


FIRST = Declension("s a am u ā", "i u iem us os")  # tēvs
FIRST_IN_SH = Declension("š a am u ā", "i u iem us os")  # ceļš, kalniņš
SECOND = Declension("is *a im i ī", "*i *u *iem *us *os")  # brālis, brāļa
THIRD = Declension("us us um u ū", "i u iem us os")  # tirgus
FOURTH = Declension("a as ai u ā", "as u ām as ās")  # māsa
FOURTH_OF_MEN = Declension("a as am u ā", "as u ām as ās")  # Nikita
FIFTH = Declension("e es ei i ē", "es *u ēm es ēs")  # sieviete, sieviešu
FIFTH_OF_MEN = Declension("e es em i ē", "es *u ēm es ēs")  # bende
SIXTH = Declension("s s ij i ī", "is *u īm is īs")  # nakts, nakšu
DEFINITE_OF_MEN = Declension("ais ā ajam o ajā", "ie o ajiem os ajos")  # adjectives, and surnames: Mazais
DEFINITE_OF_WOMEN = Declension("ā ās ajai o ajā", "ās o ajām ās ajās")  # Platā

# Indefinite adjectives have the endings of nouns.
ADJECTIVES = (FIRST, FOURTH, DEFINITE_OF_MEN, DEFINITE_OF_WOMEN)

# The declensions of names, those with the longest nominative ending first.
_OF_NAMES: dict[Gender, tuple[Declension, ...]] = {
    "m": (DEFINITE_OF_MEN, THIRD, SECOND, FIRST, FIRST_IN_SH, FOURTH_OF_MEN, FIFTH_OF_MEN),
    "f": (FOURTH, FIFTH, DEFINITE_OF_WOMEN),
}


def endings_of(declensions: Iterable[Declension]) -> tuple[str, ...]:
    """All endings of several declensions, each once."""
    return tuple(dict.fromkeys(ending for one in declensions for ending in one.endings))


def name_forms(name: str, gender: Gender) -> list[tuple[str, Case]]:
    """The forms of a given name or surname of this gender, whose nominative is `name`. Some names are invariable.

    A final -š is an ending too: Mārtiņš keeps its ņ, and Aleksejs its j.

    >>> name_forms("Juris", "m")
    [('Juris', 'nom'), ('Jura', 'gen'), ('Jurim', 'dat'), ('Juri', 'acc'), ('Jurī', 'loc')]
    """
    for declension in _OF_NAMES[gender]:
        if name.endswith(declension.nominative):
            return [(form.text, form.case) for form in declension.forms(name[: -len(declension.nominative)])]
    return [(name, "nom")]


# The declensions and numbers of place names, in the order in which they are tried.
_OF_PLACES: tuple[tuple[Declension, Number], ...] = (
    *((THIRD, "sg"), (FOURTH, "pl"), (SIXTH, "pl"), (FIRST, "sg")),
    *((FIRST, "pl"), (FOURTH, "sg"), (FIFTH, "sg"), (SIXTH, "sg")),
)


def place_forms(nominative: str, genitive: str | None = None) -> dict[str, Case]:
    """The forms of a place name with their cases. A form that is nominative and genitive counts as genitive.

    `place_forms("Liepāja")` has "Liepājā": "loc". Without a genitive, the ending of the nominative decides the
    declension. A given genitive is used unchanged: Ropaži, Ropažu; and Cēsis, Cēsu, whose s does not soften. Raises
    ValueError if the name fits no declension.
    """
    declension, number = _of_place(nominative, genitive)
    stem = nominative.removesuffix(declension.ending("nom", number))
    forms = {form.case: form.text for form in declension.forms(stem, number)}
    forms["gen"] = genitive or forms["gen"]
    found: dict[str, Case] = {}
    for case in ("gen", *CASES):
        found.setdefault(forms[case], case)
    return found


def _of_place(nominative: str, genitive: str | None) -> tuple[Declension, Number]:
    if genitive is None and nominative.endswith("pils"):
        return SIXTH, "sg"  # Daugavpils
    for declension, number in _OF_PLACES:
        plain, owning = (declension.ending(case, number) for case in ("nom", "gen"))
        if not nominative.endswith(plain):
            continue
        if genitive is None:
            return declension, number
        same_stem = nominative.removesuffix(plain) == genitive.removesuffix(owning)
        if genitive.endswith(owning) and (same_stem or owning in declension.softening_endings):
            return declension, number
    raise ValueError(f"{nominative}, {genitive} is no pair of a Latvian noun's nominative and genitive")
