"""A name as it is found in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.latvian.names import PersonName

PARTICLES = frozenset("van fon de der den da di du le la el al bin ibn von dos del".split())


@dataclass(slots=True)
class Found:
    """A name among the tokens: the first token, the one after the last, and how it is understood."""

    first: int
    after: int
    start: int
    end: int
    words: list[str]
    name: PersonName
    is_initial: bool = False
    sure: bool = True  # known given name, or initials; else it waits for a witness
    is_fixed: bool = False  # `name` is the name, whatever the words tell
    original: str | None = None


def declined(words: Iterable[str]) -> list[str]:
    """The words of a name that have cases, without particles and initials."""
    return [word for word in words if word not in PARTICLES and not word.endswith(".")]
