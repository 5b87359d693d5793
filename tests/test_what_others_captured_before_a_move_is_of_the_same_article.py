"""The site moved after others captured it: its articles are the same, whichever was known first."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures

OLD, NEW = "lv-103", "lv-jaunums-statistika-par-cietusajiem"
NEW_PATH = "/lv/jaunums/statistika-par-cietusajiem"
SITE = Site("semantic", today=date(2024, 5, 1), articles=six_articles(), events=[])


def moved(path: str) -> Answer:
    """The site after the move of one article, with a link to its new address."""
    old = path_of(OLD)
    if path == old:
        return Answer(404, "text/html", b"<title>404</title>")
    answer = SITE(old if path == NEW_PATH else path)
    return replace(answer, body=answer.body.replace(old.encode(), NEW_PATH.encode()), etag=None)


@pytest.mark.parametrize("order", list(permutations(["import", "visit"])), ids=" ".join)
def test_both_addresses_are_of_one_article(order: tuple[str, ...], folder: DataFolder, crawl: Crawl) -> None:
    for step in order:
        with ReplicaServer(moved) as server:
            if step == "visit":
                crawl(server)
            else:
                url = f"{server.url}{path_of(OLD)}"
                import_captures(folder, [captured(SITE(path_of(OLD)), url, "2022-03-01T10:00:00Z")])
    for _ in range(2):
        with closing(open_database(folder.database)) as db:
            row = db.execute("SELECT id, substr(first_seen_at, 1, 10), revision FROM articles WHERE id = ?", [NEW])
            assert row.fetchall() == [(NEW, "2022-03-01", 1)]
            assert not db.execute("SELECT 1 FROM articles WHERE id = ?", [OLD]).fetchone()
            assert db.execute("SELECT id, article_id FROM addresses").fetchall() == [(OLD, NEW)]
        rebuild(folder)
