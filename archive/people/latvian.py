"""The people of a Latvian text, with their offices, and what they said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from archive.latvian.names import name_key
from archive.latvian.tokens import begin_of_line, tokenise
from archive.people.clause import Speaker
from archive.people.dialogues import Named
from archive.people.finding import Found, find_names, starts_sentence
from archive.people.hearing import hear
from archive.people.lists import share_cases
from archive.people.name_words import foreignness, is_no_given, looks_foreign
from archive.people.naming import Mention, Naming, possible_forms
from archive.people.offices import Office, Offices
from archive.people.offices.nouns import is_institution_noun
from archive.people.quotes import quotes_of
from archive.people.subjects import LatvianClause
from archive.people.surnames_alone import SurnamesAlone
from archive.people.types import Appearance, Statement
from archive.people.verbs import ATTRIBUTING, SPEAKING, is_verb

_TITLE = re.compile(r"(?:[Dd]r|[Pp]rof|[Aa]soc|[Dd]oc|[Mm]ag|[Mm]g|[Bb]c|[Hh]abil|akad)$")
_ABBREVIATED = re.compile(r"[A-Z]?[a-zāčēģīķļņšūž]{1,6}$")  # of a degree: `Dr. sc. pol.`
_REPORTING = frozenset("vēsta vēstīja ziņo ziņoja paziņo paziņoja informē informēja raksta".split())
_LINE_START = re.compile(r"[\s\-–—•*\d.:,)]*(?:[^\W\d]\w{1,5}\.\s*)*")
_REACHED = re.compile(r"\d|\+|tālr|tel$|mob$|e-past", re.IGNORECASE)  # a bracket with an age, a telephone number
_LONGEST_BRACKET = 8  # tokens
_LONGEST_START = 40  # characters before a name on a line of a programme


def latvian_people(text: str) -> list[Appearance]:
    """All mentions of persons by their full name, or by initials, in order."""
    return _Reader(text).read()


class _Reader:
    """Reads one text. The steps follow one another in `read`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenise(text)
        self._naming = Naming(self._tokens)
        self._starts = [token.start for token in self._tokens]
        self._quotes = quotes_of(text)
        self._outer = [(quote.start, quote.end) for quote in self._quotes if quote.depth == 0 and not quote.long]
        self._offices = Offices(
            text, self._tokens, [(quote.start, quote.end) for quote in self._quotes if not quote.long]
        )

    def read(self) -> list[Appearance]:
        found = self._without_originals(find_names(self._text, self._tokens))
        self._first_tokens = {one.first: one.after for one in found}
        self._people = [Mention(one, possible_forms(one)) for one in found]
        self._offices.phrases.left.surnames = {name_key(one.words[-1]) for one in found if one.sure}
        self._read_offices(self._people)
        self._read_talks()
        self._sure_keys = {tuple(map(name_key, one.found.words)) for one in self._people if one.found.sure}
        self._sure_surnames = {key[-1] for key in self._sure_keys}
        self._people = [one for one in self._people if one.found.sure or self._has_witness(one)]
        share_cases(self._tokens, self._people, self._naming.case_of)
        self._naming.read_all(self._people)
        self._name_offices(self._people)
        self._add_surnames()
        self._read_speech()
        return [self._appearance(one) for one in self._people]

    def _add_surnames(self) -> None:
        alone = list(SurnamesAlone(self._tokens, self._people).find())
        if alone:
            self._first_tokens |= {one.found.first: one.found.after for one in alone}
            self._people = sorted([*self._people, *alone], key=lambda one: one.found.start)
            self._read_offices(self._people, alone)
            self._name_offices(alone)

    def _name_offices(self, people: list[Mention]) -> None:
        """Part offices from institutions, and put them in the nominative, once gender and case are known."""
        for person in people:
            name = person.name or person.found.name
            case = person.case or name.case
            person.offices = [
                self._offices.office(phrase, name.gender, case) for phrase in (*person.before, *person.behind)
            ]

    def _without_originals(self, found: list[Found]) -> list[Found]:
        """Drop names in brackets that repeat the one before in its own language: `Loreta Linča (Loretta Lynch)`.

        Where the bracket has the Latvian form, that is the name.
        """
        kept: list[Found] = []
        for one in found:
            if kept and self._text[kept[-1].end : one.start] == " (" and self._text[one.end : one.end + 1] == ")":
                if foreignness(one.words) < foreignness(kept[-1].words):
                    kept[-1] = replace(kept[-1], words=one.words, name=one.name)
                continue
            kept.append(one)
        return kept

    # -- offices

    def _read_offices(self, people: list[Mention], only: list[Mention] | None = None) -> None:
        floor = 0
        chosen = {id(one) for one in only or people}
        for person in people:
            if id(person) not in chosen:
                floor = person.after
                continue
            found = person.found
            start = found.first
            start = self._before_titles(start)
            if floor < start < found.first and self._tokens[start - 1].text == ",":
                start -= 1  # koledžas lektors, Dr. oec. Jānis Bērzs
            person.before = self._offices.phrases.before(start, floor, person.forms)
            if person.before:
                person.forms &= frozenset(person.before[-1].forms)
            after = self._after_original(found)
            person.behind, person.after = self._offices.phrases.after(
                after, person.forms, self._first_tokens, bool(person.before)
            )
            if person.behind:
                person.forms &= frozenset(person.behind[0].forms)
            if not person.behind and (
                inside := self._offices.phrases.in_brackets(found.after, person.forms, self._first_tokens)
            ):
                person.behind, person.after = [inside], inside.after + 1
                person.forms &= frozenset(inside.forms)
            person.organisation = self._bracketed_organisation(found)
            if not person.organisation and person.has_office:
                person.organisation = self._offices.institutions.behind_comma(person.after)
            if not person.organisation and not person.behind:
                person.organisation = self._offices.institutions.behind_from(after)
            floor = person.after

    def _before_titles(self, at: int) -> int:
        """The token at which the titles before a name begin: `Dr. sc. pol. Jānis Bērzs`."""
        if at >= 4 and [token.text for token in self._tokens[at - 4 : at]] == ["V", ".", "E", "."]:
            at -= 4  # Viņas Ekselence
        start = at
        while start >= 2 and self._tokens[start - 1].text == "." and _ABBREVIATED.match(self._tokens[start - 2].text):
            start -= 2
            if _TITLE.match(self._tokens[start].text):
                at = start
        return at

    def _after_original(self, found: Found) -> int:
        """The token behind a name and its original in brackets, if it has one, which is a witness too."""
        here = found.after
        inside_word = self._tokens[here + 1] if here + 1 < len(self._tokens) else None
        if (
            inside_word
            and self._tokens[here].text == "("
            and (inside_word.is_capitalised or is_institution_noun(inside_word.text))
        ):
            close = self._closing(here)
            if close == here + 2 and sum(map(str.isupper, inside_word.text)) > 1:
                return close + 1  # (VP)
            if close is not None and close - here > 2:
                inside = self._text[self._tokens[here + 1].start : self._tokens[close - 1].end]
                if not self._offices.institutions.named_in(here + 1, close):
                    found.original = inside
                return close + 1
        if inside_word and self._tokens[here].text == "(" and _REACHED.match(inside_word.text):
            close = self._closing(here)
            return close + 1 if close is not None else here
        return here

    def _closing(self, opening: int) -> int | None:
        """The token that closes a bracket that opens at token `opening`, if it is near."""
        near = range(opening, min(opening + _LONGEST_BRACKET, len(self._tokens)))
        return next((at for at in near if self._tokens[at].text == ")"), None)

    def _bracketed_organisation(self, found: Found) -> str | None:
        """`Vilnis Krēsliņš (Bauskas novada dome)`."""
        after = self._after_original(found)
        return self._offices.institutions.named_in(found.after + 1, after - 1) if after > found.after else None

    def _read_talks(self) -> None:
        """`Name, institution or offices “Title of the talk”` on a line of its own."""
        for person in self._people:
            found = person.found
            line_start = begin_of_line(self._text, found.start, _LONGEST_START)
            if line_start is None or not _LINE_START.fullmatch(self._text, line_start, found.start):
                continue
            line_end = self._text.find("\n", found.end)
            line_end = line_end if line_end >= 0 else len(self._text)
            in_line = self._outer[bisect_left(self._outer, (found.end, 0)) : bisect_left(self._outer, (line_end, 0))]
            title = next(((s, e) for s, e in in_line if self._text[e:line_end].strip(" .;") == ""), None)
            end = bisect_left(self._starts, title[0] if title else line_end)
            if title and self._is_talk(person, end):
                person.talk = self._text[title[0] + 1 : title[1] - 1].strip()
            if not person.has_office:
                person.organisation = person.organisation or self._line_organisation(person, end)

    def _is_talk(self, person: Mention, quote: int) -> bool:
        """Whether the quotation that closes the line is a title: all before it is offices or an institution."""
        if person.behind and person.after == quote:
            return True
        first = self._after_original(person.found)
        if first >= len(self._tokens) or self._tokens[first].text != "," or person.behind:
            return False
        last = self._tokens[quote - 1]
        names_something = last.is_word and self._offices.institutions.names_something(last.text)
        return not names_something and self._offices.institutions.named_in(first + 1, quote) is not None

    def _line_organisation(self, person: Mention, end: int) -> str | None:
        first = self._after_original(person.found)
        if first < len(self._tokens) and self._tokens[first].text == ",":
            last = end
            while last > first + 1 and self._tokens[last - 1].text in ".;\n":
                last -= 1
            return self._offices.institutions.named_in(first + 1, last)
        return None

    def _has_witness(self, person: Mention) -> bool:
        """Whether something besides its capitals says that an unknown pair of words is a person."""
        found = person.found
        keys = tuple(name_key(word) for word in found.words)
        is_new = keys[-1] in self._sure_surnames and keys not in self._sure_keys
        if is_new and starts_sentence(self._tokens, found.first) and is_no_given(found.words[0]):
            return False  # `Klausītāji Dolgopolovam`: a word that begins the sentence, and a surname alone
        if person.has_office or person.talk or found.original or keys in self._sure_keys:
            return True
        if self._does_something(found):
            return True
        around = [self._tokens[at].text.lower() for at in (found.first - 1, found.after) if 0 <= at < len(self._tokens)]
        if any(map(looks_foreign, found.words)) and _REPORTING.intersection(around):
            return False  # vēsta Deutsche Welle
        return any(word in SPEAKING or word in ATTRIBUTING for word in around)

    def _does_something(self, found: Found) -> bool:
        """`Mels Gibsons uztaisīja turpinājumu`: two words in the nominative of men, with a verb behind them."""
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
            self._people[index].said = said

    def _speaker(self, index: int, person: Mention, floor: int) -> Speaker:
        """A person as speech needs them; `floor` is the token behind the one before."""
        found = person.found
        genders = {gender for gender, case in person.forms if case == "nom"}
        following = self._tokens[found.after].text.lower() if found.after < len(self._tokens) else ""
        name = self._naming.named(person) if person.bearer is None else person.found.name
        return Speaker(
            index=index,
            first=person.before[0].first if person.before else self._offices.phrases.plural_before(found.first, floor),
            name=found.first,
            name_after=found.after,
            after=max(person.after, self._after_original(found)),
            gender=genders.pop() if len(genders) == 1 else name.gender,
            can_be_subject=any(case == "nom" for _, case in person.forms) and name.case == "nom",
            is_genitive=following in ATTRIBUTING and any(case == "gen" for _, case in person.forms),
            is_dative=name.case == "dat",
        )

    def _appearance(self, person: Mention) -> Appearance:
        found, name = person.found, person.name or person.found.name
        offices, organisation = person.offices, person.organisation
        main, others = _main_office(offices)
        is_inherited = False
        if person.bearer and not organisation and not (main and main.organisation):
            # By the surname alone: the office is that which stands with the full name, unless another one is named.
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
    """The office that comes with an institution, else the first one; and the rest, as written."""
    if not offices:
        return None, []
    main = next((one for one in offices if one.organisation), offices[0])
    others = [" ".join(filter(None, (one.organisation, one.role))) for one in offices if one is not main]
    return main, others
