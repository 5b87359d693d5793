"""Lines of a text, and the people they may belong to, in the form that dialogues, interviews and letters need."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = re.compile(r"[\s\-–—•*]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A person in the form that lines need: the name and the offices around it are `text[start:end]`.

    `is_subject` is None if the language has no cases, and `gender` if nothing shows it.
    """

    index: int
    name: str
    start: int
    end: int
    is_subject: bool | None
    gender: str | None = None


def past(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """The end of what a pattern matches at a place; the place itself if it does not match."""
    match = pattern.match(text, at, end)
    return match.end() if match else at


def trimmed(text: str, end: int) -> int:
    """Where a line ends, without the white space at its end."""
    while text[end - 1].isspace():
        end -= 1
    return end
