"""`ctarchive search` takes each filter of the web, and finds the same with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.search import FACETS, PARAMETERS
from tests.support.command import ctarchive
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    with closing(archive_of(folder / "archive.db", stand_in_rows())) as db:
        add_people_and_places(db)
    return folder


@pytest.fixture(scope="module")
def room(data: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(data / "archive.db")) as room:
        yield room


@pytest.mark.parametrize(
    "narrowing",
    [
        "kind=page",
        "lang=en",
        "since=2016-05",
        "until=2016",
        "year=2016",
        "municipality=rīga",
        "municipality=rīga&municipality=liepāja",
    ],
)
def test_a_filter_finds_the_same(narrowing: str, data: Path, room: ReadingRoom) -> None:
    on_the_web = room.get(f"/search.json?q=cilvēku&{narrowing}").json()
    options = [f"--{part}" for part in narrowing.split("&")]
    found = ctarchive("search", "cilvēku", *options, "--json", "--data", data).json
    assert found["total"] == on_the_web["total"]
    assert found["facets"] == on_the_web["facets"]


def test_help_names_each_filter() -> None:
    told = ctarchive("search", "--help").out
    assert all(f"--{name} " in told for name in PARAMETERS)


def test_each_facet_is_counted(room: ReadingRoom) -> None:
    facets = room.get("/search.json").json()["facets"]
    assert set(facets) == set(FACETS)
    # Of where the words are nothing is to be said where none were asked for.
    assert {name for name, counts in facets.items() if not counts} == {"in"}


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--speaker", ""], "it is empty"),
        (["--since", " "], "it is empty"),
        (["--year", "2016", "--year", "2017"], "it takes one value, and got 2"),
    ],
)
def test_an_option_that_says_nothing_clear_is_refused(data: Path, options: list[str], why: str) -> None:
    result = ctarchive("search", "policija", *options, "--data", data)
    assert result.code == 2
    assert f"Invalid value for '{options[0]}': {why}" in result.err
