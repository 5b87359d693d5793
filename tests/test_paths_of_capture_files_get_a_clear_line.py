from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import zipfile
from pathlib import Path

import pytest

from archive.errors import WrongUse
from tests.support.command import ctarchive
from tests.support.imports.foreign import SITE, files_of, per_record, record, write_wacz, zstandard

GOOD = per_record([record()])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file with one capture."""
    path = tmp_path / "good.warc.gz"
    path.write_bytes(GOOD)
    return path


def lines(path: Path, good: Path) -> list[str]:
    """What is said of a path, which costs the good file nothing."""
    files = files_of(path, good)
    assert [one.url for one in files if one.source_uri.startswith("file:good.warc.gz#")] == [f"{SITE}/lv"]
    return [problem.removeprefix(f"{path}: ") for problem in files.problems]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path, good: Path) -> None:
    with pytest.raises(WrongUse, match=r"nowhere\.warc is not there$"):
        files_of(good, tmp_path / "nowhere.warc")


def test_a_folder_without_a_capture_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Nothing.")
    with pytest.raises(WrongUse, match=rf"^there is no WARC or WACZ file in {tmp_path}$"):
        files_of(tmp_path)


def test_a_single_file_that_is_none_is_wrong_use_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Nothing.")
    with pytest.raises(WrongUse, match=r"notes\.txt: it is neither a WARC nor a WACZ file$"):
        files_of(tmp_path / "notes.txt")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("notes.txt", b"Nothing.", "it is neither a WARC nor a WACZ file"),
        ("a.cdx.gz", gzip.compress(b"CDX N b a m s k r M S V g\n", mtime=0), "it is neither a WARC nor a WACZ file"),
        ("a.warc.gz", b"", "it is empty"),
        ("a.wacz", b"PK\3\4 and no zip", "the WACZ file is broken (File is not a zip file)"),
        ("a.wacz", b"no zip at all", "it is neither a WARC nor a WACZ file"),
        ("a.warc", b"no record\n", "byte 0: it is not a WARC record"),
        ("a.warc", b"\n\n\n", "there is no record in it"),
    ],
)
def test_what_is_no_capture_file_gets_a_line(tmp_path: Path, good: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert lines(tmp_path / name, good) == [said]


def test_a_loop_of_links_is_walked_once(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deeper").mkdir(parents=True)
    (folder / "deeper" / "a.warc").write_bytes(record(f"{SITE}/en"))
    (folder / "deeper" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "circle.warc").symlink_to("circle.warc")
    (folder / "gone.warc").symlink_to("nothing")
    said = lines(folder, good)
    assert len(said) == 3
    assert sum("leads to a folder that was read already" in line for line in said) == 1
    assert sum("it cannot be read (" in line for line in said) == 2


def test_a_file_under_two_names_is_read_once(tmp_path: Path, good: Path) -> None:
    (tmp_path / "again.warc.gz").symlink_to(good)
    assert len(list(files_of(tmp_path, good, tmp_path / "again.warc.gz"))) == 1


def test_a_named_pipe_is_not_waited_for(tmp_path: Path, good: Path) -> None:
    os.mkfifo(tmp_path / "pipe.warc")
    assert lines(tmp_path / "pipe.warc", good) == ["it is not a file; what comes through a pipe must be saved first"]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("b.warc.zst", zstandard([record(f"{SITE}/en")])),
        ("b.arc.xz", lzma.compress(record(f"{SITE}/en"))),
        ("b.warc.bz2", bz2.compress(record(f"{SITE}/en"))),
    ],
)
def test_a_broken_file_of_another_compression_is_told_also_in_a_folder(
    tmp_path: Path, good: Path, name: str, whole: bytes
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / name).write_bytes(whole)
    assert [one.url for one in files_of(folder)] == [f"{SITE}/en"]
    for broken in (whole[:-9], whole[:30] + b"\0" * 30 + whole[60:], whole[:6]):
        (folder / name).write_bytes(broken)
        (line,) = lines(folder, good)
        assert line.startswith(f"{folder / name}: it cannot be read any further (")


def test_a_bomb_of_another_compression_is_not_unpacked(tmp_path: Path, good: Path) -> None:
    (tmp_path / "a.warc.zst").write_bytes(zstandard([b"\0" * (40 << 20)]))
    (line,) = lines(tmp_path / "a.warc.zst", good)
    assert line.startswith("it cannot be read any further (more than ")


def test_a_wacz_in_a_wacz_that_is_broken_costs_no_other(tmp_path: Path, good: Path) -> None:
    inner = write_wacz(tmp_path / "in.wacz", {"archive/a.warc.gz": GOOD}).read_bytes()
    outer = write_wacz(tmp_path / "out.wacz", {"1.wacz": inner, "2.wacz": inner[:-40], "3.wacz": b""})
    assert lines(outer, good) == [f"'{n}.wacz': the WACZ file is broken (File is not a zip file)" for n in (2, 3)]
    assert len(list(files_of(outer))) == 1


def test_a_capture_file_needs_no_name_of_one(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(GOOD)
    assert len(list(files_of(tmp_path))) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("archive/../../a.warc.gz", "a name that leads out of the WACZ"),
        ("/archive/a.warc.gz", "a name that leads out of the WACZ"),
        ("archive/..\\a.warc.gz", "a name that leads out of the WACZ"),
        ("elsewhere/a.warc.gz", "it is not in the folder archive/"),
        ("archive/a.warc.zst", "no WACZ has files of this kind"),
        ("archive/a.arc.gz", "no WACZ has files of this kind"),
    ],
)
def test_a_wacz_with_a_strange_name_in_it(tmp_path: Path, good: Path, name: str, said: str) -> None:
    wacz = write_wacz(tmp_path / "a.wacz", {name: GOOD, "archive/b.warc.gz": GOOD})
    (line,) = lines(wacz, good)
    assert said in line
    assert len(list(files_of(wacz))) == 1


def test_a_zip_without_captures_is_no_wacz(tmp_path: Path, good: Path) -> None:
    wacz = write_wacz(tmp_path / "a.zip", {"word/document.xml": b"<w/>"})
    assert lines(wacz, good) == ["it is not a WACZ file: there is no WARC file in it"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, good: Path) -> None:
    wacz = write_wacz(tmp_path / "a.wacz", {"archive/a.warc": b"\0" * (40 << 20)}, zipfile.ZIP_DEFLATED)
    (line,) = lines(wacz, good)
    assert line.startswith("'archive/a.warc': 41943040 bytes from ")


def test_an_encrypted_member_is_told(tmp_path: Path, good: Path) -> None:
    wacz = write_wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": GOOD})
    content = bytearray(wacz.read_bytes())
    content[content.index(b"PK\1\2") + 8] |= 1
    wacz.write_bytes(content)
    assert lines(wacz, good) == ["'archive/a.warc.gz': it is encrypted; it is not read"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_costs_itself(tmp_path: Path, good: Path, compression: int) -> None:
    members = {"archive/a.warc.gz": GOOD, "archive/b.warc.gz": per_record([record(f"{SITE}/en")])}
    wacz = write_wacz(tmp_path / "a.wacz", members, compression)
    content = bytearray(wacz.read_bytes())
    content[100:140] = bytes(40)
    wacz.write_bytes(content)
    files = files_of(wacz, good)
    assert f"{SITE}/en" in [one.url for one in files]
    assert all(problem.startswith(f"{wacz}/archive/a.warc.gz: ") for problem in files.problems)
    assert files.problems


def test_a_digest_that_does_not_match_is_told_and_the_file_is_read(tmp_path: Path) -> None:
    package = {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:" + "0" * 64}, {"path": "no hash"}]}
    members = {"archive/a.warc.gz": GOOD, "datapackage.json": json.dumps(package).encode()}
    files = files_of(write_wacz(tmp_path / "a.wacz", members))
    assert len(list(files)) == 1
    (problem,) = files.problems
    assert problem.endswith("a.wacz/archive/a.warc.gz: it is not as datapackage.json says; it is read all the same")


@pytest.mark.parametrize("package", [b"{", b"[]", b'{"resources": [1]}', b'{"resources": [{"hash": 1}]}', b"\xff"])
def test_a_broken_datapackage_is_told_and_the_files_are_read(tmp_path: Path, package: bytes) -> None:
    files = files_of(write_wacz(tmp_path / "a.wacz", {"archive/a.warc.gz": GOOD, "datapackage.json": package}))
    assert len(list(files)) == 1
    assert ["its datapackage.json cannot be read" in problem for problem in files.problems] == [True]


def test_a_capture_file_may_have_any_name(tmp_path: Path) -> None:
    # As on a disk of an older system, whose names are in Windows-1257.
    path = Path(os.fsdecode(os.fsencode(tmp_path / "p") + b"\xe7t\nis.warc.gz"))
    path.write_bytes(GOOD)
    imported = ctarchive("import", path, "--data", tmp_path / "data")
    assert (imported.code, imported.err) == (0, "")
    (kept,) = (tmp_path / "data" / "warc").glob("*-file.warc.gz")
    assert b"p?t?is.warc.gz\r\n" in gzip.decompress(kept.read_bytes())
