from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from tests.support.imports.foreign import (
    PAGE,
    SITE,
    answer,
    files_of,
    per_record,
    read,
    record,
    record_id,
    revisit,
    whole,
)

URL = f"{SITE}/lv"
ORIGINAL = record(URL, WARC_Record_ID=record_id(1))
NOT_MODIFIED = "http://netpreserve.org/warc/1.0/revisit/server-not-modified"
HEAD = answer(b"", "Content-Type: text/html", "X-Visit: 2")
REVISITS = {
    "by its id": revisit(URL, HEAD, None, WARC_Refers_To=record_id(1)),
    "by address and time": revisit(
        URL, HEAD, None, WARC_Refers_To_Target_URI=f"<{SITE}:80/lv>", WARC_Refers_To_Date="2021-03-04T05:06:07.250Z"
    ),
    "by the digest alone": revisit(URL, HEAD, PAGE),
    "by an id that is nowhere, and the digest": revisit(URL, HEAD, PAGE, WARC_Refers_To=record_id(99)),
    "with the payload called truncated": revisit(URL, HEAD, PAGE, WARC_Truncated="length"),
}


@pytest.mark.parametrize("reference", REVISITS)
@pytest.mark.parametrize("order", ["in the same file", "in another file", "later in the same file", "in a later file"])
@pytest.mark.parametrize("is_whole", [False, True])
def test_a_revisit_has_the_payload_of_what_it_refers_to(
    tmp_path: Path, reference: str, order: str, is_whole: bool
) -> None:
    pack = whole if is_whole else per_record
    records = [ORIGINAL, REVISITS[reference]][:: -1 if "later" in order else 1]
    for at, part in enumerate([records] if "same" in order else [[one] for one in records]):
        (tmp_path / f"{at}.warc.gz").write_bytes(pack([record(f"{SITE}/{at}", answer(b"other")), *part]))
    files = files_of(tmp_path)
    original, again = [one for one in files if one.url == URL]
    assert files.problems == []
    assert again.body == original.body == PAGE
    assert again.headers == ((b"Content-Type", b"text/html"), (b"X-Visit", b"2"))
    assert (again.captured_at.year, again.truncated, again.claimed_digest) == (2022, None, None)


def test_a_revisit_without_headers_has_those_of_the_original_but_for_the_date(tmp_path: Path) -> None:
    sent = answer(PAGE, "Content-Type: text/html", "Date: Thu, 04 Mar 2021 05:06:07 GMT", status="404 Not Found")
    captures, files = read(tmp_path / "a.warc.gz", per_record([record(URL, sent), revisit(URL, b"", PAGE)]))
    assert files.problems == []
    assert (captures[1].status, captures[1].reason, captures[1].headers) == (404, "Not Found", captures[0].headers[:1])


def test_a_revisit_of_a_revisit_leads_to_the_payload(tmp_path: Path) -> None:
    records = [
        revisit(URL, HEAD, None, WARC_Record_ID=record_id(3), WARC_Refers_To=record_id(2)),
        revisit(URL, HEAD, None, WARC_Record_ID=record_id(2), WARC_Refers_To=record_id(1), date="2023-01-01T00:00:00Z"),
        ORIGINAL,
    ]
    captures, files = read(tmp_path / "a.warc.gz", per_record(records))
    assert [one.body for one in captures] == [PAGE] * 3
    assert files.problems == []


def test_revisits_that_refer_to_each_other_are_told(tmp_path: Path) -> None:
    records = [
        revisit(URL, HEAD, None, WARC_Record_ID=record_id(3), WARC_Refers_To=record_id(2)),
        revisit(URL, HEAD, None, WARC_Record_ID=record_id(2), WARC_Refers_To=record_id(3)),
        revisit(URL, HEAD, None, WARC_Record_ID=record_id(4), WARC_Refers_To=record_id(4)),
    ]
    captures, files = read(tmp_path / "a.warc.gz", per_record(records))
    assert captures == []
    assert len(files.problems) == 3


def test_what_refers_to_nothing_in_the_files_is_told(tmp_path: Path) -> None:
    captures, files = read(tmp_path / "a.warc.gz", per_record([ORIGINAL, revisit(URL, HEAD, b"a payload elsewhere")]))
    assert len(captures) == 1
    (problem,) = files.problems
    told = "it refers to a payload that neither the files nor the archive have; import the file that has it before this"
    assert f"{URL}: {told}" in problem
    assert f"a.warc.gz: byte {len(per_record([ORIGINAL]))}: " in problem


def test_an_empty_payload_need_not_be_anywhere(tmp_path: Path) -> None:
    captures, files = read(tmp_path / "a.warc.gz", per_record([revisit(URL, HEAD, b"")]))
    assert [one.body for one in captures] == [b""]
    assert files.problems == []


def test_the_same_digest_counts_for_more_than_a_name(tmp_path: Path) -> None:
    other = record(f"{SITE}/en", answer(b"other"), WARC_Record_ID=record_id(1))
    misled = revisit(URL, HEAD, PAGE, WARC_Refers_To=record_id(1))
    captures, _ = read(tmp_path / "a.warc.gz", per_record([other, misled, record(URL)]))
    assert [one.body for one in captures if one.captured_at.year == 2022] == [PAGE]


def test_a_named_payload_with_another_digest_is_marked(tmp_path: Path) -> None:
    other = record(URL, answer(b"other"), WARC_Record_ID=record_id(1))
    captures, files = read(tmp_path / "a.warc", other + revisit(URL, HEAD, PAGE, WARC_Refers_To=record_id(1)))
    assert (captures[1].body, bool(captures[1].claimed_digest)) == (b"other", True)
    assert files.problems == []


def test_a_payload_of_another_site_serves_too(tmp_path: Path) -> None:
    elsewhere = record("http://elsewhere.example/", WARC_Payload_Digest=None)
    captures, files = read(tmp_path / "a.warc", elsewhere + revisit(URL, HEAD, PAGE))
    assert [(one.url, one.body) for one in captures] == [(URL, PAGE)]
    assert files.problems == []


def test_the_header_of_a_revisit_tells_of_the_payload_as_it_is(tmp_path: Path) -> None:
    head = answer(b"", "Content-Encoding: gzip", "Transfer-Encoding: chunked")
    captures, _ = read(tmp_path / "a.warc", ORIGINAL + revisit(URL, head, PAGE))
    assert captures[1].answer.content() == PAGE
    zipped = gzip.compress(PAGE)
    coded = record(URL, answer(zipped, "Content-Encoding: gzip"))
    captures, _ = read(tmp_path / "b.warc", coded + revisit(URL, head, zipped))
    assert captures[1].answer.content() == PAGE


@pytest.mark.parametrize("head", [answer(b"", "ETag: x", status="304 Not Modified"), b""])
@pytest.mark.parametrize("named", [{"WARC_Refers_To": record_id(1)}, {}])
def test_an_unmodified_page_is_a_304_without_a_payload(tmp_path: Path, head: bytes, named: dict[str, str]) -> None:
    unmodified = revisit(URL, head, None, WARC_Profile=NOT_MODIFIED, **named)
    captures, files = read(tmp_path / "a.warc", unmodified + ORIGINAL)
    assert [(one.status, one.reason, one.body) for one in captures] == [(200, "OK", PAGE), (304, "Not Modified", b"")]
    assert files.problems == []


def test_an_unmodified_page_of_which_nothing_came_before_is_told(tmp_path: Path) -> None:
    head = answer(b"", "ETag: x", status="304 Not Modified")
    unmodified = revisit(URL, head, None, WARC_Profile=NOT_MODIFIED, date="2020-01-01T00:00:00Z")
    captures, files = read(tmp_path / "a.warc", unmodified + ORIGINAL)
    assert [one.status for one in captures] == [200]
    assert len(files.problems) == 1


def test_many_revisits_over_many_files_all_find_theirs(tmp_path: Path) -> None:
    chance = random.Random(3)
    bodies = {n: b"%d " % n * 100 for n in range(60)}
    records = [record(f"{SITE}/{n}", answer(body)) for n, body in bodies.items()]
    for n, body in bodies.items():
        records += [revisit(f"{SITE}/{n}", HEAD, body, date=f"20{10 + k}-01-01T00:00:00Z") for k in range(3)]
    chance.shuffle(records)
    for at in range(0, len(records), 40):
        pack = whole if at % 80 else per_record
        (tmp_path / f"{at}.warc.gz").write_bytes(pack(records[at : at + 40]))
    files = files_of(tmp_path)
    captures = list(files)
    assert files.problems == []
    assert len(captures) == files.expected == 240
    assert all(one.body == bodies[int(one.url.rpartition("/")[2])] for one in captures)
