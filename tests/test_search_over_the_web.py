from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from archive.search import PARAMETERS
from tests.support.command import ctarchive
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import SPEAKERS, add_people_and_places, stand_in_rows

Get = Callable[[str], httpx.Response]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "archive.db"
    rows = [*stand_in_rows(), Row("lv-900", "<b>Virsraksts</b>", "Pašvaldība & <script>alert(1)</script> <img src=x>")]
    db = archive_of(path, rows)
    add_people_and_places(db)
    db.close()
    return path


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    with closing(ReadingRoom(database)) as room:
        yield room.get


def search_json(get: Get, **parameters: object) -> Any:
    response = get(f"/search.json?{urlencode(parameters, doseq=True)}")
    assert response.status_code == 200
    return response.json()


def test_json_has_what_was_promised(get: Get) -> None:
    answer = search_json(get, q="pasvaldiba", size=3)
    assert answer["total"] > 3
    assert len(answer["results"]) == 3
    assert set(answer["results"][0]) == {
        "id",
        "url",
        "title",
        "published_on",
        "snippet",
        "speakers",
        "municipalities",
        "found_in",
        "kind",
        "lang",
        "gone_at",
        "speakers_with_roles",
        "permalink",
    }
    assert set(answer["facets"]) == {"year", "kind", "lang", "speaker", "municipality", "in"}
    assert "<mark>" in answer["results"][0]["snippet"]
    assert answer["next"] == "/search.json?q=pasvaldiba&size=3&page=2"


def test_those_who_are_named_narrow_it_whether_they_speak_or_not(get: Get, database: Path) -> None:
    def named(*slugs: str) -> set[str]:
        with closing(sqlite3.connect(database)) as db:
            sql = "SELECT article_id FROM appearances JOIN people ON people.id = person_id WHERE slug = ?"
            return set.intersection(*({id for (id,) in db.execute(sql, [slug])} for slug in slugs))

    def found(**parameters: object) -> set[str]:
        answer = search_json(get, size=1000, **parameters)
        assert answer["total"] == len(answer["results"])
        return {hit["id"] for hit in answer["results"]}

    ilze, andris = "ilze-liepa", "andris-liepājnieks"
    assert found(named=ilze) == named(ilze) > found(speaker=ilze) != set()
    assert found(named=[ilze, andris]) == named(ilze, andris) < named(ilze)
    assert found(q='named:"Ilzes Liepas" minēts:Liepājniekam') == named(ilze, andris)
    assert found(q='-named:"Ilze Liepa"').isdisjoint(named(ilze))


@pytest.mark.parametrize("path", ["/search.json", "/search.csv"])
def test_pages_follow_each_other(get: Get, path: str) -> None:
    everything = [hit["id"] for hit in search_json(get, q="cilvēku", size=1000)["results"]]
    followed: list[str] = []
    address: str | None = f"{path}?{urlencode({'q': 'cilvēku', 'size': 4})}"
    while address:
        response = get(address)
        if path.endswith("json"):
            followed += [hit["id"] for hit in response.json()["results"]]
            address = response.json()["next"]
        else:
            followed += [row["id"] for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))]
            address = response.links["next"]["url"] if response.links else None
    assert followed == everything


def test_facets_can_be_followed(get: Get) -> None:
    facets = search_json(get, q="cilvēku")["facets"]
    assert {name for name, counts in facets.items() if counts} >= {"year", "lang", "speaker", "municipality"}
    for name, counts in facets.items():
        for count in counts:
            assert search_json(get, q="cilvēku", **{name: count["value"]})["total"] == count["count"]


def test_filters_of_the_address(get: Get) -> None:
    answer = search_json(
        get, q="", speaker=SPEAKERS[0], since="2016", until="31.12.2018", lang="lv", kind="news", sort="oldest"
    )
    days = [hit["published_on"] for hit in answer["results"]]
    assert days == sorted(days) != []
    assert all("2016-01-01" <= day <= "2018-12-31" for day in days)
    assert all(SPEAKERS[0] in hit["speakers"] for hit in answer["results"])


@pytest.mark.parametrize("typed", ["2016-05-31", "31.05.2016.", "2016. gada 31. maijs", "31 May 2016"])
def test_a_date_is_read_as_pages_show_it(get: Get, typed: str) -> None:
    days = [hit["published_on"] for hit in search_json(get, q="", since=typed, size=1000)["results"]]
    assert min(days) >= "2016-05-31"
    assert search_json(get, q=f'-after:"{typed}"', since=typed)["total"] == days.count("2016-05-31")


@pytest.mark.parametrize(
    "parameters",
    [{"since": "soon"}, {"page": "0"}, {"page": "x"}, {"size": "1001"}, {"size": "9" * 30}, {"kind": "?"},
     {"lang": "lt"}, {"sort": "x"}, {"year": "²"}, {"year": "-1"}],
)  # fmt: skip
def test_a_bad_parameter_is_left_out_with_a_word_about_it(get: Get, parameters: dict[str, str]) -> None:
    answer = search_json(get, q="cilvēku", **parameters)
    assert answer["total"] == search_json(get, q="cilvēku")["total"]
    assert len(answer["notices"]) == 1


def test_the_page_shows_hits_and_runs_nothing_of_theirs(get: Get) -> None:
    page = get(f"/search?q={quote('pašvaldībai <script>alert(2)</script>')}").text
    assert "<script>alert" not in page
    page = get(f"/search?q={quote('title:virsraksts')}").text
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "&lt;b&gt;Virsraksts&lt;/b&gt;" in page
    assert "<mark>" in get(f"/search?q={quote('pašvaldībai')}").text


def test_the_page_offers_near_spellings(get: Get) -> None:
    page = get(f"/search?q={quote('pašvalddība')}").text
    assert f"/search?{urlencode({'q': 'pašvaldība'})}" in page


def test_sql_has_the_same_search(get: Get) -> None:
    sql = "select title from json_each(archive_search(:q)) as found join articles on articles.id = value order by key"
    rows = get(f"/archive.json?{urlencode({'sql': sql, 'q': 'pasvaldiba', '_shape': 'array'})}").json()
    found = search_json(get, q="pasvaldiba", size=1000)["results"]
    assert [row["title"] for row in rows] == [hit["title"] for hit in found]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["q", *PARAMETERS, "sort", "page", "size"]),
        st.text(max_size=30),
        max_size=4,
    ),
    st.sampled_from(["/search", "/search.json", "/search.csv", "/search.atom"]),
)
def test_any_address_is_answered(get: Get, parameters: dict[str, str], path: str) -> None:
    encoded = urlencode({name: value.encode("utf-8", "surrogatepass") for name, value in parameters.items()})
    answer = get(f"{path}?{encoded}")
    # A table has no place to say what was left out of it.
    assert answer.status_code == 200 or (path == "/search.csv" and answer.status_code == 400), answer.text


@pytest.mark.parametrize("path", ["/search", "/search.json", "/search.csv", "/search.atom"])
def test_a_slow_search_ends_with_a_sentence_and_is_no_empty_answer(path: str, database: Path) -> None:
    queries = " ".join(f"{letter}{other}*" for letter in "aeiou" for other in "kstr")
    with closing(ReadingRoom(database, sql_time_limit_ms=1)) as room:
        response = room.get(f"{path}?ui=en&q={quote(queries)}")
    assert "takes too long" in response.text
    assert response.status_code == 503
    assert "Nothing was found" not in response.text
    assert "0 articles" not in response.text
    if path == "/search.json":
        assert response.json().keys() == {"error"}


def test_a_status_is_that_of_the_article(get: Get) -> None:
    (label,) = html.fromstring(get("/search?q=policija").text).xpath("//label[select[@name='is']]")
    assert (label.text.strip(), label.xpath("string(.//option[1])")) == ("Raksta statuss", "Jebkurš")


def test_where_nothing_is_found_fewer_words_are_offered(get: Get) -> None:
    (offer,) = search_json(get, q="policija xyzzyx", kind="news")["without"]
    total = search_json(get, q="policija", kind="news")["total"]
    assert offer == {"query": "policija", "left_out": "xyzzyx", "total": total}
    page = get("/search?ui=en&q=policija+xyzzyx&kind=news").text
    assert "“xyzzyx” finds nothing by itself." in page
    address, told = page.split('">Without “xyzzyx”</a>: ')
    assert told.startswith(f"{total} article")
    assert address.rpartition('"')[2].removeprefix("/") in (
        "search?q=policija&amp;kind=news",
        "search?q=policija&kind=news",
    )
    assert "Bez „xyzzyx”" in get("/search?ui=lv&q=policija+xyzzyx").text


def test_the_command_prints_the_same(database: Path, get: Get) -> None:
    ran = ctarchive("search", "pasvaldiba", "-liepaja", "--data", database.parent, "--json")
    answer = search_json(get, q="pasvaldiba -liepaja")
    del answer["next"], answer["events"]
    for one in answer["results"]:
        assert one.pop("permalink") == f"http://localhost/article/{one['id']}"
    assert json.loads(ran.out) == answer


def test_the_command_marks_hits_and_offers_near_spellings(database: Path) -> None:
    assert "«pašvaldības»" in ctarchive("search", "pasvaldiba", "--data", database.parent).out
    assert "Did you mean: pašvaldība" in ctarchive("search", "pašvalddība", "--data", database.parent).out
    assert ctarchive("search", "x", "--langg", "lv", "--data", database.parent).code == 2


def test_programs_read_addresses_whole(database: Path) -> None:
    arguments = ("search", "pasvaldiba", "--data", database.parent)
    lines = [line.strip() for line in ctarchive(*arguments).out.splitlines()]
    assert {one["url"] for one in ctarchive(*arguments, "--json").json["results"]} <= set(lines)
