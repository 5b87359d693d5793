"""/article/<id>/<yyyymmddhhmmss> is the article as it was captured then: always the same capture, and no other time."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from pywb.utils.memento import MementoUtils

from archive.clock import stamp
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.site import Site
from tests.support.archives.past import EDITED, GONE
from tests.support.imports.captures import captured, import_captures
from tests.support.reading_room import ReadingRoom, text_of

_TIMES = "SELECT fetched_at FROM captures WHERE article_id = ? AND status IN (200, 304) ORDER BY fetched_at"


@pytest.fixture(scope="module")
def times(archive_with_a_past: DataFolder) -> list[str]:
    """When the article that was edited was captured: before, as it was edited, and then perhaps again, unchanged."""
    return times_of(archive_with_a_past)


def times_of(folder: DataFolder, article_id: str = EDITED) -> list[str]:
    with closing(sqlite3.connect(folder.database)) as db:
        return [moment for (moment,) in db.execute(_TIMES, [article_id])]


@pytest.fixture
def altered(archive_with_a_past: DataFolder, folder: DataFolder) -> Iterator[sqlite3.Connection]:
    """A copy of the archive, to be altered by hand, in `folder`."""
    shutil.copytree(archive_with_a_past.root, folder.root)
    with closing(sqlite3.connect(folder.database)) as db:
        db.isolation_level = None
        yield db


def at(moment: str, seconds: float = 0) -> str:
    """The address of the article at a moment."""
    later = datetime.fromisoformat(moment) + timedelta(seconds=seconds)
    return f"/article/{EDITED}/{stamp(later.isoformat())}"


def test_each_capture_shows_the_version_in_force(room: ReadingRoom, times: list[str]) -> None:
    assert len(times) > 1
    texts = [room.page(at(moment), "en") for moment in times]
    titles = [text_of(page.xpath("//h1")[0]) for page in texts]
    bodies = [text_of(page.xpath("//div[@class='text']")[0]) for page in texts]
    assert [title.endswith(" – papildināts") for title in titles] == [False, *[True] * len(titles[1:])]
    assert ["Diskusija notika klātienē." in body for body in bodies] == [False, *[True] * len(bodies[1:])]


def test_a_capture_of_what_has_not_changed_shows_it(room: ReadingRoom, archive_with_a_past: DataFolder) -> None:
    sql = "SELECT article_id, fetched_at, title FROM captures JOIN articles ON articles.id = article_id"
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        unchanged = db.execute(f"{sql} WHERE status = 304 AND revision = 1 LIMIT 5").fetchall()
    assert unchanged
    for article_id, moment, title in unchanged:
        assert text_of(room.page(f"/article/{article_id}/{stamp(moment)}").xpath("//h1")[0]) == title


def test_a_notice_says_when_and_by_whom_and_leads_on(room: ReadingRoom, times: list[str]) -> None:
    for moment, changed, day in ((times[0], True, "20 October"), (times[1], False, "5 November")):
        (note,) = room.page(at(moment), "en").xpath("//div[@class='note']")
        # The visit began at 03:17 in UTC, and may have taken minutes.
        assert re.search(rf"as this archive captured it on {day} 2026, \d\d:\d\d\.", text_of(note))
        assert ("It has changed since." in text_of(note)) == changed
        assert ("It has not changed since, as far as is known." in text_of(note)) != changed
        hrefs = note.xpath(".//a/@href")
        assert hrefs[:2] == [f"/article/{EDITED}", f"/article/{EDITED}/history"]
        assert hrefs[2].startswith("/capture/")
        assert all(room.get(href).status_code == 200 for href in hrefs)
    for place, moment in enumerate(times):
        links = room.page(at(moment)).xpath("//div[@class='note']//a[@rel]")
        beside = [("prev", at(one)) for one in times[:place][-1:]] + [
            ("next", at(one)) for one in times[place + 1 :][:1]
        ]
        assert [(link.get("rel"), link.get("href")) for link in links] == beside


def test_search_engines_keep_to_the_article_itself(room: ReadingRoom, times: list[str]) -> None:
    page = room.page(at(times[0]))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    assert canonical.endswith(at(times[0]))


def test_memento_clients_are_told_when_and_what_stands_beside(room: ReadingRoom, times: list[str]) -> None:
    answer = room.get_directly(f"http://reading.invalid{at(times[1])}")
    links = MementoUtils.parse_links(answer.headers["link"])
    assert {"original", "timegate", "timemap"} < set(links)
    first, itself = links["mementos"][:2]
    assert (first["url"], first["rel"]) == (f"http://reading.invalid{at(times[0])}", "first prev memento")
    assert itself["url"] == f"http://reading.invalid{at(times[1])}"
    assert answer.headers["memento-datetime"] == itself["datetime"]


@pytest.mark.parametrize(
    ("near", "seconds"),
    [(0, -1), (0, -(10**9)), (0, 1), (0, 7 * 86400), (1, -7 * 86400), (1, 1), (-1, 10**9)],
)
def test_another_time_leads_to_the_nearest_capture(
    near: int, seconds: int, room: ReadingRoom, times: list[str]
) -> None:
    answer = room.get(at(times[near], seconds))
    assert answer.status_code == 302
    assert answer.headers["location"] == at(times[near])
    assert "memento-datetime" not in answer.headers


@pytest.mark.parametrize(
    "written",
    ["20260230120000", "20261301000000", "20261120240000", "20261120006000", "20261120235960", "00000101000000", "2026",
     "202611200000001", "2026112000000", "20261120T000000", "-0261120000000"],
)  # fmt: skip
def test_a_time_that_is_none_is_not_found(written: str, room: ReadingRoom) -> None:
    assert room.get(f"/article/{EDITED}/{written}").status_code == 404


@pytest.mark.parametrize("article_id", ["lv-999", "x"])
def test_an_article_that_is_none_is_not_found(article_id: str, room: ReadingRoom) -> None:
    assert room.get(f"/article/{article_id}/20261120000000").status_code == 404


def test_a_vanished_article_is_shown_as_it_was(room: ReadingRoom, archive_with_a_past: DataFolder) -> None:
    first, *_ = times_of(archive_with_a_past, GONE)
    assert "html" in room.get(f"/article/{GONE}/{stamp(first)}").headers["content-type"]
    assert room.get(f"/article/{GONE}/20300101000000").headers["location"] == f"/article/{GONE}/{stamp(first)}"


def test_of_two_captures_of_one_second_it_is_always_the_first_by_id(
    altered: sqlite3.Connection, folder: DataFolder, times: list[str]
) -> None:
    altered.execute(
        "UPDATE revisions SET captured_at = ? WHERE captured_at = ?", [f"{times[0][:19]}.999999Z", times[1]]
    )
    ids = [one for (one,) in altered.execute("SELECT id FROM captures WHERE fetched_at IN (?, ?)", times[:2])]
    for first, last in ((ids[0], ids[1]), (ids[1], ids[0])):
        altered.execute(
            "UPDATE captures SET fetched_at = ? WHERE id = ?", [f"{times[0][:19]}.999999Z", min(first, last)]
        )
        altered.execute(
            "UPDATE captures SET fetched_at = ? WHERE id = ?", [f"{times[0][:19]}.999999Z", max(first, last)]
        )
        with closing(ReadingRoom(folder.database)) as room:
            assert f'href="/capture/{min(ids)}"' in room.text(at(times[0]))
            assert f'href="/capture/{max(ids)}"' not in room.text(at(times[0]))


def test_captures_at_all_its_addresses_count(altered: sqlite3.Connection, folder: DataFolder, times: list[str]) -> None:
    altered.execute(
        "UPDATE captures SET url = 'http://www.cilvektirdznieciba.lv/lv/vecais/7' WHERE fetched_at = ?", [times[0]]
    )
    with closing(ReadingRoom(folder.database)) as room:
        answers = [room.get(at(moment)) for moment in times]
        assert {answer.status_code for answer in answers} == {200}
        # Each is of the address that it was captured at.
        links = [MementoUtils.parse_links(answer.headers["link"]) for answer in answers]
        assert links[0]["original"]["url"] == "http://www.cilvektirdznieciba.lv/lv/vecais/7"
        assert [one["url"].endswith(at(times[0])) for one in links[0]["mementos"]] == [True]
        assert not [one for later in links[1:] for one in later["mementos"] if one["url"].endswith(at(times[0]))]


def test_what_was_not_believed_is_not_the_article(
    altered: sqlite3.Connection, folder: DataFolder, times: list[str]
) -> None:
    # As publishing leaves a suspect page, and one that says that such a page has not changed.
    altered.execute("UPDATE captures SET read_as = NULL WHERE fetched_at = ?", [times[1]])
    with closing(ReadingRoom(folder.database)) as room:
        for moment in times[1:]:
            assert room.get(at(moment)).headers["location"] == at(times[0])


def test_what_others_captured_is_not_called_ours(
    altered: sqlite3.Connection, folder: DataFolder, times: list[str]
) -> None:
    (url,) = altered.execute("SELECT url FROM articles WHERE id = ?", [EDITED]).fetchone()
    answer = Site()(urlsplit(url).path)
    import_captures(folder, [captured(answer, url, "2020-05-01T10:00:00Z")], f"http://{urlsplit(url).netloc}/")
    with closing(ReadingRoom(folder.database)) as room:
        assert "as others captured it on 1 May 2020" in room.text(at("2020-05-01T10:00:00Z"), "en")
        assert "as this archive captured it on 20 October 2026" in room.text(at(times[0]), "en")
        links = MementoUtils.parse_links(room.get(f"/timemap/link/{url}").text)
        assert links["mementos"][0]["datetime"] == "Fri, 01 May 2020 10:00:00 GMT"
        assert links["mementos"][0]["rel"] == "first memento"


def test_the_pages_of_the_article_lead_there(room: ReadingRoom, times: list[str]) -> None:
    assert {at(times[0]), at(times[-1])} <= set(room.page(f"/article/{EDITED}").xpath("//a/@href"))
    assert {at(times[0]), at(times[1])} <= set(room.page(f"/article/{EDITED}/history").xpath("//a/@href"))
    (capture,) = {href for href in room.page(at(times[1])).xpath("//div[@class='note']//a/@href") if "capture" in href}
    assert at(times[1]) in room.page(capture).xpath("//a/@href")


def test_a_rebuild_leaves_every_address_with_its_capture(copied: DataFolder) -> None:
    def shown() -> dict[str, str]:
        with closing(sqlite3.connect(copied.database)) as db:
            sql = "SELECT article_id, fetched_at FROM captures WHERE article_id IN (SELECT id FROM articles)"
            addresses = [f"/article/{one}/{stamp(moment)}" for one, moment in db.execute(sql)]
        with closing(ReadingRoom(copied.database)) as room:
            # What stands below the page has the time of day.
            return {address: room.get(address).text.partition("<footer")[0] for address in addresses}

    before = shown()
    assert len(before) >= 6
    rebuild(copied)
    assert shown() == before
