"""A correction shows at once and holds through refreshes, rebuilds, newer rules and imports, until it is undone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from archive.store.correcting import operations
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.server import ReplicaServer
from tests.support.archives.corrections import WHEN, all_rows, ask, correct_everything, facts, states
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures


@pytest.fixture
def corrected(copied: DataFolder) -> DataFolder:
    """An archive with a correction of each kind."""
    correct_everything(copied)
    return copied


def test_a_correction_of_each_kind_shows_at_once(copied: DataFolder) -> None:
    before = facts(copied)
    correct_everything(copied)
    after = facts(copied)
    assert set(states(copied)) == {"in force"}
    assert before["leads to"] == [(None,)]
    assert (after["merged"], after["leads to"]) == ([("agnija-miglaja-vitola", 2)], [("agnija-miglaja-vitola",)])
    assert {slug for _, slug in before["parted"]} == {"zelma-pucite-kalnina"}
    assert ("en-201", "zelma-pucite-kalnina-2") in after["parted"]
    assert ("en-201", "zelma-pucite-kalnina") not in after["parted"]
    assert len(after["parted"]) == len(before["parted"])
    assert (before["spoke"], after["spoke"]) == ([(1,)], [(0,)])
    assert (before["said"], after["said"]) == ([(1,)], [(0,)])
    assert after["office"] == [("Mayor", "Ministry of the Interior")]
    assert after["places"] == [("Grobiņa Municipality", "0040000")]
    assert after["date"] == [(WHEN.isoformat(), WHEN.year)]
    assert after["narrow"] == [(WHEN.isoformat(),)]
    assert after["read"] == before["read"] == [(before["date"][0][0],)]


def test_a_correction_is_no_change_of_the_site(copied: DataFolder) -> None:
    sql = "SELECT article_id, revision, captured_at, title, body, published_on FROM revisions ORDER BY 1, 2"
    before = ask(copied, sql), ask(copied, "SELECT id, content_hash, revision FROM articles ORDER BY 1")
    correct_everything(copied)
    assert before == (ask(copied, sql), ask(copied, "SELECT id, content_hash, revision FROM articles ORDER BY 1"))


def test_it_holds_after_a_refresh(corrected: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    expected, rows = facts(corrected), all_rows(corrected)
    summary = crawl(changed_site, full=True)
    assert (summary.outcome, summary.changed) == ("done", 0)
    assert facts(corrected) == expected
    assert all_rows(corrected) == rows


@pytest.mark.parametrize("kept", ["the old database", "the files alone"])
def test_it_holds_after_a_rebuild(corrected: DataFolder, kept: str) -> None:
    expected, rows = facts(corrected), all_rows(corrected)
    if kept == "the files alone":
        for path in corrected.root.glob("archive.db*"):
            path.unlink()
    rebuild(corrected)
    assert facts(corrected) == expected
    assert all_rows(corrected) == rows
    assert set(states(corrected)) == {"in force"}


@pytest.mark.parametrize("part", ["articles", "names"])
def test_it_holds_when_newer_rules_have_read_everything(
    corrected: DataFolder, changed_site: ReplicaServer, crawl: Crawl, part: str
) -> None:
    expected, rows = facts(corrected), all_rows(corrected)
    with closing(sqlite3.connect(corrected.database)) as db:
        db.execute("UPDATE made_with SET version = 'older' WHERE part = ?", [part])
        db.commit()
    assert crawl(changed_site).outcome == "done"
    assert facts(corrected) == expected
    assert all_rows(corrected) == rows


def test_it_holds_after_an_import(corrected: DataFolder, changed_site: ReplicaServer) -> None:
    expected = facts(corrected)
    pages = [
        captured(changed_site.handler(path_of(id)), f"{changed_site.url}{path_of(id)}", "2019-03-05T10:11:12Z")
        for id in ("lv-103", "en-201")
    ]
    import_captures(corrected, pages, changed_site.url)
    after = facts(corrected)
    assert {day for (day,) in after["read"]} == {day for (day,) in expected["read"]}
    assert after | {"read": None} == expected | {"read": None}
    for path in corrected.root.glob("archive.db*"):
        path.unlink()
    rebuild(corrected)
    assert facts(corrected) == after


def test_undoing_brings_back_what_the_rules_read(corrected: DataFolder, changed_site: ReplicaServer) -> None:
    before = DataFolder(corrected.root.with_name("before"))
    shutil.copytree(corrected.root, before.root)
    (before.root / "corrections.jsonl").unlink()
    rebuild(before)
    with operations.open_archive(corrected) as archive:
        operations.undo(archive, range(1, 8))
    assert set(states(corrected)) == {"undone"}
    assert facts(corrected) == facts(before)
    assert all_rows(corrected) == all_rows(before)
    undone = all_rows(corrected)
    rebuild(corrected)
    assert all_rows(corrected) == undone


def test_the_later_correction_of_one_thing_holds_and_knows_what_the_rules_read(copied: DataFolder) -> None:
    with operations.open_archive(copied) as archive:
        (first,) = operations.set_date(archive, "lv-103", WHEN)
        (second,) = operations.set_date(archive, "lv-103", None)
        assert second.was == first.was
    assert states(copied) == ["replaced", "in force"]
    assert facts(copied)["date"] == [(None, None)]
    with operations.open_archive(copied) as archive:
        operations.undo(archive, [2])
    assert facts(copied)["date"] == [(WHEN.isoformat(), WHEN.year)]


def test_who_was_parted_and_joined_again_can_be_parted_under_the_same_slug(copied: DataFolder) -> None:
    wanted = ("zelma-pucite-kalnina", ["en-201"])
    with operations.open_archive(copied) as archive:
        operations.part_person(archive, *wanted, "Zelma Otrā")
        operations.undo(archive, [1])
        operations.part_person(archive, *wanted, "zelma-otra")
    sql = "SELECT DISTINCT name FROM appearances JOIN people ON id = person_id WHERE slug = 'zelma-otra'"
    assert ask(copied, sql) == [("Zelma Otrā",)]
    rows = all_rows(copied)
    rebuild(copied)
    assert all_rows(copied) == rows


def test_a_place_is_corrected_wherever_it_is_read_otherwise(copied: DataFolder) -> None:
    sql = "SELECT municipality_id FROM mentions WHERE article_id = 'en-201' AND surface LIKE 'Liepāja%'"
    assert ask(copied, sql) == [("0005000",)]  # and none where a university is called by it
    with operations.open_archive(copied) as archive:
        operations.set_municipality(archive, "en-201", "Liepāja", "0005000")
    assert ask(copied, sql) == [("0005000",), ("0005000",)]


def test_people_are_corrected_in_the_order_of_the_file(copied: DataFolder) -> None:
    with operations.open_archive(copied) as archive:
        operations.part_person(archive, "zelma-pucite-kalnina", ["en-201"], "Zelma Otrā")
        operations.merge_people(archive, "zelma-otra", "talis-niedra")
        operations.set_speaker(archive, "en-201", "zelma-otra", speaks=False)  # whose address leads on by now
    sql = "SELECT DISTINCT slug, spoke FROM appearances JOIN people ON id = person_id WHERE article_id = 'en-201'"
    assert ("talis-niedra", 0) in ask(copied, sql)
    assert "zelma-pucite-kalnina" not in [slug for slug, _ in ask(copied, sql)]
    rows = all_rows(copied)
    for path in copied.root.glob("archive.db*"):
        path.unlink()
    rebuild(copied)
    assert all_rows(copied) == rows


def test_the_file_has_no_name_and_no_word_of_the_articles(corrected: DataFolder) -> None:
    lines = [json.loads(line) for line in (corrected.root / "corrections.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == [1, 2, 3, 4, 5, 6, 7]
    said = json.dumps([{**line, "was": None, "becomes": None} for line in lines], ensure_ascii=False)
    assert not any(word in said for word in ("Zelma", "Niedra", "Grobiņa"))
