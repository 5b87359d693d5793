"""One meaning of "articles": the home page, the search, the status and the tables count the same ones."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.status import status
from tests.support.imports.with_imports import WithImports
from tests.support.reading_room import ReadingRoom, text_of

ALL = ("an archive with gone articles", "an archive with imports")


@pytest.fixture(scope="module", params=ALL)
def folder(request: pytest.FixtureRequest) -> DataFolder:
    """Both archives; those of articles that are gone, and that others alone captured."""
    past: DataFolder = request.getfixturevalue("archive_with_a_past")
    imports: WithImports = request.getfixturevalue("archive_with_imports")
    return {ALL[0]: past, ALL[1]: imports.folder}[request.param]


@pytest.fixture(scope="module")
def room(folder: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder.database)) as room:
        yield room


@pytest.fixture(scope="module")
def rows(folder: DataFolder) -> list[tuple[str, str, str | None]]:
    with closing(sqlite3.connect(folder.database)) as db:
        return db.execute("SELECT kind, lang, published_on FROM articles").fetchall()


def facts(room: ReadingRoom) -> dict[str, list[int]]:
    """The numbers of the box on the home page, by their names."""
    page = room.page("/", "en")
    names = [text_of(one) for one in page.xpath("//dl[@class='facts']/dt")]
    values = [[int(one) for one in re.findall(r"\d+", text_of(dd))] for dd in page.xpath("//dl[@class='facts']/dd")]
    return dict(zip(names, values, strict=True))


def test_all_count_the_rows_of_the_table(
    room: ReadingRoom, folder: DataFolder, rows: list[tuple[str, str, str | None]]
) -> None:
    assert rows
    total = len(rows)
    languages = [sum(lang == one for _, lang, _ in rows) for one in ("lv", "en")]
    assert facts(room)["Articles"] == [total, *languages]
    assert f"{total} articles" in text_of(room.page("/", "en").xpath("//main/p[contains(@class, 'faint')]")[0])
    assert json.loads(room.get("/search.json").text)["total"] == total
    assert json.loads(room.get("/archive/articles.json?_size=0").text)["filtered_table_rows_count"] == total
    with closing(open_database(folder.database)) as db:
        assert status(db, folder.warc, datetime.now(UTC)).counts["articles"] == total


def test_the_kinds_are_parts_of_it(room: ReadingRoom, rows: list[tuple[str, str, str | None]]) -> None:
    found = facts(room)
    for name, kind in (("Of these, news", "news"), ("Of these, reference pages", "page")):
        count = sum(one == kind for one, _, _ in rows)
        assert found[name] == [count]
        assert json.loads(room.get(f"/search.json?kind={kind}").text)["total"] == count
    assert found["Of these, news"][0] + found["Of these, reference pages"][0] == found["Articles"][0]


def test_the_years_and_those_without_a_date_are_all(room: ReadingRoom, rows: list[tuple[str, str, str | None]]) -> None:
    years = json.loads(room.get("/search.json").text)["facets"]["year"]
    undated = sum(day is None for _, _, day in rows)
    assert sum(one["count"] for one in years) + undated == len(rows)
    said = room.text("/", "en")
    assert (f"{undated} more ha" in said) == bool(undated)


def test_a_new_article_says_when_it_was_published_and_first_captured_as_its_own_page_does(room: ReadingRoom) -> None:
    for language, published, since in (
        ("lv", "publicēts ", "pirmoreiz saglabāts "),
        ("en", "published on ", "first captured on "),
    ):
        page = room.page("/", language)
        lines = [text_of(one) for one in page.xpath("//h3[1]/following-sibling::ul[1]/li/small")]
        assert lines
        assert all(since in line for line in lines)
        assert any(line.startswith(published) for line in lines)
        for one in page.xpath("//h3[1]/following-sibling::ul[1]/li"):
            (captured,) = room.page(one.xpath("a/@href")[0], language).xpath(
                "//dl[@class='facts']/dd[a[contains(@href, '/history')]]/preceding-sibling::dd[1]/a[1]"
            )
            day = text_of(captured).removeprefix("pirmo reizi ").removeprefix("first on ")
            assert text_of(one).endswith(f"{since}{day}")
