"""An address as programs and people pass it on, with letters encoded or the end of a sentence, leads to its page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from archive.store.folder import DataFolder
from archive.store.withholding import operations
from tests.support.reading_room import ReadingRoom

ENDS = (".", ",", ")", ";", ":", "!", "'", "]", ").", "%29.", "%20", "%2E", "%2c", "%22", "%3E", "%C2%A0", "%C2%BB",
        "%E2%80%9D", "%e2%80%a6")  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "/article/lv%2D114",
        "/%61rticle/lv%2d%31%314",
        "/article/lv%2D114/history",
        "/speaker/zelma%2Dpucite%2Dkalnina",
        "/archive/articles/lv%2D114",
    ],
)
def test_a_letter_that_is_encoded_without_need_is_the_same(path: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.get_directly(f"http://localhost{path}")
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["//", "///", "//article/lv-114", "/article//lv-114", "//archive//articles/lv-114"])
def test_several_slashes_are_one(path: str, reading_room: ReadingRoom) -> None:
    assert reading_room.get_directly(f"http://localhost{path}").status_code == 200


@pytest.mark.parametrize("end", ENDS)
def test_what_follows_the_address_of_an_article_leads_to_it(end: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.get_directly(f"http://localhost/article/lv-114{end}?ui=en")
    assert (answer.status_code, answer.headers["location"]) == (301, "/article/lv-114?ui=en")


@pytest.mark.parametrize("path", ["/article/lv-999.", "/article/lv-999).", "/article/),", "/article/lv-114.x"])
def test_where_nothing_remains_that_is_one_there_is_no_such_page(path: str, reading_room: ReadingRoom) -> None:
    assert reading_room.get_directly(f"http://localhost{path}").status_code == 404


@pytest.fixture
def closed(copied: DataFolder) -> Iterator[ReadingRoom]:
    assert operations.withhold(copied, operations.look(copied, "lv-101"), "legal").carried_out
    with closing(ReadingRoom(copied.database)) as room:
        yield room


def test_what_is_withheld_says_so_however_its_address_is_written(closed: ReadingRoom) -> None:
    assert closed.get_directly("http://localhost/article/lv%2D101").status_code == 451
    assert closed.get_directly("http://localhost/article/lv-101).").headers["location"] == "/article/lv-101"
