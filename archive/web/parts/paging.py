"""Long lists in pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its number from 1, and how many pages there are, for templates/_paging.html."""

    number: int
    of: int
    size: int

    @property
    def part(self) -> slice:
        """The part of the list that is on this page."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def page_of(number: int, total: int, size: int) -> ListPage:
    """The page with a number, or the nearest existing one."""
    last = max(1, -(-total // size))
    return ListPage(min(number, last), last, size)
