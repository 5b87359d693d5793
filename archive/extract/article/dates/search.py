"""What the search for the date of an article knows about the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from archive.extract.article.matter import Matter
from archive.extract.dom.blocks import Block, Outline, Region

FOREIGN = Region.NAV | Region.ASIDE | Region.HIDDEN | Region.FOOTER | Region.COMMENTS
"""Parts of a page whose dates are not about its text."""
_FIRST_DAY = date(1995, 1, 1)  # about when the web began in Latvia


@dataclass(frozen=True, slots=True)
class Reading:
    """The page in which a date is looked for.

    `skip` says which blocks are furniture. `elsewhere` are the blocks of calendars and of lists of other articles,
    whose dates are never that of the article, wherever they stand (F9). `today` is the day of the visit.
    """

    outline: Outline
    title: Block | None
    matter: Matter
    skip: Callable[[Block], bool]
    elsewhere: set[int]
    today: date

    def credible(self, day: date | None) -> date | None:
        """The day itself if a page can have been published on it, else None; the server may be a day ahead."""
        return day if day and day >= _FIRST_DAY and day.toordinal() <= self.today.toordinal() + 1 else None
