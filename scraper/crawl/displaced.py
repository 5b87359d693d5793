"""Recognises pages that came instead of a file, such as a maintenance notice at the address of a PDF."""

from __future__ import annotations

from urllib.parse import urlsplit

from archive.documents import kind_of
from archive.extract import Other, Page
from archive.extract.dom.links import ending
from archive.warc.answers import StoredAnswer, is_file, mime_type
from scraper.crawl.known import FILES, KnownAddress

REASON = "a page came instead of the file"


def is_displaced(stored: StoredAnswer, page: Page, known: KnownAddress | None) -> bool:
    """Whether an answer is a page where a file was, or where the address or the server promises one.

    An address that turns out to be an article's or a list's is that. Pages at addresses of pictures that never had one
    are left alone: many a gallery shows a picture in a page of the picture's name.
    """
    if not isinstance(page, Other) or not is_page(stored, page.url):
        return False
    was_file = known is not None and known.role in FILES
    return was_file or is_file(mime_type(stored.headers)) or ending(page.url) is not None


def is_page(stored: StoredAnswer, url: str) -> bool:
    """Whether the bytes of an answer are a page, whatever the server calls them. Raises ValueError as `content` does.

    Not what an office program or an old system saved as HTML under the name of a document.
    """
    name = urlsplit(url).path.rpartition("/")[2]
    return kind_of(stored.content(), mime_type(stored.headers), name, linked=True) == "text/html"
