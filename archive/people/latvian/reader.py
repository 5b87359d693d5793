"""Reads the people of a Latvian text, with their offices and what they said."""

from __future__ import annotations

from dataclasses import replace

from archive.latvian.names import name_key
from archive.latvian.tokens import tokenise
from archive.people.latvian.clause import LatvianClause
from archive.people.latvian.surroundings import Surroundings
from archive.people.latvian.verbs.predicates import TO_OBJECT
from archive.people.names.cases import Cases
from archive.people.names.finding import find_names, starts_sentence
from archive.people.names.forms import possible_forms
from archive.people.names.found import Found, Mention
from archive.people.names.lists import share_cases
from archive.people.names.naming import Naming
from archive.people.names.surnames_alone import SurnamesAlone, join_surnames
from archive.people.names.words import (
    foreignness,
    is_apposition,
    is_known_given,
    is_no_given,
    is_of_men,
    is_person_noun,
    looks_foreign,
)
from archive.people.offices.in_text import Offices
from archive.people.offices.institutions import Office
from archive.people.speech.clause import Speaker
from archive.people.speech.hearing import hear
from archive.people.speech.lines import Named
from archive.people.speech.quotes import quotes_of
from archive.people.types import Appearance, Statement
from archive.people.verbs import ATTRIBUTING, NEEDS_CLAUSE, SPEAKING, SPEAKING_WITH
from archive.people.word_classes import is_verb

_LISTED = 3  # tokens from the end of a name to the next in a list: `no Čehijas,`
_REPORTING = frozenset("vēsta vēstīja ziņo ziņoja paziņo paziņoja informē informēja raksta".split())


def latvian_people(text: str) -> list[Appearance]:
    """Find all mentions of people by their full name or by initials, in order."""
    return _Reader(text).read()


class _Reader:
    """Reads one text. `read` has the steps in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenise(text)
        self._cases = Cases(self._tokens)
        self._naming = Naming(self._tokens, self._cases)
        self._quotes = quotes_of(text, SPEAKING - NEEDS_CLAUSE)
        self._offices = Offices(
            text, self._tokens, [(quote.start, quote.end) for quote in self._quotes if not quote.long]
        )

    def read(self) -> list[Appearance]:
        found = self._without_originals(find_names(self._text, self._tokens))
        self._first_tokens = {one.first: one.after for one in found}
        self._first_of = {one.after: one.first for one in found}
        self._around = Surroundings(self._text, self._tokens, self._quotes, self._offices, self._first_tokens)
        self._people = [Mention(one, possible_forms(one, self._tokens)) for one in found]
        self._offices.phrases.left.surnames = {name_key(one.words[-1]) for one in found if one.sure}
        self._around.read_offices(self._people)
        self._around.read_talks(self._people)
        self._sure_keys = {tuple(map(name_key, one.found.words)) for one in self._people if one.found.sure}
        self._sure_surnames = {key[-1] for key in self._sure_keys}
        self._sure_ends = {one.found.after for one in self._people if one.found.sure}
        known = (one.found.words for one in self._people if one.found.sure)
        self._known_surnames = {name_key(words[-1]) for words in known if is_known_given(words[0])}
        self._people = [
            one for one in self._people if not self._is_of_two(one) and (one.found.sure or self._has_witness(one))
        ]
        share_cases(self._tokens, self._people, self._cases.case_of)
        self._naming.read_all(self._people)
        self._name_offices(self._people)
        self._add_surnames()
        self._read_speech()
        return [self._appearance(one) for one in self._people]

    def _add_surnames(self) -> None:
        join_surnames(self._people)
        alone = list(SurnamesAlone(self._tokens, self._people).find())
        if alone:
            self._first_tokens |= {one.found.first: one.found.after for one in alone}
            self._people = sorted([*self._people, *alone], key=lambda one: one.found.start)
            self._around.read_offices(self._people, alone)
            self._name_offices(alone)

    def _name_offices(self, people: list[Mention]) -> None:
        """Split offices from institutions and put them in the nominative, once gender and case are known."""
        for person in people:
            name = person.name or person.found.name
            case = person.case or name.case
            person.offices = [
                self._offices.office(phrase, name.gender, case) for phrase in (*person.before, *person.behind)
            ]

    def _without_originals(self, found: list[Found]) -> list[Found]:
        """Drop names in brackets that repeat the name before in its own language: `Loreta Linča (Loretta Lynch)`.

        If the bracket has the Latvian form, that is kept instead.
        """
        kept: list[Found] = []
        for one in found:
            if kept and self._text[kept[-1].end : one.start] == " (" and self._text[one.end : one.end + 1] == ")":
                if foreignness(one.words) < foreignness(kept[-1].words):
                    kept[-1] = replace(kept[-1], words=one.words, name=one.name)
                continue
            kept.append(one)
        return kept

    # -- who is a person

    def _is_of_two(self, person: Mention) -> bool:
        """`ar Kalnu Egle sprieda`: surnames of two people, the first of whom the text names in full."""
        given = person.found.words[0]
        if len(person.found.words) != 2 or is_known_given(given) or given.endswith("."):
            return False
        return name_key(given) in self._known_surnames and not person.has_office

    def _is_listed(self, found: Found) -> bool:
        """Whether others before it in a list are certain, and each is from somewhere.

        `Anna Kalna no Rīgas, Ondrej Vetral no Čehijas un Burcu Vetrul no Turcijas`.
        """
        if not self._is_from_somewhere(found.after):
            return False
        before = self._before_origin(found.first)
        while before and before not in self._sure_ends:
            before = self._before_origin(self._first_of.get(before, 0))
        return before > 0

    def _is_from_somewhere(self, at: int) -> bool:
        """Whether `no Čehijas` stands at a token."""
        words = [token.text for token in self._tokens[at : at + 2]]
        return len(words) == 2 and words[0] == "no" and words[1][0].isupper() and words[1].endswith(("as", "es", "u"))

    def _before_origin(self, first: int) -> int:
        """Where the name ends that a list has with its origin right before token `first`; 0 if there is none."""
        end = first - _LISTED
        joined = first > 0 and self._tokens[first - 1].text in (",", "un")
        return end if joined and end > 0 and self._is_from_somewhere(end) else 0

    def _has_witness(self, person: Mention) -> bool:
        """Whether something other than capitals shows that an unknown pair of words is a person."""
        found = person.found
        keys = tuple(name_key(word) for word in found.words)
        is_new = keys[-1] in self._sure_surnames and keys not in self._sure_keys
        if is_new and starts_sentence(self._tokens, found.first) and is_no_given(found.words[0]):
            return False  # `Klausītāji Dolgopolovam`: the first word of a sentence, and a surname alone
        if person.has_office or person.talk or found.original or keys in self._sure_keys:
            return True
        if self._is_listed(found):
            return True
        if starts_sentence(self._tokens, found.first) and is_apposition(found.words):
            return False
        if person.organisation and self._tokens[found.after].text == "no":
            return True  # things too may have a bracket with an institution behind their name
        if self._does_something(found):
            return True
        around = [self._tokens[at].text.lower() for at in (found.first - 1, found.after) if 0 <= at < len(self._tokens)]
        if any(map(looks_foreign, found.words)) and _REPORTING.intersection(around):
            return False  # vēsta Deutsche Welle
        if found.first and (is_person_noun(around[0]) or is_of_men(around[0])):
            return True  # Vjetnamas pilsonis Nguens Van Tuans
        return any(word in SPEAKING or word in ATTRIBUTING for word in around) or self._speaks_with(found)

    def _speaks_with(self, found: Found) -> bool:
        """`Brenda Okafora sniedza ieskatu`: behind the name, a verb that is of speaking with its object."""
        behind = [token.text.lower() for token in self._tokens[found.after : found.after + 1 + TO_OBJECT]]
        return bool(behind) and any(word in SPEAKING_WITH.get(behind[0], ()) for word in behind[1:])

    def _does_something(self, found: Found) -> bool:
        """`Mels Gibsons uztaisīja turpinājumu`: two masculine words in the nominative, with a verb behind them."""
        words = found.words
        if len(words) != 2 or not all(word.endswith(("s", "š")) for word in words) or found.name.case != "nom":
            return False
        return any(is_verb(token.text.lower()) for token in self._tokens[found.after : found.after + 2])

    # -- speech

    def _read_speech(self) -> None:
        ends = [0, *(person.after for person in self._people)]
        speakers = [self._speaker(index, *one) for index, one in enumerate(zip(self._people, ends, strict=False))]
        named = [
            Named(
                one.index,
                (person.name or person.found.name).nominative,
                self._tokens[one.first].start,
                self._tokens[one.after - 1].end,
                one.can_be_subject,
            )
            for one, person in zip(speakers, self._people, strict=True)
        ]
        for index, said in hear(self._text, self._tokens, self._quotes, speakers, named, LatvianClause).items():
            self._people[index].said = [one for one in said if not self._around.programme.holds(one.start)]

    def _speaker(self, index: int, person: Mention, floor: int) -> Speaker:
        """A person in the form that the rules for speech need; `floor` is the token behind the person before."""
        found = person.found
        genders = {gender for gender, case in person.forms if case == "nom"}
        following = self._tokens[found.after].text.lower() if found.after < len(self._tokens) else ""
        name = self._naming.named(person) if person.bearer is None else person.found.name
        return Speaker(
            index=index,
            first=self._around.begin(person, floor),
            name=found.first,
            name_after=found.after,
            after=max(person.after, self._around.after_original(found)),
            gender=genders.pop() if len(genders) == 1 else name.gender,
            can_be_subject=any(case == "nom" for _, case in person.forms) and name.case == "nom",
            is_genitive=(following in ATTRIBUTING or name.case == "gen")
            and any(case == "gen" for _, case in person.forms),
            is_dative=name.case == "dat",
            person=(person.name or found.name).nominative,
        )

    def _appearance(self, person: Mention) -> Appearance:
        found, name = person.found, person.name or person.found.name
        offices, organisation = person.offices, person.organisation
        main, others = _main_office(offices)
        is_inherited = False
        if person.bearer and not organisation and not (main and main.organisation):
            # By surname alone: the office is the one beside the full name, unless another one is named here.
            known, _ = _main_office(person.bearer.offices)
            if main is None or (known and known.role and main.role and known.role.endswith(main.role)):
                main, others, organisation, is_inherited = known, [], person.bearer.organisation, True
        said = next((one for one in person.said if one.is_quotation), person.said[0] if person.said else None)
        return Appearance(
            name_as_written=self._text[found.start : found.end],
            start=found.start,
            end=found.end,
            nominative=name.nominative,
            gender=name.gender,
            certain=name.certain,
            is_nominative=name.case == "nom" and person.bearer is None,
            role=main.role if main else None,
            role_nominative=main.role_nominative if main else None,
            organisation=(main.organisation if main else None) or organisation,
            other_roles=tuple(others),
            spoke=bool(person.said or person.talk),
            talk=person.talk,
            statement=self._text[said.start : said.end].strip() if said else None,
            statements=tuple(Statement(one.start, one.end, one.is_quotation) for one in person.said),
            is_inherited=is_inherited,
        )


def _main_office(offices: list[Office]) -> tuple[Office | None, list[str]]:
    """The office with an institution, or otherwise the first one; and the others, as written."""
    if not offices:
        return None, []
    main = next((one for one in offices if one.organisation), offices[0])
    others = [" ".join(filter(None, (one.organisation, one.role))) for one in offices if one is not main]
    return main, others
