"""Recognises names of institutions by their noun, by capitals, or by what stands after the kind of institution."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from archive.latvian.tokens import Token
from archive.people.offices.nouns import (
    ABBREVIATIONS,
    is_institution_noun,
    is_part_noun,
)
from archive.people.word_classes import is_verb

_BODIES = frozenset("ANO EDSO PVO IOM".split())
ACRONYM = re.compile(r"(?=.*[A-ZĀČĒĢĪĶĻŅŠŪŽ].*[A-ZĀČĒĢĪĶĻŅŠŪŽ])\w+$")
# Bodies that are parts of something larger if nothing else names them: `sociālo lietu komisijas`.
_OFTEN_A_PART = re.compile(r"(?:komisij|padom|kolēģij|komitej)", re.IGNORECASE)
# In the plural, such a noun says what an institution is for: `Tiesu namu aģentūras`; but not `Nacionālo bruņoto spēku`.
_PLURAL = re.compile(r"\w+(?<!spēk)(?<!radi)u$", re.IGNORECASE)
_UNIT = re.compile(r"(?:kriminālpolicij|muitas?$)", re.IGNORECASE)

# Kinds of bodies with a name of their own, which need not stand between quotation marks.
_SOCIETY = re.compile(
    r"(?:biedrīb|organizācij|nodibinājum|apvienīb|kustīb|partij|patversm|domnīc)as$|(?:\w*centr|fond)a$", re.IGNORECASE
)
_GENITIVE = re.compile(r"\w*(?:as|es|us|u)|Valsts|Goda")
MOST_UNQUOTED = 5  # words of such a name; judged


def is_unquoted_name(tokens: Sequence[Token], kind: int, stop: int) -> bool:
    """Whether the tokens from the kind of a body at `kind` up to `stop` are its name, without quotation marks.

    `biedrības Latvijas Sarkanais Krusts`, `biedrības Patvērums Drošā māja`. Not so where all words are genitives, which
    may belong to an office: `centra Latvijas pārstāve`.
    """
    end = kind + 1
    if not _SOCIETY.match(tokens[kind].text) or not end < stop <= end + MOST_UNQUOTED:
        return False
    while end < stop and tokens[end].is_word and tokens[end].is_capitalised:
        end += 1
    words = [token.text for token in tokens[kind + 1 : end]]
    if words and end < stop and words[-1].endswith(("ā", "ais")) and not is_part_noun(tokens[end].text):
        end += 1  # Drošā māja, Sarkanais krusts
    if end != stop or not words or all(map(_GENITIVE.fullmatch, words)):
        return False
    parts = filter(_GENITIVE.fullmatch, words)  # `Sarkanais Krusts` is a name
    return not any(is_institution_noun(word) or is_part_noun(word) for word in parts)


class Kinds:
    """Recognises the institutions of one text. `closes` maps tokens that open quotations to their ends."""

    def __init__(self, text: str, tokens: Sequence[Token], closes: Mapping[int, int]) -> None:
        self._text, self._tokens, self._closes = text, tokens, closes
        self._opens = {close: opening for opening, close in closes.items()}

    def chunk(self, first: int, end: int) -> str:
        """The words from token `first` up to token `end`, as written, without footnote marks."""
        if end <= first:
            return ""
        return self._text[self._tokens[first].start : self._tokens[end - 1].end].replace("*", "").strip()

    def _is_institution(self, at: int, first: int, head: int) -> bool:
        word = self._tokens[at].text
        rest = self._tokens[at + 1 : head]
        if word in _BODIES and at == first and any(is_institution_noun(one.text) for one in rest):
            return False  # ANO Bēgļu aģentūras
        if word in ABBREVIATIONS:
            return True
        if word.startswith("reģion") and at and self._tokens[at - 1].text.lower() == "plānošanas":
            return True
        if not is_institution_noun(word) or (at == first and _PLURAL.match(word)):
            return False  # Tiesu medicīnas eksperts, skolu psiholoģe
        if rest and rest[0].text[0].islower() and self._is_of_what(at, first, head):
            return False
        return not (_OFTEN_A_PART.match(word) and not self._tokens[first].is_capitalised)

    def _is_of_what(self, at: int, first: int, head: int) -> bool:
        """Whether a kind of institution only describes another one: `Sabiedrības integrācijas fonda`."""
        word, following = self._tokens[at].text, self._tokens[at + 1].text
        if (following == "pārvaldes" and _UNIT.match(word)) or following == "apgabala":
            return True  # kriminālpolicijas pārvaldes, tiesas apgabala prokuratūras
        if not (_PLURAL.match(word) or word == "Centra" or self._is_public(at, first)):
            return False
        return any(is_institution_noun(token.text) or is_part_noun(token.text) for token in self._tokens[at + 1 : head])

    def _is_public(self, at: int, first: int) -> bool:
        """Whether `sabiedrības` is the public, not a company: at the beginning, or in `saziņas un sabiedrības`."""
        word = self._tokens[at].text
        return (word == "Sabiedrības" and at == first) or (
            word == "sabiedrības" and at > first and self._tokens[at - 1].text == "un"
        )

    def _goes_on(self, word: str) -> bool:
        # centra sabiedrības veselības analītiķe, fonda sekretariāta direktore
        is_no_name = word.startswith(("sabiedrīb", "sekretariāt", "direkcij"))
        return word[0].islower() and is_institution_noun(word) and not _OFTEN_A_PART.match(word) and not is_no_name

    def names_something(self, word: str) -> bool:
        """Whether a quotation behind this word is the name of what the word means: `SIA “…”`, `biedrība „…”`."""
        return word in ABBREVIATIONS or bool(
            re.match(
                r"(?:biedrīb|nodibināj|centr|fond|laikrakst|portāl"
                r"|žurnāl|uzņēm|viesnīc|partij|apvienīb|raidījum|projekt)",
                word.lower(),
            )
        )

    def named_in(self, first: int, end: int) -> str | None:
        """The institution that a line like `Rīgas domes Labklājības departaments` names; None if it names none."""
        words = [token for token in self._tokens[first:end] if token.is_word]
        if not words or self._has_verb(first, end) or self._is_of_once(first, end):
            return None
        named = any(
            is_institution_noun(word.text) or is_part_noun(word.text) or word.text in ABBREVIATIONS for word in words
        )
        is_acronym = bool(ACRONYM.match(words[-1].text))
        return self.chunk(first, end) if named or is_acronym else None

    def _is_of_once(self, first: int, end: int) -> bool:
        """Whether a date or `foto` follows the name: `(Talsu bibliotēka, 12. maijs)`, `Rīgas domes foto`."""
        at = first
        while at < end:
            text = self._tokens[at].text
            if text in ("foto", "–", "—") or (text == "," and at + 2 < end and self._is_dated(at + 1)):
                return True
            at = self._closes.get(at, at) + 1
        return False

    def _is_dated(self, at: int) -> bool:
        words = [token.text for token in self._tokens[at : at + 3]]
        return words[0][0].isdigit() or words[0] == "plkst"

    def _has_verb(self, first: int, end: int) -> bool:
        """Whether there is a verb between two tokens, outside quotations, which may be names: `„Drošā māja”`."""
        at = first
        while at < end:
            if is_verb(self._tokens[at].text.lower()):
                return True
            at = self._closes.get(at, at) + 1
        return False
