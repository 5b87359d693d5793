"""Whoever may not see the archive, or one of its tables, sees nothing of it on any page, feed or capture of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from archive.store.folder import DataFolder
from tests.support.browser.page_types import PAGES, address_of
from tests.support.reading_room import ReadingRoom

CLOSED = {"allow": False}
FILES = ("/search.json", "/search.csv", "/search.jsonl", "/statements.csv", "/data/api.json", "/search.atom",
         "/article/lv-104.bib", "/article/lv-104.csl.json",
         "/calendar.ics", "/changes.atom", "/capture/{capture}/content", "/capture/{capture}/text", "/image/{picture}",
         "/document/{document}/file", "/document/{document}.txt", "/thumbnail/{document}",
         "/timemap/link/http://localhost/", "/timegate/http://localhost/")  # fmt: skip


def tables(*names: str) -> dict[str, Any]:
    return {"databases": {"archive": {"tables": dict.fromkeys(names, CLOSED)}}}


@pytest.mark.parametrize(
    "metadata",
    [CLOSED, {"databases": {"archive": CLOSED}}, tables("articles"), tables("captures"), tables("imports"),
     tables("people"), tables("documents"), tables("document_pages"),
     tables("mentions"), {"allow": {"id": "root"}}],
    ids=str,
)  # fmt: skip
def test_what_is_closed_is_shown_nowhere(metadata: dict[str, Any], archive_with_a_past: DataFolder) -> None:
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        captures = "SELECT id FROM captures WHERE status = 200 AND mime LIKE ?"
        ids = {
            name: db.execute(captures, [mime]).fetchone()[0]
            for name, mime in (("capture", "text/html"), ("picture", "image/%"))
        }
        ids["document"] = db.execute("SELECT id FROM documents").fetchone()[0]
    with closing(ReadingRoom(archive_with_a_past.database, metadata=metadata)) as room:
        pages = [address_of(name, archive_with_a_past.database) for name in PAGES]
        for path in (*pages, *(path.format(**ids) for path in FILES)):
            assert room.get(path).status_code == 403, path


def test_who_may_see_the_archive_alone_sees_it(archive_with_a_past: DataFolder) -> None:
    open_archive = {"allow": False, "databases": {"archive": {"allow": True}}}
    with closing(ReadingRoom(archive_with_a_past.database, metadata=open_archive)) as room:
        assert room.get("/article/lv-104").status_code == 200
