"""The documents at an address over time: a document that was replaced is a new version of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urljoin

from sqlite_utils import Database

from archive.site import spellings

# Answers that were documents: not a page in place of one, unless the link is to a page, and not a part of a file.
_DOCUMENTS = """
SELECT documents.id, captures.id, captures.fetched_at, documents.mime, documents.bytes, documents.pages
FROM captures JOIN document_payloads ON document_payloads.sha256 = captures.sha256
JOIN documents ON documents.id = document_payloads.document_id
WHERE captures.url IN (SELECT value FROM json_each(:urls)) AND (captures.status = 200 OR captures.refers_to IS NOT NULL)
AND captures.truncated IS NULL AND (documents.mime IS NOT 'text/html' OR :is_page)
ORDER BY captures.fetched_at, captures.id
"""
_REDIRECTS = "SELECT url, location FROM captures WHERE url IN (SELECT value FROM json_each(?)) AND location IS NOT NULL"
_MOST_STEPS = 5  # redirects in a row


class Version(NamedTuple):
    """A document that was at an address, from the capture that first showed it; the fields are those of both."""

    document_id: str
    capture_id: str
    fetched_at: str
    mime: str | None
    bytes: int
    pages: int


def versions(db: Database, url: str, *, is_page: bool = False) -> list[Version]:
    """The documents at an address, oldest first. An unchanged document that was captured again is listed once.

    `is_page` is whether the document that is meant is a page itself.
    """
    rows = db.execute(_DOCUMENTS, {"urls": json.dumps(led_to(db, [url])), "is_page": is_page})
    return [next(same) for _, same in groupby((Version(*row) for row in rows), key=lambda one: one.document_id)]


def led_to(db: Database, addresses: Iterable[str]) -> list[str]:
    """Addresses in all their spellings, with those that they have redirected to."""
    known = dict.fromkeys(spelling for address in addresses for spelling in spellings(address))
    new = list(known)
    for _ in range(_MOST_STEPS):
        targets: list[str] = []
        for asked, location in db.execute(_REDIRECTS, [json.dumps(new)]):
            with suppress(ValueError):
                targets += spellings(urljoin(asked, location))
        new = [one for one in dict.fromkeys(targets) if one not in known]
        known |= dict.fromkeys(new)
    return list(known)
