"""All results of a search, to be read piece by piece, so that few of them are in memory at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")
T = TypeVar("T")


@dataclass(frozen=True)  # without slots, which do not work with what typing writes into an instance of a generic class
class AllResults(Generic[A, T]):
    """The answer of a search without its hits (`about`), the number of hits, and how to read them.

    `read(start, number)` gives hits from `start` on, counted from 0, in the requested order. Only their positions in
    the database are held. Call it while the database is in the state in which they were found.
    """

    about: A
    total: int
    read: Callable[[int, int], tuple[T, ...]]
