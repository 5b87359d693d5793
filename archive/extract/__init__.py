"""Reads pages: turns bytes and an address into a typed value. Pure functions: no network, no database."""

from __future__ import annotations

from datetime import date

from archive.extract.types import (
    Article,
    Attachment,
    CalendarMonth,
    Confidence,
    Event,
    Image,
    Listing,
    Other,
    Page,
    PageKind,
)

__all__ = [
    "Article",
    "Attachment",
    "CalendarMonth",
    "Confidence",
    "Event",
    "Image",
    "Listing",
    "Other",
    "Page",
    "PageKind",
    "extract",
]


def extract(body: bytes, url: str, content_type: str | None = None, *, today: date | None = None) -> Page:
    """Read one page, as it was on the day `today`. Never raises: what cannot be read is an `Other` that says why."""
    from archive.extract.page import extract as read  # here because the rules load slowly and few commands read pages

    return read(body, url, content_type, today=today)
