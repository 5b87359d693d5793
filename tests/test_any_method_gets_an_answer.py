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
