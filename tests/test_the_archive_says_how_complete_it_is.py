"""/about/coverage and the home page: of which years there are captures and whose, and which numbers were never seen."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from archive.store.database import open_database
from archive.web.parts.figures.coverage import coverage
from archive.web.parts.figures.numbers import gaps, read_numbers
from tests.support.imports.with_imports import NO_ARTICLE, WithImports
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of


@given(st.sets(st.integers(1, 300), min_size=1).map(sorted))
def test_gaps_are_just_the_numbers_in_between(numbers: list[int]) -> None:
    found = [number for first, last in gaps(numbers) for number in range(first, last + 1)]
    assert sorted({*found, *numbers}) == list(range(numbers[0], numbers[-1] + 1))
    assert not set(found).intersection(numbers)
    assert all(last + 1 < first for (_, last), (first, _) in zip(gaps(numbers), gaps(numbers)[1:], strict=False))


def test_a_number_of_either_language_fills_the_gap_and_one_that_was_only_captured_is_named(tmp_path: Path) -> None:
    ids = ["lv-18", "lv-19", "en-20", "lv-25", "lv-30", "lv-greta", "lv-0x", "en-26", "lv-ads-6"]
    rows = [Row(id, "Raksts", "Teksts", id[:2]) for id in ids]
    with closing(archive_of(tmp_path / "archive.db", rows)) as db:
        db.execute("UPDATE captures SET article_id = 'lv-22'")
        found = read_numbers(db)
    assert found.unseen == [(21, 21), (23, 24), (27, 29)]
    assert found.missing == 6
    assert found.captured == ["lv-22"]
    assert found.languages == [("lv", 4, 18, 30, 6), ("en", 2, 20, 26, 3)]


def test_without_numbers_nothing_is_said_of_them(tmp_path: Path) -> None:
    archive_of(tmp_path / "archive.db", [Row("lv-greta", "GRETA", "Teksts")]).close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        assert "No article has a number yet." in room.text("/about/coverage", "en")


def cells(table: HtmlElement) -> list[list[str]]:
    return [[text_of(cell) for cell in row.xpath("th|td")] for row in table.xpath(".//tr")]


@pytest.mark.parametrize("path", ["/", "/about/coverage"])
def test_chart_and_table_say_the_same_and_link_to_the_captures(
    path: str, room_with_imports: ReadingRoom, archive_with_imports: WithImports
) -> None:
    page = room_with_imports.page(path, "en")
    table = page.xpath("//div[@class='wide-table']/table")[0]
    heading, *rows, totals = cells(table)
    assert heading == ["Year", "This archive", "Internet Archive", "Files made by others"]
    with closing(open_database(archive_with_imports.folder.database)) as db:
        counted = coverage(db)
        (all_captures,) = db.execute("SELECT count(*) FROM captures").fetchone()
    assert rows == [[str(year), *map(str, numbers)] for year, numbers in counted.years.items()]
    assert [row[0] for row in rows] == [str(year) for year in range(2018, 2027)]
    assert totals == ["Total", *map(str, counted.totals)]
    assert sum(counted.totals) == all_captures
    columns = page.xpath("//figure[contains(@class, 'stacks')]/ol/li")
    assert [int(text_of(one.find_class("count")[0])) for one in columns] == [sum(map(int, row[1:])) for row in rows]
    link = table.xpath(".//tr[th='2018']/td/a/@href")[0]
    listed = room_with_imports.text(link.replace("captures?", "captures.json?_shape=array&"))
    assert [one["fetched_at"][:4] for one in json.loads(listed)] == ["2018"] * 6


def test_an_archive_of_our_own_captures_alone_has_no_such_chart_on_its_home_page(
    archive_with_imports: WithImports,
) -> None:
    with closing(ReadingRoom(archive_with_imports.before)) as room:
        assert not room.page("/").find_class("stacks")
        assert cells(room.page("/about/coverage", "en").xpath("//div[@class='wide-table']/table")[0])[0] == [
            "Year",
            "This archive",
        ]


def test_what_was_captured_and_is_no_article_is_linked_and_what_was_never_seen_is_not(
    room_with_imports: ReadingRoom,
) -> None:
    page = room_with_imports.page("/about/coverage", "en")
    numbers = text_of(page.find_class("unseen")[0])
    assert "102, 105–149, 151–" in numbers
    assert not page.find_class("unseen")[0].xpath(".//a")
    links = page.xpath("//main//a/@href")
    assert f"/article/{NO_ARTICLE}" in links
    for link in {one for one in links if one.startswith("/article/")}:
        assert room_with_imports.get(link).status_code in (200, 410), link


def test_it_is_reached_from_every_page_and_leads_to_the_sample(room_with_imports: ReadingRoom) -> None:
    assert room_with_imports.page("/search").xpath("//footer//a[@href='/about/coverage']")
    assert room_with_imports.page("/about/coverage").xpath("//main//a[@href='/about/sample']")
