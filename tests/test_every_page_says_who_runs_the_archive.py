"""/about: who runs this copy, as settings.toml says, and what is true of any copy where it says nothing."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.store.folder import DataFolder
from archive.web.parts.texts.plain_text import plain_text
from tests.support.browser.keeper_settings import SAID
from tests.support.reading_room import ReadingRoom, text_of

SECTIONS = ["keeper", "purpose", "corrections", "privacy", "accessibility", "licence", "coverage"]


@pytest.fixture
def room(archive_with_a_past: DataFolder, folder: DataFolder) -> Iterator[ReadingRoom]:
    """The pages of an archive of its own, whose settings a test may write."""
    folder.create()
    shutil.copy(archive_with_a_past.database, folder.database)
    with closing(ReadingRoom(folder.database)) as room:
        yield room


def headings(page: html.HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath("//main//h2/@id")]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["has not said who they are", "No contact details are given", "Article 17(3)(d)", "CC BY 4.0"]),
        (
            "lv",
            [
                "Nav norādīts, kas uztur",
                "Kontaktinformācija nav norādīta",
                "17. panta 3. punkta",
                "CC BY 4.0",
            ],
        ),
    ],
)
def test_without_settings_it_invents_no_keeper(language: str, words: list[str], room: ReadingRoom) -> None:
    page = room.page("/about", language)
    assert headings(page) == SECTIONS
    said = text_of(page.xpath("//main")[0])
    assert [word for word in words if word not in said] == []
    assert not page.xpath("//main//a[starts-with(@href, 'mailto:')]")
    assert not page.xpath("//dl")


def test_what_the_keeper_says_stands_in_place_of_what_is_lacking(room: ReadingRoom, folder: DataFolder) -> None:
    folder.settings.write_text(SAID)
    page = room.page("/about", "lv")
    assert headings(page) == SECTIONS
    said = text_of(page.xpath("//main")[0])
    for text in ("Ozolu digitālā bibliotēka", "+371 60000000", "Lai pētnieki to varētu lasīt.", "Mūsu paziņojums."):
        assert said.count(text) == 1
    for lacking in ("nav norādījis", "nav norādīta", "CC BY"):
        assert lacking not in said
    assert page.xpath("//dd[@class='lines']")[0].text == "Liepu iela 1\nOzoli"
    assert [text_of(one) for one in page.xpath("//h2[@id='corrections']/following::ul[1]/li")] == [
        "adresi;",
        "iemeslu.",
    ]
    assert "<" not in said  # what is a link is one, and no text
    links = page.xpath("//main//a/@href")
    assert {"mailto:arhivs@ozoli.example", "https://ozoli.example/", "https://ozoli.example/dati"} <= set(links)


def test_a_text_in_the_other_language_is_marked_as_such(room: ReadingRoom, folder: DataFolder) -> None:
    folder.settings.write_text(SAID)
    page = room.page("/about", "en")
    (name,) = page.xpath("//h2[@id='keeper']/following::div[1]")
    assert (text_of(name), name.get("lang")) == ("Digital Library of Ozoli", None)
    (privacy,) = page.xpath("//h2[@id='privacy']/following::div[1]")
    assert (text_of(privacy), privacy.get("lang")) == ("Sīkāk: https://ozoli.example/dati", "lv")


@pytest.mark.parametrize(
    "path", ["/", "/search?q=a", "/article/lv-104", "/article/lv-999", "/about/coverage", "/par?ui=x"]
)
def test_every_page_names_the_keeper_and_leads_there(path: str, room: ReadingRoom, folder: DataFolder) -> None:
    folder.settings.write_text(SAID)
    answer = room.get(path, "en")
    if answer.is_redirect:
        answer = room.get(answer.headers["location"], "en")
    (footer,) = html.fromstring(answer.text).xpath("//footer")
    assert {"/about", "/about#privacy", "/about/coverage"} <= set(footer.xpath(".//a/@href"))
    assert "Ozol" in text_of(footer)


def test_an_error_is_reported_with_the_address_of_the_page(room: ReadingRoom, folder: DataFolder) -> None:
    path = "/search?q=pa%C5%A1vald%C4%ABba&since=2015"
    reports = "//footer//a[starts-with(@href, 'mailto:')]"
    assert not room.page(path).xpath(reports)
    folder.settings.write_text(SAID)
    page = room.page(path)
    (report,) = page.xpath(reports)
    written = urlsplit(report.get("href"))
    (address,) = page.xpath("//link[@rel='canonical']/@href")
    assert (text_of(report), written.path) == ("Ziņot par kļūdu", "arhivs@ozoli.example")
    assert parse_qs(written.query) == {"subject": ["Ziņot par kļūdu"], "body": [address]}
    assert address.endswith(path)


@pytest.mark.parametrize("path", ["/archive", "/archive/articles", "/archive/articles/lv-104", "/archive/search?q=a"])
def test_the_pages_of_tables_lead_there_too(path: str, room: ReadingRoom, folder: DataFolder) -> None:
    assert room.page(path).xpath("//footer//a[@href='/about']")


@pytest.mark.parametrize("path", ["/archive", "/archive/articles", "/"])
def test_the_conditions_of_the_keeper_are_the_only_ones(path: str, room: ReadingRoom, folder: DataFolder) -> None:
    assert "CC BY 4.0" in text_of(room.page(path))
    folder.settings.write_text(SAID)
    page = room.page(path)
    assert page.xpath("//a[@href='/about#licence']")
    assert "CC BY 4.0" not in text_of(page)


def test_par_leads_to_the_page_in_latvian_and_the_choice_of_language_stays(room: ReadingRoom) -> None:
    answer = room.get("/par", "en")
    assert (answer.status_code, answer.headers["location"]) == (302, "/about?ui=lv")
    assert room.get("/par?ui=en", "lv").headers["location"] == "/about?ui=en"
    page = room.page("/about?ui=lv", "en")
    assert page.get("lang") == "lv"
    assert page.xpath("//ul[@class='languages']//a/@href") == ["/about?ui=en"]


@pytest.mark.parametrize("anchor", ["beginnings", "coverage", "numbers", "reading"])
def test_links_to_what_was_here_before_still_arrive(anchor: str, room: ReadingRoom) -> None:
    (here,) = room.page("/about").xpath(f"//*[@id='{anchor}']")
    (link,) = {one for one in here.xpath("self::li/a/@href | following::ul[1]//a/@href") if one.endswith(f"#{anchor}")}
    path, _, below = link.partition("#")
    assert path == "/about/coverage"
    assert room.page(path).xpath(f"//h2[@id='{below}']")


def test_it_is_there_where_the_archive_is_not(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        assert room.get("/about/coverage").status_code == 503
        assert room.get("/about").status_code == 200


def test_a_change_shows_at_once_and_a_mistake_leaves_what_was_said(
    room: ReadingRoom, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    def name() -> str:
        return text_of(room.page("/about", "en").xpath("//h2[@id='keeper']/following-sibling::*[1]")[0])

    assert "has not said" in name()
    folder.settings.write_text('[keeper.en]\nname = "Library of Ozoli"')
    assert name() == "Library of Ozoli"
    folder.settings.write_text('[keeper.en]\nnmae = "Archive of Ozoli"')
    assert name() == name() == "Library of Ozoli"
    (told,) = capsys.readouterr().err.splitlines()
    assert f"{folder.settings}: keeper.en.nmae is not a setting; did you mean keeper.en.name?" in told
    folder.settings.write_text('[keeper.en]\nname = "Archive of Ozoli"')
    assert name() == "Archive of Ozoli"
    folder.settings.unlink()
    assert "has not said" in name()
    assert capsys.readouterr().err == ""


def test_datasette_alone_does_not_start_with_a_broken_file(archive_with_a_past: DataFolder, folder: DataFolder) -> None:
    folder.create()
    shutil.copy(archive_with_a_past.database, folder.database)
    folder.settings.write_text("[keeper]\nemail = 1")
    with pytest.raises(StartupError, match=r"settings\.toml: keeper\.email must be text; put it in quotes"):
        asyncio.run(Datasette([str(folder.database)]).invoke_startup())


HOSTILE = "<script>told('x')</script> \"><img src=x onerror=told(1)> javascript:told(2) &lt;b&gt; ]]> {{ 7*7 }} 'a'"


def test_hostile_text_stays_text(room: ReadingRoom, folder: DataFolder) -> None:
    texts = "name address purpose corrections privacy accessibility licence".split()
    lines = "".join(f"{name} = '''{HOSTILE}'''\n" for name in texts)
    folder.settings.write_text(
        f"[keeper]\nphone = '''{HOSTILE}'''\nwebsite = 'https://x.example/\"onclick=told(3)'\n"
        f"email = '\"onclick=told(4)//@x.example'\n[keeper.lv]\n{lines}"
    )
    for path in ("/about", "/", "/search"):
        page = room.page(path)
        assert not page.xpath("//main//script[not(@type='application/ld+json')] | //main//img[@src='x'] | //@onclick")
        assert HOSTILE in text_of(page.xpath("//footer")[0])
    said = text_of(room.page("/about").xpath("//main")[0])
    assert said.count(HOSTILE) == len(texts) + 1


def letters(text: str) -> str:
    """A text without space, and without the strokes that make a list."""
    return "".join(text.replace("-", "").split())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n-<>&\"'@./:"), max_size=120))
def test_any_text_is_shown_word_for_word(text: str) -> None:
    shown = html.fromstring(f"<div>{plain_text(text)}</div>")
    assert {str(one.tag) for one in shown.iter()} <= {"div", "p", "ul", "li", "a"}
    assert letters(shown.text_content()) == letters(text)
    assert not [
        link for link in shown.xpath("//a/@href") if not str(link).startswith(("http://", "https://", "mailto:"))
    ]
