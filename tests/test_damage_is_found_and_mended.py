from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from filelock import FileLock

from archive.clock import now
from archive.errors import Damaged
from archive.store import crawls, recovery
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from archive.warc import manifest
from archive.warc.reading.records import find_records, whole_end
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.archives.damaged import flip, forget, warcs
from tests.support.articles import path_of
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_flipped_byte_is_found_and_nothing_is_cut(share: float, copied: DataFolder) -> None:
    path = warcs(copied)[0]
    flip(path, int(path.stat().st_size * share))
    damaged = path.read_bytes()
    ran = ctarchive("status", "--verify", "--data", copied.root, "--json")
    named = [*ran.json["faults"], *(row["warc"] for row in ran.json["damaged"])]
    assert any(path.name in line for line in named)
    assert ran.code == (1 if ran.json["faults"] else 0)
    forget(copied)
    with pytest.raises(Damaged, match=path.name):
        rebuild(copied)
    assert path.read_bytes() == damaged


TAILS = {
    "zeros": bytes(4096),
    "a torn record": b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xed",
    "a torn record and zeros": b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xed" + bytes(512),
    "noise": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
@pytest.mark.parametrize("known", [True, later(False)], ids=["in the manifest", "of an older version"])
def test_what_is_behind_the_last_record_is_cut(tail: bytes, known: bool, copied: DataFolder) -> None:
    if not known:
        (copied.warc / "manifest.jsonl").unlink()
    rows, whole = derived_rows(copied), {path: path.read_bytes() for path in warcs(copied)}
    for path in whole:
        path.write_bytes(path.read_bytes() + tail)
    assert ctarchive("status", "--verify", "--data", copied.root, "--json").json["faults"] == []
    assert rebuild(copied).damaged == []
    assert {path: path.read_bytes() for path in warcs(copied)} == whole
    assert derived_rows(copied) == rows


@pytest.mark.parametrize("is_missing", [False, True], ids=["of no known length", "missing"])
def test_damage_that_touches_no_capture_is_said_once(
    is_missing: bool, copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    path = copied.warc / "20200101T000000.000000Z.warc.gz"
    record = warcs(copied)[0].read_bytes()[: find_records(warcs(copied)[0])[0].length]
    path.write_bytes(record if is_missing else record + bytes(512) + record)
    if is_missing:
        manifest.add(path, None)
        crawl(changed_site)
        path.unlink()
    said = [crawl(changed_site) for _ in range(2)]
    assert [one.outcome for one in said] == ["partial", "done"], said
    assert path.name in str(said[0].detail)


def test_a_refresh_goes_on_behind_zeros(copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    whole = warcs(copied)[-1].read_bytes()
    warcs(copied)[-1].write_bytes(whole + bytes(4096))
    assert crawl(changed_site).outcome == "done"
    assert warcs(copied)[1].read_bytes() == whole


def test_zeros_behind_a_crawl_that_was_killed_are_cut(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    path, rows = warcs(copied)[-1], derived_rows(copied, without=("last_seen_at", "first_seen_at"))
    with closing(sqlite3.connect(copied.database)) as db, db:
        db.execute("UPDATE crawls SET outcome = NULL WHERE id = ?", [path.name.removesuffix(".warc.gz")])
    told = copied.warc / "manifest.jsonl"
    told.write_bytes(told.read_bytes().splitlines(keepends=True)[0])
    path.write_bytes(path.read_bytes()[:-50] + bytes(4096))
    assert crawl(changed_site).outcome == "done"
    assert whole_end(find_records(path)) == path.stat().st_size
    assert derived_rows(copied, without=("last_seen_at", "first_seen_at")) == rows


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
    recovery.recover(db, folder.warc)
    db.close()
    assert derived_rows(folder)["articles"] == rows["articles"]
    assert derived_rows(folder)["images"] == rows["images"]


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
