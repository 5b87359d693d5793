"""/speakers, /speaker/<slug>, /municipalities, /municipality/<slug>."""

from __future__ import annotations

import re
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlite_utils import Database

from archive.latvian.collation import sort_key
from archive.web.pages.entities.municipalities import read_municipality
from archive.web.pages.entities.speaker import read_speaker
from archive.web.pages.entities.speakers import read_index
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/speakers", ['href="/speaker/talis-niedra"', "<b>Pūcīte-Kalniņa</b>", 'href="#Š"']),
        ("/speakers?all=1", ["<b>Tervalahti</b>"]),
        (
            "/speaker/talis-niedra",
            ["Tālis Niedra", "T.Niedram", "Kuldīgas novada domes priekšsēdētāja vietnieks", "2014. gada 14. maijs"],
        ),
        (
            "/speaker/talis-niedra",
            [
                'href="/speaker/bruno-stasko"',
                '<p class="reported"><small>atstāstīts</small> <span lang="lv">Par savu pieredzi',
            ],
        ),
        (
            "/speaker/talis-niedra",
            ['href="/search?speaker=talis-niedra&amp;year=2014"', 'href="/search.atom?speaker=talis-niedra"', "Person"],
        ),
        ("/municipalities", ['href="/municipality/valmieras-novads"', "Burtnieku novads"]),
        (
            "/municipality/valmieras-novads",
            [
                "Novads kopš 2021. gada",
                ">Burtnieku novads</span>, līdz 2021. gada 30. jūnijam",
                "Kocēnu pagastā",
            ],
        ),
        (
            "/municipality/valmieras-novads",
            ['href="/municipality/burtnieku-novads"', 'href="/search.atom?municipality=valmieras-novads"'],
        ),
        ("/municipality/burtnieku-novads", ['href="/municipality/valmieras-novads"', "Novads, 2009–2021"]),
        ("/municipality/cesu-novads-2009", ["Vaives pagasta"]),
        ("/municipality/varaklanu-novads", ["Līdz</dt><dd>2025. gada 30. jūnijam", "Madonas novads"]),
    ],
)
def test_a_page_shows_what_is_known(path: str, shown: list[str], reading_room: ReadingRoom) -> None:
    text = reading_room.text(path)
    assert [one for one in shown if one not in text] == []


def test_types_are_translated_and_names_are_not(reading_room: ReadingRoom) -> None:
    text = reading_room.text("/municipality/cesu-novads", "en")
    assert "Municipality since 2021" in text
    assert '<h1 lang="lv">Cēsu novads</h1>' in text


def test_only_articles_that_are_there_can_be_searched(reading_room: ReadingRoom) -> None:
    search = '<a href="/search?municipality={0}">'
    assert search.format("valmieras-novads") in reading_room.text("/municipality/valmieras-novads")
    of_nothing = reading_room.text("/municipality/rujienas-novads")
    assert "0 rakstu" in of_nothing
    assert search.format("rujienas-novads") not in of_nothing


def test_a_statement_links_to_its_sentence(reading_room: ReadingRoom) -> None:
    assert "lv-118#:~:text=Par%20savu%20pieredzi" in reading_room.text("/speaker/talis-niedra")


def surnames(page: str) -> list[str]:
    return re.findall(r"<b>(.*?)</b>", page)


def test_speakers_stand_in_the_order_of_the_alphabet_by_surname(reading_room: ReadingRoom) -> None:
    found = surnames(reading_room.text("/speakers?all=1"))
    assert len(found) > 50
    assert found == sorted(found, key=sort_key)


@pytest.mark.parametrize("typed", ["Niedra", "niedra", "Niedram", "talis niedra", "niedr"])
def test_a_name_is_found_in_any_form(typed: str, reading_room: ReadingRoom) -> None:
    assert surnames(reading_room.text(f"/speakers?q={typed}")) == ["Niedra"]


@pytest.mark.parametrize("index", ["/speakers", "/municipalities"])
def test_who_is_not_found_can_be_searched_for(index: str, reading_room: ReadingRoom) -> None:
    assert 'href="/search?q=Neviens"' in reading_room.text(f"{index}?q=Neviens")


@pytest.mark.parametrize(
    ("typed", "name"), [("Valmierā", "Valmieras novads"), ("valmiera", "Valmieras novads"), ("cesu", "Cēsu novads")]
)
def test_a_municipality_is_found_in_any_form(typed: str, name: str, reading_room: ReadingRoom) -> None:
    text = reading_room.text(f"/municipalities?q={typed}")
    assert f"{name}</a>" in text
    assert "Talsu novads" not in text


@pytest.mark.parametrize("path", ["/speaker/nobody", "/municipality/nowhere"])
def test_who_is_unknown_is_not_found(path: str, reading_room: ReadingRoom) -> None:
    response = reading_room.get(path)
    assert response.status_code == 404
    assert "Tādas lapas nav" in response.text


@pytest.mark.parametrize("page", ["", "/speakers", "/speaker/talis-niedra", "/municipalities", "/municipality/riga"])
@pytest.mark.parametrize(
    "asked", ["page=-1", "page=99999999999999999999", "page=%C2%B2&letter=%00", "era=1&q=%FF", "q=" + "a" * 3000]
)
def test_any_parameter_is_answered(page: str, asked: str, reading_room: ReadingRoom) -> None:
    assert reading_room.get(f"{page or '/'}?{asked}").status_code == 200


@pytest.fixture
def crowd(tmp_path: Path) -> Database:
    """450 people who speak in each of 70 articles, all of them in one municipality."""
    db = archive_of(tmp_path / "archive.db", [Row(f"lv-{number}", "Sanāksme", "Ogres novadā") for number in range(70)])
    with db.atomic():
        db.execute(
            "INSERT INTO municipalities VALUES ('o', 'Ogres novads', 'novads', '2021-07-01', NULL, '', 'ogres-novads')"
        )
        db.execute("INSERT INTO mentions SELECT id, 'o', 'Ogres novadā', 0, 12 FROM articles")
        for number in range(450):
            letter = "AČK"[number % 3]
            db.execute(
                "INSERT INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, 1)",
                [f"p{number}", f"Anna {letter}alve{number}", f"p{number}"],
            )
        db.execute(
            'INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end") '
            "SELECT articles.id, people.id, people.name, 1, 0, 4 FROM articles JOIN people"
        )
    return db


def test_a_long_index_is_shown_letter_by_letter(crowd: Database) -> None:
    with closing(crowd):
        index = read_index(crowd)
        assert (index.total, index.letter, index.letters) == (450, "A", {"A": 150, "Č": 150, "K": 150})
        assert [letter for letter, _ in read_index(crowd, letter="Č").shown] == ["Č"]
        assert read_index(crowd, asked="Kalve2").total == 1


def test_a_long_page_is_shown_in_parts_that_make_the_whole(crowd: Database) -> None:
    with closing(crowd):
        speaker = [read_speaker(crowd, "p1", page) for page in range(1, 5)]
        ids = [one["article_id"] for found in speaker if found for one in found.appearances]
        assert (
            sorted(ids) == sorted(set(ids)) == [row[0] for row in crowd.execute("SELECT id FROM articles ORDER BY 1")]
        )
        place = read_municipality(crowd, "ogres-novads", 3)
        assert place
        assert (place.articles, place.page.of, len(place.mentions), len(place.speakers)) == (70, 3, 10, 10)


@pytest.mark.parametrize(("path", "pages"), [("/speaker/p1", 4), ("/municipality/ogres-novads", 3)])
def test_each_part_has_a_page_of_its_own(path: str, pages: int, crowd: Database, tmp_path: Path) -> None:
    crowd.close()
    titles = "//h3/a[contains(@href, '/article/')]/@href"
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        parts = [room.page(f"{path}?page={number}").xpath(titles) for number in range(1, pages + 1)]
        assert room.page(path).xpath(titles) == parts[0]
    assert sum(map(len, parts)) == len({address for part in parts for address in part}) == 70


COLUMN = re.compile(r'<a href="(/search[^"]*)"><span class="label">.*?<span class="count">([^<]*)')


def test_a_column_leads_to_as_many_articles_as_it_says(reading_room: ReadingRoom) -> None:
    everybody = re.findall(r'href="(/speaker/[^"]+)"', reading_room.text("/speakers?all=1"))
    places = re.findall(r'href="(/municipality/[^"]+)"', reading_room.text("/municipalities"))
    columns = [column for page in {"/", *everybody, *places} for column in COLUMN.findall(reading_room.text(page))]
    assert columns
    for address, number in columns:
        found = reading_room.get(unescape(address).replace("/search?", "/search.json?size=1&")).json()
        assert found["total"] == int(number), address


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/speaker/zelma-pucite-kalnina", {"/speaker/", "/municipality/"}),
        ("/speaker/alvis-kalnarajs", {"/speaker/", "/municipality/"}),  # in articles about Riga before 2021 and since
        ("/municipality/valmieras-novads", {"/speaker/"}),
    ],
)
def test_the_number_beside_a_name_leads_to_as_many_articles(
    path: str, parts: set[str], reading_room: ReadingRoom
) -> None:
    counted = reading_room.page(path).xpath("//ol[@class='counted']/li[.//small/a]")
    assert {one.xpath("a/@href")[0].rpartition("/")[0] + "/" for one in counted} == parts
    for one in counted:
        (number,) = one.xpath(".//small/a")
        found = reading_room.get(number.get("href").replace("?", ".json?")).json()
        assert found["total"] == int(number.text)


@pytest.mark.parametrize("query", ["q=", "municipality=valmieras-novads", "named=zelma-pucite-kalnina"])
def test_a_chart_tells_how_many_articles_are_in_no_year(query: str, reading_room: ReadingRoom) -> None:
    name, _, value = query.partition("=")
    page = reading_room.text({"q": "/", "municipality": f"/municipality/{value}", "named": f"/speaker/{value}"}[name])
    total = reading_room.get(f"/search.json?size=1&{query}").json()["total"]
    undated = re.search(r">Vēl (\d+) raksti?em nav datuma|>Vēl (\d+) rakstam nav datuma", page)
    said = int(undated[1] or undated[2]) if undated else 0
    assert sum(int(number) for _, number in COLUMN.findall(page)) + said == total


def test_who_never_speaks_has_no_feed(reading_room: ReadingRoom) -> None:
    have_one = set()
    for page in re.findall(r'href="(/speaker/[^"]+)"', reading_room.text("/speakers?all=1")):
        feed = re.search(r'type="application/atom\+xml" title="[^"]*" href="(/search[^"]+)"', reading_room.text(page))
        total = reading_room.get(page.replace("/speaker/", "/search.json?speaker=")).json()["total"]
        assert bool(feed) == bool(total), page
        have_one.add(bool(feed))
    assert have_one == {True, False}


@pytest.mark.parametrize(
    ("path", "typed", "meant"),
    [
        ("/speakers", "Nidra", "Niedra"),
        ("/speakers", 'Tālim "Niedrram"', "Tālim Niedram"),
        ("/municipalities", "Valmierra", "Valmiera"),
    ],
)
def test_a_misspelt_name_leads_to_those_that_are_listed(path: str, typed: str, meant: str, room: ReadingRoom) -> None:
    links = room.page(f"{path}?q={quote(typed)}").xpath("//p[@class='note']/a")
    (link,) = (one for one in links if " ".join(text_of(one).split()) == meant)
    found = room.page(link.get("href"))
    assert not found.xpath("//p[@class='note']")
    assert found.xpath("//main//ul[@class='people' or @class='places']/li")


def test_nothing_is_offered_for_what_is_like_no_name(room: ReadingRoom) -> None:
    for path in ("/speakers", "/municipalities"):
        assert len(room.page(f"{path}?q=xyzzyxyz").xpath("//p[@class='note']/a")) == (2 if path == "/speakers" else 1)
