"""How many of something there are, in words."""

from __future__ import annotations


def amount(count: int, one: str, many: str = "") -> str:
    """`1 page`, `3 pages`. Give `many` if the plural is not just `one` with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
