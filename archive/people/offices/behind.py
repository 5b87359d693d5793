"""Finds the institution after a name or an office, outside the phrase: after a comma or `no`, or on its own line."""

from __future__ import annotations

import re
from itertools import takewhile

from archive.people.offices.kinds import Kinds
from archive.people.offices.nouns import (
    ABBREVIATIONS,
    is_institution_noun,
    is_part_noun,
    office_forms,
    stands_alone,
)
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

_LONGEST_NAME = 9  # words of an institution's name
# Verbs for going somewhere from a place, or getting something from somebody.
_WHENCE = re.compile(
    r"(?:ne)?(?:sa|at|iz|aiz|ie|pār)?(?:ņem|ņēm|gāj|bēg|bēdz|brauc|dabū|pieprasī|guv)\w{0,5}"
    r"|(?:ne)?(?:iz|aiz|pār)?iet|iznāk\w?|iznāca|aizveda|atved\w"
)
_LONGEST_WAY = 4  # words before such a verb; judged
_LONGEST_FROM = 9  # tokens behind `no` that may be the institution and its departments
# `no` takes a genitive: in `no Rīgas policijai stāstīja`, somebody tells the police something.
GENITIVE = re.compile(r"(?:[aāeē]s|[aāuo])$")
_NOT_OF_NAME = re.compile(r"(?:iem|[āīē]m|ajā|ē|os)$")  # no Cēsīm zālē sagaida novada domes deputāte
_NO_GENITIVE = re.compile(r"(?:[ae]i|[aiu]m|[āēī]|[āē]s|os|(?<!spēk)u)$")


class Behind(Kinds):
    """Finds the institutions behind the names of one text."""

    def behind_comma(self, at: int) -> str | None:
        """The institution between a comma and the end of the line or list item: `…, Valsts policija`."""
        if at + 1 >= len(self._tokens) or self._tokens[at].text != ",":
            return None
        first = self._tokens[at + 1]
        if not first.is_capitalised and not (at + 2 in self._closes and is_institution_noun(first.text)):
            return None  # biedrība „Mājas”
        end = at + 1
        words: list[str] = []
        while end < len(self._tokens) and self._tokens[end].text[0] not in "\n;.,:()":
            words += [self._tokens[end].text] if self._tokens[end].is_word else []
            end = self._closes.get(end, end) + 1
        ends_line = end >= len(self._tokens) or self._tokens[end].text[0] in "\n;.)"
        if any(office_forms(word) for word in words) or len(words) > _LONGEST_NAME:
            return None
        nouns = [word for word in words if is_institution_noun(word)]
        is_nominative = any(noun.endswith(("a", "e", "s")) and not noun.endswith(("as", "es")) for noun in nouns)
        return self.named_in(at + 1, end) if ends_line and is_nominative else None

    def on_line(self, first: int) -> str | None:
        """The institution that is a whole line from token `first` on, as in a signature."""
        end = first
        while end < len(self._tokens) and self._tokens[end].text[0] not in "\n;.,:(":
            end = self._closes.get(end, end) + 1
        closes = end >= len(self._tokens) or self._tokens[end].text[0] == "\n"
        words = [token.text for token in self._tokens[first:end] if token.is_word]
        is_plain = words and self._tokens[first].is_capitalised and not any(office_forms(word) for word in words)
        return self.named_in(first, end) if closes and is_plain else None

    def behind_from(self, at: int) -> tuple[str, int] | None:
        """The institution behind `no`, and the token after it and its departments.

        `Jānis Bērzs no Valsts darba inspekcijas Latgales nodaļas`, `no ministrijas`.
        """
        tokens, first = self._tokens, at + 1
        if first >= len(tokens) or tokens[at].text != "no":
            return None
        stop = first
        while stop < min(first + _LONGEST_FROM, len(tokens)) and tokens[stop].is_word:
            if is_verb(tokens[stop].text.lower()) or _NOT_OF_NAME.search(tokens[stop].text):
                break
            stop += 1
        for here in range(first, stop):
            word = tokens[here].text
            end = self._closes[here + 1] + 1 if here + 1 in self._closes else here + 1
            is_named = end > here + 1  # krīzes centra „Dardedze”
            if not (tokens[first].is_capitalised or here == first or is_named):
                continue
            if is_part_noun(word) and word.endswith("s") and stands_alone(self.chunk(first, here + 1)):
                return self.chunk(first, here + 1), here + 1  # Ieslodzījuma vietu pārvaldes
            if word not in ABBREVIATIONS and (_NO_GENITIVE.search(word) or not self._is_institution(here, first, stop)):
                continue
            while end < stop and self._goes_on(tokens[end].text):
                end += 1
            end = self._closes[end] + 1 if end in self._closes else self._behind_departments(end, stop)
            if self._is_whence(end):
                return None
            return self.chunk(first, end), end
        return None

    def _is_whence(self, end: int) -> bool:
        """Whether somebody comes or gets something from there: `no Valsts policijas saņēma`, `no domes ēkas`."""
        near = [token.text.lower() for token in self._tokens[end : end + _LONGEST_WAY]]
        clause = list(takewhile(lambda word: word[0].isalpha(), near))
        if "vārdu" in clause:
            return False  # vārdu neņēma
        return bool(clause) and (any(map(_WHENCE.fullmatch, clause)) or clause[0] in ("ēkas", "telpām", "puses"))

    def _behind_departments(self, end: int, stop: int) -> int:
        """The token after the last department that follows an institution up to token `end`; `end` if there is none."""
        after = end
        for at in range(end, stop):
            word = self._tokens[at].text
            if not GENITIVE.search(word) or word in NO_OFFICE_WORDS:
                break
            if is_part_noun(word) or is_institution_noun(word):
                after = at + 1
        return after
