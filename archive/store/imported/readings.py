"""What imported captures were read as, in internal tables; `layer` makes articles from it.

A page that was captured many times is kept once: by its article and the digest of its content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlite_utils import Database

from archive.extract import Article, CalendarMonth, Listing, Page
from archive.extract.boilerplate.error_pages import reads_like_error
from archive.processes import in_order, send_early
from archive.store.judgement.suspicion import text_key
from archive.store.rows import sightings
from archive.store.staging.page_json import encode
from archive.store.staging.read_page import file_of, no_page_of, page_of
from archive.store.staging.staged import admit_page
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture


class Prepared(NamedTuple):
    """What is kept of a page without withheld content, made in the process that read it.

    `blocks` are the events that it shows, as rows of `event_blocks`; `row` is that of `imported_pages` for an article,
    None for another page; `is_month` tells that it is a month of the calendar.
    """

    blocks: tuple[sightings.Row, ...]
    row: tuple[str | bool | None, ...] | None
    is_month: bool


def prepared(page: Page) -> Prepared | Page:
    """What is kept of a page. A page that cannot be encoded is returned unchanged, for `keep` to report it."""
    try:
        return _prepared(page)
    except ValueError:  # such as half a surrogate pair
        return page


def prepared_of(read: tuple[Capture, StoredAnswer]) -> Prepared | Page | None:
    """What is kept of the page that a capture with its answer is read as, None if there is none (`page_of`)."""
    page = page_of(read)
    return None if page is None else prepared(page)


def none_prepared_of(read: tuple[Capture, StoredAnswer]) -> Prepared | Page | None:
    """The same for a page that kills or stalls the reader."""
    return no_page_of(read)


_Task = Callable[[tuple[Capture, StoredAnswer]], Page | Prepared | None]


def read_all(answers: Sequence[tuple[Capture, StoredAnswer]], *, as_pages: bool) -> Iterator[Page | Prepared | None]:
    """Begin to read a whole batch at once, on all processes in use. Pictures and documents are not read.

    With `as_pages`, yields pages as they were read; else what `keep` needs of them.
    """
    is_file = [file_of(answer, capture.url) is not None for capture, answer in answers]
    pages = [one for one, is_one in zip(answers, is_file, strict=True) if not is_one]
    task: _Task = page_of if as_pages else prepared_of
    lost: _Task = no_page_of if as_pages else none_prepared_of
    send_early(task, pages, lost)
    read = in_order(task, pages, lost)
    return (None if is_one else next(read) for is_one in is_file)


def keep(db: Database, capture: Capture, page: Page | Prepared) -> bool:
    """Store a reading if it is an article or a month of the calendar. Returns whether it is.

    The events that the page shows are noted at once, and count as long as the capture is believed. Nothing withheld is
    kept.
    """
    if not isinstance(page, Prepared):
        admitted = admit_page(db, capture.id, page)
        if admitted is None:
            return False
        page = _prepared(admitted)
    sightings.note(db, page.blocks, capture.id, capture.fetched_at)
    if page.row:
        # Of pages with the same content in different markup, the first one is kept.
        db.execute(
            "INSERT INTO imported_pages (page_id, content_hash, page, title, published_on, text_key, is_error) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET page = excluded.page WHERE excluded.page < page",
            page.row,
        )
    if page.row or page.is_month:
        db.execute(
            "INSERT OR REPLACE INTO imported_readings (capture_id, page_id, content_hash) VALUES (?, ?, ?)",
            [capture.id, *(page.row[:2] if page.row else (None, None))],
        )
        return True
    return False


def _prepared(page: Page) -> Prepared:
    blocks = sightings.blocks_of(page) if isinstance(page, Article | CalendarMonth | Listing) else ()
    if not isinstance(page, Article):
        return Prepared(tuple(blocks), None, isinstance(page, CalendarMonth))
    digest = page.content_hash
    row = (
        *(page.id, digest, encode(replace(page, calendar=(), months=())), page.title),
        page.published_on.isoformat() if page.published_on else None,
        text_key(page.body, digest),
        reads_like_error(page.title, page.body.split("\n\n")),
    )
    return Prepared(tuple(blocks), row, is_month=False)
