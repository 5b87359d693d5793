"""One address of each type of page of the reading room, in the archive of `tests.support.archives.past`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from archive.clock import stamp
from tests.support.archives.past import CORRECTED, EDITED, GONE

# A name is that of the picture in docs/pictures.
PAGES = {
    "home": "/",
    "search": "/search?q=pa%C5%A1vald%C4%ABba&since=2015",
    "search-near": "/search?q=pa%C5%A1valdd%C4%ABba",
    "search-nothing": "/search?q=qqqq&lang=xx",
    "article": "/article/lv-104",
    "article-gallery": "/article/lv-114",
    "article-corrected": "/article/en-209",
    "article-gone": f"/article/{GONE}",
    "article-then": f"/article/{EDITED}/{{then}}",
    "history": f"/article/{EDITED}/history",
    "capture": "/capture/{capture}",
    "document": "/document/{document}?q=ku%C4%A3ub%C5%ABv%C4%93tava",
    "document-unread": "/document/{unread}",
    "speakers": "/speakers",
    "speaker": "/speaker/zelma-pucite-kalnina",
    "speaker-corrected": f"/speaker/{CORRECTED}",
    "speaker-former": "/speaker/genovefa-upeniece",
    "network": "/network",
    "network-person": "/network?person=zelma-pucite-kalnina",
    "statements": "/statements?q=pa%C5%A1vald%C4%ABba",
    "statements-nothing": "/statements?q=qqqq&speaker=genovefa-upeniece",
    "municipalities": "/municipalities",
    "municipality": "/municipality/valmieras-novads",
    "municipality-events": "/municipality/valmieras-novads/events",
    "calendar": "/calendar/2026/11",
    "changes": "/changes",
    "subscribe": "/subscribe?q=pa%C5%A1vald%C4%ABba&municipality=valmieras-novads",
    "data": "/data",
    "data-api": "/data/api",
    "about": "/about",
    "coverage": "/about/coverage",
    "sample": "/about/sample",
    "not-found": "/article/lv-999",
}


def status_of(name: str) -> int:
    """The status of the answer with a page of a type."""
    return 404 if name == "not-found" else 200


def address_of(name: str, database: Path) -> str:
    """The path of the page of a type."""
    with closing(sqlite3.connect(database)) as db:
        sql = "SELECT capture_id, first_seen_at FROM articles WHERE id = ?"
        capture, first_seen_at = db.execute(sql, [EDITED]).fetchone()
        read = "SELECT id FROM documents WHERE pages = 8"
        unread = "SELECT id FROM documents WHERE pages = 0 AND problem IS NOT NULL ORDER BY id"
        document, not_read = (db.execute(one).fetchone()[0] for one in (read, unread))
    return PAGES[name].format(capture=capture, then=stamp(first_seen_at), document=document, unread=not_read)
