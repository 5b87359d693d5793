"""Whatever is run, the index of former versions has what they say and the present ones do not, and nothing else."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from archive.search.versions import VERSION_BITS
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import operations
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.archives.past import EDITED
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.imports.with_imports import WithImports

Version = tuple[str, int, str, str]  # article, number, title and text


def indexed(folder: DataFolder) -> list[Version]:
    with closing(open_database(folder.database)) as db:
        return sorted(
            db.execute(
                f"SELECT id, versions_fts.rowid & {(1 << VERSION_BITS) - 1}, versions_fts.title, versions_fts.body "
                f"FROM versions_fts LEFT JOIN articles ON articles.rowid = versions_fts.rowid >> {VERSION_BITS}"
            ).fetchall()
        )


def by_hand(folder: DataFolder) -> list[Version]:
    with closing(open_database(folder.database)) as db:
        now = {id: (title, body) for id, title, body in db.execute("SELECT id, title, body FROM articles")}
        last: dict[tuple[str, str, str], int] = {}
        for id, revision, *text in db.execute("SELECT article_id, revision, title, body FROM revisions ORDER BY 1, 2"):
            last[id, text[0], text[1]] = revision
    return sorted((id, number, title, body) for (id, title, body), number in last.items() if (title, body) != now[id])


def edited(words: bytes) -> Changed:
    return Changed(lambda page: page.replace(b"<p>2014.gada", words, 1))


def added_to(article: ReplicaArticle, words: str) -> ReplicaArticle:
    return replace(article, body=(*article.body, Paragraph((Part(words),))))


def is_exact(folder: DataFolder, *, of: set[str]) -> None:
    assert indexed(folder) == by_hand(folder)
    assert {id for id, *_ in indexed(folder)} == of


def test_after_crawls_and_a_rebuild(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site, full=True)
    is_exact(folder, of=set())
    for words in (b"<p>Pirmoreiz 2014.gada", b"<p>Otrreiz 2014.gada"):
        small_site.script(path_of("lv-101"), edited(words))
        crawl(small_site, full=True)
    is_exact(folder, of={"lv-101"})
    before = indexed(folder)
    folder.database.unlink()
    rebuild(folder)
    assert indexed(folder) == before
    small_site.script(path_of("lv-101"))
    crawl(small_site, full=True)
    is_exact(folder, of={"lv-101"})


def test_when_the_captures_are_read_anew(copied: DataFolder) -> None:
    before = indexed(copied)
    with closing(open_database(copied.database, create=True)) as db:
        db.execute("DELETE FROM made_with")
        db.execute("UPDATE revisions SET body = body || ' citādi lasīts'")
        db.conn.commit()
        rereading.apply_new_rules(db, copied.warc)
    is_exact(copied, of={"lv-101"})
    assert indexed(copied) == before


def test_with_imports(archive_with_imports: WithImports, folder: DataFolder) -> None:
    shutil.copytree(archive_with_imports.folder.root, folder.root, dirs_exist_ok=True)
    is_exact(folder, of={id for id, *_ in indexed(folder)})
    before = indexed(folder)
    assert before
    rebuild(folder)
    assert indexed(folder) == before


@pytest.mark.parametrize("visited", ["lv-103", "lv-104"])
def test_when_a_crawl_gives_articles_of_imports_other_numbers(visited: str, crawl: Crawl, folder: DataFolder) -> None:
    """Of three articles that imports alone know, the crawl brings one, which gets the number that the first had."""
    of = {"lv-101", "lv-103", "lv-104"}
    articles = [one for one in six_articles() if one.id in of]
    with ReplicaServer(Site("semantic", articles=[one for one in articles if one.id == visited], events=[])) as server:
        captures = [
            captured(Site("semantic", articles=[once], events=[])(once.path), f"{server.url}{once.path}", day)
            for day in ("2018-03-03", "2019-03-03")
            for once in (added_to(one, f"Papildināts {day}, pēc sarunas.") for one in articles)
        ]
        import_captures(folder, captures, f"{server.url}/")
        is_exact(folder, of=of)
        assert crawl(server).outcome == "done"
    is_exact(folder, of=of)


def test_what_is_withheld_leaves_it(archive_with_a_past: DataFolder, folder: DataFolder) -> None:
    shutil.copytree(archive_with_a_past.root, folder.root, dirs_exist_ok=True)
    of = {id for id, *_ in indexed(folder)}
    is_exact(folder, of=of)
    assert EDITED in of
    assert operations.withhold(folder, operations.look(folder, EDITED), "legal").carried_out
    is_exact(folder, of=of - {EDITED})
