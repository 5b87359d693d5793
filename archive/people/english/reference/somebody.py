"""Tells whether English words or sentences may mean somebody who is not named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.verbs import DETERMINERS, TO_BE
from archive.people.english.words import KIN
from archive.people.speech.clause import Sentence

# Lay people whom texts mention without a name.
SOMEBODY = frozenset("woman women girl girls lady man men boy boys victim victims person child guard guest".split())
_OF_MEN = frozenset("man boy father brother husband uncle son".split())
_OF_WOMEN = frozenset("woman girl lady mother sister wife aunt daughter".split())
# Lay people of either gender, but nobody with an office, as those who act in a text have.
_LAY = (
    _OF_MEN
    | _OF_WOMEN
    | frozenset(
        "accused applicant child claimant client complainant defendant migrant patient person pupil refugee suspect "
        "survivor victim witness".split()
    )
)
_ONE = DETERMINERS | {"another", "one"}
_MOST_ADJECTIVES = 2
# Nouns that may mean anybody: `were sued by a tenant`.
_MAY_BE_SOMEBODY = re.compile(r"[a-z]{3,}(?:er|or|ist|ant|ee|ian|man|woman)s?")


@lru_cache(maxsize=4096)
def is_somebody(word: str) -> bool:
    """Whether a word in lower case may mean a person who is not named."""
    return word in SOMEBODY or word in KIN or OFFICE.fullmatch(word) is not None


def may_be_people(word: str) -> bool:
    """Whether a word in lower case may, also by its ending, mean one or more people who are not named: `tenants`."""
    return is_somebody(word.removesuffix("s")) or _MAY_BE_SOMEBODY.fullmatch(word) is not None


def has_others(sentence: Sentence, but: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence mentions people besides those whom it names, with words other than these."""
    named = {at for one in sentence.speakers for at in range(one.first - 1, one.after)}
    rest = (sentence.lower[at] for at in range(sentence.first, sentence.after) if at not in named)
    return any(is_somebody(word) or _MAY_BE_SOMEBODY.fullmatch(word) for word in rest if word not in but)


def tells_of_lay_person(words: Sequence[str], gender: str | None) -> bool:
    """Whether words in lower case have a noun for somebody whom `he` or `she` of that gender may mean.

    `a woman from Nigeria`, `the young defendant`; but not `is a victim`, about the person named.
    """
    for at, word in enumerate(words):
        if word not in _LAY or word in {"m": _OF_WOMEN, "f": _OF_MEN}.get(gender or "", ()):
            continue
        article = next(
            (here for here in range(at - 1, at - 2 - _MOST_ADJECTIVES, -1) if here >= 0 and words[here] in _ONE), -1
        )
        before = words[article - 1] if article > 0 else ""
        if article >= 0 and before not in TO_BE and before not in ("as", ",", "became", "becomes"):
            return True
    return False
