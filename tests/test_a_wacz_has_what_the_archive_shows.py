"""A WACZ of all captures has each of them byte for byte, with an index and pages by which viewers find them."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from warcio.cli import main as warcio

from archive.clock import stamp
from archive.export.files.wacz import index as cdx
from archive.export.files.wacz import package
from archive.export.files.wacz.package import PackingReport
from archive.imports.addresses import wanted_hosts
from archive.imports.files import ForeignFiles
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.captures import Capture, find_captures
from tests.replica.server import ReplicaServer
from tests.support.archives.shelf import Shelf
from tests.support.articles import path_of
from tests.support.imports import wacz
from tests.support.imports.captures import captured, import_captures


@dataclass(frozen=True)
class Made:
    """An archive of two crawls and an import, and the WACZ that was made of it."""

    folder: DataFolder
    captures: list[Capture]
    path: Path
    packed: PackingReport
    files: dict[str, bytes]

    def on_disk(self, capture: Capture) -> bytes:
        """The record of a capture, as the archive has it."""
        return (self.folder.warc / capture.warc).read_bytes()[capture.offset : capture.offset + capture.length]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, twice_crawled: DataFolder, changed_site: ReplicaServer) -> Made:
    root = tmp_path_factory.mktemp("wacz")
    folder = DataFolder(root / "data")
    shutil.copytree(twice_crawled.root, folder.root)
    path = path_of("lv-103")
    import_captures(
        folder,
        [
            captured(changed_site.handler(path), f"{changed_site.url}{path}", f"20{year}-03-04T05:06:07Z")
            for year in (15, 16)
        ],
        f"{changed_site.url}/",
    )
    with closing(open_database(folder.database)) as db:
        captures = list(find_captures(db, "1"))
    file = root / "captures.wacz"
    packed = wacz.packed(folder, file)
    return Made(folder, captures, file, packed, wacz.members(file))


def test_every_capture_is_found_by_the_index_byte_for_byte(made: Made) -> None:
    found = {}
    for key, time, told in wacz.index(made.files):
        record, _ = wacz.record_at(made.files, told)
        headers = record.rec_headers
        start = int(told["offset"])
        member = made.files[f"archive/{told['filename']}"][start : start + int(told["length"])]
        found[headers.get_header("WARC-Record-ID")[10:-1]] = (member, told["url"], told["status"], told["mime"])
        assert (headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Payload-Digest")) == (
            told["url"],
            told["digest"],
        )
        assert (
            headers.get_header("WARC-Date")[:19]
            == f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}"
        )
        assert key.startswith("1,0,0,127:")
    shown = [one for one in made.captures if one.status != 304]
    assert found == {
        one.id: (made.on_disk(one), one.url, str(one.status), "warc/revisit" if one.refers_to else one.mime or "unk")
        for one in shown
    }
    assert any(one.refers_to for one in shown)
    assert (made.packed.captures, made.packed.damaged, made.packed.hidden) == (len(made.captures), [], 0)


def test_nothing_else_is_in_its_capture_files_but_requests_and_what_says_what_they_are(made: Made) -> None:
    kinds: dict[str, int] = {}
    for record in wacz.records(made.files):
        kinds[record.rec_type] = kinds.get(record.rec_type, 0) + 1
    revisits = sum(1 for one in made.captures if one.refers_to)
    assert kinds == {
        "warcinfo": 3,
        "response": len(made.captures) - revisits,
        "revisit": revisits,
        "request": sum(1 for one in made.captures if one.source == "crawl"),
    }


def test_answers_that_nothing_changed_are_kept_and_not_shown(tmp_path: Path) -> None:
    with closing(Shelf(DataFolder(tmp_path / "data"))) as shelf:
        page = shelf.put(b"<p>Teksts", path="/lv/a/1")
        same = shelf.put(b"", "", path="/lv/a/1", status=304, original=page)
        assert wacz.packed(shelf.folder, tmp_path / "a.wacz").captures == 2
    files = wacz.members(tmp_path / "a.wacz")
    ids = [record.rec_headers.get_header("WARC-Record-ID") for record in wacz.records(files)]
    assert f"<urn:uuid:{same.id}>" in ids
    assert [told["status"] for *_, told in wacz.index(files)] == ["200"]


def test_each_file_has_its_digest_and_the_package_has_one_too(made: Made) -> None:
    described = json.loads(made.files["datapackage.json"])
    assert (described["profile"], described["wacz_version"]) == ("data-package", "1.1.1")
    assert described["created"] == wacz.PUBLISHED
    told = {one["path"]: (one["hash"], one["bytes"]) for one in described["resources"]}
    assert told == {
        name: (f"sha256:{hashlib.sha256(content).hexdigest()}", len(content))
        for name, content in made.files.items()
        if not name.startswith("datapackage")
    }
    digest = json.loads(made.files["datapackage-digest.json"])
    assert digest == {
        "path": "datapackage.json",
        "hash": f"sha256:{hashlib.sha256(made.files['datapackage.json']).hexdigest()}",
    }


def test_capture_files_can_be_read_in_place(made: Made) -> None:
    with zipfile.ZipFile(made.path) as archive:
        for info in archive.infolist():
            is_packed_already = info.filename.endswith(".gz")
            assert (info.compress_type == zipfile.ZIP_STORED) == is_packed_already, info.filename
            assert (info.date_time, info.external_attr >> 16) == ((1980, 1, 1, 0, 0, 0), 0o644)


def test_every_version_of_every_article_is_listed_at_the_second_of_its_capture(made: Made) -> None:
    head, home, *versions = wacz.pages(made.files)
    assert head["format"] == "json-pages-1.0"
    times = {(told["url"], f"{time[:8]}T{time[8:]}") for _, time, told in wacz.index(made.files)}
    for page in (home, *versions):
        assert (page["url"], page["ts"].replace("-", "").replace(":", "").rstrip("Z")) in times
    with closing(open_database(made.folder.database)) as db:
        rows = db.execute("SELECT title, published_on FROM revisions ORDER BY article_id, revision").fetchall()
    assert [(page["title"], page.get("published_on")) for page in versions] == rows
    described = json.loads(made.files["datapackage.json"])
    assert (described["mainPageUrl"], described["mainPageDate"]) == (home["url"], home["ts"])
    assert urlsplit(home["url"]).path == "/"


def test_the_index_is_in_the_order_of_bytes_and_each_block_is_found_by_its_first_key(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cdx, "_LINES", 7)
    wacz.packed(made.folder, tmp_path / "a.wacz")
    files = wacz.members(tmp_path / "a.wacz")
    whole = gzip.decompress(files["indexes/index.cdx.gz"])
    lines = whole.splitlines()
    assert whole == gzip.decompress(made.files["indexes/index.cdx.gz"])
    assert lines == sorted(lines)
    head, *blocks = files["indexes/index.idx"].decode().splitlines()
    assert head == '!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}'
    assert len(blocks) == -(-len(lines) // 7) > 5
    for number, block in enumerate(blocks):
        begins, _, told = block.partition(" {")
        place = json.loads(f"{{{told}")
        data = files["indexes/index.cdx.gz"][place["offset"] :][: place["length"]]
        assert place["digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert gzip.decompress(data).splitlines() == lines[7 * number :][:7]
        assert lines[7 * number].decode().startswith(f"{begins} {{")


def test_the_same_captures_make_the_same_bytes_also_after_a_rebuild(made: Made, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(made.folder.root, folder.root)
    rebuild(folder)
    wacz.packed(folder, tmp_path / "a.wacz")
    assert (tmp_path / "a.wacz").read_bytes() == made.path.read_bytes()


def test_warcio_finds_every_digest_right(made: Made, tmp_path: Path) -> None:
    for name, content in made.files.items():
        if name.startswith("archive/"):
            (tmp_path / Path(name).name).write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        warcio(["check", *map(str, sorted(tmp_path.glob("*.warc.gz")))])
    assert ended.value.code == 0


def test_an_import_takes_all_of_it_back(made: Made) -> None:
    site = next(one.url for one in made.captures if urlsplit(one.url).path == "/")
    files = ForeignFiles([made.path], wanted_hosts(site))
    came = {(one.url, f"{one.captured_at:%Y%m%d%H%M%S}", one.status, one.body and one.sha256) for one in files}
    assert came == {
        (one.url, stamp(one.fetched_at), one.status, b"" if one.status == 304 else one.sha256) for one in made.captures
    }
    assert files.problems == []


def test_large_files_are_told_as_large_zips_tell_them(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "_SMALL", 0)
    wacz.packed(made.folder, tmp_path / "a.wacz")
    assert wacz.members(tmp_path / "a.wacz") == made.files
    assert b"PK\x03\x04\x2d\x00" in (tmp_path / "a.wacz").read_bytes()  # 4.5: the version that knows of large files


def test_of_an_archive_without_captures_none_is_made(folder: DataFolder, tmp_path: Path) -> None:
    folder.create()
    open_database(folder.database, create=True).close()
    assert wacz.packed(folder, tmp_path / "a.wacz").captures == 0
    assert not (tmp_path / "a.wacz").exists()
