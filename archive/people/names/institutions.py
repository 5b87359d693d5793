"""Institutions behind a name: those named after the person (`Paula Stradiņa slimnīca`), and others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.tokens import Token
from archive.people.offices.nouns import is_institution_noun, is_part_noun
from archive.people.word_classes import is_verb

_ADJECTIVE = re.compile(r"(?!no$).*(?:ā|ais|ās|ajai|ajam|o)$")
_NAMED_AFTER = re.compile(
    r"(?:\w*skol(?!ēn|niek|niec)|universitāt|slimnīc|ģimnāzij"
    r"|fond|biedrīb|muzej|teātr|akadēmij|institūt|koledž|bibliotēk|vārd(?:ā|a)$|stipendij|balv|prēmij|piemiņ|stadion"
    r"|iel(?:a|as|ai|u|ā)$|gatv(?:e|es|ei|i|ē)$|alej|krastmal|tilt(?:s|a|am|u|ā)$|laukum|bulvār|prospekt|klīni)"
)

_AWARD = re.compile(r"(?:rakst|balv|prēmij|medaļ|diplom|zīm|stipendij|kaus|orde[nņ])(?:u|us|s|i|a|as|ai|am|iem|ām|es)$")
_MOST_BETWEEN = 5  # tokens between a name and the noun; judged


def follows_institution(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next noun is something named after people: `Paula Stradiņa slimnīca`."""
    if at < len(tokens) and tokens[at].text == "un" and tokens[at - 1].text.endswith(("as", "es")):
        return _follows_shared(tokens, at + 1)
    for token in tokens[at : at + 2]:
        if not token.is_word or token.is_capitalised:
            return False
        if _NAMED_AFTER.match(token.text):
            return True
        if is_verb(token.text) or not _ADJECTIVE.match(token.text):
            return False  # Anna Kalna strādā skolā
    return False


def _follows_shared(tokens: Sequence[Token], at: int) -> bool:
    """Whether such a noun follows another of its genitives: `Raiņa Literatūras un mākslas vēstures muzejs`."""
    for token in tokens[at : at + _MOST_BETWEEN]:
        if _NAMED_AFTER.match(token.text):
            return True
        if token.is_capitalised or not token.text.endswith(("as", "es", "u")):
            return False
    return False


def is_award(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` begins what somebody awards, behind their name: `Jura Kalna Atzinības rakstu`."""
    if at >= len(tokens) or not tokens[at].text.endswith(("as", "es", "us", "u", "a")):
        return False
    return at + 1 < len(tokens) and _AWARD.match(tokens[at + 1].text) is not None


def bears_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether such a noun follows, with more of its name between: `Jāzepa Vītola Latvijas Mūzikas akadēmija`.

    Genitives with capitals and the number of a school may stand between: `Oskara Kalpaka Liepājas 15. vidusskola`.
    """
    for token in tokens[at : at + _MOST_BETWEEN]:
        if token.is_word and _NAMED_AFTER.match(token.text.lower()):
            return True
        is_part = token.is_capitalised and token.text.endswith(("as", "es", "u", "a", "us", "ā"))
        if not is_part and not (token.text[0].isdigit() and token.text.endswith(".")):
            return False
    return False


def names_institution(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is the noun of an institution or of a part of one: `Iekšlietu ministrijas`."""
    return at < len(tokens) and (is_part_noun(tokens[at].text) or is_institution_noun(tokens[at].text))


def begins_institution(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a capitalised genitive before such a noun: `Ilze Kalna Iekšlietu ministrijas vārdā`."""
    if at >= len(tokens) or not tokens[at].is_capitalised or not tokens[at].text.endswith(("as", "es", "us", "u")):
        return False
    return names_institution(tokens, at + 1)
