"""Long lists in pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its number from 1, of how many. templates/_paging.html links to those beside it."""

    number: int
    of: int
    size: int

    @property
    def part(self) -> slice:
        """What of the list is on this page."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def page_of(asked: str, total: int, size: int) -> Page:
    """The page asked for, or the nearest to it that there is; the first for what is no number."""
    last = max(1, -(-total // size))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return Page(min(max(number, 1), last), last, size)
