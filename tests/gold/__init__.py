"""The hand-labelled texts, and how to compare with them. README.md says how an entry is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

_FOLDER = Path(__file__).parent
_DAY = date(2016, 5, 1)
_SPEAKS = " (speaks)"
_LEFT_OUT = re.compile(r"\s*…\s+|\s+…\s*")
_EDGE = re.compile(r"[\s\W_]*")
_TEXT_OF_NOTE = "\n    "
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")

Span = tuple[int, int]


@dataclass(frozen=True, order=True)
class Stretch:
    """What somebody said: `text[start:end]`, in their own words where it is `quoted`."""

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True)
class GoldPerson:
    """A person as a reader finds them in a text: `mentions` by full name or initials, the others by surname alone."""

    name: str
    mentions: tuple[Span, ...]
    speaking_surnames: tuple[Span, ...] = ()
    other_surnames: tuple[Span, ...] = ()
    role: str | None = None
    role_nominative: str | None = None
    organisation: str | None = None
    other_roles: tuple[str, ...] = ()
    talk: str | None = None
    said: tuple[Stretch, ...] = ()

    @property
    def spoke(self) -> bool:
        return bool(self.said or self.talk)


@dataclass(frozen=True)
class Paragraph:
    """A labelled text, of one paragraph or several."""

    text: str
    lang: str
    date: date
    people: tuple[GoldPerson, ...]
    municipalities: frozenset[str]


_Blind = Literal[
    "offices_tuning", "offices_held", "statements_tuning", "statements_held", "places_tuning", "places_held"
]
Part = Literal["tuning", "held", "further", "offices"] | _Blind


def paragraphs(part: Part) -> list[Paragraph]:
    """One half of the texts, those that were written later, the short ones about offices that belong to no half, or
    one half of those that were written blind about offices, statements, or places, whose people are not labelled.

    A label that is not in its text raises a ValueError that names both.
    """
    entries: list[dict[str, Any]] = yaml.safe_load((_FOLDER / f"{part}.yml").read_text(encoding="utf-8"))
    return [
        Paragraph(
            entry["text"],
            entry.get("lang", "lv"),
            entry.get("date", _DAY),
            tuple(labelled_people(entry["text"], entry.get("people", []))),
            frozenset(entry.get("municipalities", [])),
        )
        for entry in entries
    ]


def labelled_people(text: str, labels: Sequence[dict[str, Any]]) -> Iterator[GoldPerson]:
    """The people of an entry, with the places of all that is written. ValueError where something is not in the text."""
    mentions = [_mentions(text, label) for label in labels]
    taken = [span for spans in mentions for span in spans]
    for label, spans in zip(labels, mentions, strict=True):
        surnames: dict[bool, list[Span]] = {True: [], False: []}
        at = 0
        for written in label.get("surname", []):
            span = _find(text, written.removesuffix(_SPEAKS), at, taken)
            surnames[written.endswith(_SPEAKS)].append(span)
            at = span[1]
        role = label.get("role")
        yield GoldPerson(
            label["name"],
            spans,
            tuple(surnames[True]),
            tuple(surnames[False]),
            role,
            label.get("role_nominative", role),
            label.get("organisation"),
            tuple(label.get("other_roles", ())),
            label.get("talk"),
            tuple(_said(text, label.get("said", []))),
        )


def _mentions(text: str, label: dict[str, Any]) -> tuple[Span, ...]:
    """Those that are listed; without a list, every place where the name stands as it is."""
    if "mentions" not in label:
        found = tuple(one.span() for one in re.finditer(rf"(?<!\w){re.escape(label['name'])}(?!\w)", text))
        if not found:
            raise ValueError(f"{label['name']!r} is not in {text!r}")
        return found
    spans: list[Span] = []
    for written in label["mentions"]:
        spans.append(_find(text, written, spans[-1][1] if spans else 0))
    return tuple(spans)


def _find(text: str, written: str, at: int, taken: Sequence[Span] = ()) -> Span:
    for one in re.compile(rf"(?<!\w){re.escape(written)}(?!\w)").finditer(text, at):
        if not any(start < one.end() and one.start() < end for start, end in taken):
            return one.span()
    raise ValueError(f"{written!r} is not in {text!r} from character {at}")


def _said(text: str, labels: Sequence[dict[str, str]]) -> Iterator[Stretch]:
    at = 0
    for label in labels:
        ((kind, written),) = label.items()
        begin, *rest = _LEFT_OUT.split(written, maxsplit=1)
        start, after = _find(text, begin, at) if begin[0].isalnum() else _plain(text, begin, at)
        end = _plain(text, rest[0], after)[1] if rest else after
        if kind not in ("quoted", "sentence"):
            raise ValueError(f"{kind!r} is neither quoted nor sentence in {text!r}")
        yield Stretch(start, end, kind == "quoted")
        at = start + 1


def _plain(text: str, written: str, at: int) -> Span:
    start = text.find(written, at)
    if start < 0:
        raise ValueError(f"{written!r} is not in {text!r} from character {at}")
    return start, start + len(written)


def trimmed(text: str, start: int, end: int, quoted: bool) -> list[Stretch]:
    """A stretch as it is compared: one for each paragraph, without white space and marks at the edges."""
    parts: list[Stretch] = []
    at = start
    for stop in [*(at + one.start() for at, one in _breaks(text, start, end)), end]:
        body = text[at:stop]
        lead = len(_edge(body))
        tail = len(_edge(body[lead:][::-1]))
        if lead < len(body):
            parts.append(Stretch(at + lead, stop - tail, quoted))
        at = stop
    return parts


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
    for one in _PARAGRAPH_BREAK.finditer(text[start:end]):
        yield start, one


def _edge(text: str) -> str:
    found = _EDGE.match(text)
    return found.group() if found else ""


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
        self.notes += [f"{what} wrong:  {one}{_TEXT_OF_NOTE}{text}" for one in sorted(found - wanted, key=str)]
        self.notes += [f"{what} missed: {one}{_TEXT_OF_NOTE}{text}" for one in sorted(wanted - found, key=str)]

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def listed(notes: Sequence[str]) -> str:
    """Notes of scores to read: every text once, with all that differs in it."""
    texts: dict[str, list[str]] = {}
    for note in notes:
        what, _, text = note.partition(_TEXT_OF_NOTE)
        texts.setdefault(text, []).append(what)
    return "\n".join(
        "\n".join([*(f"  {what}" for what in found), *(f"      | {line}" for line in text.split("\n") if line)])
        for text, found in texts.items()
    )
