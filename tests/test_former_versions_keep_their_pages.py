"""Whom and what only a former version names keeps its page, its place in the index and a way to that version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.clock import stamp
from archive.store.folder import DataFolder
from archive.web.pages.entities.municipalities import read_municipality
from archive.web.pages.entities.speaker import read_speaker
from archive.web.pages.entities.speakers import read_index
from tests.support.archives.past import EDITED
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.versions import archive_of_versions

REMOVED = "genovefa-upeniece"  # speaks in a paragraph that the article lost


@pytest.fixture(scope="module")
def version(archive_with_a_past: DataFolder) -> str:
    """The address of the version that had the paragraph."""
    sql = "SELECT captured_at FROM revisions WHERE article_id = ? AND revision = 1"
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        return f"/article/{EDITED}/{stamp(db.execute(sql, [EDITED]).fetchone()[0])}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lv", ("Tikai agrākā versijā, līdz 2026. gada 5. novembrim", "vairs nemin neviens raksts")),
        ("en", ("Only in a former version, until 5 November 2026", "No article names this person any more")),
    ],
)
def test_the_speaker_of_a_removed_paragraph_has_a_page(
    room: ReadingRoom, version: str, language: str, words: tuple[str, ...]
) -> None:
    page = room.page(f"/speaker/{REMOVED}", language)
    text = text_of(page.xpath("//main")[0])
    for word in (
        "Genovefa Upeniece",
        "Preiļu novada domes priekšsēdētāja vietniece",
        "lai cilvēks zina, kam zvanīt",
        *words,
    ):
        assert word in text
    links = page.xpath("//main//a/@href")
    assert version in links
    assert any(link.startswith(f"{version}#:~:text=M%C4%93s") for link in links)
    assert f"/article/{EDITED}/history" in links
    assert "Genovefa Upeniece" in room.text(version)


def test_the_page_claims_nothing_of_the_present(room: ReadingRoom) -> None:
    page = room.page(f"/speaker/{REMOVED}", "en")
    assert not page.xpath("//main//a[contains(@href, '/search')]")
    assert "0 articles" not in text_of(page.xpath("//main")[0])


@pytest.mark.parametrize("path", ["/speakers?q=Genovefa+Upeniece", "/speakers?all=1&q=upeniecei"])
def test_the_index_has_who_spoke_in_a_former_version(room: ReadingRoom, path: str) -> None:
    page = room.page(path, "en")
    (entry,) = page.xpath(f"//li[a/@href='/speaker/{REMOVED}']")
    assert "only in a former version" in text_of(entry)


def test_who_is_still_named_has_what_is_said_no_more_apart(tmp_path: Path) -> None:
    said = "Zaiga Pūcīte norādīja, ka zvanu kļūst {}."
    with closing(
        archive_of_versions([said.format("vairāk"), said.format("mazāk")], path=tmp_path / "archive.db")
    ) as db:
        found = read_speaker(db, "zaiga-pucite")
        assert found
        assert [one["text"] for one in found.said["lv-1"]] == [said.format("mazāk")]
        (version,) = found.former
        assert [one["text"] for one in version.statements] == [said.format("vairāk")]
        assert (version.appearances, version.path) == ([], "/article/lv-1/20240101000000")
        assert [one["articles"] for _, people in read_index(db).shown for one in people] == [1]


def test_a_municipality_tells_which_former_versions_named_it(tmp_path: Path) -> None:
    with closing(archive_of_versions(["Sanāksme Valmierā.", "Sanāksme."], ["Valmierā.", "Valmieras novadā."])) as db:
        found = read_municipality(db, "valmieras-novads")
        assert found
        assert [one.article_id for one in found.former] == ["lv-1"]
        assert found.articles == 1


def test_the_article_itself_says_what_it_says_now(room: ReadingRoom) -> None:
    assert "Upeniece" not in room.text(f"/article/{EDITED}")
