"""Finds place names in a text, in every case, and lists of them.

Whether such a name really means the place is decided elsewhere: here, `Madona` and `Ogre` are names in any text.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from operator import attrgetter

from archive.latvian.declension import Case
from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token, tokenise
from archive.places.beside import DASHES, Beside, is_in_capitals
from archive.places.english import english_base_name, parish_genitive, with_translated, without_possessive
from archive.places.names import Name
from archive.places.register import register
from archive.places.villages import village_at

_JOINED = re.compile("-[A-ZĀČĒĢĪĶĻŅŠŪŽ]")


class PlaceNames:
    """The tokens of one text in one language, and the place names among them, addressed by number."""

    def __init__(self, text: str, lang: str) -> None:
        self._text, self._lang = text, lang
        self._register = register()
        self.tokens = self._parted(tokenise(text))
        self.beside = Beside(self.tokens, lang)
        self._list, self._is_list_of_parishes = range(0), False  # the list of parishes that was examined last

    def list_at(self, at: int) -> tuple[list[Name], int]:
        """The names in a list that begins here (`Rīgas, Liepājas un Valmieras`), and the number of the next token."""
        first = self.name_at(at)
        if first is None:
            return [], at
        names, after = [first], at + 1
        while True:
            joint = self.beside.joint(after)
            if joint == after < len(self.tokens) and self.tokens[after].text in DASHES:
                joint += 1  # `Rīgas–Liepājas šosejā`
            following = self.name_at(joint) if joint > after else None
            if following is None or following.case != first.case:
                return names, after
            names.append(following)
            after = joint + 1

    def name_at(self, at: int) -> Name | None:
        """The place name at this token; None if it is not one, or if there is no such token."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if not token.is_capitalised:
            return None
        word = token.text
        if is_in_capitals(word):
            if len(word) == 3 and word.isascii():
                return None  # `API` is not a form of Ape
            word = word.capitalize()
        base = self._base(word)
        # In English the noun decides: `Bauska parish` lacks the genitive of `Bauskas pagasts`.
        genitive = self._parish(word) if not base or self._is_english_parish(at + 1) else None
        if genitive is not None and (base or self._is_parish(at + 1)):
            return Name(at, genitive, genitive, "gen", False)
        if base:
            return Name(at, word, *base, base[0] in self._register.town_units)
        village_of = village_at(word, self.tokens, at) if self._lang != "en" else None
        return Name(at, village_of, village_of, "loc", False) if village_of else None

    def _is_english_parish(self, after: int) -> bool:
        """Whether the English noun for a parish follows directly."""
        kind = self.beside.kind_after(after) if self._lang == "en" else None
        return kind is not None and kind.name == "parish"

    def _base(self, word: str) -> tuple[str, Case] | None:
        """The base name of the municipality or town of which a word is a form, and its case; None for other words."""
        if self._lang == "en" and (english := english_base_name(without_possessive(word))):
            return english, "nom"
        return self._register.bases.get(word) or self._register.towns.get(word)

    def _parish(self, word: str) -> str | None:
        """The genitive of a parish that a word names; None for any other word."""
        if self._lang == "en":
            return parish_genitive(word)
        return word if word in self._register.parishes else None

    def _is_parish(self, after: int) -> bool:
        """Whether the noun for a parish follows: `Vaives pagasts`, `Vaives un Drabešu pagastos`."""
        kind = self.beside.kind_after(after)
        if kind is not None:
            return kind.name == "parish"
        if not self._list.start <= after < self._list.stop:  # once for all names of the list
            self._list, self._is_list_of_parishes = self._parishes_from(after)
        return self._is_list_of_parishes

    def _parishes_from(self, start: int) -> tuple[range, bool]:
        """The tokens of a list of parishes up to its last name, and whether the noun follows in the plural."""
        after, kind = start, None
        while kind is None:
            joint = self.beside.joint(after)
            if joint == after or joint >= len(self.tokens) or self._parish(self.tokens[joint].text) is None:
                break
            after = joint + 1
            kind = self.beside.kind_after(after)
        return range(start, after + 1), kind is not None and kind.name == "parish" and kind.plural

    def _parted(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens, with routes split into three: `Rīga-Daugavpils`. Double surnames after a given name stay one."""
        tokens = with_translated(self._text, tokens) if self._lang == "en" else tokens
        parted: list[Token] = []
        done = 0
        for match in _JOINED.finditer(self._text):
            at = bisect(tokens, match.start(), key=attrgetter("start")) - 1
            first, _, last = tokens[at].text.partition("-")
            if not (self._base(first) and self._base(last)) or (at and given_name_readings(tokens[at - 1].text)):
                continue
            _, start, end = tokens[at]
            middle = start + len(first)
            parted += tokens[done:at]
            parted += (Token(first, start, middle), Token("-", middle, middle + 1), Token(last, middle + 1, end))
            done = at + 1
        return [*parted, *tokens[done:]] if parted else tokens
