"""A data folder may have any name, also one with letters that mean something in an address."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom
from tests.support.sampled import later

# Made by Datasette's threads, by a connection of their own, by the processes for visitors, and by none of these.
PATHS = ("/", "/search?q=policija", "/search.csv?q=policija", "/archive/articles.json?_size=1",
         "/archive/articles/lv-101", "/archive.json?sql=select+title+from+articles", "/-/health")  # fmt: skip


@pytest.mark.parametrize("name", [later("a#b"), "a?mode=rwc", later("100%20"), "%23", later("a b"), later("Žurnāls")])
@pytest.mark.parametrize("threads", [3, 0])
def test_every_page_reads_the_archive(name: str, threads: int, twice_crawled: DataFolder, tmp_path: Path) -> None:
    root = tmp_path / name / "data"
    shutil.copytree(twice_crawled.root, root)
    with closing(ReadingRoom(DataFolder(root).database, num_sql_threads=threads)) as room:
        assert {path: room.get(path).status_code for path in PATHS} == dict.fromkeys(PATHS, 200)
    assert [path.name for path in tmp_path.iterdir()] == [name]
