"""What can be found about a person in a text."""

from __future__ import annotations

from dataclasses import dataclass

from archive.latvian.declension import Gender


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage of a text that tells what somebody said: `text[start:end]`.

    `quoted`: it gives their own words, which stand between quotation marks (left out), behind their name and a colon,
    or below it in minutes. Otherwise it is the sentence that reports what they said. A quotation that is interrupted
    has one passage for each part; one of several paragraphs has one for each paragraph.
    """

    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention of a person: `name_as_written == text[start:end]`.

    `nominative` is the name as it is understood; `certain` is false if another understanding is about as likely;
    `is_nominative` tells whether the text has it in the nominative. `role` and `organisation` are as written, in the
    case that the text has; `other_roles` are further offices with the same mention; `role_nominative` is the role in
    the nominative. If somebody is called by the surname alone, role and organisation may come from the mention of the
    full name: then they are `is_inherited`. `spoke` is true only if there is a talk, a quotation, or a verb of
    speaking. `statements` are then the passages that tell what was said, in order, and `statement` is the first
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
