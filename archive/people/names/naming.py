"""Finds the name for which a mention stands: its case by what is around it, its nominative by agreement.

A nominative that the same text shows elsewhere settles what a declined form leaves open, and initials stand for the one
full name that they fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from archive.latvian.declension import Case, Gender
from archive.latvian.fold import fold
from archive.latvian.function_words import KEY_OF
from archive.latvian.given_names import given_name_readings
from archive.latvian.names import PersonName, name_key, read_name
from archive.latvian.surnames import NOT_FAR_FETCHED, surname_readings
from archive.latvian.tokens import Token
from archive.people.names.found import Found, declined
from archive.people.offices.institutions import Office
from archive.people.offices.nouns import office_forms
from archive.people.offices.phrases import Phrase
from archive.people.speech.said import Said
from archive.people.verbs import ATTRIBUTING, SPEAKING
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

_OF_WOMEN = ("usi", "usies")  # participles in the nominative
_DAY = "dien"  # on a day of the week: `pirmdien`
_MOST_GENITIVES = 3  # before an office, and the preposition; judged
_MOST_OF_A_SURNAME = 20  # people of one text, far more than one has; among more it would take long to resolve initials
_NOMINATIVE = ("s", "š", "a", "e", "o", "ā")
# Behind a name without a preposition these tell that it is a subject: `Sandra Vanaga arī …`, `Sandra Vanaga savu …`.
_OWNED_BY_NOBODY = frozenset(
    "ar par no pie pēc uz aiz bez līdz starp pret caur pār virs kopš pirms ka kad kur kas ko lai ja jo bet tomēr taču "
    "arī nevis tad tāpēc tādēļ savukārt tikmēr turklāt vakar šodien rīt toreiz tagad jau vēl vairs tikai pat ļoti šeit "
    "tur šogad pērn savu savas sava savā pats pati ir nav bija būs tika tiks tiek esot būtu visiem visām viņam viņai "
    "viņiem viņām viņus mums jums man tev mūs jūs ikvienam katram katrai tam tai tiem tām to tos šo šos".split()
)
# Of the words that do not inflect these join or count what is owned, or stand behind its owner: `Andra Vilka dēļ`.
_BESIDE_OWNED = frozenset(
    "un vai jeb ne nedz kā dēļ labad trīs triju trijiem trijām trim trijos trijās daudz maz".split()
)
_DEFINITE = ("ā", "ais", "ās", "ie", "o", "os")  # `Andra Vilka nesen izdotā grāmata`
# Before these a name is of who asks or suggests: `atbildēja uz Otto Egles jautājumu`.
_ASKED = frozenset("jautājumu jautājumiem jautājumam viedokli viedoklim priekšlikumu priekšlikumam lūgumu".split())
_BEFORE_VERB = ("arī", "gan", "jau", "pat", "tad", "vēl")  # between a subject and its verb: `I. Kalns gan uzskata`
# What a person can own in the locative; every other noun there says where or when somebody does something.
_OWNED_IN = frozenset(
    "vadībā vārdā vietā klātbūtnē uzdevumā pavadībā skatījumā redzējumā ieskatā izpildījumā uzraudzībā ģimenē dzīvē "
    "darbā runā uzrunā vēstulē grāmatā rakstā lekcijā referātā priekšlasījumā ziņojumā prezentācijā intervijā stāstā "
    "izstādē filmā komandā partijā kabinetā mājās īpašumā aizbildnībā pārraudzībā režijā sastādījumā tulkojumā".split()
)
# Endings that no noun has which is the subject of a verb; -us and -u are those of an object.
_NO_SUBJECT = ("am", "em", "im", "um", "ām", "ēm", "īm", "ai", "ei", "ā", "ē", "ī", "os", "ās", "ēs", "ajos", "us", "u")
_TO_ITS_VERB = 3  # words between a subject and its verb; judged
_ONE_FORM = ("o", "i", "u", "ē", "ā")
_DATIVE = ("ai", "ei")  # foreign names that are not declined hardly ever end so
_OBLIQUE = ("as", "es", "ai", "ei", "am", "em", "im", "um", "u", "i")  # of a name before a verb


@dataclass(slots=True)
class Mention:
    """A mention under construction: `forms` are the genders and cases that are still possible."""

    found: Found
    forms: frozenset[tuple[Gender, Case]]
    before: list[Phrase] = field(default_factory=list)
    behind: list[Phrase] = field(default_factory=list)
    after: int = 0
    offices: list[Office] = field(default_factory=list)
    organisation: str | None = None
    talk: str | None = None
    said: list[Said] = field(default_factory=list)
    name: PersonName | None = None
    case: Case | None = None  # of this mention, where `name` was understood by another
    bearer: Mention | None = None  # the full name of the text that a surname alone stands for

    @property
    def has_office(self) -> bool:
        """Whether an office stands with the name."""
        return bool(self.before or self.behind)


class Naming:
    """Names the mentions of one text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def named(self, person: Mention, attested: Collection[str] = ()) -> PersonName:
        """The name of one mention, as far as it can be known without the others."""
        if person.found.is_fixed:
            return person.found.name
        words = declined(person.found.words)
        genders = {gender for gender, _ in person.forms}
        gender = genders.pop() if len(genders) == 1 else None
        case = self.case_of(person)
        if person.found.is_initial:
            words = words[-1:]
        elif person.before and gender and case == "nom" and is_foreign(words[0]):
            return PersonName(" ".join(person.found.words), gender, "nom", certain=False)
        name = read_name(words, gender=gender, case=case, attested=attested)
        if len(words) < len(person.found.words) and not person.found.is_initial:
            return replace(name, nominative=_with_particles(person.found.words, name.nominative))
        return name

    def case_of(self, person: Mention) -> Case | None:
        """The case that the sentence asks for: a speaker is in the nominative, `teiktā` wants a genitive."""
        cases = {case for _, case in person.forms}
        if len(cases) == 1:
            return next(iter(cases))
        found = person.found
        following = self._tokens[found.after].text.lower() if found.after < len(self._tokens) else ""
        if (following in ATTRIBUTING or following in _ASKED) and "gen" in cases:
            return "gen"
        if {("f", "nom"), ("m", "gen")} <= person.forms and self._owns_a_person(found.after):
            return "gen"
        first = person.before[0].first if person.before else found.first
        before = self._tokens[first - 1].text.lower() if first else "\n"
        if not person.before and PREPOSITIONS.get(before) in cases:
            return PREPOSITIONS[before]  # `par I. Kalniņu stāstīja`
        if self._is_spoken_of(found):
            asked: Case = "dat" if found.words[-1].endswith(_DATIVE) else "acc"
            return asked if asked in cases and not found.is_initial else None
        if "nom" in cases and (following in SPEAKING or following == ":" or before in SPEAKING or person.talk):
            return "nom"
        if "nom" in cases and before[0] in "\n-–•*" and following in (",", "\n", "("):
            return "nom"  # a line of a list
        if (case := self._asked_by_preposition(person)) in cases:
            return case
        if not {("f", "nom"), ("m", "gen")} <= person.forms:
            return None
        # A genitive stands before what it owns.
        if self._ends_a_phrase(max(found.after, person.after)) or self._is_subject(person):
            return "nom"
        return "gen" if self._owns_what_follows(found.after) else None

    def _is_spoken_of(self, found: Found) -> bool:
        """Whether somebody is the object of the verb behind the name: `I. Kalniņai piekrita Ilze Vilka`.

        Initials and given names such as Ivo do not tell; a foreign surname that is not declined ends so, too:
        `M. Monti piekrita komisijai`.
        """
        surname = found.words[-1]
        if not (found.is_initial or found.words[0].endswith(_ONE_FORM)) or not surname.endswith(_OBLIQUE):
            return False
        if surname.endswith(_DATIVE):
            return True
        subject = self._tokens[found.after + 1 : found.after + 2]
        if any(one.case == "nom" for token in subject for one in given_name_readings(token.text)):
            return True
        verb, before = (self._tokens[at].text if at >= 0 else "" for at in (found.first - 1, found.first - 2))
        return not found.is_initial and verb in SPEAKING and before.endswith(_NOMINATIVE) and before[0].isupper()

    def _asked_by_preposition(self, person: Mention) -> Case | None:
        """The case that a preposition before a name asks for, or before its office: `pie ogu audzētāja Laimdota Kalna`.

        Between the two only words in -u are passed, as genitives in the plural are: others may be its own noun.
        """
        name, office = person.found.first, person.before[0].first if person.before else person.found.first
        words = [self._tokens[at].text.lower() for at in range(max(0, office - _MOST_GENITIVES), office)]
        while words and words[-1].endswith("u"):
            words.pop()
        beside = self._tokens[name - 1].text.lower() if name else ""
        return PREPOSITIONS.get(beside) or PREPOSITIONS.get(words[-1] if words else "")

    def _ends_a_phrase(self, at: int) -> bool:
        """Whether a mark, a verb or the end of the text follows: nothing that a genitive before it could own."""
        if at >= len(self._tokens) or not self._tokens[at].is_word:
            return True
        word = self._tokens[at].text.lower()
        if is_verb(word) or word in _OWNED_BY_NOBODY or word.endswith((*_OF_WOMEN, _DAY)):
            return True
        following = self._tokens[at + 1].text if at + 1 < len(self._tokens) else ""
        return word in KEY_OF and word not in _BESIDE_OWNED and not following.endswith(_DEFINITE)

    def _is_subject(self, person: Mention) -> bool:
        """Whether a verb follows soon, and nothing before it that the person could own or that could be its subject.

        `Centra vadītāja Gunta Vilka sanāksmē uzteica skolas`; but `… Gunta Vilka vadībā notika sanāksme`. Without an
        office, it is a verb of speaking.
        """
        between: list[str] = []
        at = max(person.found.after, person.after)
        for token in self._tokens[at : at + _TO_ITS_VERB + 1]:
            word = token.text.lower()
            if between and (word in SPEAKING or (person.before and is_verb(word))):
                return between[0] not in _OWNED_IN
            if not token.is_word or not (word.endswith(_NO_SUBJECT) or word in _OWNED_BY_NOBODY):
                return False
            between.append(word)
        return False

    def _owns_what_follows(self, at: int) -> bool:
        """Whether a noun stands right behind a name, with no verb near: `Andra Vilka grāmata` is a book of Andris."""
        words = [token.text for token in self._tokens[at : at + 4] if token.is_word]
        if not words or not self._tokens[at].is_word or words[0][0].isupper():
            return False
        return words[0] not in NO_OFFICE_WORDS and words[0] not in ("un", "vai") and not any(map(is_verb, words))

    def _owns_a_person(self, at: int) -> bool:
        """Whether the noun of an office stands right behind a name: `Andra Vilka kolēģe`, not `… organizēja`."""
        word = self._tokens[at].text if at < len(self._tokens) else ""
        return not is_verb(word) and any(case == "nom" for _, case in office_forms(word))

    def read_all(self, people: Sequence[Mention]) -> None:
        """Name all mentions of a text, with what each shows of the others."""
        first = [self.named(person) for person in people]
        attested = frozenset(
            name.nominative
            for person, name in zip(people, first, strict=True)
            if name.case == "nom" and name.certain and not person.found.is_initial
        ) | frozenset(person.found.words[-1] for person in people if self._is_surely_nominative(person))
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
        """The names in the nominative of women who are named in a form that no man has: `Guntas Kalnas`.

        Then `Gunta Kalna` is she, and not a man in the genitive.
        """
        return {
            name.nominative
            for person, name in zip(people, names, strict=True)
            if name.case != "nom" and person.forms and all(gender == "f" for gender, _ in person.forms)
        }

    def _join_spellings(self, people: Sequence[Mention]) -> None:
        """A name without diacritics is the one that the text has with them: `Lasma Stabina`, Lāsma Stabiņa."""
        spelt = {
            fold(one.name.nominative): one.name for one in people if one.name and not one.name.nominative.isascii()
        }
        for person in people:
            if person.name and person.name.nominative.isascii():
                person.name = spelt.get(fold(person.name.nominative), person.name)

    def _is_surely_nominative(self, person: Mention) -> bool:
        """Whether initials are written where only a nominative can stand: before a verb of speaking, in brackets.

        Or where they begin a line of minutes: `I. Kalns (Zaļie).`
        """
        found = person.found
        if not found.is_initial or found.after >= len(self._tokens):
            return False
        before = self._tokens[found.first - 1].text if found.first else "\n"
        behind = [token.text for token in self._tokens[found.after : found.after + 2]]
        if found.words[-1].endswith(_OBLIQUE):
            return False
        following = behind[-1] if behind[0] in _BEFORE_VERB else behind[0]
        is_label = before[0] == "\n" and (behind[0] == "(" or (behind[0] == "." and behind[-1][0] == "\n"))
        return following.lower() in SPEAKING or (before == "(" and behind[0] == ")") or is_label

    def _speaking_alone(self, keys: set[str]) -> frozenset[str]:
        """Names right before a verb of speaking, or alone before a colon: they can only be in the nominative."""
        texts = [token.text for token in self._tokens]
        return frozenset(
            one.text
            for before, one, following in zip(("\n", *texts), self._tokens, texts[1:], strict=False)
            if (following in SPEAKING or (following == ":" and before[0] == "\n"))
            and one.is_capitalised
            and one.text.endswith(_NOMINATIVE)
            and not one.text.endswith(_OBLIQUE)
            and name_key(one.text) in keys
        )

    def _resolve(self, person: Mention, full: Iterable[PersonName], attested: Collection[str]) -> PersonName:
        """The one full name with the surname that the initials can stand for; else the initials with the surname."""
        words, asked = person.found.words, self.case_of(person)
        genders = {gender for gender, case in person.forms if case == asked} or {one for one, _ in person.forms}
        matching = {
            name.nominative: name
            for name in full
            if name.nominative.startswith(words[0].rstrip("."))
            and (name.gender is None or name.gender in genders)
            and (asked != "nom" or words[-1].endswith(_OBLIQUE) or _has_surname(name, words[-1]))
        }
        matching = {key: name for key, name in matching.items() if _has_surname(name, words[-1])} or matching
        following = self._tokens[person.found.after].text.lower() if person.found.after < len(self._tokens) else ""
        if not matching and (is_verb(following) or following.endswith(_OF_WOMEN)):
            # The case was guessed wrongly: `A. Kalna ieguvusi`, where Anna Kalna is named
            alike = (name for name in full if _has_surname(name, words[-1]))
            matching = {one.nominative: one for one in alike if one.nominative.startswith(words[0].rstrip("."))}
        if len(matching) == 1:
            return replace(next(iter(matching.values())), certain=True)
        surname = self.named(person, attested)
        return replace(surname, nominative=" ".join([*words[:-1], surname.nominative]), certain=False)


def is_foreign(given: str) -> bool:
    """Whether a given name that stands in the nominative is none of a Latvian one: `padomniece Kristi Õunapalu`."""
    readings = given_name_readings(given)
    return bool(readings) and not any(one.case == "nom" for one in readings)


def _has_surname(name: PersonName, as_written: str) -> bool:
    """Whether a surname is written as in the nominative of a name."""
    return fold(name.nominative.rsplit(" ", 1)[-1]) == fold(as_written)


def _forms_of(name: PersonName, as_written: str) -> frozenset[tuple[Gender, Case]]:
    """The forms of somebody's surname that are written so: `A. Kalna` of Anna Kalna is no genitive of `Kalns`."""
    return frozenset(
        (one.gender, one.case)
        for one in surname_readings(as_written)
        if one.gender == name.gender and one.weight >= NOT_FAR_FETCHED and _has_surname(name, one.nominative)
    )


def _surname_key(name: str) -> str:
    return fold(name_key(name.rsplit(" ", 1)[-1]))


PREPOSITIONS: dict[str, Case] = {
    **dict.fromkeys("no bez pie pēc dēļ aiz virs zem kopš pirms ārpus".split(), "gen"),
    **dict.fromkeys("ar par pret caur starp pār ap gar".split(), "acc"),
}


def _with_particles(words: list[str], nominative: str) -> str:
    """Put back what is not declined: `Mariusa fon Maienburga`, Mariuss fon Maienburgs; `Džona F. Lapegles`."""
    own = iter(nominative.split(" "))
    kept = set(words) - set(declined(words))
    return " ".join(word if word in kept else next(own, "") for word in words).strip()
