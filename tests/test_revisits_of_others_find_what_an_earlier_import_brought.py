from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.store.import_files import Selection, count_files
from archive.store.imported import originals
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture, find_captures
from archive.warc.reading.captures import read_capture
from tests.support.command import Ran, ctarchive
from tests.support.imports.foreign import PAGE, SITE, answer, per_record, record, record_id, revisit
from tests.support.sampled import later

URL = f"{SITE}/lv"
FIRST = "2021-03-04T05:06:07Z"
HEAD = answer(b"", "Content-Type: text/html", "X-Visit: 2")
UNCHANGED = {"WARC_Profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified"}
NAMED = {"WARC_Refers_To_Target_URI": URL, "WARC_Refers_To_Date": FIRST}


def imported(data: Path, name: str, *records: bytes, options: tuple[str, ...] = ()) -> Ran:
    path = data.parent / f"{name}.warc.gz"
    path.write_bytes(per_record(records))
    return ctarchive("import", path, "--data", data, *options)


def captures_of(data: Path) -> list[tuple[int, bytes, str | None]]:
    folder = DataFolder(data)
    db = Database(folder.database)
    found = find_captures(db, "source = 'file'")
    told = [(one.status, read_capture(db, folder.warc, one).payload, one.claimed_digest) for one in found]
    db.close()
    return told


@pytest.mark.parametrize(
    "later",
    [
        revisit(URL, HEAD, PAGE, **NAMED),
        revisit(URL, HEAD, PAGE, WARC_Refers_To=record_id(99)),
        later(revisit(URL, HEAD, PAGE)),
        later(revisit(URL, b"", PAGE)),
        revisit(URL, HEAD, None, **NAMED),
        later(revisit(f"{SITE}/lv/", HEAD, PAGE, **NAMED)),
        revisit(URL, HEAD, PAGE, date="2021-03-04T05:06:06Z"),
    ],
)
def test_a_revisit_has_the_payload_that_is_in_the_archive(tmp_path: Path, later: bytes) -> None:
    data = tmp_path / "data"
    others = [record(URL, answer(b"%d" % year), date=f"{year}-03-04T05:06:07Z") for year in (2020, 2022)]
    imported(data, "first", others[0], record(URL, date=FIRST), others[1])
    counted = imported(data, "later", later, options=("--dry-run",))
    assert (counted.code, counted.err) == (0, "")
    assert "1 capture, 0 of them in the archive already" in counted.out
    ran = imported(data, "later", later)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(captures_of(data)) == sorted(
        [(200, b"2020", None), (200, PAGE, None), (200, PAGE, None), (200, b"2022", None)]
    )
    assert "0 captures imported, 1 known before" in imported(data, "later", later).out


def test_its_digest_may_be_of_the_content_of_what_is_coded(tmp_path: Path) -> None:
    data = tmp_path / "data"
    zipped = gzip.compress(PAGE, mtime=0)
    imported(data, "first", record(URL, answer(zipped, "Content-Encoding: gzip")))
    assert imported(data, "later", revisit(URL, HEAD, PAGE)).code == 0
    assert captures_of(data) == [(200, zipped, None)] * 2


def test_what_it_names_counts_where_nothing_has_its_digest(tmp_path: Path) -> None:
    data = tmp_path / "data"
    imported(data, "first", record(URL, date=FIRST))
    assert imported(data, "later", revisit(URL, HEAD, b"another", **NAMED)).code == 0
    first, again = captures_of(data)
    assert (first[1:], again[1], bool(again[2])) == ((PAGE, None), PAGE, True)


@pytest.mark.parametrize(
    ("later", "count"),
    [
        (revisit(URL, HEAD, None, **UNCHANGED), 1),
        (revisit(URL, b"", None, **UNCHANGED, **NAMED), 1),
        (revisit(URL, HEAD, None, date="2020-01-01T00:00:00Z", **UNCHANGED), 0),
        (revisit(f"{SITE}/en", HEAD, None, **UNCHANGED), 0),
    ],
)
def test_a_page_is_unchanged_if_there_is_an_answer_before(tmp_path: Path, later: bytes, count: int) -> None:
    data = tmp_path / "data"
    imported(data, "first", record(URL, date=FIRST))
    ran = imported(data, "later", later)
    assert [status for status, *_ in captures_of(data)] == [200, *[304] * count]
    assert ran.code == (0 if count else 6)


@pytest.mark.parametrize("later", [revisit(URL, HEAD, b"nowhere"), revisit(URL, HEAD, None), revisit(URL, b"", b"x")])
def test_what_is_nowhere_is_told(tmp_path: Path, later: bytes) -> None:
    data = tmp_path / "data"
    imported(data, "first", record(URL, date=FIRST))
    ran = imported(data, "later", later)
    assert "it refers to a payload that neither the files nor the archive have" in ran.err
    assert (ran.code, len(captures_of(data))) == (6, 1)


def test_what_is_withheld_serves_for_none(tmp_path: Path) -> None:
    data = tmp_path / "data"
    imported(data, "first", record(URL, date=FIRST), record(f"{SITE}/en", answer(b"other")))
    assert ctarchive("withhold", URL, "--reason", "privacy", "--data", data).code == 0
    ran = imported(data, "later", revisit(f"{SITE}/lv/again", HEAD, PAGE, **NAMED))
    assert (ran.code, len(captures_of(data))) == (6, 1)


def test_what_was_read_is_not_read_again_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    dates = [f"{year}-03-04T05:06:07Z" for year in range(2001, 2021)]
    imported(data, "first", *(record(URL, answer(date.encode()), date=date) for date in dates))
    read: list[str] = []

    def counted(db: Database, warc_dir: Path, capture: Capture) -> StoredAnswer:
        read.append(capture.id)
        return read_capture(db, warc_dir, capture)

    monkeypatch.setattr(originals, "read_capture", counted)
    later = tmp_path / "later.warc.gz"
    later.write_bytes(per_record([revisit(URL, HEAD, b"nowhere %d" % day, date=dates[-1]) for day in range(20)]))
    assert count_files(DataFolder(data), [later], Selection(SITE)).problem_count == 20
    assert sorted(read) == sorted(set(read))
    assert len(read) == len(dates)
