"""An archive that an earlier version made opens, refreshes and rebuilds, and says what it said."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.golden.make import Rows, read_rows
from tests.support.archives import golden
from tests.support.command import ctarchive
from tests.support.crawling import Crawl


@pytest.fixture(params=golden.archives(), ids=lambda path: str(path.name))
def archive(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def said(archive: Path) -> Rows:
    return read_rows(archive / "rows.json")


@pytest.fixture(autouse=True)
def the_day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-09-25T03:00:00+00:00")


@pytest.mark.parametrize("database", [False, True], ids=["captures alone", "captures and database"])
def test_a_rebuild_makes_the_same_rows(database: bool, archive: Path, said: Rows, folder: DataFolder) -> None:
    golden.unpack(archive, folder, database=database)
    assert rebuild(folder).exit_code == 0
    assert golden.rows(folder, said) == said


def test_its_status_is_told_and_its_captures_are_whole(archive: Path, folder: DataFolder) -> None:
    golden.unpack(archive, folder)
    status = ctarchive("status", "--verify", "--json", "--data", folder.root)
    assert status.code == 0, status.err


@pytest.mark.parametrize("full", [False, True], ids=["what is due", "all"])
def test_a_refresh_of_the_unchanged_site_keeps_its_rows(
    full: bool, archive: Path, said: Rows, folder: DataFolder, crawl: Crawl
) -> None:
    golden.unpack(archive, folder)
    with golden.served_again(archive) as site:
        summary = crawl(site, full=full)
    assert (summary.outcome, summary.new, summary.changed, summary.gone) == ("done", 0, 0, 0)
    now = golden.rows(folder, said, without=("last_seen_at",))
    before = golden.columns_of(said, said, without=("last_seen_at",))
    assert [row for row in now["crawls"] if row in before["crawls"]] == before["crawls"]
    assert {**now, "crawls": []} == {**before, "crawls": []}
