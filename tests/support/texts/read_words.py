"""Finds words in a text without an index: in any inflection, and as compounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlite_utils import Database

from archive.search.words import compounds, vocabulary
from archive.search.words.vocabulary import Lang


def stand(db: Database, tokens: Sequence[str], lang: Lang, *words: str) -> bool:
    """Whether words, in lower case, are next to each other among folded tokens, or their compound is there."""
    return any(_adjacent(tokens, choices) for choices in _readings(db, lang, *words))


def joined(db: Database, tokens: Sequence[str], lang: Lang, one: str, other: str) -> bool:
    """Whether the compound of two words is among folded tokens."""
    return lang == "lv" and not _compound(db, one, other).isdisjoint(tokens)


@cache
def _readings(db: Database, lang: Lang, *words: str) -> list[list[tuple[str, ...]]]:
    found = [[vocabulary.forms(db, lang, word) for word in words]]
    if lang == "lv" and len(words) == 1:
        found += map(list, compounds.parted(db, words[0]))
    if lang == "lv" and len(words) == 2:
        found.append([tuple(_compound(db, *words))])
    return found


@cache
def _compound(db: Database, one: str, other: str) -> frozenset[str]:
    return frozenset(compounds.joined(db, one, other))


def _adjacent(tokens: Sequence[str], choices: Sequence[Sequence[str]]) -> bool:
    return any(
        all(tokens[start + place] in forms for place, forms in enumerate(choices))
        for start in range(len(tokens) - len(choices) + 1)
    )
