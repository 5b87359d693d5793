"""The events that a search finds by their titles and places, beside the articles."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from archive.search import PreparedSearch
from archive.search.events import find_events, read_index
from archive.web.parts.events import Event, read_events_of_ids
from archive.web.serving.cached_reads import cached

MOST_EVENTS = 50  # events shown for a search; to see others, narrow it down
_index = cached(read_index)


def events_of(db: Database, search: PreparedSearch) -> tuple[int, list[Event]]:
    """How many events a search finds, and the latest of them. None in an archive of an earlier version."""
    try:
        ids = find_events(db, search, _index(db))
        return len(ids), read_events_of_ids(db, ids[:MOST_EVENTS]) if ids else []
    except sqlite3.OperationalError as error:
        if str(error).startswith("no such"):
            return 0, []
        raise
