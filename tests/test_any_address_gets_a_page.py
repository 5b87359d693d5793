"""Whatever is asked for, at any address of ours: an answer, of a kind that does nothing, and never an error of ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.web import _PAGES
from tests.support.reading_room import ReadingRoom

ROUTES = sorted(address for module in _PAGES for address, _ in module.ROUTES)
PARAMETERS = ("q", "speaker", "municipality", "since", "until", "kind", "lang", "year", "sort", "page", "size", "ui",
              "all", "letter", "era", "month", "revision")  # fmt: skip
FITTING = ("lv-104", "zelma-pucite-kalnina", "valmieras-novads", "2016", "2016-05", "0", "-1", "99999999999999999999",
           "²", "lv", "en", "news", "9999", "0000", "13", "\x00", "\r\nSet-Cookie: a=b", "%", "../../etc/passwd",
           "'; DROP TABLE articles", "{{7*7}}", "\U0001f600", "\u202e", "a" * 5_000)  # fmt: skip

texts = st.one_of(st.sampled_from(FITTING), st.text(max_size=40))
queries = st.lists(st.tuples(st.one_of(st.sampled_from(PARAMETERS), texts), texts), max_size=4)


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def is_answered(room: ReadingRoom, path: str, query: list[tuple[str, str]]) -> None:
    given = urlencode([(encoded(name), encoded(value)) for name, value in query])
    answer = room.get(f"{path}?{given}")
    assert answer.status_code < 500
    assert answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "a=b" not in answer.headers.get("set-cookie", "")
    if answer.is_redirect:
        assert urlsplit(answer.headers["location"])[:2] == ("", "")  # it stays here


relaxed = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(st.sampled_from(ROUTES).flatmap(lambda route: st.from_regex(route, fullmatch=True)), queries)
@example("/search", [("q", "a" * 5_000)])
@example("/calendar/0000/00", [])
@example("/calendar/9999/12", [])
@example("/calendar/2016/13", [])
def test_an_address_that_fits_a_page(room: ReadingRoom, path: str, query: list[tuple[str, str]]) -> None:
    is_answered(room, quote(encoded(path.rstrip("\n"))), query)


@relaxed
@given(
    st.sampled_from(("article", "speaker", "municipality", "calendar", "capture", "image", "assets", "search", "")),
    st.lists(texts, max_size=3),
    queries,
)
def test_an_address_that_fits_none(
    room: ReadingRoom, first: str, rest: list[str], query: list[tuple[str, str]]
) -> None:
    is_answered(room, "/" + "/".join([first, *(quote(encoded(part), safe="") for part in rest)]), query)


@pytest.mark.parametrize("path", ["//elsewhere.invalid/", "//elsewhere.invalid/article/", "/\\elsewhere.invalid/"])
def test_no_address_leads_elsewhere(path: str, room: ReadingRoom) -> None:
    is_answered(room, path, [])


def test_a_mistyped_address_is_no_news(room: ReadingRoom, capfd: pytest.CaptureFixture[str]) -> None:
    room.get("/article/lv-999")
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""


@pytest.mark.parametrize("path", ["/", "/article/lv-104", "/changes.atom", "/nowhere", "/archive"])
@pytest.mark.parametrize("cookie", [b"a(b)=c", b"a,b=c", b"\xff=\xfe", b"a", b"\x01=\x02", b'a[1]={"b":1}'])
def test_a_cookie_of_somebody_else_closes_no_page(path: str, cookie: bytes, room: ReadingRoom) -> None:
    answer = room.get(path, cookie=cookie + b"; ctarchive_language=en")
    assert answer.status_code == (404 if path == "/nowhere" else 200)
    if path == "/":
        assert answer.headers["content-language"] == "en"


@pytest.mark.parametrize("path", ["/", "/article/lv-104", "/changes.atom", "/calendar.ics", "/nowhere", "/archive"])
@pytest.mark.parametrize("host", ["[", "[::1", "\x01", "a b", "a/b?c#d", "user@host", '"><script>', "a:b"])
def test_what_is_no_host_is_refused(path: str, host: str, room: ReadingRoom) -> None:
    answer = room.get(path, host=host)
    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["", "localhost", "localhost:8001", "[::1]:8001", "arhīvs.lv".encode("idna").decode()])
def test_what_is_a_host_is_answered(host: str, room: ReadingRoom) -> None:
    assert room.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    "path", ["/speakers", "/municipalities", "/search", "/changes", "/calendar/2016/05", "/article/lv-1"]
)
def test_a_database_that_is_no_archive_is_said_to_be_so(path: str, tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "archive.db").close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        answer = room.get(path, "en")
    assert answer.status_code == 503
    assert "not ready yet" in answer.text
