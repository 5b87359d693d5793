"""Finds the captures that belong to a captured page: for each address, the one nearest in time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import urljoin

from sqlite_utils import Database

from archive.site import page_key
from archive.warc.captures import Capture
from archive.web.parts.history.mementos import captured_addresses

MOST_HOPS = 3  # redirects that are followed; judged

# The same visit comes first: what a page needs is requested after it, and may have changed since the visit before.
_NEAREST = """
SELECT id, status, location, url FROM (
  SELECT id, status, location, url, 0 AS way, abs(julianday(fetched_at) - julianday(:moment)) AS distance
  FROM captures AS beside
  WHERE url IN (SELECT value FROM json_each(:urls)) AND crawl_id = :crawl AND {condition}
  UNION ALL SELECT * FROM (
    SELECT id, status, location, url, 1, 0 FROM captures AS beside
    WHERE url IN (SELECT value FROM json_each(:urls)) AND fetched_at <= :moment AND {condition}
    ORDER BY fetched_at DESC, id DESC LIMIT 1)
  UNION ALL SELECT * FROM (
    SELECT id, status, location, url, 2, 0 FROM captures AS beside
    WHERE url IN (SELECT value FROM json_each(:urls)) AND fetched_at > :moment AND {condition}
    ORDER BY fetched_at, id LIMIT 1))
ORDER BY way, distance LIMIT 1
"""
_WHOLE = "NOT EXISTS (SELECT 1 FROM damage WHERE capture_id IN (beside.id, beside.refers_to)) AND truncated IS NULL"
_IS_THERE = f"(status = 200 OR (status = 304 AND refers_to IS NOT NULL)) AND {_WHOLE}"
_OF_REQUISITE = f"{_IS_THERE} AND mime IS NOT 'text/html'"
_OF_REDIRECT = "status BETWEEN 301 AND 308 AND location IS NOT NULL"


def requisites_beside(db: Database, page: Capture, urls: Iterable[str]) -> dict[str, str]:
    """The capture of each address that a page needs to look as it did, by address; never one of a page."""
    return _beside(db, page, urls, _OF_REQUISITE)


def pages_beside(db: Database, page: Capture, urls: Iterable[str]) -> dict[str, str]:
    """The capture of each address that a page links to, by address."""
    return _beside(db, page, urls, _IS_THERE)


def _beside(db: Database, page: Capture, urls: Iterable[str], condition: str) -> dict[str, str]:
    known = captured_addresses(db)
    found = {}
    for url in urls:
        if (capture := _nearest(db, page, known, url, condition)) is not None:
            found[url] = capture
    return found


def _nearest(db: Database, page: Capture, known: dict[str, list[str]], url: str, condition: str) -> str | None:
    for _ in range(MOST_HOPS + 1):
        try:
            spelt = known.get(page_key(url))
        except ValueError:
            return None
        if not spelt:
            return None
        asked = {"urls": json.dumps(spelt), "moment": page.fetched_at, "crawl": page.crawl_id}
        if row := db.execute(_NEAREST.format(condition=condition), asked).fetchone():
            return str(row[0])
        row = db.execute(_NEAREST.format(condition=_OF_REDIRECT), asked).fetchone()
        if row is None:
            return None
        try:
            url = urljoin(row[3], row[2])
        except ValueError:
            return None
    return None
