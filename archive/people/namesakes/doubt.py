"""Finds signs that articles may be about more than one person of a name. Pure functions.

These signs are only shown; two people are separated only if a text proves it (`archive.people.namesakes.proof`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from archive.people.namesakes.employers import is_main, may_be_one
from archive.people.tenure import Office, is_same_name


def doubt(held: Sequence[Office]) -> tuple[Office, Office] | None:
    """Two offices that one person is unlikely to have held: a reason to say that the articles may mean several people.

    Both are main occupations, at organisations that cannot be parts of one, and the articles name one of them before
    and after the other: people who have changed employers seldom come back. Only offices in the same language are
    compared, because a name and its translation have no words in common. This proves nothing, and nobody is separated
    by it. None if nothing contradicts a single person.
    """
    groups: list[list[Office]] = []
    for one in sorted(held, key=lambda one: (one.first or "", one.name)):
        if one.first and one.organisation and is_main(one.role, one.organisation):
            same = (group for group in groups if is_same_name(group[0].organisation or "", one.organisation))
            group = next(same, [])
            group.append(one)
            if len(group) == 1:
                groups.append(group)
    for (a, *more), (b, *others) in combinations(groups, 2):
        if a.lang == b.lang and not may_be_one(a.organisation or "", b.organisation or ""):
            (first, last), (others_first, others_last) = _days([a, *more]), _days([b, *others])
            if first < others_last and others_first < last:
                return a, b
    return None


def _days(group: Sequence[Office]) -> tuple[str, str]:
    return min(one.first or "" for one in group), max(one.last or "" for one in group)
