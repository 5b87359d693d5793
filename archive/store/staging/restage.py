"""Reads a crawl again from its file: what the crawl itself stored and staged, once more. For rebuilds and repairs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from sqlite_utils import Database

from archive.errors import Damaged
from archive.store.staging import staged
from archive.store.staging.let_in import let_in
from archive.store.staging.read_page import read_page
from archive.warc.captures import Capture
from archive.warc.crawl_file import CrawlFile
from archive.warc.reading import read_capture


def read_again(db: Database, file: CrawlFile, digests: dict[str, str]) -> Iterator[Capture]:
    """Add the rows of a crawl's captures and stage its pages again, yielding each capture. The caller publishes.

    `digests` maps the captures read so far to the SHA-256 of their payloads. What is damaged in the file is
    passed over, and is then among its `problems`.
    """
    for capture, stored in file.captures(digests):
        let_in(db, capture, None if capture.refers_to else stored)
        if capture.requisite:
            pass  # nothing is read in it
        elif capture.status == 200:
            page = None
            # What the crawl could not decode it did not read; and of what is lost, others may still tell.
            with suppress(ValueError, Damaged):
                answer = read_capture(db, file.path.parent, capture, stored) if capture.refers_to else stored
                page = read_page(answer, capture.url)
            if page is not None:
                staged.stage(db, capture.id, page)
        elif capture.status == 304 and capture.refers_to:
            staged.stage_not_modified(db, capture.id)
        yield capture
