"""Names two people in an English text who share a surname that is written once: `Petro and Olena Hrytsaniuk`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.latvian.fold import fold
from archive.latvian.tokens import LONGEST_WORD
from archive.people.english.names.finding import CAPITALISED, Mention, gender_by_title
from archive.people.english.names.given_names import may_be_given_name
from archive.people.english.names.opening import says_plural
from archive.people.english.names.words import is_given, is_no_name
from archive.people.english.words import COUNTRIES, OPENERS

_GIVEN = re.compile(rf"(?:(\S{{1,{LONGEST_WORD}}}) |^|[“„«\"\n])({CAPITALISED}) and $")
# Behind these, a given name may be a town: `from Sofia and Anna Kalna`.
_OF_PLACES = frozenset("at from in near to".split())
_NEUTRAL = re.compile(r"[^aeēāsš]$")  # end of a surname that women and men share
_FARTHEST = 2 * LONGEST_WORD + 8  # characters


def share_surnames(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by given name alone, with `and` and another person's full name behind it.

    None if somebody else in the text has this name, or if a man's surname would differ from the woman's.
    """
    known = {fold(word) for one in mentions for word in (one.name.split()[0], one.surname)}
    for one in mentions:
        if one.initial or not text.endswith("and ", 0, one.start):
            continue
        found = _GIVEN.search(text, max(0, one.start - _FARTHEST), one.start)
        if found is None or fold(found[2]) in known:
            continue
        before, given = found[1] or "", found[2]
        surname = one.name.partition(" ")[2]
        gender = gender_by_title(text, found.start(2), given)
        is_family = says_plural(before)
        fits = is_family or (gender is not None and gender == one.gender) or _NEUTRAL.search(surname)
        if fits and _is_given_name(given, before, is_family=is_family):
            name = f"{given} {surname}"
            yield Mention(found.start(2), found.end(2), name, one.surname, gender=gender, sure=one.sure)


def _is_given_name(word: str, before: str, *, is_family: bool) -> bool:
    """Whether a capitalised word is a given name that stands alone, with no part of a name right before it."""
    if word in COUNTRIES or is_no_name(word) or before in _OF_PLACES:
        return False
    if is_family:
        return True
    begins = not before[:1].isupper() or before in OPENERS or not before[-1].isalnum()
    return begins and (is_given(word) or may_be_given_name(word))
