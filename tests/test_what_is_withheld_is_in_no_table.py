"""What is withheld is in no row and in no byte of the database, whatever is run, until it is released."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.remaking.rebuild import rebuild
from archive.store.withholding import deeds
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.imports import captured, import_captures
from tests.support.public_rows import rows
from tests.support.traces import traces

WITHHELD = ("lv-101", "lv-103", "lv-104", "lv-240", "lv-greta", "en-201")


@pytest.fixture
def site() -> Iterator[ReplicaServer]:
    """Six articles."""
    with ReplicaServer(Site("semantic", articles=six_articles())) as server:
        yield server


@dataclass(frozen=True)
class Rig:
    """An archive of the site, visited once, and how to visit it again."""

    folder: DataFolder
    server: ReplicaServer
    crawl: Crawl


@pytest.fixture
def rig(site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> Rig:
    """Visited in full."""
    assert crawl(site, full=True).outcome == "done"
    return Rig(folder, site, crawl)


def withhold(folder: DataFolder, target: str) -> None:
    assert deeds.withhold(folder, deeds.look(folder, target), "legal").carried_out


def said_by(folder: DataFolder, article_id: str) -> list[str]:
    """Title, address, long paragraphs, and people in nothing else, of an article."""
    with closing(open_database(folder.database)) as db:
        title, body, url = db.execute("SELECT title, body, url FROM articles WHERE id = ?", [article_id]).fetchone()
        people = db.execute(
            "SELECT name FROM people WHERE id IN (SELECT person_id FROM appearances WHERE article_id = :id) "
            "AND id NOT IN (SELECT person_id FROM appearances WHERE article_id <> :id)",
            {"id": article_id},
        ).fetchall()
    path = "/" + url.split("/", 3)[3]
    return [title, path, *(one for one in body.split("\n\n") if len(one) > 80), *(name for (name,) in people)]


@pytest.mark.parametrize("article_id", WITHHELD)
def test_an_article_stays_away_whatever_is_run(rig: Rig, article_id: str) -> None:
    said, before = said_by(rig.folder, article_id), rows(rig.folder)
    url = said[1]
    page = rig.server.handler(url)
    assert traces(rig.folder, said)
    withhold(rig.folder, article_id)
    assert traces(rig.folder, said) == []
    rebuild(rig.folder)
    assert traces(rig.folder, said) == []
    asked_before = len(rig.server.requests)
    assert rig.crawl(rig.server, full=True).outcome == "done"
    assert url not in [request.path for request in rig.server.requests[asked_before:]]
    assert traces(rig.folder, said) == []
    for path in (url, "/lv/cits/999"):
        import_captures(rig.folder, [captured(page, f"{rig.server.url}{path}", "2019-03-05T10:11:12Z")], rig.server.url)
        assert traces(rig.folder, said) == []
    assert deeds.release(rig.folder, article_id).carried_out
    assert article_id in {row[0] for row in rows(rig.folder)["articles"]}
    assert before["people"] == rows(rig.folder)["people"]
