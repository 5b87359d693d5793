from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from archive.search.words import vocabulary
from tests.support.command import ctarchive
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents, id_of

PAGES = [*("Bez nozīmes" for _ in range(6)), "Vilku skaits pieaug"]
REPORT = f"/document/{id_of('report')}?q=vilki#page-7"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data")
    rows = [Row(f"lv-{number}", "Ziņa", "Teksts") for number in (1, 2, 3)]
    rows += [Row("lv-4", "Vilki", "Teksts"), Row("en-5", "News", "Text", lang="en")]
    db = archive_of(path / "archive.db", rows)
    db.execute("UPDATE articles SET captions = 'Vilks mežā' WHERE id = 'lv-3'")
    documents = [
        Doc("report", PAGES, ["lv-1"], "Pārskats <1>"),
        Doc("leaf", ["Vilks"], ["lv-2"], "=Skrejlapa"),
        Doc("guide", ["Alfa", "Beta wolves"], ["en-5"], "Guide"),
    ]
    add_documents(db, documents)
    with db.atomic():
        vocabulary.update(db)
    db.close()
    return path


@pytest.fixture(scope="module")
def room(folder: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder / "archive.db")) as room:
        yield room


WORDS = {
    "lv": {
        "lv-1": "dokumentā „Pārskats <1>”, 7. lpp.",
        "lv-2": "dokumentā „=Skrejlapa”",
        "lv-3": "attēla parakstā",
        "lv-4": "",
    },
    "en": {
        "lv-1": "in the document “Pārskats <1>”, page 7",
        "lv-2": "in the document “=Skrejlapa”",
        "lv-3": "in a caption",
        "lv-4": "",
    },
}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_page_says_where_and_leads_there(room: ReadingRoom, language: str) -> None:
    tree = html.fromstring(room.get("/search?q=vilki", language).text)
    shown = {}
    for item in tree.xpath('//ol[@id="results"]/li'):
        (link,) = item.xpath("./h3/a/@href")
        places = item.xpath('./p[@class="faint"]')
        shown[link.removeprefix("/article/")] = places[0].text_content() if places else ""
    assert shown == WORDS[language]
    leads = [unescape(href) for href in tree.xpath('//ol[@id="results"]//a/@href') if href.startswith("/document/")]
    assert sorted(leads) == sorted([REPORT, f"/document/{id_of('leaf')}?q=vilki"])
    marked = tree.xpath('//ol[@id="results"]//mark/text()')
    assert set(marked) == {"Vilku", "Vilks"}


@pytest.mark.parametrize(("language", "heading", "values"), [
    ("lv", "Kur atrasts", {"Pašos rakstos": 2, "Dokumentos": 2}),
    ("en", "Found in", {"In articles themselves": 2, "In documents": 2}),
])  # fmt: skip
def test_the_facet_can_be_followed(room: ReadingRoom, language: str, heading: str, values: dict[str, int]) -> None:
    tree = html.fromstring(room.get("/search?q=vilki", language).text)
    items = tree.xpath(f'//h2[text()="{heading}"]/following-sibling::ul[1]/li')
    assert {item.xpath("./a")[0].text: int(item.xpath("./span")[0].text) for item in items} == values
    for item in items:
        there = html.fromstring(room.get(unescape(item.xpath("./a/@href")[0]), language).text)
        assert len(there.xpath('//ol[@id="results"]/li')) == 2
        (chip,) = there.xpath('//ul[@class="chips"]/li/a')
        assert item.xpath("./a")[0].text in chip.text_content()
        assert there.xpath('//select[@name="in"]/option[@selected]/text()') == [item.xpath("./a")[0].text]


def test_machines_are_told_too(room: ReadingRoom) -> None:
    results = {hit["id"]: hit["found_in"] for hit in room.get("/search.json?q=vilki").json()["results"]}
    fields = dict.fromkeys(("label", "document_id", "page", "revision", "captured_at", "changed_in"))
    report = {"part": "document", "label": "Pārskats <1>", "document_id": id_of("report"), "page": 7}
    assert results["lv-1"] == fields | report
    assert results["lv-4"] == fields | {"part": "title"}
    assert all(hit["found_in"] is None for hit in room.get("/search.json").json()["results"])
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(room.get("/search.csv?q=vilki").content.decode("utf-8-sig")))
    }
    assert rows["lv-1"]["found_in"] == "document: Pārskats <1>, page 7"
    assert rows["lv-1"]["document"].startswith("http")
    assert rows["lv-1"]["document"].endswith(REPORT)
    assert (rows["lv-2"]["found_in"], rows["lv-3"]["found_in"]) == ("document: =Skrejlapa", "caption")
    assert (rows["lv-3"]["document"], rows["lv-4"]["found_in"]) == ("", "title")
    only = room.get("/search.json?q=vilki&in=document").json()
    assert [hit["id"] for hit in only["results"]] == ["lv-2", "lv-1"]
    assert room.get("/search.json?q=vilki&in=nowhere").json()["notices"] == [
        "“in” must be one of article, title, text, caption, document, version; “nowhere” was ignored."
    ]


def test_feeds_say_where_in_their_language(room: ReadingRoom) -> None:
    feed = room.get("/search.atom?q=vilki&ui=lv").text
    assert "dokumentā „Pārskats &amp;lt;1&amp;gt;”, 7. lpp." in feed
    assert f"/document/{id_of('report')}?q=vilki#page-7" in feed
    assert "in a caption" in room.get("/search.atom?q=vilki&ui=en").text


def test_the_command_says_where(folder: Path) -> None:
    shown = " ".join(ctarchive("search", "vilki", "--data", folder).out.split())
    assert "in the document “Pārskats <1>”, page 7" in shown
    assert "in a caption" in shown
    answer = ctarchive("search", "vilki", "--in", "document", "--json", "--data", folder).json
    assert [hit["found_in"]["page"] for hit in answer["results"]] == [None, 7]
    wrong = ctarchive("search", "vilki", "--in", "nowhere", "--data", folder)
    assert wrong.code == 2
    assert "nowhere" in wrong.err


def test_words_of_documents_are_suggested(room: ReadingRoom) -> None:
    assert room.get("/search.json?q=pieug").json()["suggestions"] == ["pieaug"]


def test_english_documents_have_english_forms(room: ReadingRoom) -> None:
    (hit,) = room.get("/search.json?q=wolves+betas").json()["results"]
    assert hit["found_in"]["page"] == 2


@pytest.mark.parametrize(
    ("query", "ids"), [("skaits -vilks", []), ("teksts -vilki", []), ("vilki -skaits", ["lv-4", "lv-3", "lv-2"])]
)
def test_a_word_that_must_not_be_there_must_be_in_no_document(room: ReadingRoom, query: str, ids: list[str]) -> None:
    assert [hit["id"] for hit in room.get(f"/search.json?q={query}").json()["results"]] == ids


def test_sql_finds_them(room: ReadingRoom) -> None:
    rows = room.get(
        "/archive.json?sql=select+value+from+json_each(archive_search('vilku+skaits'))&_shape=arrays"
    ).json()
    assert rows["rows"] == [["lv-1"]]
