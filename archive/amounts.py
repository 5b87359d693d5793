"""How many of something there are, in words."""

from __future__ import annotations


def amount(count: int, one: str, many: str = "") -> str:
    """`1 page`, `3 pages`; `many` is what comes behind other numbers if it is more than the first with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
