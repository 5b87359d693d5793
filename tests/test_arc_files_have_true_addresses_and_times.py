from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.imports.foreign import PAGE, SITE, answer, arc_file, arc_record, per_record, read

BEFORE = arc_record(f"{SITE}/before", answer(), "20080102030405")
AFTER = arc_record(f"{SITE}/after", answer(), "20080102030406")
Pack = Callable[[list[bytes]], bytes]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    ("address", "mime", "url"),
    [
        ("/lv/a b c", "text/html", "/lv/a%20b%20c"),
        ("/lv/a?b=10 9", "text/html", "/lv/a?b=10%209"),
        ("/lv/1", "text/html; charset=windows-1257", "/lv/1"),
        ("/lv/1", "no type at all", "/lv/1"),
        ("/lv/1", "", "/lv/1"),
        ("/lv/1", "-", "/lv/1"),
    ],
)
def test_spaces_make_no_other_address_or_time(tmp_path: Path, address: str, mime: str, url: str, version: int) -> None:
    one = arc_record(f"{SITE}{address}", answer(), "20080102030405", mime, version=version)
    captures, files = read(tmp_path / "a.arc", b"".join(arc_file([one, BEFORE], version)))
    assert [(one.url, one.body) for one in captures] == [(f"{SITE}{url}", PAGE), (f"{SITE}/before", PAGE)]
    assert captures[0].captured_at == datetime(2008, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert files.problems == []


@pytest.mark.parametrize("date", ["0", "2008", "20080132030405"])
def test_a_time_that_is_none_is_told_and_not_made_up(tmp_path: Path, date: str) -> None:
    one = arc_record(f"{SITE}/lv", answer(), date)
    captures, files = read(tmp_path / "a.arc", b"".join(arc_file([BEFORE, one, AFTER])))
    assert [one.url for one in captures] == [f"{SITE}/before", f"{SITE}/after"]
    assert [f"its date '{date}' cannot be read" in problem for problem in files.problems] == [True]


@pytest.mark.parametrize("kind", ["dns:www.cilvektirdznieciba.lv", "ftp://www.cilvektirdznieciba.lv/"])
def test_what_is_no_http_is_counted(tmp_path: Path, kind: str) -> None:
    captures, files = read(tmp_path / "a.arc", b"".join(arc_file([arc_record(kind, b"20080102\n", "20080102030405")])))
    assert captures == []
    assert files.left_alone["answers that did not come over HTTP"] == 1


ONE = arc_record(f"{SITE}/lv", answer(PAGE * 20), "20080102030405")
LENGTH = b" %d\n" % len(answer(PAGE * 20))


@pytest.mark.parametrize("pack", [per_record, b"".join])
@pytest.mark.parametrize(
    "damaged",
    [
        ONE.replace(LENGTH, b" 99999\n"),
        ONE.replace(LENGTH, b" 300\n"),
        ONE.replace(LENGTH, b" -\n"),
        ONE.replace(b"http:", b"\0\0\0\0\0", 1),
        b"\0" * 3000,
    ],
)
def test_damage_costs_no_other_record(tmp_path: Path, damaged: bytes, pack: Pack) -> None:
    captures, files = read(tmp_path / "a.arc", pack(arc_file([BEFORE, damaged, AFTER])))
    assert [one.url for one in captures if one.url != f"{SITE}/lv"] == [f"{SITE}/before", f"{SITE}/after"]
    assert len(files.problems) == 1


@pytest.mark.parametrize("at", [0, 1, 2])
def test_broken_gzip_costs_no_other_record(tmp_path: Path, at: int) -> None:
    members = [gzip.compress(one, mtime=0) for one in [*arc_file([]), ONE, BEFORE, AFTER]]
    members[at] = members[at][:20] + b"!!!!" + members[at][24:]
    captures, files = read(tmp_path / "a.arc.gz", b"".join(members))
    assert [one.url for one in captures] == [
        url for n, url in enumerate([f"{SITE}/lv", f"{SITE}/before", f"{SITE}/after"], 1) if n != at
    ]
    assert len(files.problems) == 1


@pytest.mark.parametrize("pack", [per_record, b"".join])
def test_an_address_in_a_page_begins_no_record(tmp_path: Path, pack: Pack) -> None:
    page = PAGE + b"\n" + AFTER + b"<p>"
    one = arc_record(f"{SITE}/lv", answer(page), "20080102030405")
    captures, files = read(tmp_path / "a.arc", pack(arc_file([one, BEFORE])))
    assert [one.body for one in captures] == [page, PAGE]
    assert files.problems == []
