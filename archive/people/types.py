"""The values that are found about a person in a text."""

from __future__ import annotations

from dataclasses import dataclass

from archive.latvian.declension import Gender


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a text that gives what somebody said: `text[start:end]`.

    `quoted` where it gives their own words: between quotation marks, which are left out, behind their name and a
    colon, or below it in minutes. Otherwise it is the sentence that reports it. A quotation that the text interrupts
    has a stretch for each part, one of several paragraphs has one for each paragraph.
    """

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention of a person: `name_as_written == text[start:end]`.

    `nominative` is the name as it is understood, `certain` whether another understanding is about as good,
    `is_nominative` whether it was written in the nominative. `role` and `organisation` are as written, in the case
    of the text; `other_roles` are further offices named with the same mention; `role_nominative` is the role in the
    nominative. Where somebody is called by the surname alone, role and organisation may be those that stand with the
    full name: then they are `is_inherited`. `spoke` is true only where there is a talk, a quotation, or a verb of
    speaking; `statements` are then the stretches of the text that say what, in order, and `statement` the first
    quotation, or else the first sentence.
    """

    name_as_written: str
    start: int
    end: int
    nominative: str
    gender: Gender | None = None
    certain: bool = True
    is_nominative: bool = True
    role: str | None = None
    organisation: str | None = None
    other_roles: tuple[str, ...] = ()
    spoke: bool = False
    talk: str | None = None
    statement: str | None = None
    statements: tuple[Statement, ...] = ()
    role_nominative: str | None = None
    is_inherited: bool = False
