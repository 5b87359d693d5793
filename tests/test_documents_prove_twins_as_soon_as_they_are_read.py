"""A document that two languages share makes twins in the refresh that reads it, and a rebuild ends with the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.content import Attachment, ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.takedowns.taken_down import elsewhere

LATVIAN = "Seminārā piedalījās 64 speciālisti; to atklāja Anna Zīlīte un Bruno Krastkalns."
ENGLISH = "The seminar had 64 participants; it was opened by Anna Zīlīte and Bruno Krastkalns."


def article(id: str, number: int, text: str, file: str) -> ReplicaArticle:
    """An article of one day with one document, which says the same under another name for each."""
    pattern = next(one for one in six_articles() if one.id == id)
    day = next(one for one in six_articles() if one.id == "lv-101").date
    return replace(
        pattern,
        id=f"{id[:2]}-{number}",
        number=number,
        title=f"Raksts {number}",
        date=day,
        body=(Paragraph((Part(text),)),),
        images=(),
        attachments=(Attachment(file, "Programma"),),
    )


def rows(folder: DataFolder) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder.database)) as db:
        twins = db.execute("SELECT * FROM article_twins ORDER BY 1").fetchall()
        return twins + db.execute("SELECT texts, articles FROM edges WHERE person_id = 'anna-zilite'").fetchall()


def test_they_do_and_a_rebuild_ends_with_the_same(crawl: Crawl, folder: DataFolder, tmp_path: Path) -> None:
    pair = [article("lv-101", 601, LATVIAN, "programma.docx"), article("en-201", 701, ENGLISH, "programme.docx")]
    with ReplicaServer(Site("semantic", articles=[*six_articles(), *pair], events=[])) as server:
        crawl(server)
        expected = [("en-701", "lv-601", "files"), ("lv-601", "en-701", "files"), (1, 2)]
        assert rows(folder) == expected
    assert rows(elsewhere(folder, tmp_path / "other")) == expected
    rebuild(folder)
    assert rows(folder) == expected
