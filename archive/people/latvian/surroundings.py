"""Reads what surrounds a name in a Latvian text: titles, the original in brackets, offices, an institution, a talk."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from archive.latvian.tokens import Token, begin_of_line
from archive.people.latvian.programme import Programme
from archive.people.names.found import Found, Mention
from archive.people.names.naming import is_foreign
from archive.people.offices.in_text import Offices
from archive.people.offices.modifiers import before_age
from archive.people.offices.nouns import Form, is_institution_noun
from archive.people.speech.quotes import Quote
from archive.people.speech.sentences import RANKS

_TITLE = re.compile(rf"(?:[Dd]r|[Pp]rof|[Aa]soc|[Dd]oc|[Mm]ag|[Mm]g|[Bb]c|[Hh]abil|akad|{RANKS})$")
_ABBREVIATED = re.compile(r"[A-Z]?[a-zāčēģīķļņšūž]{1,6}$")  # parts of a degree: `Dr. sc. pol.`
_LINE_START = re.compile(r"[\s\-–—•*\d.:,)]*(?:[^\W\d]\w{1,5}\.\s*|[^\W\d]\w{1,11}:\s*)*")  # Dr. …, Foto: …
_REACHED = re.compile(r"\d|\+|tālr|tel$|mob$|e-past", re.IGNORECASE)  # a bracket with an age, a telephone number
# Tokens of a bracket, and characters before a name on a line of a programme; for the texts of tests/gold that are not
# held out, 6 and 10 are enough.
_LONGEST_BRACKET, _LONGEST_START = 12, 40
_LONGEST_SIGNED = 24  # tokens of an institution in a bracket, perhaps with an office, or at the end of a line
_NOMINATIVES: frozenset[Form] = frozenset({("m", "nom"), ("f", "nom")})


class Surroundings:
    """Reads what surrounds the names of one text. `first_tokens` maps the first token of each name to the one after."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        quotes: Sequence[Quote],
        offices: Offices,
        first_tokens: Mapping[int, int],
    ) -> None:
        self._text, self._tokens, self._offices, self._first_tokens = text, tokens, offices, first_tokens
        self._starts = [token.start for token in tokens]
        self._outer = [(quote.start, quote.end) for quote in quotes if quote.depth == 0 and not quote.long]
        self.programme = Programme(text, tokens, self._outer, offices)

    def read_offices(self, people: Sequence[Mention], only: Sequence[Mention] | None = None) -> None:
        """Read the offices before and behind the names of people, and their institutions; only for `only`, if given."""
        floor = 0
        chosen = {id(one) for one in only or people}
        for person in people:
            if id(person) in chosen:
                self._read_around(person, floor)
            floor = person.after

    def _read_around(self, person: Mention, floor: int) -> None:
        found, phrases = person.found, self._offices.phrases
        start = self._read_before(person, floor)
        after = self.after_original(found)
        person.behind, person.after = phrases.after(after, person.forms, self._first_tokens, bool(person.before))
        if person.behind:
            person.forms &= frozenset(person.behind[0].forms)
        elif inside := phrases.in_brackets(found.after, person.forms, self._first_tokens):
            person.behind, person.after = [inside], inside.after + 1
            person.forms &= frozenset(inside.forms)
        if found.sure and not person.has_office and (said := phrases.said_of(start, floor, person.forms)):
            person.behind = [said]
        person.organisation = self._bracketed_organisation(found)
        if not person.has_office:
            self._read_apart(person, after)
        if not person.organisation and (person.has_office or self._ends_line(person.after)):
            person.organisation = self._offices.institutions.behind_comma(person.after)
        if not person.organisation and not person.behind:
            from_it = self._offices.institutions.behind_from(after)
            person.organisation, person.after = from_it or (None, person.after)

    def _read_before(self, person: Mention, floor: int) -> int:
        """Read the offices before a name. Returns the token up to which they may reach, before titles and degrees."""
        first, phrases = person.found.first, self._offices.phrases
        start = self._before_titles(first)
        if floor < start < first and self._tokens[start - 1].text == ",":
            start -= 1  # koledžas lektors, Dr. oec. Jānis Bērzs
        person.before = phrases.before(start, floor, person.forms)
        if not person.before and is_foreign(person.found.words[0]):
            # A foreign name can look like a case in which the office is not: `padomniece Kristi Õunapalu`.
            person.before = phrases.before(start, floor, _NOMINATIVES)
            person.forms = _NOMINATIVES if person.before else person.forms
        if person.before:
            person.forms &= frozenset(person.before[-1].forms)
        return start

    def _read_apart(self, person: Mention, after: int) -> None:
        """Read an office in a bracket with its institution, or on the line below a name that has a line of its own."""
        found, phrases = person.found, self._offices.phrases
        if self._tokens[found.after : found.after + 1] and self._tokens[found.after].text == "(":
            close = self._closing(found.after, _LONGEST_SIGNED)
            inside = range(found.after + 1, close or 0)
            comma = next((at for at in inside if self._tokens[at].text == ","), None)
            if close is None or comma is None:
                return
            for first, end, begin, stop in (
                (comma + 1, close, found.after + 1, comma),
                (found.after + 1, comma, comma + 1, close),
            ):
                phrase = phrases.phrase_after(first, person.forms, self._first_tokens)
                organisation = self._offices.institutions.named_in(begin, stop)
                if phrase and phrase.after == end and organisation:
                    person.behind, person.organisation, person.after = [phrase], organisation, close + 1
                    person.forms &= frozenset(phrase.forms)
                    return
            return
        line = begin_of_line(self._text, found.start, _LONGEST_START)
        at = after + 1 if self._is(after, ",") else after
        if line is None or not self._is(at, "\n") or not _LINE_START.fullmatch(self._text, line, found.start):
            return
        nominative = frozenset(form for form in person.forms if form[1] == "nom")
        phrase = phrases.phrase_after(at + 1, nominative, self._first_tokens)
        if phrase is None or not (self._ends(phrase.after) or self._is(phrase.after, ",")) or self._is_below(line):
            return
        person.behind, person.after = [phrase], phrase.after
        person.forms &= frozenset(phrase.forms)
        if self._offices.institutions.parts(phrase)[1] is None and self._ends(phrase.after):
            person.organisation = self._offices.institutions.on_line(phrase.after + 1)

    def _is(self, at: int, mark: str) -> bool:
        return at < len(self._tokens) and self._tokens[at].text == mark

    def _ends(self, at: int) -> bool:
        """Whether a line ends before token `at`."""
        return at >= len(self._tokens) or self._tokens[at].text[0] == "\n"

    def _is_below(self, line: int) -> bool:
        """Whether the line above is an office by itself; then it is unclear which of the two belongs to the name."""
        above = self._text.rfind("\n", 0, max(line - 1, 0)) + 1
        first = bisect_left(self._starts, above)
        if not line or not self._text[above:line].strip():
            return False
        phrase = self._offices.phrases.phrase_after(first, _NOMINATIVES, self._first_tokens)
        return phrase is not None and self._ends(phrase.after)

    def _ends_line(self, comma: int) -> bool:
        """Whether the words between a comma and the next mark end a line, as in a programme, without a quoted title."""
        if not self._is(comma, ","):
            return False
        end = comma + 1
        closes = self._offices.phrases.closes
        while end < len(self._tokens) and end - comma < _LONGEST_SIGNED and self._tokens[end].text[0] not in "\n;.,:(":
            if end in closes:
                return False
            end += 1
        return self._ends(end)

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

    def begin(self, person: Mention, floor: int) -> int:
        """The token at which the words for somebody begin: an office, a title, an age.

        `floor` is the token behind the person named before.
        """
        first = person.before[0].first if person.before else self._before_titles(person.found.first)
        if first == person.found.first:
            first = self._offices.phrases.plural_before(first, floor)
        return min(person.found.first, max(floor, before_age(self._tokens, first)))

    def after_original(self, found: Found) -> int:
        """The token behind a name, and behind its original in brackets if there is one, which also is a witness."""
        here = found.after
        if not self._is(here, "(") or here + 1 == len(self._tokens):
            return here
        inside_word = self._tokens[here + 1]
        if inside_word.is_capitalised or is_institution_noun(inside_word.text):
            close = self._closing(here)
            if close == here + 2 and sum(map(str.isupper, inside_word.text)) > 1:
                return close + 1  # (VP)
            if close is not None and close - here > 2:
                inside = self._text[self._tokens[here + 1].start : self._tokens[close - 1].end]
                if not self._offices.institutions.named_in(here + 1, close):
                    found.original = inside
                return close + 1
        if _REACHED.match(inside_word.text):
            close = self._closing(here)
            return close + 1 if close is not None else here
        return here

    def _closing(self, opening: int, longest: int = _LONGEST_BRACKET) -> int | None:
        """The token that closes the bracket opened at token `opening`, if it is near."""
        near = range(opening, min(opening + longest, len(self._tokens)))
        return next((at for at in near if self._tokens[at].text == ")"), None)

    def _bracketed_organisation(self, found: Found) -> str | None:
        """`Vilnis Krēsliņš (Bauskas novada dome)`."""
        after = self.after_original(found)
        return self._offices.institutions.named_in(found.after + 1, after - 1) if after > found.after else None

    def read_talks(self, people: Sequence[Mention]) -> None:
        """Read talks: `Name, institution or offices “Title of the talk”` on a line; title first behind an hour."""
        for before, person in zip([None, *people], people, strict=False):
            found = person.found
            line_start = begin_of_line(self._text, found.start, _LONGEST_START)
            person.talk = self.programme.talk(person, before)
            if line_start is None or not _LINE_START.fullmatch(self._text, line_start, found.start):
                continue
            line_end = self._text.find("\n", found.end)
            line_end = line_end if line_end >= 0 else len(self._text)
            in_line = self._outer[bisect_left(self._outer, (found.end, 0)) : bisect_left(self._outer, (line_end, 0))]
            title = next(((s, e) for s, e in in_line if self._text[e:line_end].strip(" .;") == ""), None)
            end = bisect_left(self._starts, title[0] if title else line_end)
            if title and not person.talk and self._is_talk(person, end):
                person.talk = self._text[title[0] + 1 : title[1] - 1].strip()
            elif title and not person.talk:  # it is the name of an institution
                end = bisect_left(self._starts, line_end)
            if not person.has_office:
                person.organisation = person.organisation or self._line_organisation(person, end)

    def _is_talk(self, person: Mention, quote: int) -> bool:
        """Whether the quotation that ends the line is a title: everything before it is offices or an institution."""
        if person.behind and person.after == quote:
            return True
        first = self.after_original(person.found)
        if first >= len(self._tokens) or self._tokens[first].text != "," or person.behind:
            return False
        last = self._tokens[quote - 1]
        names_something = last.is_word and self._offices.institutions.names_something(last.text)
        return not names_something and self._offices.institutions.named_in(first + 1, quote) is not None

    def _line_organisation(self, person: Mention, end: int) -> str | None:
        first = self.after_original(person.found)
        if first + 1 < end and self._tokens[first].text == "," and not _REACHED.match(self._tokens[first + 1].text):
            last = end
            while last > first + 1 and self._tokens[last - 1].text in ".;)\n–—-:":
                last -= 1
            return self._offices.institutions.named_in(first + 1, last)
        return None
