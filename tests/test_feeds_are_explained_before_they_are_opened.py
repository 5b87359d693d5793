"""/subscribe: "Subscribe" on a page leads to a page that has the address of its feed to copy, and says what that is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import feedparser
import pytest

from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import SPEAKERS, add_people_and_places, stand_in_rows

SPEAKER = SPEAKERS[0].lower().replace(" ", "-")
HOSTILE = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("data") / "archive.db"
    with closing(archive_of(path, stand_in_rows())) as db:
        add_people_and_places(db)
    return path


@pytest.fixture(scope="module")
def room(database: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(database)) as room:
        yield room


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/search?q=policija&lang=lv&sort=oldest&page=2", "/search.atom?q=policija&lang=lv&ui=lv"),
        (f"/search?speaker={SPEAKER}&kind=qqq", f"/search.atom?speaker={SPEAKER}&ui=lv"),
        ("/statements?q=policija&quoted=quoted", "/statements.atom?q=policija&quoted=quoted&ui=lv"),
        ("/search?q=qqqq", "/search.atom?q=qqqq&ui=lv"),
        ("/changes?kind=gone&lang=en", "/changes.atom?kind=gone&lang=en&ui=lv"),
        ("/changes?kind=others", "/changes.atom?kind=import&ui=lv"),
        (f"/speaker/{SPEAKER}", f"/search.atom?speaker={SPEAKER}&ui=lv"),
        ("/about", "/changes.atom?ui=lv"),
    ],
)
def test_the_link_keeps_what_was_asked_for(room: ReadingRoom, path: str, feed: str) -> None:
    links = room.page(path).xpath("//main//a[starts-with(@href, '/subscribe')]/@href") or room.page(path).xpath(
        "//footer//a[starts-with(@href, '/subscribe')]/@href"
    )
    page = room.page(links[0])
    (address,) = page.xpath("//input[@readonly]/@value")
    assert address == f"http://localhost{feed}"
    assert page.xpath("//main//a[@type='application/atom+xml']/@href") == [feed]
    assert feed in page.xpath("//link[@type='application/atom+xml']/@href")
    assert not feedparser.parse(room.get(feed).content).bozo
    assert not page.xpath("//script")


def test_the_heading_says_what_is_subscribed_to(room: ReadingRoom) -> None:
    def heading(address: str, language: str) -> str:
        return text_of(room.page(address, language).xpath("//h1")[0])

    assert heading("/subscribe?q=policija&lang=lv", "lv") == "Abonēt: „policija” · Valoda: Latviešu"
    assert heading("/subscribe", "en") == "Subscribe: the whole archive"
    assert heading("/subscribe?feed=changes&kind=gone", "en") == "Subscribe: Changes · Gone"
    assert heading(f"/subscribe?feed=statements&speaker={SPEAKER}", "en") == (
        f"Subscribe: Statements: Speaker: {SPEAKERS[0]}"
    )


@pytest.mark.parametrize("feed", ["", "feed=statements&", "feed=changes&", "feed=qqq&"])
def test_what_is_no_parameter_is_left_out_and_nothing_becomes_markup(room: ReadingRoom, feed: str) -> None:
    page = room.page(f"/subscribe?{feed}q={HOSTILE}&speaker={HOSTILE}&kind={HOSTILE}&lang={HOSTILE}&since=vakar")
    assert not page.xpath("//script")
    (address,) = page.xpath("//input[@readonly]/@value")
    assert "since" not in address
    assert "kind" not in address


@pytest.mark.parametrize(
    ("settings", "is_offered", "link"),
    [
        ("", False, None),
        ('[keeper]\nemail = "arhivs@arhivs.example"', False, None),
        ('[mail]\nhost = "pasts.example"\npassword = "slepena"', True, "/about"),
        (
            '[mail]\nhost = "pasts.example"\npassword = "slepena"\n[keeper]\nemail = "arhivs@arhivs.example"',
            True,
            "mailto:arhivs@arhivs.example?subject=Subscribe%3A%20%E2%80%9Cpolicija%20%26%20tiesa%E2%80%9D"
            "&body=http%3A//localhost/search%3Fq%3Dpolicija%2B%2526%2Btiesa",
        ),
    ],
)
def test_mails_are_offered_where_there_are_any(
    room: ReadingRoom, database: Path, settings: str, is_offered: bool, link: str | None
) -> None:
    (database.parent / "settings.toml").write_text(settings)
    text = room.text("/subscribe?q=policija+%26+tiesa", "en")
    page = room.page("/subscribe?q=policija+%26+tiesa", "en")
    (database.parent / "settings.toml").unlink()
    assert bool(page.xpath("//h2[@id='by-mail']")) == is_offered
    assert ("http://localhost/search?q=policija+%26+tiesa" in page.xpath("string(//main)")) == is_offered
    assert link is None or link in page.xpath("//main//a/@href")
    assert "slepena" not in text
