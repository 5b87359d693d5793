"""All results of a search, to be read piece by piece, so that little of them is in memory at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

A = TypeVar("A")
T = TypeVar("T")


@dataclass(frozen=True)  # without slots, which do not work with what typing writes into an instance of a generic class
class AllResults(Generic[A, T]):
    """What a search answers (`about`, without its hits), how many it finds, and how its hits are read.

    `read(start, number)` gives hits from `start` on, counted from 0, in the order that was asked for. Kept for each is
    where it is in the database, and no more. It is to be asked while that is in the state in which they were found.
    """

    about: A
    total: int
    read: Callable[[int, int], tuple[T, ...]]
