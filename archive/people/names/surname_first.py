"""Finds names with the surname first: `1. Kalniņa Anna, biedrība` on a line of a list, `KALNIŅA Anna` anywhere.

A sentence may begin with two words like these (`Savukārt Anna, kura …`, `Meitene Anna (vārds mainīts)`), so something
else must show that the line belongs to a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token
from archive.people.names.words import (
    agree,
    ends_as_surname,
    in_small_letters,
    is_function_word,
    is_known_given,
    is_no_given,
    is_person_noun,
    may_be_surname,
)
from archive.people.offices.nouns import ABBREVIATIONS, is_institution_noun, is_part_noun, office_forms
from archive.people.word_classes import is_verb

_LONGEST_LINE = 40  # tokens; by convention
_MARKS = "-–—•*.)"
_BULLETS = "•*"
# `Anna, kura`, `Anna (vārds mainīts)`
_NO_LIST = frozenset("kas kurš kura vārds vārdi".split())


def surname_first(tokens: Sequence[Token], at: int) -> list[str] | None:
    """The given name and the surname, if a name with the surname first begins at token `at`; otherwise None."""
    if not _are_beside(tokens, at):
        return None
    surname, given = tokens[at].text, tokens[at + 1].text
    if not is_known_given(given) or len(surname) < 3 or given.isupper() or _is_no_surname(surname.lower()):
        return None
    if not (surname.isupper() and len(surname) > 3) and not _is_on_list(tokens, at):
        return None
    if is_called_in_capitals(tokens, at):
        return None
    words = [given, in_small_letters(surname)]
    return words if agree(words) and may_be_surname(words[1]) and not is_institution_noun(words[1]) else None


def is_called_in_capitals(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in capitals is the name of a body, and a full name follows: `grupā GRETA Amālija Priede`."""
    if not tokens[at].text.isupper() or not (_are_beside(tokens, at) and _are_beside(tokens, at + 1)):
        return False
    given, surname = tokens[at + 1].text, tokens[at + 2].text
    return not given.isupper() and is_known_given(given) and not is_known_given(surname)


def _are_beside(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_capitalised and tokens[at + 1].start == tokens[at].end + 1


def _is_no_surname(lower: str) -> bool:
    return is_function_word(lower) or is_verb(lower) or is_person_noun(lower)


def _is_on_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line has a number, a similar line beside it, or otherwise only an office or institution.

    Two similar lines prove each other to be a list only if one of their surnames is not also an office (`Upenieks`).
    """
    begin = at
    while begin and _opens_line(tokens[begin - 1]):
        begin -= 1
    if (begin and tokens[begin - 1].text[0] != "\n") or not _is_entry(tokens, at):
        return False
    may_be_office = bool(office_forms(tokens[at].text))
    if any(
        _is_entry(tokens, one) and not (may_be_office and office_forms(tokens[one].text))
        for one in _beside(tokens, begin)
    ):
        return True
    is_numbered = any(token.text[0].isdigit() or token.text in _BULLETS for token in tokens[begin:at])
    return not may_be_office and (is_numbered or _has_office(tokens, at + 2))


def _is_entry(tokens: Sequence[Token], at: int) -> bool:
    """Whether two words look like surname and given name in the nominative, with a mark behind them."""
    if not _are_beside(tokens, at) or not tokens[at].is_capitalised:
        return False
    surname, given = tokens[at].text, tokens[at + 1].text
    after = tokens[at + 2].text[0] if at + 2 < len(tokens) else "\n"
    is_sentence = at + 3 < len(tokens) and tokens[at + 3].text in _NO_LIST
    return (
        after in ",;\n–-("
        and not is_sentence
        and not is_known_given(surname)
        and not is_no_given(surname)
        and not _is_no_surname(surname.lower())
        and any(one.case == "nom" for part in given.split("-") for one in given_name_readings(part))
    )


def _beside(tokens: Sequence[Token], begin: int) -> Iterator[int]:
    """The first words of the lines before and after the line that begins with token `begin`."""
    before = range(max(-1, begin - 2 - _LONGEST_LINE), begin - 1)
    following = range(begin, min(begin + _LONGEST_LINE, len(tokens)))
    lines = [at + 1 for at in before if at < 0 or tokens[at].text[0] == "\n"][-1:]
    lines += [at + 1 for at in following if tokens[at].text[0] == "\n"][:1]
    for line in lines:
        at = line
        while at < len(tokens) and _opens_line(tokens[at]):
            at += 1
        yield at


def _opens_line(token: Token) -> bool:
    """Whether a token is a number or mark that may begin a line."""
    return token.text[0].isdigit() or token.text in _MARKS


def _has_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether the rest of the line, from token `at`, names an office or an institution and has no verb.

    If the ending of the surname shows that it is one, a verb may follow the comma behind the office: `Bērziņš Jānis,
    domes deputāts, balsoja`, but not `Evgeņija Roze, biedrības vadītāja, klusēja`.
    """
    rest = [token.text for token in takewhile(lambda one: one.text[0] != "\n", tokens[at : at + _LONGEST_LINE])]
    if ends_as_surname(tokens[at - 2].text) and rest[:1] == [","] and "," in rest[1:]:
        rest = rest[: rest.index(",", 1)]
    if len(rest) == _LONGEST_LINE or any(is_verb(word.lower()) for word in rest):
        return False
    return any(
        office_forms(word) or is_institution_noun(word) or is_part_noun(word) or word in ABBREVIATIONS for word in rest
    )
