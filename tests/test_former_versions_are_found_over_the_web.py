from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from lxml import html

from tests.support.command import ctarchive
from tests.support.reading_room import ReadingRoom
from tests.support.rows.versions import archive_of_versions

LEADS = "/article/lv-1/history?until=3#version-3"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data")
    archive_of_versions(
        ["Sākums.", "Sākums. Vilku patversme <slēgta>.", "Sākums."], ["Vilki."], path=path / "archive.db"
    ).close()
    return path


@pytest.fixture(scope="module")
def room(folder: Path) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder / "archive.db")) as room:
        yield room


@pytest.mark.parametrize(
    ("language", "words"),
    [("lv", "tikai 2025. gada 5. februāra versijā"), ("en", "only in the version of 5 February 2025")],
)
def test_the_page_says_so_and_leads_to_the_difference(room: ReadingRoom, language: str, words: str) -> None:
    page = room.page("/search?q=vilks", language)
    present, former = page.xpath('//ol[@id="results"]/li')
    assert present.xpath("./h3/a/@href") == ["/article/lv-2"]
    assert words not in present.text_content()
    (link,) = former.xpath(f'.//a[text()="{words}"]')
    assert link.get("href") == LEADS
    assert former.xpath(".//mark/text()") == ["Vilku"]
    there = room.page(LEADS, language)
    assert "patversme" in there.xpath('//section[h2[@id="version-3"]]//del')[0].text_content()


def test_json_tells_the_version(room: ReadingRoom) -> None:
    (hit,) = room.get("/search.json?q=patversmes").json()["results"]
    assert hit["found_in"] == {
        **dict.fromkeys(("label", "document_id", "page")),
        **{"part": "version", "revision": 2, "captured_at": "2025-02-05T10:00:00Z", "changed_in": 3},
    }
    assert hit["snippet"] == "Sākums. Vilku <mark>patversme</mark> &lt;slēgta&gt;."


def test_tables_and_feeds_tell_it(room: ReadingRoom) -> None:
    (row,) = csv.DictReader(io.StringIO(room.get("/search.csv?q=patversmes").content.decode("utf-8-sig")))
    assert row["found_in"] == "version: 2025-02-05"
    assert row["document"].endswith(LEADS)
    feed = html.fromstring(room.get("/search.atom?q=patversmes&ui=lv").content)
    content = unescape(feed.xpath("//entry/content")[0].text)
    assert "tikai 2025. gada 5. februāra versijā" in content
    assert LEADS in content


def test_the_command_tells_it(folder: Path) -> None:
    told = ctarchive("search", "patversmes", "--data", folder)
    assert "only in the version of 5 February 2025" in told.out
    assert "«patversme»" in told.out
    narrowed = ctarchive("search", "vilks", "--in", "version", "--data", folder)
    assert "1 of 1" in narrowed.out


@pytest.mark.parametrize(("language", "query"), [("lv", "ir:mainīts"), ("en", "is:changed")])
def test_the_help_shows_how_to_ask_for_changed_articles(room: ReadingRoom, language: str, query: str) -> None:
    (link,) = room.page("/search", language).xpath(f'//details[@class="help"]//a[code="{query}"]')
    page = room.page(link.get("href"), language)
    assert page.xpath('//ol[@id="results"]//h3/a/@href') == ["/article/lv-1"]
