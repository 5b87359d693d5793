"""Reads the offices in one text, each with its institution and in the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import Case, Gender
from archive.latvian.tokens import Token
from archive.people.offices.institutions import Institutions, Office
from archive.people.offices.nominative import nominative
from archive.people.offices.phrases import Phrase, Phrases


class Offices:
    """Reads the offices in one text. `quotes` are its quotations, including the marks."""

    def __init__(self, text: str, tokens: Sequence[Token], quotes: Sequence[tuple[int, int]]) -> None:
        self._text, self._tokens = text, tokens
        self.phrases = Phrases(text, tokens, quotes)
        self.institutions = Institutions(text, tokens, self.phrases.closes)

    def office(self, phrase: Phrase, gender: Gender | None, case: Case) -> Office:
        """The office and the institution in a phrase around a name of that gender in that case."""
        (first, end), organisation = self.institutions.parts(phrase)
        role = self.institutions.chunk(first, end)
        forms = [form for form in phrase.forms if form[1] == case and gender in (None, form[0])]
        if not role or not forms:
            return Office(role or None, organisation, role or None)
        changed = nominative(self._tokens, first, phrase.head, *forms[0])
        words = role
        for at in sorted(changed, reverse=True):
            begin = self._tokens[at].start - self._tokens[first].start
            words = words[:begin] + changed[at] + words[begin + len(self._tokens[at].text) :]
        return Office(role, organisation, words)
