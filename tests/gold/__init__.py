"""The hand-labelled paragraphs, and how to compare with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

_FOLDER = Path(__file__).parent
_DAY = date(2016, 5, 1)


@dataclass(frozen=True)
class GoldPerson:
    """A person as a reader finds them in a paragraph."""

    name: str
    role: str | None = None
    organisation: str | None = None
    other_roles: tuple[str, ...] = ()
    spoke: bool = False
    talk: str | None = None
    statement: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A labelled paragraph."""

    text: str
    lang: str
    date: date
    people: tuple[GoldPerson, ...]
    municipalities: frozenset[str]


def paragraphs(part: Literal["tuning", "held"]) -> list[Paragraph]:
    """One half of the paragraphs."""
    entries: list[dict[str, Any]] = yaml.safe_load((_FOLDER / f"{part}.yml").read_text(encoding="utf-8"))
    return [
        Paragraph(
            entry["text"],
            entry.get("lang", "lv"),
            entry.get("date", _DAY),
            tuple(
                GoldPerson(**{**person, "other_roles": tuple(person.get("other_roles", ()))})
                for person in entry.get("people", [])
            ),
            frozenset(entry.get("municipalities", [])),
        )
        for entry in entries
    ]


def same_statement(found: str | None, wanted: str | None) -> bool:
    """Whether a statement is the one that is meant; "…" in what is wanted stands for anything."""
    if found is None or wanted is None:
        return found is wanted
    begin, dots, end = wanted.partition("…")
    if not dots:
        return found.strip() == wanted.strip()
    return found.startswith(begin.strip()) and found.endswith(end.strip())


@dataclass
class Score:
    """Counts of what was found and what should have been."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, found: set[Any], wanted: set[Any], text: str, what: str) -> None:
        """Compare two sets, and note every difference with its text."""
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)
        self.notes += [f"{what} wrong:  {one}\n    {text}" for one in sorted(found - wanted, key=str)]
        self.notes += [f"{what} missed: {one}\n    {text}" for one in sorted(wanted - found, key=str)]

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0
