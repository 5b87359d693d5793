"""Finds the name that a mention stands for: its case by what is around it, its nominative by agreement.

If a declined form is ambiguous, a nominative elsewhere in the text decides. Initials stand for the one full name that
they fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from archive.latvian.declension import Case, Gender
from archive.latvian.fold import fold
from archive.latvian.given_names import given_name_readings
from archive.latvian.names import PersonName, name_key, read_name
from archive.latvian.surnames import NOT_FAR_FETCHED, surname_readings
from archive.latvian.tokens import Token
from archive.people.names.cases import NOMINATIVES, OBLIQUE, WOMENS_PARTICIPLES, Cases
from archive.people.names.found import Mention, declined
from archive.people.verbs import SPEAKING
from archive.people.word_classes import is_verb

_MOST_OF_A_SURNAME = 20  # people, far more than texts have; with more, resolving initials would be slow
_BEFORE_VERB = ("arī", "gan", "jau", "pat", "tad", "vēl")  # between a subject and its verb: `I. Kalns gan uzskata`


class Naming:
    """Names the mentions of one text."""

    def __init__(self, tokens: Sequence[Token], cases: Cases) -> None:
        self._tokens = tokens
        self._cases = cases

    def named(self, person: Mention, attested: Collection[str] = ()) -> PersonName:
        """The name of one mention, as far as it can be known by itself and by names that are `attested`."""
        if person.found.is_fixed:
            return person.found.name
        words = declined(person.found.words)
        genders = {gender for gender, _ in person.forms}
        gender = genders.pop() if len(genders) == 1 else None
        case = self._cases.case_of(person)
        if person.found.is_initial:
            words = words[-1:]
        elif person.before and gender and case == "nom" and is_foreign(words[0]):
            return PersonName(" ".join(person.found.words), gender, "nom", certain=False)
        name = read_name(words, gender=gender, case=case, attested=attested)
        if len(words) < len(person.found.words) and not person.found.is_initial:
            return replace(name, nominative=_with_particles(person.found.words, name.nominative))
        return name

    def read_all(self, people: Sequence[Mention]) -> None:
        """Name all mentions of a text, using what each reveals about the others."""
        first = [self.named(person) for person in people]
        attested = frozenset(
            name.nominative
            for person, name in zip(people, first, strict=True)
            if name.case == "nom" and name.certain and not person.found.is_initial
        ) | frozenset(person.found.words[-1] for person in people if self._is_surely_nominative(person))
        attested |= _of_men_in_vowels(people, first)
        attested |= self._speaking_alone({name_key(word) for person in people for word in person.found.words})
        hers = self._surely_of_women(people, first)
        for person in people:
            if not person.found.is_initial:
                if ("f", "nom") in person.forms and " ".join(person.found.words) in hers:
                    person.forms = frozenset([("f", "nom")])
                person.name = self.named(person, attested)
        self._join_spellings(people)
        full: dict[str, dict[str, PersonName]] = defaultdict(dict)
        for person in people:
            if person.name:
                own = full[_surname_key(person.name.nominative)]
                if len(own) < _MOST_OF_A_SURNAME:
                    own.setdefault(person.name.nominative, person.name)
        for person in people:
            if person.found.is_initial:
                named = full[_surname_key(person.found.words[-1])].values()
                person.name = self._resolve(person, named, attested)
                if person.name.certain:
                    person.forms = _forms_of(person.name, person.found.words[-1]) or person.forms
                person.case = self.named(person, attested).case

    def _surely_of_women(self, people: Sequence[Mention], names: Sequence[PersonName]) -> set[str]:
        """The nominatives of women whom the text also names in a form that no man has: `Guntas Kalnas`.

        Then `Gunta Kalna` is this woman, and not a man in the genitive.
        """
        return {
            name.nominative
            for person, name in zip(people, names, strict=True)
            if name.case != "nom" and person.forms and all(gender == "f" for gender, _ in person.forms)
        }

    def _join_spellings(self, people: Sequence[Mention]) -> None:
        """Give a name without diacritics the spelling with them that the text has: `Lasma Stabina`, Lāsma Stabiņa."""
        spelt = {
            fold(one.name.nominative): one.name for one in people if one.name and not one.name.nominative.isascii()
        }
        for person in people:
            if person.name and person.name.nominative.isascii():
                person.name = spelt.get(fold(person.name.nominative), person.name)

    def _is_surely_nominative(self, person: Mention) -> bool:
        """Whether initials stand where only a nominative can: before a verb of speaking, or in brackets.

        Or at the beginning of a line of minutes: `I. Kalns (Zaļie).`
        """
        found = person.found
        if not found.is_initial or found.after >= len(self._tokens):
            return False
        before = self._tokens[found.first - 1].text if found.first else "\n"
        behind = [token.text for token in self._tokens[found.after : found.after + 2]]
        if found.words[-1].endswith(OBLIQUE):
            return False
        following = behind[-1] if behind[0] in _BEFORE_VERB else behind[0]
        is_label = before[0] == "\n" and (behind[0] == "(" or (behind[0] == "." and behind[-1][0] == "\n"))
        return following.lower() in SPEAKING or (before == "(" and behind[0] == ")") or is_label

    def _speaking_alone(self, keys: set[str]) -> frozenset[str]:
        """Words of names right before a verb of speaking, or alone before a colon: they must be in the nominative."""
        texts = [token.text for token in self._tokens]
        return frozenset(
            one.text
            for before, one, following in zip(("\n", *texts), self._tokens, texts[1:], strict=False)
            if (following in SPEAKING or (following == ":" and before[0] == "\n"))
            and one.is_capitalised
            and one.text.endswith(NOMINATIVES)
            and not one.text.endswith(OBLIQUE)
            and name_key(one.text) in keys
        )

    def _resolve(self, person: Mention, full: Iterable[PersonName], attested: Collection[str]) -> PersonName:
        """The only full name that initials and surname can stand for; otherwise the initials with the surname."""
        words, asked = person.found.words, self._cases.case_of(person)
        genders = {gender for gender, case in person.forms if case == asked} or {one for one, _ in person.forms}
        matching = {
            name.nominative: name
            for name in full
            if name.nominative.startswith(words[0].rstrip("."))
            and (name.gender is None or name.gender in genders)
            and (asked != "nom" or words[-1].endswith(OBLIQUE) or _has_surname(name, words[-1]))
        }
        matching = {key: name for key, name in matching.items() if _has_surname(name, words[-1])} or matching
        following = self._tokens[person.found.after].text.lower() if person.found.after < len(self._tokens) else ""
        if not matching and (is_verb(following) or following.endswith(WOMENS_PARTICIPLES)):
            # The case was guessed wrong: `A. Kalna ieguvusi`, in a text that names Anna Kalna
            alike = (name for name in full if _has_surname(name, words[-1]))
            matching = {one.nominative: one for one in alike if one.nominative.startswith(words[0].rstrip("."))}
        if len(matching) == 1:
            return replace(next(iter(matching.values())), certain=True)
        surname = self.named(person, attested)
        return replace(surname, nominative=" ".join([*words[:-1], surname.nominative]), certain=False)


def _of_men_in_vowels(people: Sequence[Mention], names: Sequence[PersonName]) -> frozenset[str]:
    """The surnames in -a and -e of men whose genitive the text has: `Andra Kļavas`; `A. Kļavas` beside `Andri Kļavu`.

    Then `Kļavu` is no form of `Kļavs`. With initials, it may be the genitive of a woman whom the text names.
    """
    women: set[str] = set()
    men: set[tuple[str, str]] = set()
    for person, name in zip(people, names, strict=True):
        if not person.found.is_initial:
            key = _surname_key(name.nominative)
            if name.gender == "m":
                men.add((name.nominative[0], key))
            else:
                women.add(key)
    found: set[str] = set()
    for person, name in zip(people, names, strict=True):
        surname = person.found.words[-1]
        if not surname.endswith(("as", "es")):
            continue
        if person.found.is_initial:
            key = _surname_key(surname)
            if key not in women and (person.found.words[0][0], key) in men:
                found.add(surname[:-1])
        elif name.gender == "m" and name.case == "gen":
            found.add(name.nominative.rsplit(" ", 1)[-1])
    return frozenset(found)


def is_foreign(given: str) -> bool:
    """Whether a given name used as a nominative is not one in Latvian: `padomniece Kristi Õunapalu`."""
    readings = given_name_readings(given)
    return bool(readings) and not any(one.case == "nom" for one in readings)


def _has_surname(name: PersonName, as_written: str) -> bool:
    """Whether a surname is written like the surname in the nominative of a name."""
    return fold(name.nominative.rsplit(" ", 1)[-1]) == fold(as_written)


def _forms_of(name: PersonName, as_written: str) -> frozenset[tuple[Gender, Case]]:
    """The forms of a surname that are spelt like this: `A. Kalna`, if she is Anna Kalna, is no genitive of `Kalns`."""
    return frozenset(
        (one.gender, one.case)
        for one in surname_readings(as_written)
        if one.gender == name.gender and one.weight >= NOT_FAR_FETCHED and _has_surname(name, one.nominative)
    )


def _surname_key(name: str) -> str:
    return fold(name_key(name.rsplit(" ", 1)[-1]))


def _with_particles(words: list[str], nominative: str) -> str:
    """Put undeclined words back: `Mariusa fon Maienburga`, Mariuss fon Maienburgs; `Džona F. Lapegles`."""
    own = iter(nominative.split(" "))
    kept = set(words) - set(declined(words))
    return " ".join(word if word in kept else next(own, "") for word in words).strip()
