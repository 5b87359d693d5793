from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.imports.files import MAX_TOLD
from tests.support.imports.foreign import PAGE, SITE, answer, files_of, per_record, read, record, whole, write_wacz

NUMBER = 8
_BYTES = random.Random(5)
BODIES = [PAGE + _BYTES.randbytes(700).hex().encode() for _ in range(NUMBER)]
RECORDS = [record(f"{SITE}/{n}", answer(body)) for n, body in enumerate(BODIES)]
MEMBERS = [gzip.compress(one, mtime=0) for one in RECORDS]
URLS = [f"{SITE}/{n}" for n in range(NUMBER)]


def urls_and_problems(path: Path, content: bytes) -> tuple[list[str], list[str]]:
    captures, files = read(path, content)
    return [one.url for one in captures], files.problems


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (lambda: [*MEMBERS[:3], b"\0" * len(MEMBERS[3]), *MEMBERS[4:]], "zeros stand where"),
        (lambda: [*MEMBERS[:3], b"garbage" * 50, *MEMBERS[4:]], "it is not gzip data"),
        (lambda: [*MEMBERS[:3], MEMBERS[3][:200] + b"!!" + MEMBERS[3][202:], *MEMBERS[4:]], "it is damaged (Error -3"),
        (lambda: [*MEMBERS[:3], MEMBERS[3][:200], *MEMBERS[4:]], "it is damaged (Error -3"),
        (lambda: [*MEMBERS[:3], gzip.compress(b"no record"), *MEMBERS[4:]], "it is not a WARC record"),
        (
            lambda: [
                whole([*RECORDS[:3], RECORDS[3].replace(b"Content-Length: ", b"Content-Length: 9"), *RECORDS[4:]])
            ],
            "not as long",
        ),
        (lambda: [*RECORDS[:3], RECORDS[3].replace(b"WARC/", b"CRAW/"), *RECORDS[4:]], "it is not a WARC record"),
        (lambda: [*RECORDS[:3], b"\0" * 3000, *RECORDS[4:]], "zeros stand where"),
        (
            lambda: [*RECORDS[:3], RECORDS[3].replace(b"Content-Length: ", b"Content-Length: 9"), *RECORDS[4:]],
            "not as long",
        ),
        (
            lambda: [*RECORDS[:3], RECORDS[3].replace(b"Content-Length: 1", b"Content-Length: "), *RECORDS[4:]],
            "not a WARC",
        ),
        (lambda: [*RECORDS[:3], RECORDS[3].replace(b"Content-Length", b"Content-Strength"), *RECORDS[4:]], "how long"),
        (lambda: [*RECORDS[:3], b"WARC/1.0\r\n" + b"a: b\r\n" * 300_000, *RECORDS[4:]], "its header does not end"),
    ],
)
def test_the_records_around_it_are_read(tmp_path: Path, damaged: Callable[[], list[bytes]], told: str) -> None:
    urls, problems = urls_and_problems(tmp_path / "a.warc.gz", b"".join(damaged()))
    assert [url for url in urls if url != URLS[3]] == URLS[:3] + URLS[4:]
    assert told in problems[0]
    assert problems[0].startswith(f"{tmp_path / 'a.warc.gz'}: byte ")


@pytest.mark.parametrize("behind", [b"\0" * 100_000, b"\0", b"torn"])
@pytest.mark.parametrize("content", [b"".join(MEMBERS), b"".join(RECORDS)])
def test_what_stands_behind_the_last_record_is_told(tmp_path: Path, content: bytes, behind: bytes) -> None:
    urls, problems = urls_and_problems(tmp_path / "a.warc", content + behind)
    assert urls == URLS
    assert len(problems) == 1


@pytest.mark.parametrize("pack", [per_record, whole, b"".join])
def test_of_a_torn_record_the_first_part_is_kept_and_called_so(
    tmp_path: Path, pack: Callable[[list[bytes]], bytes]
) -> None:
    captures, files = read(tmp_path / "a.warc", pack(RECORDS)[:-300])
    assert [one.url for one in captures] == URLS
    assert [one.truncated for one in captures] == [None] * (NUMBER - 1) + ["unspecified"]
    assert captures[-1].claimed_digest
    assert BODIES[-1].startswith(captures[-1].body)
    assert ["ends in the middle of it" in problem for problem in files.problems] == [True]


def test_a_record_torn_in_its_header_is_told(tmp_path: Path) -> None:
    urls, problems = urls_and_problems(tmp_path / "a.warc", b"".join(RECORDS[:2]) + RECORDS[2][:60])
    assert urls == URLS[:2]
    assert len(problems) == 1


def test_a_record_of_a_wrong_length_in_its_own_gzip_member_costs_no_other(tmp_path: Path) -> None:
    longer, shorter = (record(URLS[n], answer(BODIES[n]), length=length) for n, length in ((1, 10**9), (2, 900)))
    captures, files = read(tmp_path / "a.warc.gz", per_record([RECORDS[0], longer, shorter, *RECORDS[3:]]))
    assert [one.url for one in captures] == URLS
    assert [one.truncated for one in captures[:4]] == [None, "unspecified", "unspecified", None]
    assert len(files.problems) == 2


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (record(date="yesterday"), "its date 'yesterday' cannot be read"),
        (record(date=None), "it has no date"),
        (record(date="2021-03"), "its date '2021-03' names no day, and the answer has no Date within it"),
        (record(block=b"no answer"), "it holds no answer over HTTP"),
        (record(block=b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 60_000), "the header of the answer does not end"),
        (record(block=answer(b"a" * (20 * 1024 * 1024 + 1))), "its payload has more than 20971520 bytes"),
        (record(length=10**12), "not as long"),
    ],
)
def test_what_is_wrong_with_a_record_is_told_with_its_place(tmp_path: Path, damaged: bytes, told: str) -> None:
    captures, files = read(tmp_path / "a.warc", RECORDS[0] + damaged + RECORDS[1])
    assert [one.url for one in captures] == URLS[:2]
    assert [told in problem for problem in files.problems] == [True]
    assert f"a.warc: byte {len(RECORDS[0])}: " in files.problems[0]


def test_a_file_that_goes_away_while_it_is_read_is_told(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.warc").write_bytes(RECORDS[n])
    files = files_of(tmp_path)
    found = iter(files)
    assert next(found).url == URLS[0]
    (tmp_path / "1.warc").unlink()
    (tmp_path / "2.warc").write_bytes(RECORDS[2][:50])
    assert list(found) == []
    assert len(files.problems) == 2
    for n, problem in enumerate(files.problems, 1):
        assert problem.startswith(f"{tmp_path}/{n}.warc: byte 0: {URLS[n]}: ")


def test_what_is_told_is_one_line_of_plain_text(tmp_path: Path) -> None:
    captures, files = read(tmp_path / "a\n\x1b[2J.warc", record(f"{SITE}/\x1b[2J") + record(block=b"no answer"))
    assert captures == []
    assert [problem.isprintable() for problem in files.problems] == [True]
    assert files.left_alone == {"answers of other sites": 1}


def test_of_many_problems_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    _, files = read(tmp_path / "a.warc.gz", RECORDS[0] + record(date="?") * (MAX_TOLD + 5))
    assert len(files.problems) == MAX_TOLD
    assert files.problem_count == MAX_TOLD + 5


DAMAGES = st.one_of(
    st.tuples(st.just("flip"), st.integers(0, 10**6), st.integers(1, 255)),
    st.tuples(st.just("cut"), st.integers(0, 10**6), st.integers(1, 400)),
    st.tuples(st.just("zero"), st.integers(0, 10**6), st.integers(1, 400)),
    st.tuples(st.just("insert"), st.integers(0, 10**6), st.integers(1, 400)),
    st.tuples(st.just("end"), st.integers(0, 10**6), st.just(0)),
)


def damage(content: bytes, kind: str, where: int, size: int) -> bytes:
    at = where % max(len(content), 1)
    if kind == "flip" and content:
        return content[:at] + bytes([content[at] ^ size]) + content[at + 1 :]
    if kind == "cut":
        return content[:at] + content[at + size :]
    if kind == "zero":
        return content[:at] + b"\0" * min(size, len(content) - at) + content[at + size :]
    return content[:at] + (random.Random(size).randbytes(size) + content[at:] if kind == "insert" else b"")


@pytest.mark.parametrize("pack", [per_record, whole, b"".join])
@settings(max_examples=80)
@given(wounds=st.lists(DAMAGES, min_size=1, max_size=3))
def test_nothing_false_is_believed_and_nothing_lost_in_silence(
    pack: Callable[[list[bytes]], bytes], wounds: list[tuple[str, int, int]]
) -> None:
    content = pack(RECORDS)
    for wound in wounds:
        content = damage(content, *wound)
    with TemporaryDirectory() as folder:
        if not content or content in (b"".join(MEMBERS[:n]) for n in range(NUMBER)):
            return  # a file that ends between two records says nothing of the others
        captures, files = read(Path(folder) / "a.warc.gz", content)
    believed = [one for one in captures if not one.claimed_digest and not one.truncated]
    if pack in (per_record, whole):  # where nothing is compressed a flaw in a header field has no checksum
        assert files.problem_count or [one.body for one in believed] == BODIES
    if pack is per_record:
        untouched = {URLS[n] for n, member in enumerate(MEMBERS) if member in content}
        assert untouched <= {one.url for one in believed}


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_of_a_wacz_that_cannot_be_unpacked_costs_itself(tmp_path: Path, compression: int) -> None:
    path = write_wacz(tmp_path / "a.wacz", {"archive/1.warc.gz": per_record(RECORDS)}, compression)
    content = bytearray(path.read_bytes())
    start = content.index(b".warc.gz") + 40
    content[start : start + 60] = bytes(byte ^ 0x5A for byte in content[start : start + 60])
    path.write_bytes(content)
    files = files_of(path)
    assert list(files) == []
    assert files.problem_count == 1


@pytest.mark.parametrize("digest", [b"\xc7~\x07\n", b"\n", b"@\x0f\n\xd3R", b"a\n\nb\n", b"\x00\n:\n"])
@pytest.mark.parametrize("written", [list, lambda records: list(map(gzip.compress, records))])
def test_line_feeds_in_a_field_cost_nothing(
    tmp_path: Path, digest: bytes, written: Callable[[list[bytes]], list[bytes]]
) -> None:
    odd = RECORDS[3].replace(b"Content-Length", b"WARC-Block-Digest: " + digest + b"\r\nContent-Length", 1)
    urls, problems = urls_and_problems(tmp_path / "a.warc.gz", b"".join(written([*RECORDS[:3], odd, *RECORDS[4:]])))
    assert (urls, problems) == (URLS, [])


def test_a_record_that_tells_no_length_takes_none_of_the_next(tmp_path: Path) -> None:
    odd = RECORDS[3].replace(b"Content-Length", b"Content-Strength", 1)
    urls, problems = urls_and_problems(tmp_path / "a.warc", b"".join([*RECORDS[:3], odd]))
    assert urls == URLS[:3]
    assert len(problems) == 1
    assert "how long" in problems[0]
