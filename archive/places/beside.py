"""Reads the words beside place names: those that join the names of a list, and the nouns for kinds of places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.tokens import Token
from archive.places.english import english_kind, is_of_two_words
from archive.places.institutions import LANDS
from archive.places.words import Kind, kind_of, short_kind

DASHES = ("–", "-", "—")
_JOINTS = (["kā", "arī"], [",", "un"], [",", "and"], [",", "gan"])
_OPENING = ("(", ":", *DASHES)
_OTHERS = re.compile(r"(?:cit|pārēj|apkārtēj|tuvēj|tuvāk)\w+|kaimiņu|blakus")


def is_in_capitals(word: str) -> bool:
    """Whether a word is in capitals and has more than two letters, unlike some abbreviations."""
    return len(word) > 2 and word.isupper()


_OBLIQUE = ("ā", "am", "ai")  # the locative and the dative of nouns for kinds of places, in the singular
_WITH_GENITIVE = frozenset("no pie pēc pirms ap aiz kopš līdz bez virs zem ārpus".split())


class Beside:
    """The tokens of a text in one language, addressed by number."""

    def __init__(self, tokens: Sequence[Token], lang: str) -> None:
        self._tokens, self._lang = tokens, lang

    def words(self, at: int, count: int) -> list[str]:
        """Up to `count` words before the next punctuation; after a word in capitals, Latvian ones in lower case."""
        words = []
        for token in self._tokens[at : at + count]:
            if not token.is_word:
                break
            words.append(token.text)
        if words and at and self._lang != "en" and is_in_capitals(self._tokens[at - 1].text):
            return [word.lower() for word in words]
        return words

    def joint(self, at: int) -> int:
        """The token after the words that join names in a list (`, gan`, `un`); `at` itself if there are none."""
        words = [token.text.lower() for token in self._tokens[at : at + 3]]
        if words[:2] in _JOINTS:
            return at + 2
        if words == [",", "kā", "arī"]:
            return at + 3
        return at + 1 if words[:1] and words[0] in (",", "un", "vai", "gan", "and", "or") else at

    def past_lands(self, at: int) -> int:
        """The token after any historical lands listed with a place: `Rīgas, Kurzemes un Zemgales reģionos`."""
        while (joint := self.joint(at)) > at and joint < len(self._tokens) and self._tokens[joint].text in LANDS:
            at = joint + 1
        return at

    def kind_after(self, at: int) -> Kind | None:
        """The kind of place that the noun or abbreviation here names; None for any other word."""
        words = self.words(at, 2)
        if self._lang == "en":
            return english_kind(words)
        if not words:
            return None
        stop, following = [*(token.text for token in self._tokens[at + 1 : at + 3]), "", ""][:2]
        return kind_of(words[0]) or short_kind(words[0], stop, following)

    def past_kind(self, at: int) -> int:
        """The token after the noun for a kind of place, or after the full stop of its abbreviation."""
        words = self.words(at, 2)
        is_two = is_of_two_words(words) if self._lang == "en" else bool(words) and kind_of(words[0]) is None
        return at + 2 if is_two else at + 1

    def parish_after(self, at: int) -> int | None:
        """The token after the parish that is named here: `Vaives pagastā`, `Maltas pag.`; None if there is none."""
        kind = self.kind_after(at + 1) if at < len(self._tokens) and self._tokens[at].is_capitalised else None
        return self.past_kind(at + 1) if kind is not None and kind.name == "parish" else None

    def kind_of_list(self, first: int, after: int) -> Kind | None:
        """The kind of places in a list, if the noun precedes the list or follows a word for others.

        `novados (Talsu, Rojas un Tukuma)`, `Talsu un citos novados`, `Talsu, Rojas u. c. novados`.
        """
        joint, kind = self.joint(after), None
        if joint > after and joint < len(self._tokens) and _OTHERS.fullmatch(self._tokens[joint].text):
            kind = self.kind_after(joint + 1)
        elif [token.text for token in self._tokens[after : after + 4]] == ["u", ".", "c", "."]:
            kind = self.kind_after(after + 4)
        elif first > 1 and self._tokens[first - 1].text in _OPENING and not self.words(after, 1):
            kind = kind_of(self._tokens[first - 2].text)
        return kind if kind is not None and kind.plural else None

    def is_of_each(self, kind: Kind, first: int, after: int) -> bool:
        """Whether a noun after a list applies to each of its names.

        It does if it is plural, in `gan Talsu, gan Rojas novadā`, or if it is an abbreviation, which has no plural:
        `Talsu un Rojas nov.`, but not `Ventspils, Ventspils nov.` Before a locative or a dative a genitive can only
        belong to the noun, as in `Talsu un Rojas novadā`, unless a preposition has it: `no Talsu un Rojas novadā`.
        """
        if kind.plural or self._lang == "en":
            return kind.plural
        if first and self._tokens[first - 1].text.lower() == "gan":
            return True
        if self._tokens[after - 2].text not in ("un", "vai"):
            return False
        before = self._tokens[first - 1].text.lower() if first else ""
        is_oblique = self._tokens[after].text.lower().endswith(_OBLIQUE) and before not in _WITH_GENITIVE
        return kind_of(self._tokens[after].text) is None or is_oblique

    def english_kind_before(self, first: int) -> Kind | None:
        """The kind of place that the words before English names state, for all of them: `the municipality of Talsi`."""
        noun, of = [token.text for token in self._tokens[max(0, first - 2) : first]] if first > 1 else ("", "")
        kind = english_kind([noun]) if of == "of" else None
        return kind if kind is not None and kind.name in ("municipality", "novads") else None
