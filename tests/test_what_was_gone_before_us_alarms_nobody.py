"""Articles that others captured and that are not there any more: asked for once, never counted as lost by us."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import date
from unittest.mock import patch

from archive.search import search
from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.content import load_articles, multiply
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import six_articles
from tests.support.imports.captures import captured, import_captures

DAYS = ("2026-09-01", "2026-09-20", "2026-10-10", "2026-11-10")
_THERE = {one.title for one in six_articles()}
# Copies of other articles: one with title and date of an article that is there would be that article, moved.
LOST = [one for one in multiply(load_articles(), 90) if one.lang == "lv" and one.title not in _THERE][-30:]


def test_refreshes_ask_once_and_miss_nothing(folder: DataFolder) -> None:
    old = Site("semantic", today=date(2024, 5, 1), articles=LOST, events=[])
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        pages = []
        for number, one in enumerate(LOST):
            answer = old(one.path)
            said = f"<p>Raksts {one.id} stāsta par to pašu, par ko toreiz runāja visi klātesošie.</p></h1>"
            answer = replace(answer, body=answer.body.replace(b"</h1>", f"</h1>{said[:-5]}".encode(), 1))
            pages.append(captured(answer, f"{server.url}{one.path}", f"2024-05-01T10:00:{number:02}Z"))
        assert import_captures(folder, pages).new == len(LOST)
        for number, day in enumerate(DAYS):
            before = len(server.requests)
            with patch.dict(os.environ, CTARCHIVE_NOW=f"{day}T03:00:00Z"):
                summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
            asked = [request.path for request in server.requests[before:]]
            assert (summary.outcome, summary.gone, summary.failed, summary.unread) == ("done", 0, 0, 0), summary
            times = sum(asked.count(one.path) for one in LOST)
            assert times == len(LOST) if number == 0 else times <= len(LOST), asked
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles WHERE gone_at IS NOT NULL").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (len(LOST) + 6,)
        found = search(db, LOST[0].title)
        assert LOST[0].id in [hit.id for hit in found.hits]


def test_one_page_at_all_addresses_of_the_past_is_listed_and_alarms_nobody(folder: DataFolder) -> None:
    old = Site("semantic", today=date(2024, 5, 1), articles=LOST, events=[])
    now = Site("semantic", articles=six_articles(), events=[])
    lost = LOST[0]

    def catch_all(path: str) -> Answer:
        return Answer(200, "text/html", b"<p>Laipni.</p>") if path == lost.path else now(path)

    with ReplicaServer(catch_all) as server:
        import_captures(folder, [captured(old(lost.path), f"{server.url}{lost.path}", "2024-05-01T10:00:00Z")])
        asked = []
        for day in ("2026-09-01", "2026-09-02", "2026-09-03"):
            before = len(server.requests)
            with patch.dict(os.environ, CTARCHIVE_NOW=f"{day}T03:00:00Z"):
                summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
            asked.append(sum(request.path == lost.path for request in server.requests[before:]))
            assert summary.outcome == "done", summary
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT article_id FROM unread").fetchall() == [(lost.id,)]
    assert asked[0] == 1
    assert sum(asked) <= 2, asked  # the month in which it is asked again may begin on one of the days
