"""What is found out about a person in a text. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from archive.latvian.given_names import Gender


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention of a person: `name_as_written == text[start:end]`.

    `nominative` is the name as it is understood, `certain` whether another understanding is about as good,
    `is_nominative` whether it was written in the nominative. `role` and `organisation` are as written, in the case
    of the text; `other_roles` are further offices named with the same mention. `spoke` is true only where there is a
    talk, a quotation, or a verb of speaking; `statement` is then the quotation, or the sentence.
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
