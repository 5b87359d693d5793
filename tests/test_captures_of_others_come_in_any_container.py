from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import lzma
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.warc.foreign import ForeignCapture
from tests.support.imports.foreign import (
    PAGE,
    SITE,
    answer,
    arc_file,
    arc_record,
    dictionary_of,
    files_of,
    per_record,
    read,
    record,
    record_id,
    whole,
    write_wacz,
    zstandard,
)

RECORDS = [
    record("", b"software: somebody's\r\n", kind="warcinfo", WARC_Target_URI=None),
    *(
        record(f"{SITE}/lv/raksts/{n}", answer(PAGE + b"%d" % n * 500), date=f"20{10 + n}-01-02T03:04:05Z")
        for n in range(9)
    ),
]
CAPTURED = [
    (f"{SITE}/lv/raksts/{n}", PAGE + b"%d" % n * 500, datetime(2010 + n, 1, 2, 3, 4, 5, tzinfo=UTC)) for n in range(9)
]


DICTIONARY = dictionary_of(RECORDS)


def across(records: list[bytes]) -> bytes:
    """Gzip members of 1,000 bytes, whatever stands in them, as bgzip writes them."""
    plain = b"".join(records)
    return b"".join(gzip.compress(plain[at : at + 1000]) for at in range(0, len(plain), 1000))


def by_warcio(version: str) -> bytes:
    written = BytesIO()
    writer = WARCWriter(written, gzip=True, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "warcio"}))
    for url, body, moment in CAPTURED:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        fields = {"WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
        response = writer.create_warc_record(
            url, "response", BytesIO(body), len(body), warc_headers_dict=fields, http_headers=http
        )
        asked = StatusAndHeaders("GET /lv HTTP/1.1", [("Host", "www")], is_http_request=True)
        request = writer.create_warc_record(url, "request", BytesIO(), 0, http_headers=asked, warc_headers_dict=fields)
        writer.write_request_response_pair(request, response)
    return written.getvalue()


def as_arc(version: int = 1) -> list[bytes]:
    """The records of an ARC file."""
    return arc_file(
        [arc_record(url, answer(body), f"{moment:%Y%m%d%H%M%S}", version=version) for url, body, moment in CAPTURED],
        version,
    )


def tell(captures: list[ForeignCapture]) -> list[tuple[str, bytes, datetime]]:
    return [(one.url, one.body, one.captured_at) for one in captures]


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "a gzip member for each record": lambda: per_record(RECORDS),
    "gzip over the whole file": lambda: whole(RECORDS),
    "gzip members that have nothing to do with records": lambda: across(RECORDS),
    "some members with one record, some with several": lambda: (
        per_record(RECORDS[:3]) + whole(RECORDS[3:6]) + per_record(RECORDS[6:])
    ),
    "no gzip": lambda: b"".join(RECORDS),
    "several files in one": lambda: per_record(RECORDS[:4]) + per_record([RECORDS[0], *RECORDS[4:]]),
    "gzip members with nothing in them": lambda: gzip.compress(b"").join(map(gzip.compress, RECORDS)),
    "WARC 0.18": lambda: per_record([one.replace(b"WARC/1.0", b"WARC/0.18", 1) for one in RECORDS]),
    "no blank lines between records": lambda: b"".join(one.removesuffix(b"\r\n\r\n") for one in RECORDS),
    "lines that end as in Unix": lambda: per_record([one.replace(b"\r\n", b"\n", 7) for one in RECORDS]),
    "warcio, WARC 1.0": lambda: by_warcio("WARC/1.0"),
    "warcio, WARC 1.1": lambda: by_warcio("WARC/1.1"),
    "a frame of Zstandard for each record": lambda: zstandard(RECORDS),
    "Zstandard over the whole file": lambda: zstandard([b"".join(RECORDS)]),
    "Zstandard with a dictionary": lambda: zstandard(RECORDS, DICTIONARY),
    "Zstandard with a dictionary that is compressed": lambda: zstandard(RECORDS, DICTIONARY, is_compressed=True),
    "xz": lambda: lzma.compress(b"".join(RECORDS)),
    "bzip2": lambda: bz2.compress(b"".join(RECORDS)),
    "ARC, Zstandard": lambda: zstandard(as_arc()),
    "ARC": lambda: b"".join(as_arc()),
    "ARC, gzip": lambda: whole(as_arc()),
    "ARC, a gzip member for each record": lambda: per_record(as_arc()),
    "ARC, version 2": lambda: b"".join(as_arc(version=2)),
    "ARC, version 2, gzip": lambda: per_record(as_arc(version=2)),
    "ARC without its description": lambda: b"".join(as_arc()[1:]),
    "ARC, gzip, without its description": lambda: per_record(as_arc()[1:]),
    "two ARC files in one": lambda: b"".join([*as_arc()[:4], as_arc()[0], *as_arc()[4:]]),
}


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_same_captures_are_read(tmp_path: Path, container: str) -> None:
    captures, files = read(tmp_path / "a.warc.gz", CONTAINERS[container]())
    assert tell(captures) == CAPTURED
    assert files.problems == []


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_a_wacz_has_files_of_captures(tmp_path: Path, compression: int, ending: str) -> None:
    pack: Callable[[list[bytes]], bytes] = per_record if ending == "warc.gz" else b"".join
    members = {
        f"archive/1.{ending}": pack(RECORDS[:5]),
        f"archive/2.{ending}": pack(RECORDS[5:]),
        "pages/pages.jsonl": b"",
    }
    resources = [{"path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"} for name, data in members.items()]
    members["datapackage.json"] = json.dumps({"resources": resources}).encode()
    files = files_of(write_wacz(tmp_path / "a.wacz", members, compression))
    captures = list(files)
    assert tell(captures) == CAPTURED
    assert captures[-1].source_uri.startswith(f"file:a.wacz/archive/2.{ending}#urn:uuid:")
    assert files.problems == []


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_may_hold_others(tmp_path: Path, compression: int) -> None:
    packed = {}
    for name, records in (("1.wacz", RECORDS[:5]), ("2.wacz", RECORDS[5:])):
        data = per_record(records)
        told = {"resources": [{"path": "archive/data.warc.gz", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}]}
        members = {"archive/data.warc.gz": data, "datapackage.json": json.dumps(told).encode()}
        packed[name] = write_wacz(tmp_path / name, members).read_bytes()
    about = {"profile": "multi-wacz-package", "resources": [{"name": name, "path": name} for name in packed]}
    outer = write_wacz(tmp_path / "all.wacz", {**packed, "datapackage.json": json.dumps(about).encode()}, compression)
    files = files_of(outer)
    captures = list(files)
    assert tell(captures) == CAPTURED
    assert captures[-1].source_uri.startswith("file:all.wacz/2.wacz/archive/data.warc.gz#urn:uuid:")
    assert files.problems == []


def test_the_directory_of_a_wacz_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_wacz(tmp_path / "a.wacz", {f"archive/{number}.warc": RECORDS[1] for number in range(20)})
    opened = []
    read = zipfile.ZipFile.__init__

    def noting(*given: Any) -> None:
        opened.append(given)
        read(*given)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", noting)
    assert tell(list(files_of(path))) == CAPTURED[:1] * 20
    assert len(opened) == 1  # else it takes as long as the square of the number of its files


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for at, name in enumerate(["b/1.warc.gz", "a/2/ā.warc.gz", "c.warc", "a/1"]):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(per_record([RECORDS[1 + at]]))
    (tmp_path / "README").write_text("Nothing.")
    files = files_of(tmp_path)
    assert [one.url[-1] for one in files] == ["2", "3", "1", "0"]
    assert files.problems == []
    assert files.left_alone == {"files that are not captures": 1}


def test_a_capture_says_where_it_comes_from(tmp_path: Path) -> None:
    captures, _ = read(
        tmp_path / "mans fails ā.warc", record(WARC_Record_ID=record_id(7)) + record(WARC_Record_ID=None)
    )
    assert captures[0].source_uri == "file:mans%20fails%20%C4%81.warc#urn:uuid:00000000-0000-0000-0000-000000000007"
    assert captures[1].source_uri.startswith("file:mans%20fails%20%C4%81.warc#byte=")


def test_headers_are_kept_byte_for_byte(tmp_path: Path) -> None:
    head = (
        b"HTTP/1.0 200 Lab\xc4\xab\r\nx-ODD:  1\r\nSet-Cookie: a\r\nset-cookie: b\r\nX-L: \xe2\r\n folded\r\nno field"
    )
    captures, _ = read(tmp_path / "a.warc", record(block=head + b"\r\n\r\n" + PAGE))
    (one,) = captures
    assert (one.http_version, one.status, one.reason) == ("HTTP/1.0", 200, "Labī")
    assert one.headers == ((b"x-ODD", b"1"), (b"Set-Cookie", b"a"), (b"set-cookie", b"b"), (b"X-L", b"\xe2 folded"))


def test_a_second_iteration_gives_the_same(tmp_path: Path) -> None:
    captures, files = read(tmp_path / "a.warc", record() + record("http://elsewhere.example/") + record(date="?"))
    told = (list(files.problems), dict(files.left_alone))
    assert list(files) == captures
    assert (files.problems, dict(files.left_alone)) == told
    assert files.expected == len(captures) == 1
