"""Joins double surnames written with spaces around the dash: `vadītāja Anna Bērziņa – Kalniņa norāda`.

A list of players, roles or winners looks the same (`Anna Bērziņa – Sniedze`), so both surnames must agree with the
given name, and something must show that they are one name: an office or a verb of speaking before it, a verb or a
quotation behind it, or the same name elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter

from archive.latvian.given_names import is_given_name
from archive.latvian.tokens import QUOTES
from archive.people.names.words import NO_GIVEN_NAME, PLAIN, agree, is_function_word
from archive.people.offices.nouns import is_institution_noun, is_part_noun, office_forms
from archive.people.typography import SPACED
from archive.people.verbs import SPEAKING
from archive.people.word_classes import is_verb
from archive.places.register import register

_BEFORE = re.compile(r"([^\W\d_]+) $")
_BEHIND = re.compile(r" ([^\W\d_]+)")
_IS = ("ir", "bija", "nav", "nebija")
_CLOSES = re.compile(r"[,.;:!?)]|\n|$")
_LEADS_TO_WORDS = re.compile(rf": ?[{re.escape(QUOTES)}]")
# Endings of parties and undertakings, but not of surnames: `deputāte Anna Bērziņa – Atsaucība`.
_NO_SURNAME = re.compile(r"\w+(?:īb|šan|ij)(?:as?|ai|u|ā)")
_NEAR = 40  # characters; no noun of an office is longer


def joined(text: str) -> tuple[str, list[int]]:
    """The text with plain hyphens for such dashes, and for each space left out, its place in the new text."""
    found = [match for match in SPACED.finditer(text) if _may_be_name(*match.group(1, 2, 4))]
    times = Counter(match[0].replace(match[3], "-") for match in found)
    times.update([name for name in times if name in text])  # also written without spaces
    parts: list[str] = []
    joints: list[int] = []
    done = length = 0
    for match in found:
        if times[match[0].replace(match[3], "-")] < 2 and not _is_told(text, match.start(), match.end()):
            continue
        parts += text[done : match.start(3)], "-"
        length += match.start(3) - done + 1
        joints += length - 1, length
        done = match.end(3)
    return "".join([*parts, text[done:]]), joints


def _may_be_name(given: str, first: str, second: str) -> bool:
    """Whether both surnames fit the given name, and the second is nothing else."""
    lower = second.lower()
    if not all(word[0].isupper() for word in (given, first, second)):
        return False
    is_other = (
        is_given_name(second)
        or office_forms(lower)
        or is_institution_noun(second)
        or is_part_noun(second)
        or NO_GIVEN_NAME.match(second)
        or _NO_SURNAME.fullmatch(second)
        or second in register().bases
        or second in register().towns
        or is_verb(lower)
    )
    return is_given_name(given) and not is_other and agree([given, first], PLAIN) and agree([given, second], PLAIN)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether the words before or behind a name show that it ends with the second surname."""
    behind = _BEHIND.match(text, end)
    word = behind[1] if behind else ""
    if word in _IS or (word.islower() and is_verb(word) and not is_function_word(word)):
        return True
    if _LEADS_TO_WORDS.match(text, end):
        return True
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if before is None or not (_CLOSES.match(text, end) or is_function_word(word)):
        return False
    lower = before[1].lower()
    return lower in SPEAKING or (bool(office_forms(lower)) and not is_verb(lower))
