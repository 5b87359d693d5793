"""Datasette's pages for developers are for whoever has signed in, no site speaks through ours, and no path is told."""

from __future__ import annotations

import httpx
import pytest

from archive.store.folder import DataFolder
from tests.support.reading_room import ReadingRoom

CLOSED = ("/-/messages", "/-/patterns", "/-/allow-debug", "/-/permissions", "/-/threads", "/-/threads.json",
          "/-/databases", "/-/databases.json", "/-/%6Dessages")  # fmt: skip
OPEN = ("/-/versions.json", "/-/settings.json", "/-/plugins.json", "/-/metadata.json", "/-/actor.json", "/archive.json")
TOLD = ("/archive.json?sql=select+*+from+pragma_database_list",
        "/archive.json?sql=select+*+from+PRAGMA_DATABASE_LIST()",
        "/archive/articles.json?_where=title+in+(select+file+from+pragma_database_list)")  # fmt: skip

ELSEWHERE = [
    {"origin": "https://elsewhere.example"},
    {"origin": "null"},
    {"origin": "http://localhost.elsewhere.example"},
    {"origin": "http://localhost", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]
HERE: list[dict[str, str]] = [
    {},
    {"origin": "http://localhost"},
    {"origin": "https://LOCALHOST"},  # a proxy speaks TLS
    {"origin": "https://archive.example.org", "sec-fetch-site": "same-origin"},  # or does not keep the host
]


@pytest.mark.parametrize("path", CLOSED)
def test_they_are_closed_to_anybody(path: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.get(path)
    assert answer.status_code == 403
    assert answer.headers["cache-control"] == "no-store"
    assert "Šī lapa jums nav pieejama" in (answer.json()["error"] if path.endswith(".json") else answer.text)


@pytest.mark.parametrize("path", CLOSED[:-1])
def test_they_are_open_to_whoever_has_signed_in(path: str, reading_room: ReadingRoom) -> None:
    assert reading_room.get(path, cookie=reading_room.signed_in("root")).status_code == 200


@pytest.mark.parametrize("path", [*OPEN, *CLOSED, *TOLD])
def test_no_page_tells_where_the_archive_lies(
    path: str, reading_room: ReadingRoom, archived_replica: DataFolder
) -> None:
    answer = reading_room.get(path)
    assert (answer.status_code == 200) == (path in OPEN)
    assert str(archived_replica.root) not in answer.text


def post(room: ReadingRoom, headers: dict[str, str]) -> httpx.Response:
    return room.ask("POST", "/-/logout", headers=headers, data={"message": "Words of somebody"})


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_a_page_of_another_site_can_send_nothing(headers: dict[str, str], reading_room: ReadingRoom) -> None:
    answer = post(reading_room, headers)
    assert (answer.status_code, answer.text) == (403, "A page of another site cannot ask for this.\n")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("headers", HERE)
def test_a_page_of_ours_and_a_program_can(headers: dict[str, str], reading_room: ReadingRoom) -> None:
    assert post(reading_room, headers).status_code == 302


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_reading_is_open_to_links_from_anywhere(headers: dict[str, str], reading_room: ReadingRoom) -> None:
    assert reading_room.ask("GET", "/archive/articles", headers=headers).status_code == 200
