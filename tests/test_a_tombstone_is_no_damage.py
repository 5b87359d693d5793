"""What was erased is missed by nobody: a database of before, an import, another viewer; damage stays damage."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.request
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from archive.clock import now
from archive.store import damage
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.store.takedowns import hashed_ids
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import erasing
from archive.store.withholding.conforming import conform
from archive.warc import overwriting
from archive.warc.reading.captures import parse_record
from archive.warc.reading.records import find_records
from tests.replica.server import ReplicaServer
from tests.support.archives.damaged import spoil, warcs
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.servers.pywb import replaying


@pytest.fixture
def filled(small_site: ReplicaServer, folder: DataFolder, crawl: Crawl) -> DataFolder:
    """An archive of the site, visited once."""
    assert crawl(small_site, full=True).outcome == "done"
    return folder


def test_a_database_of_before_misses_nothing(filled: DataFolder, tmp_path: Path) -> None:
    with closing(open_database(filled.database, create=True)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(filled.database, tmp_path / "backup.db")
    erasing.erase(filled, "lv-104", "court")
    shutil.copy(tmp_path / "backup.db", filled.database)
    made = conform(filled)
    assert made
    assert (made.lost, made.damaged) == ([], [])
    with closing(open_database(filled.database, create=True)) as db:
        assert damage.survey(db, filled.warc, now()) is None
        assert db.execute("SELECT count(*) FROM articles WHERE id = 'lv-104'").fetchone()[0] == 0


def test_a_tombstone_says_when_and_why_and_nothing_else(filled: DataFolder) -> None:
    entry = erasing.erase(filled, "lv-104", "court").entry
    (path,) = warcs(filled)
    content = path.read_bytes()
    found = [one for one in find_records(path) if one.erased_id]
    assert found
    for one in found:
        record, payload = parse_record(content[one.offset : one.end])
        assert json.loads(payload) == {"erased": entry.id, "reason": "court"}
        assert {name for name, _ in record.rec_headers.headers} == {
            *("WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Warcinfo-ID", "WARC-Refers-To", "WARC-Target-URI"),
            *("Content-Type", "Content-Length", "WARC-Payload-Digest", "WARC-Block-Digest"),
        }


def test_an_import_of_such_a_file_tells_of_no_problem(
    filled: DataFolder, small_site: ReplicaServer, tmp_path: Path
) -> None:
    erasing.erase(filled, "lv-104", "court")
    other = DataFolder(tmp_path / "other")
    summary, files = import_files(other, warcs(filled), Selection(f"{small_site.url}/"))
    assert files.problems == []
    assert summary.captures > 4


def test_pywb_serves_what_is_left(
    filled: DataFolder, small_site: ReplicaServer, tmp_path: Path, free_port: int
) -> None:
    erasing.erase(filled, "lv-104", "court")
    with replaying(tmp_path, warcs(filled), free_port) as address:
        for id in ("lv-103", "lv-240"):
            url = f"{address}/id_/{small_site.url}{path_of(id)}"
            with urllib.request.urlopen(url, timeout=20) as answer:
                assert answer.read() == small_site.handler(path_of(id)).body
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/id_/{small_site.url}{path_of('lv-104')}", timeout=20)


def test_what_was_damaged_before_is_damaged_still(filled: DataFolder) -> None:
    spoil(filled, "lv-103")
    with closing(open_database(filled.database)) as db:
        assert damage.examine(db, filled.warc).lines()
    erasing.erase(filled, "lv-104", "court")
    with closing(open_database(filled.database)) as db:
        assert any("lv-103" in line for line in damage.examine(db, filled.warc).lines())


@pytest.mark.parametrize("has_copy", [True, False])
def test_bytes_are_overwritten_but_not_those_of_a_copy(tmp_path: Path, has_copy: bool) -> None:
    path, copy = tmp_path / "one", tmp_path / "copy"
    path.write_bytes(b"erased")
    if has_copy:
        copy.hardlink_to(path)
    with path.open("rb") as old:
        overwriting.write(path, b"new")
        assert old.read() == (b"erased" if has_copy else bytes(6))
    assert path.read_bytes() == b"new"


def test_the_ledger_knows_what_it_does_not_name() -> None:
    hidden = Hidden(
        pages=frozenset(["lv-129", "lv-izdomata-berzina"]),
        versions=frozenset(["lv-izdomata-berzina/2", "lv-130/1"]),
        addresses=frozenset(["http://a.example/lv/izdomata-berzina", "http://a.example/lv/faili/izdomata*"]),
    )
    hashed = hashed_ids.hidden(hidden)
    assert hashed_ids.hidden(hashed) == hashed
    assert "izdomata" not in repr(hashed)
    assert hashed.pages > {"lv-129"}
    assert hashed.versions > {"lv-130/1"}
    known = Takedowns.of([Entry("erase", "2026", hidden=hashed)], date(2026, 1, 1))
    assert known.hides_page("lv-izdomata-berzina")
    assert known.hides_version("lv-izdomata-berzina", 2)
    assert known.hides_address("https://a.example/lv/izdomata-berzina/")
    assert known.hides_address("https://a.example/lv/faili/izdomata/1.pdf")
    assert not known.hides_address("https://a.example/lv/faili/cita/1.pdf")
    assert not known.hides_address("https://b.example/lv/izdomats")
    assert not known.hides_page("lv-izdomats")
