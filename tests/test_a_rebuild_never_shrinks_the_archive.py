from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import Damaged
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc import manifest
from tests.support.archives.damaged import CHANGED, flip, forget, lose_end, place_of, spoil, warcs
from tests.support.command import ctarchive
from tests.support.rows.derived import derived_rows


def forget_manifest(folder: DataFolder) -> None:
    (folder.warc / manifest.NAME).unlink()


def kept(folder: DataFolder) -> None:
    """Nothing beside the captures is lost."""


@pytest.mark.parametrize("also_lost", [kept, forget_manifest])
def test_a_file_that_lost_its_end_is_refused_and_the_database_stays(
    also_lost: Callable[[DataFolder], None], copied: DataFolder
) -> None:
    rows = derived_rows(copied)
    lose_end(warcs(copied)[0], 0.9)
    also_lost(copied)
    ran = ctarchive("rebuild", "--data", copied.root)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    for word in ("captures", warcs(copied)[0].name, "lv-", "--skip-damaged"):
        assert word in ran.err
    assert derived_rows(copied) == rows
    assert [path.name for path in copied.root.iterdir() if "rebuilding" in path.name] == []


def test_a_file_without_its_end_is_refused_without_a_database_too(copied: DataFolder) -> None:
    lose_end(warcs(copied)[0], 0.9)
    forget(copied)
    with pytest.raises(Damaged, match="closed"):
        rebuild(copied)
    assert not copied.database.exists()


def test_a_file_without_its_end_is_rebuilt_when_told_to_and_articles_keep_their_texts(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    lose_end(warcs(copied)[0], 0.9)
    ran = ctarchive("rebuild", "--skip-damaged", "--data", copied.root, "--json")
    assert ran.code == 6
    assert ran.json["articles"] == 6
    assert any("lv-" in line for line in ran.json["lost"])
    assert ran.err.count("\n") == 1
    assert derived_rows(copied)["articles"] == rows["articles"]
    assert derived_rows(copied)["revisions"] == rows["revisions"]


def test_a_missing_file_is_refused_or_read_from_the_old_database(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    missing = warcs(copied)[0]
    missing.rename(missing.with_suffix(".elsewhere"))
    ran = ctarchive("rebuild", "--data", copied.root)
    assert (ran.code, missing.name in ran.err) == (1, True)
    assert rebuild(copied, skip_damaged=True).exit_code == 6
    assert derived_rows(copied) == rows


def test_one_flipped_bit_loses_one_record_and_no_text(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    place = spoil(copied, CHANGED)
    with pytest.raises(Damaged, match=CHANGED):
        rebuild(copied)
    (lost,) = rebuild(copied, skip_damaged=True).lost
    assert str(place.offset) in lost
    assert place.capture_id in lost
    assert derived_rows(copied) == rows


def test_an_answer_that_said_not_modified_still_says_so(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    with closing(sqlite3.connect(copied.database)) as db:
        sql = "SELECT warc, offset, length FROM captures WHERE article_id = 'lv-103' AND status = 304"
        name, offset, length = db.execute(sql).fetchone()
    flip(copied.warc / name, offset + length // 2)
    assert rebuild(copied).lost == []
    assert derived_rows(copied) == rows


def test_what_comes_after_the_damage_is_read_without_a_database(copied: DataFolder) -> None:
    rows = derived_rows(copied)["articles"]
    spoil(copied, "lv-103")
    forget(copied)
    (_lost,) = rebuild(copied, skip_damaged=True).lost
    assert derived_rows(copied)["articles"] == [row for row in rows if row[0] != "lv-103"]


def test_damage_that_loses_nothing_stops_nothing(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    place = place_of(copied, "lv-103")
    flip(place.path, place.offset + place.length + 200)  # the request that brought the page
    rebuilt = rebuild(copied)
    assert (rebuilt.exit_code, len(rebuilt.damaged)) == (0, 1)
    assert derived_rows(copied) == rows


def test_a_crawl_whose_own_record_is_damaged_is_published_as_the_manifest_says(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    for path in warcs(copied):
        flip(path, path.stat().st_size - 100)
    rebuild(copied)
    assert derived_rows(copied) == rows
    forget(copied)
    rebuild(copied, skip_damaged=True)
    assert derived_rows(copied) == rows


def test_a_crawl_whose_own_record_is_damaged_is_published_as_the_old_database_says(copied: DataFolder) -> None:
    rows = derived_rows(copied)
    forget_manifest(copied)
    for path in warcs(copied):
        flip(path, path.stat().st_size - 100)
    rebuild(copied)
    assert derived_rows(copied) == rows


def test_articles_that_would_vanish_for_another_reason_are_refused_too(copied: DataFolder) -> None:
    with closing(sqlite3.connect(copied.database)) as db, db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(articles)") if row[1] != "id"]
        names = ", ".join(columns)
        db.execute(f"INSERT INTO articles (id, {names}) SELECT 'lv-999', {names} FROM articles WHERE id = ?", [CHANGED])
    with pytest.raises(Damaged, match="lv-999"):
        rebuild(copied)


def test_the_manifest_says_what_sha256sum_says(copied: DataFolder) -> None:
    import hashlib

    closed = manifest.read(copied.warc)
    assert {name: line.sha256 for name, line in closed.items()} == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in warcs(copied)
    }
    assert all(line.ending and line.ending.outcome == "done" for line in closed.values())


def test_a_line_of_the_manifest_that_has_rotted_is_passed_over(copied: DataFolder) -> None:
    path, known = copied.warc / manifest.NAME, manifest.read(copied.warc)
    whole = path.read_bytes()
    for word in (b'"sha256": "', b'"finished_at": "', b'"bytes": '):
        path.write_bytes(whole)
        flip(path, whole.index(word) + len(word), bit=0)
        assert len(manifest.read(copied.warc)) == 1
        rebuild(copied)
        assert manifest.read(copied.warc) == known


@pytest.mark.parametrize("torn", [b'{"file": "2026', b"\xff\n", b"null\n", b'{"file": 1}\n'])
def test_a_torn_line_of_the_manifest_does_no_harm(torn: bytes, copied: DataFolder) -> None:
    path: Path = copied.warc / manifest.NAME
    before = path.read_bytes()
    path.write_bytes(before + torn)
    known = manifest.read(copied.warc)
    assert len(known) == 2
    path.write_bytes(before.splitlines(keepends=True)[0] + torn)
    rebuild(copied)  # gives the other file its line again
    assert manifest.read(copied.warc) == known
