"""A version, a capture, a payload or what begins with an address is erased, and all else stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.clock import now, stamp
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from archive.store.withholding import erasing, operations
from archive.warc.reading.captures import digest
from archive.warc.reading.crawl_file import crawl_files
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.sampled import later
from tests.support.takedowns.bytes_held import held_in
from tests.support.takedowns.traces import traces

REVISED = b"Turpinot 2014.gada"  # what the second version of lv-101 says alone


@pytest.fixture
def filled(twice_crawled: DataFolder, folder: DataFolder) -> DataFolder:
    """An archive with two versions of lv-101, that may be written to."""
    shutil.copytree(twice_crawled.root, folder.root)
    return folder


def answers(folder: DataFolder) -> Iterator[tuple[str, str, bytes]]:
    """Id, address and payload of every capture in the files."""
    digests: dict[str, str] = {}
    for file in crawl_files(folder.warc):
        for capture, stored in file.captures(digests):
            yield capture.id, capture.url, stored.payload


def one(folder: DataFolder, sql: str) -> str:
    with closing(open_database(folder.database)) as db:
        return str(db.execute(sql).fetchone()[0])


def is_sound(folder: DataFolder) -> bool:
    with closing(open_database(folder.database)) as db:
        return status(db, folder.warc, now(), verify=True).faults == []


def test_a_version(filled: DataFolder) -> None:
    at = one(filled, "SELECT captured_at FROM revisions WHERE article_id = 'lv-101' ORDER BY revision DESC")
    erasing.erase(filled, f"lv-101/{stamp(at)}", "court")
    assert not any(REVISED in payload for *_, payload in answers(filled))
    assert one(filled, "SELECT count(*) FROM revisions WHERE article_id = 'lv-101'") == "1"
    assert is_sound(filled)


def test_a_capture(filled: DataFolder) -> None:
    id = one(filled, "SELECT id FROM captures WHERE article_id = 'lv-103' AND refers_to IS NULL")
    before = {id for id, *_ in answers(filled)}
    erasing.erase(filled, id, "legal")
    assert id in before - {id for id, *_ in answers(filled)}
    assert is_sound(filled)


@pytest.mark.parametrize("way", ["withheld", "erased"])
@pytest.mark.parametrize("article", [later("lv-103"), "lv-101"])
def test_a_capture_that_a_copy_of_our_files_brings_no_more(
    way: str, article: str, filled: DataFolder, changed_site: ReplicaServer, tmp_path: Path
) -> None:
    copies = shutil.copytree(filled.warc, tmp_path / "copies")
    id = one(filled, f"SELECT id FROM captures WHERE article_id = '{article}' AND refers_to IS NULL")
    with closing(open_database(filled.database)) as db:
        gone = {row[0] for row in db.execute("SELECT id FROM captures WHERE ? IN (id, refers_to)", [id])}
    if way == "erased":
        erasing.erase(filled, id, "legal")
    else:
        operations.withhold(filled, operations.look(filled, id), "legal")
    for _ in range(2):
        import_files(filled, sorted(copies.glob("*.warc.gz")), Selection(changed_site.url))
        assert traces(filled, gone) == []
        if way == "erased":  # tombstones name it
            held = {line.partition(":")[0] for line in held_in(filled.warc, gone)}
            assert held <= {path.name for path in copies.iterdir()}
        filled.database.unlink()
        rebuild(filled)
    if way == "withheld":
        operations.release(filled, id)
        assert one(filled, f"SELECT count(*) FROM captures WHERE id = '{id}'") == "1"


def test_a_payload_which_no_refresh_writes_again(filled: DataFolder, changed_site: ReplicaServer, crawl: Crawl) -> None:
    sha256 = one(filled, "SELECT sha256 FROM captures WHERE mime LIKE 'image/%' ORDER BY url")
    assert sha256 in {digest(payload) for *_, payload in answers(filled)}
    erasing.erase(filled, f"sha256:{sha256}", "copyright")
    assert sha256 not in {digest(payload) for *_, payload in answers(filled)}
    crawl(changed_site, full=True)
    assert sha256 not in {digest(payload) for *_, payload in answers(filled)}
    assert is_sound(filled)


def test_what_begins_with_an_address(filled: DataFolder) -> None:
    url = one(filled, "SELECT url FROM articles WHERE id = 'lv-103'")
    begins = url.rpartition("/")[0] + "/"
    assert sum(found.startswith(begins) for _, found, _ in answers(filled)) > 0
    erasing.erase(filled, f"{begins}*", "court")
    assert not any(found.startswith(begins) for _, found, _ in answers(filled))
    assert begins.split("/", 3)[3] not in filled.takedowns.read_text()
    assert is_sound(filled)


def test_what_is_erased_may_be_captured_again_when_it_is_released(
    filled: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    erasing.erase(filled, "lv-104", "court")
    assert operations.release(filled, "lv-104").carried_out
    assert one(filled, "SELECT count(*) FROM articles WHERE id = 'lv-104'") == "0"
    crawl(changed_site, full=True)
    assert one(filled, "SELECT count(*) FROM articles WHERE id = 'lv-104'") == "1"
    assert is_sound(filled)
