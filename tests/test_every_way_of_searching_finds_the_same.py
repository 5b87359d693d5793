"""/search, the command, the queries of metadata.yml, archive_search() and the box of the table agree to the article."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.words import vocabulary
from tests.support.command import ctarchive
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, add_articles
from tests.support.rows.documents import Doc, add_documents
from tests.support.rows.versions import archive_of_versions

BODIES = [
    ["Vilku patversme slēgta. “Vilki aug,” sacīja Zane Ābele.", "Vilki aug."],
    ["Lācis un vilks."],
    ["Teksts par lāčiem Kuldīgā.", "Teksts."],
    ["Teksts bez nekā."],
]
WORDS = ["vilks", "lāču", "teksts", "patversmes", "kuldīgā", '"vilks aug"', "wolf", "vil*", "nekad"]
FIELDS = [
    "title:raksts",
    "speaker:Ābele",
    "is:changed",
    "is:gone",
    "in:version",
    "in:article",
    "year:2020",
    "after:2019",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data")
    db = archive_of_versions(*BODIES, path=path / "archive.db")
    with db.atomic():
        add_articles(
            db,
            [
                Row("en-1", "Wolves", "Of wolves", lang="en", published_on="2016-05-05"),
                Row("lv-9", "Raksti", "Vilkam", kind="page", published_on=None),
            ],
        )
        db.execute("UPDATE articles SET gone_at = '2025-05-05T10:00:00Z' WHERE id = 'lv-2'")
        db.execute("UPDATE articles SET captions = 'Lāči mežā' WHERE id = 'lv-4'")
    add_documents(db, [Doc("bears", ["Vilku un lāču skaits"], ["lv-3", "en-1"], "Pētījums")])
    with db.atomic():
        vocabulary.update(db)
    db.close()
    return path


@pytest.fixture(scope="module")
def room(folder: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder / "archive.db")) as room:
        yield room


def answer(room: ReadingRoom, path: str, **parameters: str) -> Any:
    response = room.get(f"{path}?{urlencode(parameters)}")
    assert response.status_code == 200, response.text
    return response.json()


def found(room: ReadingRoom, query: str, **narrowing: str) -> list[str]:
    hits = answer(room, "/search.json", q=query, size="1000", **narrowing)
    assert hits["total"] == len(hits["results"])
    return [hit["id"] for hit in hits["results"]]


terms = st.builds(
    lambda minus, term: f"{minus}{term}", st.sampled_from(["", "", "", "-"]), st.sampled_from(WORDS + FIELDS)
)
queries = st.lists(terms | st.sampled_from(["OR", "AND", "NOT", '"', "*", "(vilks)"]), max_size=4).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries, st.sampled_from(["", "news", "page"]), st.sampled_from(["", "lv", "en"]))
def test_the_same_articles_are_found(room: ReadingRoom, query: str, kind: str, lang: str) -> None:
    every = found(room, query)
    sql = "SELECT value FROM json_each(archive_search(:q)) ORDER BY key"
    assert [id for (id,) in answer(room, "/archive.json", sql=sql, q=query, _shape="arrays")["rows"]] == every
    box = answer(room, "/archive/articles.json", _search=query, _shape="objects")
    assert sorted(row["id"] for row in box["rows"]) == sorted(every)
    assert box["filtered_table_rows_count"] == len(every)

    narrowed = found(room, query, kind=kind, lang=lang)
    rows = answer(room, "/archive/search.json", words=query, kind=kind, lang=lang, _shape="objects")["rows"]
    assert [row["article_id"] for row in rows] == narrowed

    by_year = answer(room, "/archive/articles_per_year.json", words=query, kind=kind, _shape="objects")["rows"]
    assert sum(row["both"] for row in by_year) == len(found(room, query, kind=kind))
    assert sum(row["latvian"] for row in by_year) == len(found(room, query, kind=kind, lang="lv"))


@pytest.mark.parametrize("query", ["vilks", "patversme -lācis", 'is:changed OR "lāču skaits"'])
def test_the_command_finds_them_too(folder: Path, room: ReadingRoom, query: str) -> None:
    told = ctarchive("search", query, "--json", "--limit", "1000", "--data", folder).json
    assert [hit["id"] for hit in told["results"]] == found(room, query) != []


def test_the_query_says_where_the_words_are(room: ReadingRoom) -> None:
    rows = answer(room, "/archive/search.json", words="patversme OR skaits", _shape="objects")["rows"]
    told = {row["article_id"]: (row["found_in"], row["snippet"]) for row in rows}
    assert told["lv-1"][0] == "only in the version of 1 January 2024"
    assert "⟦patversme⟧" in told["lv-1"][1]
    assert told["lv-3"][0] == "in the document “Pētījums”"


@pytest.mark.parametrize("since", ["2016-05", "05.05.2016"])
def test_dates_are_read_as_in_the_search(room: ReadingRoom, since: str) -> None:
    rows = answer(room, "/archive/search.json", words="", since=since, until="2016", _shape="objects")["rows"]
    assert [row["article_id"] for row in rows] == found(room, "", since=since, until="2016") == ["en-1"]


def test_the_table_still_speaks_the_language_of_its_index_where_it_is_asked_to(room: ReadingRoom) -> None:
    raw = answer(room, "/archive/articles.json", _search="captions : mez*", _searchmode="raw", _shape="objects")
    assert [row["id"] for row in raw["rows"]] == ["lv-4"]


@pytest.mark.parametrize("name", ["search", "articles_per_year"])
def test_the_queries_say_that_they_need_the_plugin(room: ReadingRoom, name: str) -> None:
    assert "needs the plugin" in room.page(f"/archive/{name}").text_content()
