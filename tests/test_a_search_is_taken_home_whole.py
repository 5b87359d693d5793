"""All that a search finds comes in one answer, with texts, offices and links to stay."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.browser.downloads import by_lines, table
from tests.support.reading_room import ReadingRoom

TASK = "q=policija+municipality:*+in:article&kind=news&since=2016&until=2019&sort=oldest"


pytestmark = pytest.mark.usefixtures("few_at_a_time")


def test_all_news_of_four_years_that_name_police_and_a_municipality(
    home_database: Path, home_room: ReadingRoom
) -> None:
    with closing(sqlite3.connect(home_database)) as db:
        db.row_factory = sqlite3.Row
        wanted = db.execute(
            """SELECT id, title, url, lang, published_on, gone_at, body, (SELECT json_group_array(DISTINCT name) FROM
                 appearances JOIN people ON people.id = person_id WHERE article_id = articles.id AND spoke) AS names
            FROM articles WHERE kind = 'news' AND published_on BETWEEN '2016-01-01' AND '2019-12-31'
              AND (title || ' ' || body || ' ' LIKE '%policij%')
              AND EXISTS (SELECT 1 FROM mentions WHERE article_id = articles.id) ORDER BY published_on, id"""
        ).fetchall()
    assert len(wanted) > 5
    lines = by_lines(home_room.text(f"/search.jsonl?{TASK}"))
    for found in (lines, json.loads(home_room.text(f"/search.json?{TASK}&size=all&body=1"))["results"]):
        assert [
            (one["id"], one["title"], one["url"], one["lang"], one["published_on"], one["gone_at"], one["body"])
            for one in found
        ] == [tuple(row)[:7] for row in wanted]
        assert [sorted(one["speakers"]) for one in found] == [sorted(json.loads(row["names"])) for row in wanted]
        assert {one["permalink"] for one in found} == {f"http://localhost/article/{row['id']}" for row in wanted}
    rows = table(home_room.get(f"/search.csv?{TASK}").content)
    assert [row["body"].removeprefix("'") for row in rows] == [row["body"] for row in wanted]
    for row, one in zip(rows, lines, strict=True):
        assert row["speakers"] == "; ".join(one["speakers"])
        assert all(row[name] == (one[name] or "") for name in ("id", "lang", "kind", "gone_at", "permalink"))


def test_speakers_come_with_their_offices(home_room: ReadingRoom) -> None:
    found = {one["id"]: one for one in by_lines(home_room.text("/search.jsonl?speaker=ilze-liepa"))}
    row = next(row for row in table(home_room.get("/search.csv?speaker=ilze-liepa").content) if row["lang"] == "lv")
    assert "Ilze Liepa (Valsts policijas inspektors)" in row["speakers_with_roles"].split("; ")
    told = [one for one in found[row["id"]]["speakers_with_roles"] if one["slug"] == "ilze-liepa"]
    assert told == [
        {"name": "Ilze Liepa", "slug": "ilze-liepa", "role": "inspektors", "organisation": "Valsts policijas"}
    ]
    assert {one["name"] for one in found[row["id"]]["speakers_with_roles"]} == set(found[row["id"]]["speakers"])


@pytest.mark.parametrize("asked", ["", "q=cilvēku", "q=cilvēku+latvijā", "q=policija&sort=oldest"])
def test_everything_is_what_the_pages_are_together(asked: str, home_room: ReadingRoom) -> None:
    ids: list[str] = []
    path = f"/search.json?{quote(asked, safe='=&+')}&size=7"
    while path:
        answer = home_room.get(path).json()
        ids += [one["id"] for one in answer["results"]]
        path = answer["next"]
    assert len(ids) == answer["total"] > 7
    whole = home_room.get(f"/search.json?{asked}&size=all")
    assert [one["id"] for one in whole.json()["results"]] == ids
    assert {**whole.json(), "results": []} == {**answer, "results": []}
    for kind, read in (("jsonl", lambda text: by_lines(text.decode())), ("csv", table)):
        answer = home_room.get(f"/search.{kind}?{asked}")
        assert [one["id"] for one in read(answer.content)] == ids
        assert answer.headers["x-total-count"] == str(len(ids))
        assert "content-length" not in answer.headers


def test_statements_come_whole_too(home_database: Path, home_room: ReadingRoom) -> None:
    with closing(sqlite3.connect(home_database)) as db:
        texts = sorted(text for (text,) in db.execute("SELECT text FROM statements"))
    assert len(texts) > 20
    assert sorted(one["text"] for one in by_lines(home_room.text("/statements.jsonl"))) == texts
    whole = home_room.get("/statements.json?size=all&q=darba").json()
    paged = home_room.get("/statements.json?size=1000&q=darba").json()
    assert whole == paged
    assert whole["total"] > 3
    rows = table(home_room.get("/statements.csv").content)
    assert sorted(row["text"] for row in rows) == sorted(f"'{' '.join(text.split())}" for text in texts)


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_texts_can_be_had_or_left_out(kind: str, home_room: ReadingRoom) -> None:
    assert ("body" in home_room.text(f"/search.{kind}?size=2")) == (kind != "json")
    assert "body" in home_room.text(f"/search.{kind}?size=2&body=1")
    assert "body" not in home_room.text(f"/search.{kind}?size=all&body=0")


def test_a_page_has_no_more_than_its_results(home_room: ReadingRoom) -> None:
    assert "“size” must be a number" in home_room.text("/search?size=all", "en")
    assert len(table(home_room.get("/search.csv?size=4&page=2").content)) == 4
    following = home_room.get("/search.jsonl?size=4&body=0").links["next"]["url"]
    assert following == "/search.jsonl?size=4&body=0&page=2"


@pytest.mark.parametrize("name", ["municipality", "speaker"])
def test_any_name_can_be_asked_for(name: str, home_database: Path, home_room: ReadingRoom) -> None:
    tables = {"municipality": "mentions", "speaker": "appearances WHERE spoke"}
    with closing(sqlite3.connect(home_database)) as db:
        ids = {id for (id,) in db.execute(f"SELECT article_id FROM {tables[name]}")}
        every = {id for (id,) in db.execute("SELECT id FROM articles")}
    for asked in (f"q={name}:*", f"{name}=*"):
        assert {one["id"] for one in by_lines(home_room.text(f"/search.jsonl?{asked}"))} == ids
    without = {one["id"] for one in by_lines(home_room.text(f"/search.jsonl?q=-{name}:*"))}
    assert without == every - ids
    assert without
    assert home_room.get(f"/search.json?q={name}:*").json()["notices"] == []
    said = {one["article_id"] for one in by_lines(home_room.text(f"/statements.jsonl?{name}=*"))}
    assert said <= ids
    assert said
