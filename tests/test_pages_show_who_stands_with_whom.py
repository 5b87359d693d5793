"""/network shows who is named together, as a picture, a table and files, each number with the articles that make it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from archive.store.database import open_database
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.named_together import Text, archive_naming

CROWD = " ".join(f"dalibnieks-{number:02}" for number in range(60))
TEXTS = [
    Text("lv-1", "anna-ozola bruno-liepa", "2019-03-01", twin="en-1"),
    Text("en-1", "anna-ozola bruno-liepa", "2019-03-02", twin="lv-1"),
    Text("lv-2", "anna-ozola bruno-liepa zane-kalna", "2020-03-01"),
    Text("lv-3", "zane-kalna uldis-priede", None),
    Text("lv-4", "viens-pats"),
    Text("lv-5", CROWD, "2021-01-01"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "archive.db"
    archive_naming(TEXTS, path).conn.close()
    return path


@pytest.fixture(scope="module")
def room(database: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(database)) as room:
        yield room


def rows(room: ReadingRoom, path: str) -> list[list[str]]:
    """The rows of the table of a page."""
    return [[text_of(cell) for cell in row] for row in room.page(path, "en").xpath("//table//tbody/tr")]


def written(room: ReadingRoom, path: str) -> list[dict[str, str]]:
    answer = room.get(path)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_a_number_of_the_table_leads_to_the_very_articles(room: ReadingRoom) -> None:
    links = [
        link
        for path in ("/network", "/network?year=2019", "/network?year=2020", "/network?person=zane-kalna")
        for link in room.page(path).xpath("//table//td[@class='number']/a/@href")
    ]
    assert len(links) > 50
    for link in dict.fromkeys(one for one in links if "dalibnieks" not in one):
        asked = parse_qs(urlsplit(link).query)
        found = room.get(link.replace("/search?", "/search.json?")).json()["results"]
        year = asked.get("year", [""])[0]
        expected = {
            text.id
            for text in TEXTS
            if set(asked["named"]) <= set(text.people.split()) and (text.day or "").startswith(year)
        }
        assert {hit["id"] for hit in found} == expected != set(), link


def test_a_translation_is_told_and_counted_once(room: ReadingRoom) -> None:
    first = rows(room, "/network")[0]
    assert first == ["Anna Ozola", "Bruno Liepa", "2 (3 with translations)", "2019–2020"]
    assert rows(room, "/network?year=2019") == [["Anna Ozola", "Bruno Liepa", "1 (2 with translations)"]]


def test_the_table_has_an_order_and_pages(room: ReadingRoom) -> None:
    assert rows(room, "/network?sort=weight")[0][:2] == ["Anna Ozola", "Bruno Liepa"]
    assert rows(room, "/network?sort=weight")[1][:2] == ["Uldis Priede", "Zane Kalna"]
    assert rows(room, "/network?sort=latest")[0][3] == "2021"
    assert rows(room, "/network?sort=qqqq") == rows(room, "/network?sort=texts") == rows(room, "/network?page=0")
    pairs = 4 + 60 * 59 // 2
    listed = [[tuple(row[:2]) for row in rows(room, f"/network?page={page}")] for page in (1, 2, 36)]
    assert [len(page) for page in listed] == [50, 50, pairs % 50]
    assert len({*listed[0], *listed[1], *listed[2]}) == 100 + pairs % 50
    assert f"{pairs:,} pairs" in text_of(room.page("/network", "en"))


def test_the_picture_has_the_strongest_and_tells_how_many_are_left_out(room: ReadingRoom) -> None:
    page = room.page("/network", "en")
    names = page.xpath("//div[@class='scrolled']//a/text/text()")
    assert {"Anna Ozola", "Bruno Liepa", "Zane Kalna", "Uldis Priede"} < set(names)
    assert len(names) == 32
    assert page.xpath("//div[@class='scrolled']//a/@href")[0].startswith("/speaker/")
    assert "Not drawn: 32 more people, 1,704 more pairs." in text_of(page)
    assert "Attēlā neiekļautas vēl 32 personas un 1704 pāri." in text_of(room.page("/network"))
    lines = page.xpath("//div[@class='scrolled']//line/title/text()")
    assert len(lines) == 70
    assert "Anna Ozola – Bruno Liepa: 2 articles" in lines
    legend = [text_of(one) for one in page.xpath("//ul[contains(@class, 'legend')]/li")]
    assert legend == ["1", "2"]


def test_with_one_person_are_all_who_stand_with_that_person(room: ReadingRoom) -> None:
    found = rows(room, "/network?person=zane-kalna")
    assert {row[0] for row in found} == {"Zane Kalna"}
    assert {row[1] for row in found} == {"Anna Ozola", "Bruno Liepa", "Uldis Priede"}
    assert not room.page("/network?person=zane-kalna").xpath("//div[@class='scrolled']")
    assert room.get("/network?person=nav-tada").status_code == 404
    page = room.page("/speaker/zane-kalna")
    assert page.xpath("//a[@href='/network?person=zane-kalna']")
    assert page.xpath("//ol[@class='counted']//a[@href='/search?named=zane-kalna&named=uldis-priede']")


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("path", ["/network?year=2019", "/network?person=viens-pats", "/network?year=1990"])
def test_every_page_is_there_in_both_languages(path: str, language: str, room: ReadingRoom) -> None:
    page = room.page(path, language)
    heading = text_of(page.xpath("//h1")[0])
    assert heading.startswith({"lv": "Kas minēti kopā", "en": "Named together"}[language]) or "Viens Pats" in heading


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/network?year=1990", "No article from the selected year names two people."),
        ("/network?person=viens-pats", "No article names anyone else with this person."),
        (
            "/network?person=zane-kalna&year=2019",
            "No article from the selected year names anyone else with this person.",
        ),
    ],
)
def test_where_there_is_nothing_a_sentence_says_so(path: str, said: str, room: ReadingRoom) -> None:
    assert said in text_of(room.page(path, "en"))
    assert not room.page(path).xpath("//svg//line | //table")


@pytest.mark.parametrize("texts", [[], [Text("lv-1", "viens-pats")], [Text("lv-1", "")]])
def test_an_archive_of_nobody_or_one_person_says_so(texts: list[Text], tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive_naming(texts, path).conn.close()
    with closing(ReadingRoom(path)) as room:
        assert "No article names two people." in text_of(room.page("/network", "en"))
        assert room.get("/network.svg").status_code == 404
        assert written(room, "/network.csv") == []


@pytest.mark.parametrize("has_tables", [True, False])  # it was served by a command of ours, or by plain Datasette
def test_an_archive_of_before_says_that_the_next_visit_finds_it_out(has_tables: bool, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(open_database(path, create=True).conn) as connection:
        for table in () if has_tables else ("edges", "network_pictures"):
            connection.execute(f"DROP TABLE {table}")
    with closing(ReadingRoom(path)) as room:
        assert "the next visit to the site will find out" in text_of(room.page("/network", "en"))
        assert "nākamajā vietnes apmeklējumā" in text_of(room.page("/network", "lv"))
        assert not room.page("/network").xpath("//svg | //table")


def test_the_picture_stands_by_itself(room: ReadingRoom) -> None:
    answer = room.get("/network.svg?year=2020")
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert 'filename="network-2020.svg"' in answer.headers["content-disposition"]
    root = ElementTree.fromstring(answer.content)
    namespace = {"svg": "http://www.w3.org/2000/svg"}
    assert [text.text for text in root.findall("svg:a/svg:text", namespace)] != []
    assert all(link.attrib["href"].startswith("http://") for link in root.findall("svg:a", namespace))
    assert len(root.findall("svg:line", namespace)) == 3
    assert not re.search(rb"<style|<script|class=|var\(", answer.content)
    assert room.get("/network.svg?year=1990").status_code == 404


def test_the_file_has_all_pairs_with_their_searches(room: ReadingRoom) -> None:
    everything = written(room, "/network.csv")
    assert len(everything) == 4 + 60 * 59 // 2
    assert everything[0] == {
        "person": "Anna Ozola",
        "other": "Bruno Liepa",
        "person_slug": "anna-ozola",
        "other_slug": "bruno-liepa",
        "texts": "2",
        "articles": "3",
        "weight": "1.5",
        "first_year": "2019",
        "last_year": "2020",
        "search": "http://localhost/search?named=anna-ozola&named=bruno-liepa",
    }
    assert [row["search"][-9:] for row in written(room, "/network.csv?year=2020")] == ["year=2020"] * 3
    assert len(written(room, "/network.csv?person=zane-kalna")) == 3
    assert room.get("/network.csv?person=nav-tada").status_code == 404
