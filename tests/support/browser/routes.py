"""An address for each route of the reading room, in the archive of `tests.support.archives.past`."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from archive.clock import stamp
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.web import _PAGES
from tests.support.archives.past import EDITED

ROUTES = sorted(address for module in _PAGES for address, _ in module.ROUTES)
# The first address that a route matches is used. A new route needs one here.
_ADDRESSES = (
    "/", "/search?q=policija", "/search.json?q=policija", "/search.csv?q=policija", "/search.atom?q=policija",
    "/search.jsonl?q=policija",
    "/statements?q=policija", "/statements.json", "/statements.jsonl", "/statements.csv", "/statements.atom",
    "/article/lv-104", "/article/lv-104.bib", "/article/lv-104.csl.json", "/article/lv-104.",
    f"/article/{EDITED}/history",
    f"/article/{EDITED}/{{then}}", f"/article/{EDITED}/{{then}}.bib", f"/article/{EDITED}/{{then}}.csl.json",
    "/capture/{capture}", "/capture/{capture}/content", "/image/{picture}",
    "/capture/{capture}/page", "/capture/{capture}/text", "/capture/{capture}/style/{style}", "/requisite/{picture}",
    "/document/{document}", "/document/{document}.txt", "/document/{document}/file", "/thumbnail/{thumbnail}",
    "/timemap/link/{url}", "/timegate/{url}", "/speakers", "/speaker/zelma-pucite-kalnina",
    "/municipalities", "/municipality/valmieras-novads", "/municipality/valmieras-novads/events",
    "/calendar", "/calendar/2026/11", "/calendar.ics", "/changes", "/changes.atom", "/subscribe?q=policija",
    "/about", "/par", "/about/coverage", "/about/sample",
    "/network", "/network.svg", "/network.csv",
    "/data", "/data/{version}", "/data/{version}/README.md", "/data/api", "/data/api.json",
    "/robots.txt", "/sitemap.xml", "/sitemap/1.xml", "/opensearch.xml",
)  # fmt: skip
# These only redirect, so that there is nothing to cache.
LEADING = frozenset({"/article/lv-104.", "/calendar", "/par", "/timegate/"})
_IDS = {
    "capture": f"SELECT capture_id FROM articles WHERE id = '{EDITED}'",
    "picture": "SELECT id FROM captures WHERE status = 200 AND mime LIKE 'image/%'",
    "style": "SELECT id FROM captures WHERE status = 200 AND mime = 'text/css'",
    "document": "SELECT id FROM documents WHERE pages = 8",
    "thumbnail": "SELECT sha256 FROM thumbnails WHERE content IS NOT NULL",
    "url": f"SELECT url FROM articles WHERE id = '{EDITED}'",
}


def address_of_route(route: str, database: Path) -> str:
    """An address that a route matches. Raises LookupError if there is none here."""
    for address in _ADDRESSES:
        with closing(sqlite3.connect(database)) as db:
            ids = {name: db.execute(sql).fetchone()[0] for name, sql in _IDS.items() if f"{{{name}}}" in address}
            if "{then}" in address:
                seen = "SELECT first_seen_at FROM articles WHERE id = ?"
                ids["then"] = stamp(db.execute(seen, [EDITED]).fetchone()[0])
        if "{version}" in address:
            ids["version"] = next(exported.folders(DataFolder(database.parent).exports)).name
        known = address.format(**ids)
        if re.match(route, known.partition("?")[0]):
            return known
    raise LookupError(f"Write an address of {route} into tests/support/browser/routes.py")
