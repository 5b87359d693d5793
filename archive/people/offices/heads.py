"""Finds the noun of an office before a name: right before it, or with what the office is about in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.latvian.tokens import Token
from archive.people.offices.modifiers import LOCATIVE, is_in_list, is_place_noun
from archive.people.offices.nouns import Form, office_forms
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb
from archive.places.register import register

LONGEST_BEHIND_HEAD = 9  # words
LONGEST_BRACKET = 12  # tokens
_LONGEST_ORIGIN = 4  # words of a place
# Endings of what an office is for: `speciāliste darbam ar ģimenēm`, `koordinators cīņai pret vardarbību`.
_AIMS = ("am", "ai", "ei", "ā")
_TO_WHAT = frozenset(("ar", "pret"))


class Heads:
    """Finds nouns of offices in one text. `opens` maps tokens that close quotations to those that open them."""

    def __init__(self, tokens: Sequence[Token], opens: Mapping[int, int]) -> None:
        self._tokens, self._opens = tokens, opens

    def before_bracket(self, at: int) -> int:
        """The token that opens the bracket which closes right before token `at`; `at` if there is no bracket."""
        if at and self._tokens[at - 1].text == ")":
            for here in range(at - 2, max(-1, at - 2 - LONGEST_BRACKET), -1):
                if self._tokens[here].text == "(":
                    return here
                if self._tokens[here].text in ")\n":
                    break
        return at

    def before_origin(self, end: int, floor: int) -> int:
        """The `no` of somebody's origin that ends before token `end`, otherwise `end`: `skolotāja no Cēsu novada`.

        A single capitalised genitive is a place, even if it is not in the register: `eksperte no Somijas`.
        """
        for at in range(end - 2, max(floor, end - 2 - _LONGEST_ORIGIN), -1):
            if self._tokens[at].text == "no":
                last = self._tokens[end - 1].text
                is_one = at == end - 2 and last.endswith(("as", "es", "u"))
                is_place = (
                    is_one
                    or is_place_noun(last)
                    or any(
                        place is not None and place[1] == "gen"
                        for place in (register().bases.get(last), register().towns.get(last))
                    )
                )
                return at if is_place and self._tokens[at + 1].is_capitalised else end
            if not self._tokens[at].is_word:
                break
        return end

    def before(self, end: int, floor: int, fits: frozenset[Form]) -> int | None:
        """The noun of the office: right before the name, or with a phrase in the locative between: `… jautājumos`."""
        last = self.before_bracket(end) - 1
        if acting := self.acting(last):
            return acting
        here = last
        steps = 0
        while here >= floor and steps < LONGEST_BEHIND_HEAD:
            token = self._tokens[here]
            if here in self._opens:
                here = self._opens[here] - 1
                steps += 1
                continue
            if token.text == "*":
                here -= 1
                continue
            if token.text == "," and here > floor and is_in_list(self._tokens, here, here + 1):
                here -= 1  # vietnieks izglītības, kultūras un sporta jautājumos
                continue
            if not token.is_word:
                return None
            lower = token.text.lower()
            if lower in _TO_WHAT and here - 1 > floor and self._tokens[here - 1].text.endswith(_AIMS):
                here -= 2  # darbam ar ģimenēm
                steps += 2
                continue
            if lower in NO_OFFICE_WORDS or is_verb(lower):
                return None
            forms = office_forms(lower)
            if any(form in fits for form in forms) and (here == last or self._is_behind_head(here + 1, end)):
                return here
            here -= 1
            steps += 1
        return None

    def before_kind(self, opening: int) -> int:
        """Where a quoted name begins, including an abbreviated kind of firm: `a/s „Dzirnas”`, `z/s „Kalni”`."""
        kind = [token.text for token in self._tokens[max(0, opening - 3) : opening]]
        is_short = len(kind) == 3 and kind[1] == "/" and len(kind[0]) == len(kind[2]) == 1
        return opening - 3 if is_short and kind[0].isalpha() and kind[2].isalpha() else opening

    def acting(self, last: int) -> int | None:
        """The noun of an office before `p. i.` or `v. i.` that ends with token `last`: `direktora p.i.`"""
        if last < 4 or [token.text for token in self._tokens[last - 2 : last + 1]] != [".", "i", "."]:
            return None
        noun = self._tokens[last - 4].text
        is_genitive = any(case == "gen" for _, case in office_forms(noun))
        return last - 4 if is_genitive and self._tokens[last - 3].text in ("p", "v") else None

    def _is_behind_head(self, first: int, end: int) -> bool:
        """Whether the words between the noun and the name only specify the office: they end in a locative or a name."""
        last = self._tokens[end - 1]
        if end - 1 in self._opens:
            return True
        words = [one.text.lower() for one in self._tokens[first:end]]
        if len(words) > 2 and words[1] in _TO_WHAT and words[0].endswith(_AIMS):
            return last.text.endswith(("u", "i", "iem", "ām", "ēm", "īm"))
        if not LOCATIVE.match(last.text) and not (last.text.isupper() and len(last.text) > 1):
            return False
        return all(one.text.lower() not in NO_OFFICE_WORDS for one in self._tokens[first:end])
