"""Reads an answer: the one way from a capture to a page, for a crawl, a rebuild and a rereading.

It imports little, because the process in which a crawl reads starts with it.
"""

from __future__ import annotations

from archive.extract import Other, Page, extract
from archive.extract.dom.source import is_binary
from archive.warc.answers import StoredAnswer, header
from archive.warc.captures import Capture


def make_ready() -> None:
    """Load the rules, by reading a first page, so that processes that are forked now have them."""
    extract(b"<p>Saturs</p>", "/lv/1", "text/html")


def file_of(stored: StoredAnswer, url: str) -> Other | None:
    """What `read_page` makes of a picture or a document, told by its first bytes; None for what may be a page.

    For those to whom reading costs more than that.
    """
    if header(stored.headers, "content-encoding") or not is_binary(stored.payload):
        return None
    return Other(url, "not HTML")


def read_page(stored: StoredAnswer, url: str) -> Page:
    """What an answer is read as. Raises ValueError if its content coding cannot be undone."""
    return extract(stored.content(), url, stored.content_type, today=stored.day)


def page_of(read: tuple[Capture, StoredAnswer]) -> Page | None:
    """What a capture with its answer is read as; None if it is not a whole page, or cannot be decoded."""
    capture, answer = read
    if not _has_page(capture):
        return None
    try:
        return read_page(answer, capture.url)
    except ValueError:
        return None


def no_page_of(read: tuple[Capture, StoredAnswer]) -> Page | None:
    """The same for one that kills or stalls the reader."""
    return Other(read[0].url, "not readable") if _has_page(read[0]) else None


def _has_page(capture: Capture) -> bool:
    return capture.status == 200 and not capture.requisite and not capture.truncated
