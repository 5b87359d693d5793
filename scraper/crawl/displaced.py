"""Recognises pages that are served in place of a file, such as a maintenance notice at the address of a PDF."""

from __future__ import annotations

from urllib.parse import urlsplit

from archive.documents import kind_of
from archive.extract import Other, Page
from archive.extract.dom.links import ending
from archive.warc.answers import StoredAnswer, is_file, mime_type
from scraper.crawl.known import FILES, KnownAddress

REASON = "a page came instead of the file"


def is_displaced(stored: StoredAnswer, page: Page, known: KnownAddress | None) -> bool:
    """Whether an answer is a page although there was a file, or the address or the server promises one.

    If the page turns out to be an article or a list, it is not displaced. Nor is a page at a picture's address that
    never served a picture: many galleries show a picture on a page named like the file.
    """
    if not isinstance(page, Other) or not is_page(stored, page.url):
        return False
    was_file = known is not None and known.role in FILES
    return was_file or is_file(mime_type(stored.headers)) or ending(page.url) is not None


def is_page(stored: StoredAnswer, url: str) -> bool:
    """Whether the bytes of an answer are a page, whatever its Content-Type. Raises ValueError as `content` does.

    HTML that an office program or an old system saved under the name of a document is not a page.
    """
    name = urlsplit(url).path.rpartition("/")[2]
    return kind_of(stored.content(), mime_type(stored.headers), name, linked=True) == "text/html"
