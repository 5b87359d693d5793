"""Whatever method an address is asked with: what can only be read says so, and nothing fails."""

from __future__ import annotations

import pytest

from tests.support.reading_room import ReadingRoom

OURS = ("/", "/search?q=a", "/article/lv-104", "/calendar.ics", "/robots.txt", "/subscribe", "/data/api.json")
DATASETTES = ("/archive", "/archive/articles", "/archive/articles.json?_size=1", "/archive/articles/lv-104",
              "/-/databases", "/-/nothing", "/nothing", "/-/health")  # fmt: skip
WRITING = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "ASK")


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize("path", OURS)
def test_our_addresses_can_only_be_read(path: str, method: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.ask(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.text == "This address can only be read.\n"


@pytest.mark.parametrize("path", OURS)
def test_they_say_how_they_can_be_asked(path: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.ask("OPTIONS", path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize("path", DATASETTES)
def test_no_method_is_an_error_of_the_server(path: str, method: str, reading_room: ReadingRoom) -> None:
    assert 400 <= reading_room.ask(method, path).status_code < 500


@pytest.mark.parametrize("path", ["/archive/articles", "/archive/recent_changes", "/archive/articles.json"])
def test_tables_and_queries_take_no_posts(path: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.ask("POST", path)
    assert answer.status_code == 405
    assert "This address can only be read." in answer.text


COOKIE = {"Cookie": "csrftoken=a"}  # with any, what is sent is read for a token
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("path", ["/archive", "/-/logout", "/nothing"])
@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="csrftoken"\r\n\r\na', 415),
        ("multipart/form-data", b"", 415),
        (FORM, b"csrftoken=\xff", 400),
        (FORM, b"csrftoken=%C4%81", 400),
        (FORM, b"csrftoken=a", 403),
        ("", b"\xff", 403),
    ],
)
def test_no_form_is_an_error_of_the_server(
    path: str, kind: str, body: bytes, status: int, reading_room: ReadingRoom
) -> None:
    headers = {**COOKIE, "Content-Type": kind}
    assert reading_room.ask("POST", path, headers, content=body).status_code == status


def test_a_form_with_its_token_is_taken(reading_room: ReadingRoom) -> None:
    actor = reading_room.signed_in("root")
    page = reading_room.ask("GET", "/-/logout", {"Cookie": actor})
    token = page.cookies["ds_csrftoken"]
    headers = {"Cookie": f"{actor}; ds_csrftoken={token}", "Content-Type": FORM}
    answer = reading_room.ask("POST", "/-/logout", headers, content=f"csrftoken={token}".encode())
    assert answer.status_code == 302
    assert answer.headers["set-cookie"].startswith("ds_actor=")
