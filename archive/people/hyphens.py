"""Other characters in place of the hyphen of a double surname: `Muižniece–Liepiņa`, as word processors write it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from archive.latvian.given_names import is_given_name
from archive.people.types import Appearance

_HYPHENS = re.compile(r"(?<=[^\W\d_])[\u2010\u2011](?=[^\W\d_])")
# With spaces around it, a dash is one where more speaks for it (`names.spaced_surnames`).
SPACED = re.compile(r"\b([^\W\d_]{2,}) ([^\W\d_]{3,})( [-–—] )([^\W\d_]{3,})(?![\w-])")
_DASH = re.compile(r"\b([^\W\d_]{2,}) ([^\W\d_]{3,})[–—](?=[^\W\d_]{3})")


def with_hyphens(text: str) -> str:
    """A text of the same length with a plain hyphen for each of these. A dash is one only after a given name."""
    if "‑" in text or "‐" in text:
        text = _HYPHENS.sub("-", text)
    return _DASH.sub(_joined, text) if "–" in text or "—" in text else text


def as_written(one: Appearance, text: str, joints: Sequence[int] = ()) -> Appearance:
    """An appearance that was found with plain hyphens, with name and statement as the text has them.

    `joints` are the places of hyphens that stand for three characters of the text.
    """
    if joints:
        one = replace(
            one,
            start=_in_text(one.start, joints),
            end=_in_text(one.end, joints),
            statements=tuple(
                replace(part, start=_in_text(part.start, joints), end=_in_text(part.end, joints))
                for part in one.statements
            ),
        )
    said = next((part for part in one.statements if part.quoted), one.statements[0] if one.statements else None)
    return replace(
        one,
        name_as_written=text[one.start : one.end],
        statement=text[said.start : said.end].strip() if said else one.statement,
    )


def _in_text(at: int, joints: Sequence[int]) -> int:
    """Where a place is in the text with spaces around the dashes, of which each is a hyphen at one of `joints`."""
    return at + 2 * bisect_left(joints, at)


def _joined(match: re.Match[str]) -> str:
    given, surname = match.groups()
    following = match.string[match.end()]
    is_name = given[0].isupper() and surname[0].isupper() and following.isupper() and is_given_name(given)
    return f"{given} {surname}-" if is_name else match[0]
