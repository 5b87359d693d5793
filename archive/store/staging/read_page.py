"""What an answer is read as: the one way from a capture to a page, for a crawl, a rebuild and a new reading.

It imports little, for the process in which a crawl reads starts with it.
"""

from __future__ import annotations

from archive.extract import Other, Page, extract
from archive.extract.dom.source import is_binary
from archive.warc.answers import Stored, header


def file_of(stored: Stored, url: str) -> Other | None:
    """What `read_page` makes of a picture or a document, told by its first bytes; None for what may be a page.

    For those to whom reading costs more than that.
    """
    if header(stored.headers, "content-encoding") or not is_binary(stored.payload):
        return None
    return Other(url, "not HTML")


def read_page(stored: Stored, url: str) -> Page:
    """What an answer is read as. Raises ValueError where its content coding cannot be undone."""
    return extract(stored.content(), url, stored.content_type, today=stored.day)
