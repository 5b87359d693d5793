"""What newer rules read differently is no change of the site: the captures are read anew first."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from archive import rules
from archive.extract import Article, Other, Page
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging.read_page import read_page
from archive.warc.answers import StoredAnswer
from tests.replica.server import ReplicaServer
from tests.support.archives.older_rules import EDITED, WORSE, age, ask, edit, revisions, rows, use
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom
from tests.support.rows.derived import Rows, derived_rows


def feed(folder: DataFolder) -> list[str]:
    """Id and moment of every entry."""
    with closing(ReadingRoom(folder.database)) as room:
        text = room.text("/changes.atom")
    return [part for part in text.split("<") if part.startswith(("id>", "updated>"))]


def read_all_but(*ids: str) -> Callable[[StoredAnswer, str], Page]:
    """Rules that do not recognise some articles."""
    paths = tuple(path_of(id) for id in ids)

    def read(stored: StoredAnswer, url: str) -> Page:
        return Other(url, "nothing recognised") if url.endswith(paths) else read_page(stored, url)

    return read


def test_an_unchanged_site_gets_better_texts_and_no_revision(
    either_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(either_site)
    edit(either_site)
    crawl(either_site, full=True)
    truth, given, told = rows(folder), revisions(folder), feed(folder)
    age(folder)
    assert rows(folder) != truth
    summary = crawl(either_site, full=True)
    assert (summary.outcome, summary.new, summary.changed, summary.unchanged) == ("done", 0, 0, 6)
    assert str(summary.detail).startswith("newer rules read 6 articles otherwise")
    assert rows(folder) == truth
    assert revisions(folder) == given
    assert feed(folder) == told
    before = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == before
    summary = crawl(either_site, full=True)
    assert (summary.changed, summary.detail) == (0, None)


def test_nothing_is_read_twice_by_the_same_rules(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    age(folder)
    crawl(small_site)
    with closing(open_database(folder.database, create=True)) as db:
        before = db.conn.total_changes
        assert rereading.apply_new_rules(db, folder.warc, read=lambda stored, url: pytest.fail(url)).told is None
        assert db.conn.total_changes == before


def test_a_change_of_the_site_is_found_in_the_same_refresh(
    either_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(either_site)
    age(folder)
    edit(either_site)
    assert crawl(either_site, full=True).changed == 1
    assert next(row for row in revisions(folder) if row[1] == 2)[0] == EDITED
    old, new = ask(folder, f"SELECT body FROM revisions WHERE article_id = '{EDITED}' ORDER BY revision")
    assert len(str(old[0])) > 60
    assert str(new[0]).replace("Turpinot ", "") == old[0]


def test_an_article_that_older_rules_did_not_see_is_dated_by_its_capture(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    crawl(small_site, full=True)
    truth, told = rows(folder), feed(folder)
    tables = ("appearances", "mentions", "name_readings", "enriched", "vocabulary_articles", "events", "images")
    of_it = "".join(f"DELETE FROM {table} WHERE article_id = '{EDITED}';" for table in (*tables, "revisions"))
    unseen = f"UPDATE captures SET read_as = NULL WHERE article_id = '{EDITED}';"
    age(folder, f"{of_it} DELETE FROM articles WHERE id = '{EDITED}'; {unseen} {WORSE}")
    summary = crawl(small_site, full=True)
    assert (summary.new, summary.changed) == (0, 0)
    assert "found 1 more" in str(summary.detail)
    assert rows(folder) == truth
    assert feed(folder) == told


def test_a_revision_that_was_none_keeps_its_number_and_its_date(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    edit(small_site, lambda page: page.replace(b"</body>", b"<!-- 1 --></body>"))  # other bytes, and the same text
    crawl(small_site, full=True)
    edit(small_site)
    crawl(small_site, full=True)
    third = ask(folder, f"SELECT capture_id FROM articles WHERE id = '{EDITED}'")
    second = f"(SELECT id FROM captures WHERE url LIKE '%{path_of(EDITED)}' ORDER BY fetched_at LIMIT 1 OFFSET 1)"
    age(
        folder,
        "UPDATE revisions SET revision = 3 WHERE revision = 2; UPDATE articles SET revision = 3 WHERE revision = 2;"
        f"INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
        f"SELECT article_id, 2, (SELECT fetched_at FROM captures WHERE id = {second}), title, "
        f"'Citāds.', published_on, {second} FROM revisions WHERE article_id = '{EDITED}' AND revision = 1;" + WORSE,
    )
    given, told = revisions(folder), feed(folder)
    assert crawl(small_site, full=True).changed == 0
    assert revisions(folder) == given
    assert feed(folder) == told
    assert ask(folder, f"SELECT revision, capture_id FROM articles WHERE id = '{EDITED}'") == [(3, *third[0])]
    texts = [row[0] for row in ask(folder, f"SELECT body FROM revisions WHERE article_id = '{EDITED}' ORDER BY 1")]
    assert len(set(texts)) == 2
    before = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == before


def test_a_change_that_older_rules_overlooked_is_dated_by_its_capture(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    edit(small_site)
    crawl(small_site, full=True)
    truth = rows(folder)
    first = f"(SELECT capture_id FROM revisions WHERE article_id = '{EDITED}' AND revision = 1)"
    age(
        folder,
        f"UPDATE articles SET revision = 1, capture_id = {first} WHERE id = '{EDITED}';"
        "DELETE FROM vocabulary_articles; DELETE FROM revisions WHERE revision = 2;" + WORSE,
    )
    assert crawl(small_site, full=True).changed == 0
    assert rows(folder) == truth
    before = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == before


def test_rules_that_read_too_little_publish_nothing(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    truth = rows(folder)
    age(folder)
    before = derived_rows(folder)
    edit(small_site)
    with monkeypatch.context() as patch:
        use(patch, lambda stored, url: Other(url, "nothing recognised"))
        summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.exit_code) == ("drift", 5)
    assert "6 of 6 articles are not recognised any more (for example en-201, lv-101" in str(summary.detail)
    assert derived_rows(folder) == before
    assert ctarchive("status", "--data", folder.root).code == 5
    small_site.script(path_of(EDITED))
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.changed) == ("done", 0)
    assert rows(folder) == truth


def test_texts_that_are_cut_short_are_refused_until_accepted(archived_replica: DataFolder, folder: DataFolder) -> None:
    copy(archived_replica, folder)
    age(folder, "DELETE FROM made_with")

    def read(stored: StoredAnswer, url: str) -> Page:
        page = read_page(stored, url)
        return replace(page, body=page.body[:40]) if isinstance(page, Article) else page

    before = derived_rows(folder)
    with closing(open_database(folder.database, create=True)) as db:
        fault = rereading.apply_new_rules(db, folder.warc, read=read).refused
        assert "0 of" in str(fault)
        assert derived_rows(folder) == before
        assert rereading.apply_new_rules(db, folder.warc, read=read, accept=True).refused is None
        assert db.execute("SELECT max(length(body)) FROM articles").fetchone()[0] == 40


def test_an_article_that_newer_rules_do_not_recognise_stays(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    edit(small_site)
    crawl(small_site, full=True)
    truth, given = rows(folder), revisions(folder)
    age(folder, "UPDATE articles SET body = body || ' Vecs.'; UPDATE revisions SET body = body || ' Vecs.';" + WORSE)
    old = {table: lines_of(derived_rows(folder), table, EDITED) for table in ("articles", "revisions")}
    with closing(open_database(folder.database, create=True)) as db:
        reread = rereading.apply_new_rules(db, folder.warc, read=read_all_but(EDITED))
    assert reread.refused is None
    assert f"1 keeps its earlier reading ({EDITED})" in str(reread.told)
    assert revisions(folder) == given
    for table, lines in old.items():
        assert lines_of(derived_rows(folder), table, EDITED)[0][:8] == lines[0][:8]
        assert len(lines_of(rows(folder), table, EDITED)) == len(lines)
    others = [row for row in rows(folder)["articles"] if row[0] != EDITED]
    assert others == [row for row in truth["articles"] if row[0] != EDITED]
    before = derived_rows(folder)
    assert [(row[1], row[2]) for row in before["unread"]] == [(EDITED, "nothing recognised")]
    with monkeypatch.context() as patch:
        patch.setattr("archive.store.staging.read_page.read_page", read_all_but(EDITED))
        rebuild(folder)
    assert derived_rows(folder) == before
    summary = crawl(small_site)  # asks for it anew, and reads it by rules that can
    assert (summary.outcome, summary.changed, summary.unread) == ("done", 0, 0)
    assert rows(folder)["articles"] == truth["articles"]


def lines_of(found: Rows, table: str, article_id: str) -> list[tuple[object, ...]]:
    return [row for row in found[table] if article_id in row]


def test_other_rules_for_names_find_people_anew_and_ids_stay(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    truth, ids = rows(folder), ask(folder, "SELECT id, slug FROM person_ids ORDER BY id")
    assert truth["appearances"]
    assert truth["mentions"]
    age(
        folder,
        "UPDATE appearances SET role = 'cits', spoke = 1 - spoke; DELETE FROM mentions;"
        "DELETE FROM made_with WHERE part = 'names'",
    )
    assert crawl(small_site).changed == 0
    assert rows(folder) == truth
    assert ask(folder, "SELECT id, slug FROM person_ids ORDER BY id") == ids


def test_status_says_by_which_rules(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    state = {one["part"]: one for one in ctarchive("status", "--data", folder.root, "--json").json["rules"]}
    assert state["articles"] == {
        "part": "articles",
        "version": rules.version("articles"),
        "code": rules.version("articles"),
        "current": True,
    }
    assert "all current" in " ".join(ctarchive("status", "--data", folder.root).out.split())
    age(folder, "UPDATE made_with SET version = '0123456789ab' WHERE part = 'articles'")
    state = {one["part"]: one for one in ctarchive("status", "--data", folder.root, "--json").json["rules"]}
    assert [part for part, one in state.items() if not one["current"]] == ["articles"]
    said = " ".join(ctarchive("status", "--data", folder.root).out.split())
    assert "0123456789ab" in said
    assert "the next refresh renews" in said


def copy(source: DataFolder, target: DataFolder) -> None:
    target.create()
    with closing(sqlite3.connect(source.database)) as old, closing(sqlite3.connect(target.database)) as new:
        old.backup(new)
    for path in source.warc.iterdir():
        os.link(path, target.warc / path.name)


def test_the_whole_stand_in_site_comes_out_the_same(archived_replica: DataFolder, folder: DataFolder) -> None:
    copy(archived_replica, folder)
    truth = derived_rows(folder)
    age(folder)
    with closing(open_database(folder.database, create=True)) as db:
        assert rereading.apply_new_rules(db, folder.warc).refused is None
    assert derived_rows(folder) == truth
