"""A place as read, and how likely it is that of an event."""

from __future__ import annotations

from typing import NamedTuple

TOWN, ANY, CERTAIN = range(3)
"""Ranks of a place: a town, a kind of venue of which there are many (`skolas zāle`), and one particular venue."""


class Place(NamedTuple):
    """A place: its name, its rank, and the numbers of its tokens, from `start` to `end` (exclusive)."""

    name: str
    rank: int
    start: int = 0
    end: int = 0
