"""Reranks the articles that FTS5 scored best, by how close together they have the words.

FTS5 counts words and ignores their positions. So the first WINDOW articles, whatever page is requested, are examined
again. They are sorted by these criteria:

1. If two of the words are somebody's name: how the article has that name.
2. If words were typed in capitals: whether it has them in capitals too.
3. Whether it has the words in the title, adjacent, near each other or apart.

Equal articles keep their order. So do all articles after the window, and the results for a single word, unless it was
typed in capitals.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from itertools import islice

from sqlite_utils import Database

from archive.latvian.fold import folded_words
from archive.search.found import capitals
from archive.search.found.contacts import without_contacts
from archive.search.found.hits import Found
from archive.search.found.terms import Terms
from archive.search.match import Plan
from archive.search.query.parsing import Query

WINDOW = 100
"""How many articles are read again: a few thousand characters each, a few milliseconds in all."""

_MOST_CHARACTERS = 20_000  # of a text that are looked at
# How many other words may stand between words that are adjacent (an initial, an "un") or near each other.
_NEXT, _NEAR = 1, 10


class _How(IntEnum):
    """How an article has the words, if they are a person's name: the first sort key."""

    SPEAKS = 0
    IS_NAMED = 1
    WORDS = 2
    CONTACT = 3


class _Where(IntEnum):
    """Where an article has the words: the last sort key."""

    TOGETHER_IN_TITLE = 0
    IN_TITLE = 1
    TOGETHER = 2
    NEAR = 3
    APART = 4


_Key = tuple[_How, bool, _Where]  # the second element: whether the article lacks a word in capitals


def applies(plans: Sequence[Plan], query: Query) -> bool:
    """Whether the order can change at all: only for two or more words, or one in capitals."""
    return any(len(plan.wanted) > 1 for plan in plans) or bool(capitals.typed(query))


def best_first(db: Database, plans: Sequence[Plan], found: Sequence[Found], query: Query) -> list[Found]:
    """The articles, best first, with the first WINDOW of them reranked.

    Articles that need a document or a former version for the words stay last. `found` has at least WINDOW articles,
    or all there are.
    """
    own = [one for one in islice(found, WINDOW) if not one.needs]
    in_capitals = capitals.typed(query)
    keys: dict[int, _Key] = {}
    for plan in plans:
        numbers = [one.number for one in own if one.lang in plan.langs]
        if numbers and (len(plan.wanted) > 1 or in_capitals):
            keys |= _keys(db, plan.wanted, numbers, in_capitals)
    worst = (_How.WORDS, True, _Where.APART)
    return [*sorted(own, key=lambda one: keys.get(one.number, worst)), *found[len(own) :]]


def _keys(db: Database, wanted: Sequence[str], numbers: Sequence[int], in_capitals: tuple[str, ...]) -> dict[int, _Key]:
    """The sort keys of articles. For one word alone, all that matters is whether it is in capitals."""
    terms = Terms(wanted)
    several = len(wanted) > 1
    speaks, groups = _named(db, terms, numbers) if several else ({}, set())
    name = Terms([wanted[group] for group in sorted(groups)])
    rows = db.execute(
        f"SELECT rowid, title, substr(body, 1, {_MOST_CHARACTERS}) FROM articles "
        f"WHERE rowid IN ({', '.join('?' * len(numbers))})",
        [*numbers],
    )
    return {
        number: (
            _how(name, speaks.get(number), title, body) if groups else _How.WORDS,
            not capitals.are_in(in_capitals, title, body),
            _where(terms, title, body) if several else _Where.APART,
        )
        for number, title, body in rows.fetchall()
    }


def _where(terms: Terms, title: str, body: str) -> _Where:
    between = terms.least_between(folded_words(title))
    if between is not None:
        return _Where.TOGETHER_IN_TITLE if between <= _NEXT else _Where.IN_TITLE
    between = terms.least_between(folded_words(body))
    if between is None or between > _NEAR:
        return _Where.APART
    return _Where.TOGETHER if between <= _NEXT else _Where.NEAR


def _how(name: Terms, speaks: bool | None, title: str, body: str) -> _How:
    """How an article has somebody's name; `speaks` is None if its text is about nobody with it."""
    if speaks:
        return _How.SPEAKS
    where = _where(name, title, body)
    if where == _Where.TOGETHER_IN_TITLE:
        return _How.IS_NAMED
    if where == _Where.TOGETHER:
        rest = without_contacts(body)
        if rest != body and _where(name, "", rest) != _Where.TOGETHER:
            return _How.CONTACT
    return _How.WORDS if speaks is None else _How.IS_NAMED


def _named(db: Database, terms: Terms, numbers: Sequence[int]) -> tuple[dict[int, bool], set[int]]:
    """The articles with a person whose name, as written or in full, two of the words are; and the groups of these.

    The value tells whether they speak.
    """
    rows = db.execute(
        "SELECT articles_narrow.number, name_as_written || ' ' || people.name, spoke FROM articles_narrow "
        "CROSS JOIN appearances ON article_id = articles_narrow.id JOIN people ON people.id = person_id "
        f"WHERE articles_narrow.number IN ({', '.join('?' * len(numbers))})",
        [*numbers],
    )
    groups_of = cache(lambda name: terms.groups_in(folded_words(name)))
    found: dict[int, bool] = {}
    groups: set[int] = set()
    for number, name, spoke in rows:
        if len(groups_of(name)) > 1:
            found[number] = found.get(number, False) or bool(spoke)
            groups |= groups_of(name)
    return found, groups
