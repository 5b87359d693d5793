"""Who is one person by hand stands with whom both did, who is withheld with nobody; a rebuild ends with the same."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.correcting import operations as correcting
from archive.store.folder import DataFolder
from archive.store.withholding import operations
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.takedowns.taken_down import elsewhere
from tests.support.takedowns.traces import traces

OFTEN = "zelma-pucite-kalnina"
Network = tuple[list[tuple[object, ...]], list[tuple[int, object]]]


@pytest.fixture
def archive(twice_crawled: DataFolder, tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "copy")
    shutil.copytree(twice_crawled.root, folder.root)
    return folder


def network(folder: DataFolder) -> Network:
    with closing(sqlite3.connect(folder.database)) as db:
        edges = db.execute("SELECT * FROM edges ORDER BY 1, 2, 3").fetchall()
        pictures = db.execute("SELECT year, picture FROM network_pictures ORDER BY year").fetchall()
    return edges, [(year, json.loads(picture)) for year, picture in pictures]


def those_with(folder: DataFolder, slug: str) -> set[object]:
    """Whom somebody stands with."""
    edges, _ = network(folder)
    return {other for pair in edges if slug in pair[:2] for other in pair[:2]} - {slug}


def test_a_rebuild_ends_with_the_same(archive: DataFolder, tmp_path: Path) -> None:
    edges, pictures = network(archive)
    assert edges
    assert pictures
    assert network(elsewhere(archive, tmp_path / "other")) == (edges, pictures)


def test_two_who_are_one_stand_with_all_of_both(archive: DataFolder) -> None:
    edges, _ = network(archive)
    one, other = sorted({str(person) for pair in edges for person in pair[:2]} - {OFTEN})[:2]
    both = those_with(archive, one) | those_with(archive, other)
    with correcting.open_archive(archive) as opened:
        list(correcting.merge_people(opened, one, other))
    assert those_with(archive, one) == set()
    assert those_with(archive, other) == both - {one, other}


def test_who_is_withheld_is_in_no_pair_and_no_picture(archive: DataFolder, tmp_path: Path) -> None:
    before = network(archive)
    assert those_with(archive, OFTEN)
    scope = operations.look(archive, f"person:{OFTEN}")
    assert operations.withhold(archive, scope, "privacy").carried_out
    edges, pictures = network(archive)
    assert [pair[:5] for pair in edges] == [pair[:5] for pair in before[0] if OFTEN not in pair[:2]]
    assert traces(archive, [OFTEN]) == []
    with closing(ReadingRoom(archive.database)) as room:
        assert "Zelma" not in text_of(room.page("/network"))
        assert room.get(f"/network?person={OFTEN}").status_code == 451
    operations.release(archive, f"person:{OFTEN}")
    assert network(archive) == before
    assert (edges, pictures) != before
