"""Numbers of four digits or more, which texts write as `12000`, or in threes as `12 000`, `12.000` and `12,000`.

The index has the threes as words next to each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST_DIGITS = 12  # digits of an amount; longer numbers are of telephones, persons or accounts
_ENTIRE = re.compile(r"[1-9][0-9]{3,}")
_THREE = re.compile(r"[0-9]{3}")
_FIRST = re.compile(r"[1-9][0-9]{0,2}")


def in_threes(word: str) -> list[str]:
    """`12000` -> `12`, `000`; empty for anything else."""
    if len(word) > _MOST_DIGITS or not _ENTIRE.fullmatch(word):
        return []
    first = len(word) % 3 or 3
    return [word[:first], *(word[at : at + 3] for at in range(first, len(word), 3))]


def entire(words: Sequence[str]) -> str | None:
    """`12`, `000` -> `12000`; None for anything else."""
    first, *others = words
    is_number = others and _FIRST.fullmatch(first) and all(map(_THREE.fullmatch, others))
    return "".join(words) if is_number and len(words) * 3 <= _MOST_DIGITS else None
