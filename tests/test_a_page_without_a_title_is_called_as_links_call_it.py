from __future__ import annotations

import re

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging.titles import title_of
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import with_few_pictures
from tests.support.crawling import Crawl


def without_title(page: bytes) -> bytes:
    """A page whose text begins at once and whose head names only the site."""
    page = re.sub(rb"<h1.*?</h1>", b"", page, flags=re.S)
    page = re.sub(
        rb'<meta property="og:title".*?>|<script type="application/ld.json">.*?</script>', b"", page, flags=re.S
    )
    return re.sub(rb"<title>.*?</title>", b"<title>Cilvektirdznieciba.lv</title>", page, flags=re.S)


def rows(folder: DataFolder) -> list[tuple[object, ...]]:
    db = open_database(folder.database)
    found = db.execute("SELECT id, title, revision FROM articles ORDER BY id").fetchall()
    db.close()
    return found


def test_the_title_is_that_of_the_links_and_stays(crawl: Crawl, folder: DataFolder) -> None:
    site = Site("semantic", articles=[a for a in with_few_pictures() if a.kind == "news"][:5], events=[])
    bare = site.articles[2]
    with ReplicaServer(site) as server:
        server.script(bare.path, Changed(without_title))
        crawl(server)
        found = rows(folder)
        assert (bare.id, bare.title, 1) in found
        assert crawl(server, full=True).changed == 0
        assert rows(folder) == found
    rebuild(folder)
    assert rows(folder) == found


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Īss teksts.", "Īss teksts."),
        ("Pirmā rinda\n\nOtrā", "Pirmā rinda"),
        ("Vārds " * 30, ("Vārds " * 13).strip() + "…"),
    ],
)
def test_without_links_it_is_the_beginning_of_the_text(body: str, title: str, folder: DataFolder) -> None:
    folder.create()
    db = open_database(folder.database, create=True)
    assert title_of(db, "lv-7", body) == title
    db.close()
