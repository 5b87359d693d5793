"""Reads pages: from bytes and an address to a typed value. Pure functions: no network, no database."""

from archive.extract.page import extract
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
