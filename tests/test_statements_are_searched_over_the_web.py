"""/statements and its twins for machines, and the same from SQL: who said what, as it was said, and where it stands."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, unquote

import feedparser
import pytest

from archive.clock import stamp
from archive.people.offices.organisations import in_nominative
from archive.store.folder import DataFolder
from tests.support.archives.past import EDITED
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.versions import archive_of_versions

FORMER = "/statements?q=aizliegt"


@pytest.fixture(scope="module")
def versions(archive_with_a_past: DataFolder) -> list[str]:
    """The stamps of the versions of the article that was edited."""
    sql = "SELECT captured_at FROM revisions WHERE article_id = ? ORDER BY revision"
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        return [stamp(moment) for (moment,) in db.execute(sql, [EDITED])]


def test_each_statement_tells_who_said_it_and_where_it_stands(room: ReadingRoom) -> None:
    page = room.page("/statements?q=krīzes+situācija")
    (hit,) = page.xpath("//ol[@id='results']/li")
    text = text_of(hit)
    assert "Kuldīgas novada domes priekšsēdētāja vietnieks" in text
    assert "atstāstīts" in text
    assert "2014. gada 14. maijs" in text
    assert [text_of(mark) for mark in hit.xpath(".//mark")] == ["krīzes", "situācijās"]
    links = hit.xpath(".//a/@href")
    assert links[0] == "/speaker/talis-niedra"
    article, sentence = links[1:3]
    assert sentence.startswith(f"{article}#:~:text=")
    body = text_of(room.page(article).xpath("//div[@class='text']")[0])
    assert all(part in body for part in unquote(sentence.partition("#:~:text=")[2]).split(","))


def test_each_statement_has_references_to_copy(room: ReadingRoom) -> None:
    (hit,) = room.page("/statements?q=krīzes+situācija").xpath("//ol[@id='results']/li")
    latvian, english = (text_of(one) for one in hit.xpath(".//details//p[@class='citation']"))
    said = "Kuldīgas novada domes priekšsēdētāja vietnieks Tālis Niedra pastāstīja"
    assert latvian.startswith(said)
    assert "(Tālis Niedra, Kuldīgas novada domes priekšsēdētāja vietnieks). No: " in latvian
    assert re.search(r"Arhīva kopija: http://\S+/article/lv-\d+/\d{14}$", latvian)
    assert "In: " in english
    permalink = re.findall(r"http://localhost(/article/\S+\d)", latvian)[0]
    assert said in room.text(permalink)


def test_names_to_narrow_by_are_marked_as_in_their_language(room: ReadingRoom) -> None:
    for path in ("/statements", "/statements?since=2014"):  # counted at the last publication, and now
        page = room.page(path, "en")
        languages = {text_of(one): one.get("lang") for one in page.xpath("//nav//a[@lang]")}
        said = ("Ministry of the Interior", "Iekšlietu ministrija", "Zelma Pūcīte-Kalniņa")
        assert [languages[name] for name in said] == ["en", "lv", "lv"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Valsts policijas", "Valsts policija"),
        ("Preiļu novada domes", "Preiļu novada dome"),
        ("Lionas Tiesību institūta", "Lionas Tiesību institūts"),
        ("Specializētās prokuratūras", "Specializētā prokuratūra"),
        ("Biedrības „Centrs „Droša osta””", "Biedrība „Centrs „Droša osta””"),
        ("Nodarbinātības valsts aģentūras EURES", "Nodarbinātības valsts aģentūra EURES"),
        ("Liepājas Universitāte", "Liepājas Universitāte"),
        ("Nacionālā teātra", "Nacionālais teātris"),
        ("Finanšu izlūkošanas dienesta", "Finanšu izlūkošanas dienests"),
        # Whose is the adjective?
        ("Rīgas reģionālās Valsts darba inspekcijas", "Rīgas reģionālās Valsts darba inspekcijas"),
        ("SIA «Kurzemes dārzi»", "SIA «Kurzemes dārzi»"),
    ],
)
def test_an_organisation_is_called_by_its_nominative(written: str, name: str) -> None:
    assert in_nominative(written) == name


def test_an_organisation_to_narrow_by_is_put_on_and_taken_off(room: ReadingRoom) -> None:
    (link,) = room.page("/statements?q=aizliegt", "lv").xpath("//nav//a[.='Preiļu novada dome']/@href")
    narrowed = room.page(link, "lv")
    assert "Organizācija: Preiļu novada dome" in text_of(narrowed)
    (link,) = narrowed.xpath("//nav//a[@aria-current][contains(., 'Preiļu novada dome')]/@href")
    assert link == "/statements?q=aizliegt"


def test_what_only_a_former_version_says_is_found_and_says_so(room: ReadingRoom, versions: list[str]) -> None:
    (hit,) = room.page(FORMER, "en").xpath("//ol[@id='results']/li")
    assert "Only in a former version, until 5 November 2026" in text_of(hit)
    there = f"/article/{EDITED}/{versions[0]}"
    links = hit.xpath(".//a/@href")
    assert there in links
    assert any(link.startswith(f"{there}#:~:text=") for link in links)
    assert f"/article/{EDITED}/history" in links
    assert f"{there} " in text_of(hit) or f"{there})" in text_of(hit)
    (found,) = room.get("/statements.json?q=aizliegt").json()["results"]
    assert (found["revision"], found["speaker"], found["quoted"]) == (1, "Genovefa Upeniece", True)


@pytest.mark.parametrize(
    ("parameters", "speakers"),
    [
        ("speaker=talis-niedra", {"Tālis Niedra"}),
        ("speaker=Niedram", {"Tālis Niedra"}),
        ("q=runātājs:Niedra", {"Tālis Niedra"}),
        ("office=kuldīgas+novadam&q=krīze", {"Tālis Niedra"}),
        ("q=aizliegt&quoted=paraphrased", set()),
        ("q=aizliegt&quoted=quoted&lang=lv&year=2019", {"Genovefa Upeniece"}),
        ("q=aizliegt&until=2018", set()),
        ("q=aizliegt&organisation=Preiļu+novada+dome", {"Genovefa Upeniece"}),
    ],
)
def test_every_parameter_narrows(parameters: str, speakers: set[str], room: ReadingRoom) -> None:
    answer = room.get(f"/statements.json?{parameters}&size=1000").json()
    assert {one["speaker"] for one in answer["results"]} == speakers
    assert answer["total"] == len(answer["results"])
    assert {one["value"]: one["count"] for one in answer["facets"]["speaker"]} == {
        one["speaker_slug"]: sum(other["speaker_slug"] == one["speaker_slug"] for other in answer["results"])
        for one in answer["results"]
    }


def test_what_means_nothing_is_left_out_with_a_word_about_it(room: ReadingRoom) -> None:
    answer = room.get("/statements.json?quoted=perhaps&since=yesterday&size=0&q=in:document").json()
    assert len(answer["notices"]) == 4
    assert answer["total"] == room.get("/statements.json").json()["total"] > 100


def test_all_pages_together_are_everything(room: ReadingRoom) -> None:
    path, seen = "/statements.json?size=50", []
    while path:
        answer = room.get(path).json()
        seen += [(one["article_id"], one["speaker_slug"], one["text"]) for one in answer["results"]]
        path = answer["next"]
    assert len(seen) == answer["total"]
    table = list(csv.DictReader(io.StringIO(room.get("/statements.csv?size=1000").content.decode("utf-8-sig"))))
    assert len(table) == len(seen)


def test_a_feed_has_the_newest_first_under_lasting_ids(room: ReadingRoom) -> None:
    feed = feedparser.parse(room.get("/statements.atom?q=pašvaldība").content)
    assert not feed.bozo
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    again = feedparser.parse(room.get("/statements.atom").content)
    assert len({entry.id for entry in again.entries}) == len(again.entries) == 50
    shared = {(entry.link, entry.title): entry.id for entry in again.entries}
    both = [entry for entry in feed.entries if (entry.link, entry.title) in shared]
    assert both
    assert all(shared[entry.link, entry.title] == entry.id for entry in both)


def test_what_is_said_twice_in_an_article_is_one_entry(tmp_path: Path) -> None:
    said = "„Tā tas vairs nedrīkst notikt,” sacīja Zaiga Pūcīte."
    archive_of_versions([f"{said}\n\nPaziņojumu nolasīja divreiz.\n\n{said}"], path=tmp_path / "archive.db").close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        assert room.get("/statements.json").json()["total"] == 2
        assert len(feedparser.parse(room.get("/statements.atom").content).entries) == 1


def test_the_page_of_a_speaker_leads_to_what_was_said(room: ReadingRoom) -> None:
    (form,) = room.page("/speaker/talis-niedra").xpath("//form[@action='/statements']")
    assert form.xpath("input[@type='hidden']/@value") == ["talis-niedra"]
    assert "1 izteikums" in room.text("/statements?speaker=talis-niedra&q=pašvaldība")


def test_the_form_has_names_as_people_write_them(room: ReadingRoom) -> None:
    form = room.page("/statements?speaker=talis-niedra&office=domes&q=krīze").xpath("//main//form[@role='search']")[0]
    fields = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    assert (fields["speaker"], fields["office"], fields["q"]) == ("Tālis Niedra", "domes", "krīze")
    asked = "&".join(f"{name}={quote(value)}" for name, value in fields.items() if value)
    assert room.get(f"/statements.json?{asked}").json()["total"] == 1


def test_nothing_found_offers_what_would_find_something(room: ReadingRoom) -> None:
    page = room.page("/statements?q=krīzes&speaker=genovefa-upeniece")
    found = page.xpath("//section[@aria-labelledby='found']")[0]
    assert "Bez filtra „Runātājs: Genovefa Upeniece”" in text_of(found)
    assert "/search?q=kr%C4%ABzes" in found.xpath(".//a/@href")
    near = room.page("/statements?q=pašvaldxība")
    assert "pašvaldība" in text_of(near.xpath("//section[@aria-labelledby='found']")[0])


def test_sql_finds_the_same(room: ReadingRoom) -> None:
    rows = room.get("/archive/who_said_what.json?_shape=objects&words=aizliegt&speaker=Upeniecei").json()["rows"]
    assert [(row["name"], row["organisation"], row["only_in_version"]) for row in rows] == [
        ("Genovefa Upeniece", "Preiļu novada domes", 1)
    ]
    everything = room.get("/archive/who_said_what.json?_shape=objects&_size=max&words=&speaker=").json()["rows"]
    assert len(everything) == room.get("/statements.json").json()["total"]
    sql = quote("SELECT json_array_length(archive_statements('pašvaldība')) AS found")
    (counted,) = room.get(f"/archive.json?_shape=objects&sql={sql}").json()["rows"]
    assert counted["found"] == room.get("/statements.json?q=pašvaldība").json()["total"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script> \x02= {{ 7*7 }} „” ]]> & <b onclick=x>"
    said = f"Zaiga Pūcīte teica: „{attack} grūti.”"
    archive_of_versions([said, "Nekā."], ["„=1+1 grūti,” sacīja Zaiga Pūcīte."], path=tmp_path / "archive.db").close()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        for path in ("/statements", "/statements?q=grūti", "/statements?q=%3Cscript%3E&speaker=%22%3E%3Cscript%3E"):
            page = room.page(path)
            assert not page.xpath("//main//script | //main//*[@onclick]")
        answer = room.get("/statements.json?q=grūti").json()
        assert answer["total"] >= 1
        assert all("<script" not in one["snippet"] for one in answer["results"])
        table = csv.DictReader(io.StringIO(room.get("/statements.csv").content.decode("utf-8-sig")))
        assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
        assert not feedparser.parse(room.get("/statements.atom?q=grūti").content).bozo


def test_json_can_be_read_by_others(room: ReadingRoom) -> None:
    answer = room.get("/statements.json?q=aizliegt")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(answer.text)["results"][0]["snippet"].startswith("Mēs nevaram <mark>aizliegt</mark>")


def test_the_same_search_in_articles_and_back_is_a_link(room: ReadingRoom) -> None:
    asked = "q=kr%C4%ABzes&speaker=talis-niedra&year=2014"
    said = room.page(f"/statements?{asked}&quoted=paraphrased&sort=newest")
    (to_articles,) = said.xpath("//ul[@class='inline formats']//a[.='Meklēt to rakstos']/@href")
    assert to_articles == f"/search?{asked}"
    (back,) = room.page(to_articles).xpath("//ul[@class='inline formats']//a[.='Meklēt to izteikumos']/@href")
    assert back == f"/statements?{asked}"
    both = room.page("/search?speaker=talis-niedra&speaker=*&kind=news", "en")
    assert both.xpath("//a[.='Search statements instead']/@href") == ["/statements?speaker=talis-niedra"]


@pytest.mark.parametrize("path", ["/search", "/statements"])
def test_everything_leads_nowhere_else(path: str, room: ReadingRoom) -> None:
    assert not room.page(path, "en").xpath("//a[starts-with(., 'Search the') and contains(., 'for it')]")


@pytest.mark.parametrize(
    ("parameter", "given", "shown"),
    [
        ("municipality", "valmieras-novads", "Valmieras novads"),
        ("municipality", "daugavpils", "daugavpils"),  # the name means Daugavpils novads of then, too
        ("municipality", "valmiera", "valmiera"),
        ("municipality", "Daugavpils", "Daugavpils"),
        ("speaker", "talis-niedra", "Tālis Niedra"),
    ],
)
def test_the_form_asks_again_for_the_same(parameter: str, given: str, shown: str, room: ReadingRoom) -> None:
    (field,) = room.page(f"/statements?{parameter}={given}").xpath(f"//main//form//input[@name='{parameter}']")
    assert field.get("value") == shown
    before, again = (room.text(f"/statements.json?{parameter}={quote(one)}") for one in (given, shown))
    assert json.loads(again)["total"] == json.loads(before)["total"]
