"""Groups the names of organisations, as written in any case, by organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.latvian.fold import fold
from archive.people.tenure import is_same_name, words_of
from archive.search.results import Count


def grouped(counted: Iterable[Count]) -> list[Count]:
    """Counts of organisations as written (their `value`), merged for each organisation, the most frequent first.

    The name is the most frequent spelling; of equally frequent ones the first in order.
    """
    groups: dict[tuple[str, ...], list[list[Count]]] = {}  # by beginnings of words, which are the same in every case
    for one in sorted(counted, key=lambda one: (-one.count, one.value)):
        alike = groups.setdefault(_beginning(one.value), [])
        group = next((group for group in alike if is_same_name(group[0].value, one.value)), None)
        if group:
            group.append(one)
        else:
            alike.append([one])
    found = [group for alike in groups.values() for group in alike]
    made = [replace(group[0], count=sum(one.count for one in group)) for group in found]
    return sorted(made, key=lambda one: (-one.count, one.value))


def same(asked: str, written: Iterable[str]) -> list[str]:
    """The written names that are forms of the given one, in any case."""
    beginning = _beginning(asked)
    return [name for name in written if _beginning(name) == beginning and is_same_name(name, asked)]


def _beginning(name: str) -> tuple[str, ...]:
    return tuple(fold(word[:2]) for word in words_of(name))
