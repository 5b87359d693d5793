"""/search: filters combine, each comes off with one link, and where nothing is found the page says what would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from lxml.html import HtmlElement

from archive.search.query.parsing import Named, Published, Text, parse
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import SPEAKERS, add_people_and_places, stand_in_rows

ILZE, ANDRIS = (name.lower().replace(" ", "-") for name in SPEAKERS[:2])


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path: Path = tmp_path_factory.mktemp("data") / "archive.db"
    db = archive_of(path, [*stand_in_rows(), Row("lv-900", '=HYPERLINK("http://x")', "+371 80000000 formula")])
    add_people_and_places(db)
    db.close()
    with closing(ReadingRoom(path)) as room:
        yield room


def page(room: ReadingRoom, language: str = "lv", /, **parameters: object) -> HtmlElement:
    return room.page(f"/search?{urlencode(parameters, doseq=True)}", language)


def total(room: ReadingRoom, address: str) -> int:
    json = room.get(address.replace("/search?", "/search.json?")).json()
    return int(json["total"])


def links(element: HtmlElement, path: str) -> dict[str, str]:
    """The words of links, and their addresses."""
    return {text_of(link): link.get("href") for link in element.xpath(f"{path}//a")}


def test_each_filter_has_a_link_that_takes_it_off(room: ReadingRoom) -> None:
    asked = {"q": "cilvēku", "speaker": ILZE, "kind": "news", "lang": "lv", "since": "2015", "page": "1"}
    chips = links(page(room, **asked), '//ul[@class="chips"]')
    words = ["Runātājs: Ilze Liepa", "Veids: Ziņas", "Valoda: Latviešu", "Publicēts no: 2015"]
    assert list(chips) == [f"{one} ×, noņemt šo filtru" for one in words] + ["Noņemt visus filtrus"]
    for name, address in zip(("speaker", "kind", "lang", "since"), chips.values(), strict=False):
        rest = {key: value for key, value in asked.items() if key not in (name, "page")}
        assert address == f"/search?{urlencode(rest)}"
    assert chips["Noņemt visus filtrus"] == f"/search?{urlencode({'q': 'cilvēku'})}"


@pytest.mark.parametrize(
    "asked",
    [{}, {"q": "cilvēku"}, {"speaker": [ILZE]}, {"q": "cilvēku", "speaker": [ILZE, ANDRIS], "kind": "news"},
     {"municipality": "0054010", "year": "2022"}],
)  # fmt: skip
def test_each_value_finds_as_many_as_it_says(room: ReadingRoom, asked: dict[str, object]) -> None:
    facets = page(room, **asked)
    added = 0
    for item in facets.xpath('//details[@class="facets"]//li'):
        number = int(item.xpath('.//*[contains(@class, "number")]')[0].text)
        link = item.xpath(".//a")
        if not link:
            assert not number
        elif "year" in asked and "years" in item.getparent().get("class"):
            continue  # years take turns; see below
        elif not link[0].get("aria-current"):
            assert total(room, link[0].get("href")) == number
            added += 1
    assert added


def test_names_add_up_and_years_take_turns(room: ReadingRoom) -> None:
    both = page(room, speaker=[ILZE, ANDRIS])
    assert total(room, f"/search?speaker={ILZE}&speaker={ANDRIS}") < total(room, f"/search?speaker={ILZE}")
    assert len(both.xpath('//input[@name="speaker"]')) == 2
    years = links(page(room, q="cilvēku", year="2019"), '//ul[@class="years"]')
    assert len(years) > 2
    for words, address in years.items():
        year, number = words.split()
        if year == "2019":
            assert "year" not in address
        else:
            assert f"year={year}" in address
            assert total(room, address) == int(number)


def test_nothing_found_says_what_stands_in_the_way(room: ReadingRoom) -> None:
    nothing = page(room, "en", q="cilvēku", lang="lv", since="2019", until="2018")
    offered = {text_of(item): item for item in nothing.xpath("//section//li")}
    assert next(iter(offered)).startswith("Without “Published from: 2019”: ")
    for words, item in offered.items():
        number = int(words.split(":")[-1].split()[0])
        assert total(room, item.xpath(".//a")[0].get("href")) == number > 0


@pytest.mark.parametrize(
    ("language", "asked", "sentence"),
    [
        ("lv", {"since": "drīz"}, "„drīz” nav tāds datums kā 2016, 2016-05 vai 2016-05-31; tas nav ņemts vērā."),
        ("en", {"since": "drīz"}, "“drīz” is not a date like 2016, 2016-05 or 2016-05-31; ignored."),
        ("lv", {"q": "runātājs: policija"}, "„runātājs:” bez vārda tūlīt aiz kola neko nenozīmē; tas nav ņemts vērā."),
        ("lv", {"speaker": "%(x)s"}, "Arhīvs nerāda nevienu personu ar vārdu „%(x)s”."),
        ("en", {"municipality": "Nekurzeme"}, "No municipality called “Nekurzeme” is in the archive."),
        ("lv", {"speaker": list("abcdef")},
         "Parametram „speaker” var būt ne vairāk kā 5 vērtības; pārējās nav ņemtas vērā."),
        ("lv", {"q": "a " * 600}, "Meklējumā var būt ne vairāk kā 1000 rakstzīmes; pārējais nav ņemts vērā."),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said_in_the_language_of_the_visitor(
    room: ReadingRoom, language: str, asked: dict[str, object], sentence: str
) -> None:
    notes = [note.text for note in page(room, language, **asked).xpath('//p[@class="note"]')]
    assert sentence in notes


def test_machines_are_told_in_english(room: ReadingRoom) -> None:
    notices = room.get("/search.json?lang=lt", "lv").json()["notices"]
    assert notices == ["“lang” must be one of lv, en; “lt” was ignored."]


def test_pages_say_where_they_are(room: ReadingRoom) -> None:
    second = page(room, "en", page="2", size="7")
    assert second.xpath('//ol[@class="articles"]')[0].get("start") == "8"
    pages = links(second, '//nav[@aria-label="Pages of this list"]')
    assert pages == {"← Previous": "/search?page=1&size=7", "Next →": "/search?page=3&size=7"}
    beyond = page(room, "en", page="1000")
    assert links(beyond, "//section")["Go to the last page"].startswith("/search?page=")
    assert not beyond.xpath('//ol[@class="articles"]')


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_query_language_is_shown_by_links_that_find_something(room: ReadingRoom, language: str) -> None:
    shown = links(page(room, language), '//details[@class="help"]')
    assert len(shown) > 10
    kinds = {type(term) for query in shown for group in parse(query).groups for term in group}
    assert kinds == {Text, Named, Published}
    for query, address in shown.items():
        assert not parse(query).notices
        assert unescape(address) == f"/search?{urlencode({'q': query})}"
        assert total(room, address)


def test_a_spreadsheet_runs_no_formula_of_theirs(room: ReadingRoom) -> None:
    response = room.get("/search.csv?q=formula")
    (row,) = csv.DictReader(io.StringIO(response.text))
    assert row["title"] == '\'=HYPERLINK("http://x")'
    assert row["snippet"].startswith("'+371")
    assert response.headers["content-disposition"] == 'attachment; filename="search.csv"'
