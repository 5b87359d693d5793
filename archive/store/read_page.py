"""What an answer is read as: the one way from a capture to a page, for a crawl, a rebuild and a new reading.

It imports little, for the process in which a crawl reads starts with it.
"""

from __future__ import annotations

from archive.extract import Page, extract
from archive.warc.answers import Stored


def read_page(stored: Stored, url: str) -> Page:
    """What an answer is read as. Raises ValueError where its content coding cannot be undone."""
    return extract(stored.content(), url, stored.content_type, today=stored.day)
