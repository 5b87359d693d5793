"""The budget of a run: how much it may fetch before it ends and leaves the rest to the next."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.settings import BaseSettings

from archive.warc.coding import MAX_CONTENT

MIN_FREE = 2 * MAX_CONTENT  # bytes of free space on the disk, enough for the largest page and its rows


@dataclass(frozen=True, slots=True)
class Budget:
    """The limits of one run; 0 means no limit. `limit` counts pages like `pages`, but was set by the user."""

    pages: int
    megabytes: int
    minutes: int
    limit: int = 0

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Budget:
        """The budget that the settings ARCHIVE_MAX_PAGES, _MEGABYTES and _MINUTES and ARCHIVE_LIMIT give."""
        names = ("ARCHIVE_MAX_PAGES", "ARCHIVE_MAX_MEGABYTES", "ARCHIVE_MAX_MINUTES", "ARCHIVE_LIMIT")
        return cls(*(settings.getint(name) for name in names))

    def exceeded(self, *, pages: int, size: int, seconds: float, free: int) -> str | None:
        """The bound that `pages`, `size` (bytes) or `seconds` has reached, in words, or None.

        `free` is the room left on the disk, in bytes.
        """
        if free < MIN_FREE:
            return f"the disk has only {free // 1_000_000} MB left"
        if self.limit and pages >= self.limit:
            return f"the limit of {self.limit} pages is reached"
        if self.pages and pages >= self.pages:
            return f"the budget of {self.pages} pages is used up"
        if self.megabytes and size >= self.megabytes * 1_000_000:
            return f"the budget of {self.megabytes} MB is used up"
        if self.minutes and seconds >= self.minutes * 60:
            return f"the budget of {self.minutes} minutes is used up"
        return None
