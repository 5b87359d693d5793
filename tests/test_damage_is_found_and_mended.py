from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from archive import crawls
from archive.clock import now
from archive.data import DataFolder
from archive.errors import Damaged
from archive.rebuild import rebuild
from archive.schema import open_database
from archive.status import status
from archive.warc.records import find_records, whole_end
from tests.conftest import Crawl, ctarchive, path_of
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.test_an_unchanged_site_changes_nothing import derived_rows


def warcs(folder: DataFolder) -> list[Path]:
    return sorted(folder.warc.glob("*.warc.gz"))


def flip(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 0x20
    path.write_bytes(data)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_flipped_byte_is_found_and_nothing_is_cut_or_replaced(
    share: float, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    path = warcs(folder)[0]
    flip(path, int(path.stat().st_size * share))
    damaged, database = path.read_bytes(), folder.database.read_bytes()
    ran = ctarchive("status", "--verify", "--data", folder.root, "--json")
    assert ran.code == 1
    assert any(path.name in fault for fault in ran.json["faults"])
    with pytest.raises(Damaged, match="damaged"):
        rebuild(folder)
    assert path.read_bytes() == damaged
    assert folder.database.read_bytes() == database


def test_a_rebuild_only_reads_the_captures(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    path = warcs(folder)[0]
    path.write_bytes(path.read_bytes()[:-50])  # as a crawl that was killed leaves it
    torn = path.read_bytes()
    assert whole_end(find_records(path)) < len(torn)
    folder.database.unlink()
    rebuild(folder)
    assert path.read_bytes() == torn


def test_a_refresh_without_its_database_reads_the_captures_first(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    small_site.script(
        path_of("lv-101"),
        Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1)),
    )
    crawl(small_site, full=True)
    before = derived_rows(folder, without=("last_seen_at",))
    for path in folder.root.glob("archive.db*"):
        path.unlink()
    assert crawl(small_site).new == 0
    assert derived_rows(folder, without=("last_seen_at",)) == before


def test_a_crawl_whose_rows_were_lost_after_its_file_was_closed_is_published(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    rows = derived_rows(folder)
    lost = warcs(folder)[0].name.removesuffix(".warc.gz")
    with closing(sqlite3.connect(folder.database)) as raw:
        for table in ("images", "attachments", "events", "revisions", "articles", "captures"):
            raw.execute(f"DELETE FROM {table}")
        raw.execute("UPDATE crawls SET outcome = NULL WHERE id = ?", [lost])
        raw.commit()
    db = open_database(folder.database, create=True)
    crawls.recover(db, folder.warc)
    db.close()
    assert derived_rows(folder)["articles"] == rows["articles"]
    assert derived_rows(folder)["images"] == rows["images"]


def test_a_file_that_is_missing_is_named(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    crawl(small_site)
    missing = warcs(folder)[0]
    missing.rename(missing.with_suffix(".elsewhere"))
    ran = ctarchive("rebuild", "--data", folder.root)
    assert ran.code == 1
    assert missing.name in ran.err
    assert ctarchive("status", "--data", folder.root, "--json").json["counts"]["articles"] == 6


def test_a_clock_that_was_set_back_disturbs_nothing(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-01-10T03:00:00Z")
    crawl(small_site)
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-01-02T03:00:00Z")
    crawl(small_site, full=True)
    rows = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == rows


def test_status_is_no_alarm_while_a_refresh_is_at_work(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    db = open_database(folder.database, create=True)
    crawls.begin(db, now())
    with FileLock(folder.root / ".lock"):
        assert ctarchive("status", "--data", folder.root).code == 0
    assert status(db, folder.warc, now()).exit_code == 1
    db.close()
