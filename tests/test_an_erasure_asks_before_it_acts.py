"""`ctarchive erase` says what will go, and acts only when somebody has said yes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from archive.store.folder import DataFolder
from tests.support.command import ctarchive


@pytest.fixture
def filled(twice_crawled: DataFolder, folder: DataFolder) -> DataFolder:
    """An archive that may be written to."""
    shutil.copytree(twice_crawled.root, folder.root)
    exports = folder.root / "exports"
    exports.mkdir()
    (exports / "articles.csv").write_text("lv-104")
    return folder


def files(folder: DataFolder) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.root.rglob("*.warc.gz")}


def test_without_a_terminal_it_does_nothing(filled: DataFolder) -> None:
    before = files(filled)
    ran = ctarchive("erase", "lv-104", "--reason", "court", "--data", filled.root)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "--yes" in ran.err
    assert files(filled) == before
    assert not filled.takedowns.exists()


def test_a_dry_run_says_what_will_go(filled: DataFolder) -> None:
    before = files(filled)
    arguments = ("erase", "lv-104", "--reason", "court", "--dry-run", "--data", filled.root)
    ran = ctarchive(*arguments)
    assert ran.code == 0, ran.err
    assert "article lv-104" in ran.out
    assert "in warc/" in ran.out
    assert "only name it" in ran.out
    assert "articles.csv" in ran.out
    told = json.loads(ctarchive(*arguments, "--json").out)
    assert told["captures"] > 2
    assert told["exports"] == ["articles.csv"]
    assert files(filled) == before
    assert not filled.takedowns.exists()


@pytest.mark.parametrize("command", ["withhold", "erase"])
def test_files_that_are_none_of_the_archive_are_named(filled: DataFolder, command: str) -> None:
    ours = ("settings.toml", "searches.toml", "corrections.jsonl", "warc/manifest.jsonl.new")
    strange = ("copy.db", "copy of archive.db-wal", "warc/notes.txt", "warc/other.warc.gz", "imports/a.txt")
    for name in (*ours, *strange):
        (filled.root / name).parent.mkdir(exist_ok=True)
        (filled.root / name).touch()
    (filled.root / "2026-11-24-1a2b3c4d").mkdir()
    arguments = (command, "lv-104", "--reason", "court", "--dry-run", "--data", filled.root)
    named = {"2026-11-24-1a2b3c4d/", *strange} | ({"exports/articles.csv"} if command == "withhold" else set())
    assert {*ctarchive(*arguments, "--json").json["left_alone"]} == named
    (line,) = (line for line in ctarchive(*arguments).out.splitlines() if line.startswith("not looked into"))
    assert all(name in line for name in named)


def test_with_yes_it_erases_and_is_listed(filled: DataFolder) -> None:
    ran = ctarchive("erase", "lv-104", "--reason", "court", "--yes", "--json", "--data", filled.root)
    assert ran.code == 0, ran.err
    assert ran.json["carried_out"] is True
    assert not (filled.root / "exports" / "articles.csv").exists()
    (row,) = json.loads(ctarchive("withheld", "--json", "--data", filled.root).out)["takedowns"]
    assert (row["target"], row["action"], row["carried_out"]) == ("lv-104", "erase", True)


@pytest.mark.parametrize("target", ["lv-999", "person:janis-berzins", "nothing at all"])
def test_what_cannot_be_erased_is_told_on_one_line(filled: DataFolder, target: str) -> None:
    ran = ctarchive("erase", target, "--reason", "court", "--yes", "--data", filled.root)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


def test_a_file_that_is_withheld_by_itself_is_named(filled: DataFolder) -> None:
    name = "/upload/files/104-dalibnieku-saraksts.pdf"
    with closing(sqlite3.connect(filled.database)) as db:
        (document,) = db.execute("SELECT document_id FROM attachments WHERE url LIKE ?", [f"%{name}"]).fetchone()
    assert ctarchive("withhold", document, "--reason", "court", "--data", filled.root).code == 0
    for before in ("withhold", None):  # the article is in the database, and then it is not
        ran = ctarchive("erase", "lv-104", "--reason", "court", "--dry-run", "--data", filled.root)
        assert f"{name} is withheld by itself ({document}) and stays in the captures: erase that as well" in ran.out
        if before:
            assert ctarchive(before, "lv-104", "--reason", "court", "--data", filled.root).code == 0
    assert ctarchive("erase", document, "--reason", "court", "--yes", "--data", filled.root).code == 0
    ran = ctarchive("erase", "lv-104", "--reason", "court", "--dry-run", "--data", filled.root)
    assert "withheld by itself" not in ran.out
