"""Reads quotations and brackets beside or in an office: they are names, explanations of names, or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from archive.latvian.tokens import Token
from archive.people.offices.heads import LONGEST_BRACKET, Heads
from archive.people.offices.nouns import Form, is_institution_noun, is_part_noun, office_forms

# Nouns that a quoted name behind them belongs to, so that it is not part of an office in the nominative; but `bijusī
# „Delfi” žurnāliste`.
_MEDIUM = re.compile(
    r"\w*(?:aģentūr|avīz|blog|film|grāmat|izdevum|izrād|izstād|kampaņ|kanāl|laikrakst|pārraid|podkāst|portāl|programm"
    r"|projekt|raidījum|seriāl|vietn|žurnāl)(?:am|im|ai|ei|ā|ē|ī)",
    re.IGNORECASE,
)
_LONGEST_NAME = 14  # tokens


class Enclosed:
    """The brackets of one text, and the quotations that may be names.

    `closes` maps the first token of a quotation to its last, `_opens` the last to the first.
    """

    def __init__(self, text: str, tokens: Sequence[Token], quotes: Sequence[tuple[int, int]]) -> None:
        self._tokens = tokens
        starts = {token.start: at for at, token in enumerate(tokens)} if quotes else {}
        ends = {token.end: at for at, token in enumerate(tokens)} if quotes else {}
        # A quotation that ends with a mark was said by somebody: `“Kur viņas palika?” izmeklētājs N jautāja`.
        names = [(start, end) for start, end in quotes if text[end - 2] not in ",.?!…"]
        pairs = [(starts[start], ends[end]) for start, end in names if start in starts and end in ends]
        self.closes: Mapping[int, int] = dict(pairs)
        self._opens: Mapping[int, int] = {end: start for start, end in pairs}
        self._heads = Heads(tokens, self._opens)

    def _is_speech(self, close: int) -> bool:
        """Whether a quotation is a sentence rather than a name."""
        inside = self._tokens[close - 1].text
        return inside in (".", "!", "…", ",") or close - self._opens[close] > _LONGEST_NAME

    def _is_object(self, close: int) -> bool:
        """Whether a quotation is a single noun in the accusative, unlike names: `pasniedza „Pateicību” juristei N`."""
        return close - self._opens[close] == 2 and self._tokens[close - 1].text.endswith(("ību", "šanu", "ciju"))

    def _names_medium(self, opening: int, forms: tuple[Form, ...]) -> bool:
        """Whether a quotation is the name of something before it in another case: `raidījumā „Rīts” ministrs`."""
        word = self._tokens[opening - 1].text if opening else ""
        is_called = word in ("ar", "par") or _MEDIUM.fullmatch(word) is not None
        return is_called and all(case in ("nom", "gen") for _, case in forms)

    def _names_institution(self, close: int) -> bool:
        """Whether a bracket explains what precedes it: `LR 1 (Latvijas Radio 1) žurnāliste`, `dienesta (PVD)`."""
        opening = self._heads.before_bracket(close + 1)
        left = self._tokens[opening - 1] if opening else None
        if opening > close or left is None:
            return False
        if left.text[0].isdigit() or left.text.isupper():
            return True
        inside = self._tokens[opening + 1 : close]
        # `(PVD)`, or the name in its own language: `(Vrije Universiteit Amsterdam)`
        is_name = bool(inside) and all(one.is_word and one.is_capitalised for one in inside)
        is_called_so = is_name and (len(inside) == 1 or not any(office_forms(one.text) for one in inside))
        return is_called_so and (
            opening - 1 in self._opens or is_institution_noun(left.text) or is_part_noun(left.text)
        )

    def _explained(self, opening: int) -> int | None:
        """The end of a bracket that explains the name before it; None for any other bracket."""
        for here in range(opening + 1, min(opening + LONGEST_BRACKET, len(self._tokens))):
            if self._tokens[here].text == ")":
                return here if self._names_institution(here) else None
            if self._tokens[here].text[0] == "\n":
                return None
        return None

    def _is_talk(self, at: int) -> bool:
        """Whether a quotation is the title of a talk rather than the name of something: nothing follows on its line."""
        after = self.closes[at] + 1
        return after >= len(self._tokens) or self._tokens[after].text[0] in "\n;."
