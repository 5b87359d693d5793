"""Every address that something had answers 451 once it is withheld: since when and by which code, and nothing more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import quote

import httpx
import pytest

from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import REASONS
from tests.support.browser.keeper_settings import SAID
from tests.support.browser.links import says
from tests.support.reading_room import ReadingRoom
from tests.support.takedowns.withheld import Shut

KINDS = ("article", "version", "document", "picture", "capture", "address", "person")
WORDS = {
    "legal": ("To prasa likums.", "The law requires it."),
    "privacy": ("Tā tiek aizsargāts kāda cilvēka privātums.", "This protects someone’s privacy."),
    "court": ("Tā nolēmusi tiesa.", "A court has ordered it."),
    "copyright": ("Tā tiek aizsargātas autortiesības.", "This protects copyright."),
    "operator": ("Tā nolēmis arhīva uzturētājs.", "The keeper of this archive has decided so."),
}


@pytest.fixture(scope="module", params=["anew", "waiting"])
def room(request: pytest.FixtureRequest, archive_with_secrets: Shut) -> Iterator[ReadingRoom]:
    """The pages where the database has been made anew, and where it waits for that."""
    with closing(ReadingRoom(getattr(archive_with_secrets, request.param).database)) as room:
        yield room


@pytest.fixture(scope="module")
def anew(archive_with_secrets: Shut) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(archive_with_secrets.anew.database)) as room:
        yield room


@pytest.mark.parametrize("kind", KINDS)
def test_each_answers_451_and_tells_nothing(kind: str, room: ReadingRoom, archive_with_secrets: Shut) -> None:
    case = archive_with_secrets.cases[kind]
    for path in case.paths:
        for number, language in enumerate(("lv", "en")):
            answer = room.get(path, language)
            if path.startswith("/speaker/") and kind == "article" and answer.status_code == 503:
                continue  # that nothing else names them shows when the database is made anew
            assert answer.status_code == 451, path
            assert answer.headers["x-robots-tag"] == "noindex"
            assert answer.headers["cache-control"] == "private, no-cache"
            assert says(answer, [WORDS[case.reason][number]]), path
            asked_for = [text for text in case.said if text in path or quote(text) in path]
            assert [text for text in says(answer, case.said) if text not in asked_for] == [], path


def test_the_name_of_somebody_withheld_is_answered_as_one_that_nobody_has(anew: ReadingRoom) -> None:
    said = {"Zelma Pūcīte-Kalniņa", "Zelma Nebijusī-Nekad"}
    for path in ("/search?speaker={}", "/search?q=speaker:%22{}%22", "/statements?speaker={}", "/speakers?q={}"):
        answers = [anew.get(path.format(quote(name)), "en") for name in sorted(said)]
        assert [answer.status_code for answer in answers] == [200, 200]
        shown = [says(answer, ["The archive shows no one called", "No one by that name"]) for answer in answers]
        assert shown[0] == shown[1] != []


def test_people_in_nothing_else_answer_so_too(anew: ReadingRoom, archive_with_secrets: Shut) -> None:
    people = [path for path in archive_with_secrets.cases["article"].paths if path.startswith("/speaker/")]
    assert people
    assert {anew.get(path).status_code for path in people} == {451}


@pytest.mark.parametrize("kind", KINDS)
def test_each_was_there_before(kind: str, archive_with_secrets: Shut) -> None:
    with closing(ReadingRoom(archive_with_secrets.before.database)) as room:
        statuses = {path: room.get(path).status_code for path in archive_with_secrets.cases[kind].paths}
    missing = {path for path, status in statuses.items() if status == 404}
    assert {path for path in missing if not path.startswith("/thumbnail/")} == set()
    assert set(statuses.values()) & {200, 302}


def test_captures_and_events_that_went_along_answer_so_too(anew: ReadingRoom, archive_with_secrets: Shut) -> None:
    entries = ledger.read(archive_with_secrets.anew.takedowns)
    vanished = next(one.hidden for one in entries if one.action == "also")
    paths = [f"/capture/{one}" for one in vanished.captures] + [f"/archive/events/{one}" for one in vanished.events]
    assert len(paths) > 3
    for path in paths:
        assert anew.get(path).status_code == 451, path


@pytest.mark.parametrize("kind", ["article", "address"])
def test_typed_into_the_search_they_answer_so(kind: str, anew: ReadingRoom, archive_with_secrets: Shut) -> None:
    for typed in archive_with_secrets.cases[kind].searched:
        assert anew.get(f"/search?q={quote(typed)}").status_code == 451, typed
    assert anew.get("/search?q=lv-105").status_code in (200, 302)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/article/lv-104", "text/html; charset=utf-8"),
        ("/article/lv-104.bib", "text/plain; charset=utf-8"),
        ("/article/lv-104.csl.json", "application/json; charset=utf-8"),
        ("/archive/articles/lv-104.json", "application/json; charset=utf-8"),
    ],
)
def test_machines_are_told_in_their_form(path: str, content_type: str, room: ReadingRoom) -> None:
    answer = room.get(path, "en")
    assert answer.headers["content-type"] == content_type
    if path.endswith(".json"):
        told = json.loads(answer.text)
        assert told.keys() == {"error", "since", "reason"}
        assert told["reason"] == "court"
        assert told["error"].startswith("This page is not available. Access to it has been closed since ")


def test_what_is_beside_it_is_there(anew: ReadingRoom, archive_with_secrets: Shut) -> None:
    for path in (
        "/article/lv-118",
        "/article/lv-118/history",
        "/article/lv-105",
        "/speakers",
        "/archive/articles/lv-105",
    ):
        assert anew.get(path).status_code == 200, path
    assert anew.get("/article/lv-999").status_code == 404
    assert anew.get("/capture/00000000-0000-0000-0000-000000000000").status_code == 404
    assert anew.get("/speaker/nobody-here").status_code == 404


def test_all_reasons_have_words() -> None:
    assert WORDS.keys() == set(REASONS)


def test_the_keeper_is_named_as_whoever_blocks(archive_with_secrets: Shut, folder: DataFolder) -> None:
    folder.create()
    shutil.copy(archive_with_secrets.anew.database, folder.database)
    shutil.copy(archive_with_secrets.anew.takedowns, folder.takedowns)
    with closing(ReadingRoom(folder.database)) as room:
        assert "link" not in room.get("/article/lv-104").headers
        folder.settings.write_text(SAID)
        assert room.get("/article/lv-104").headers["link"] == '<https://ozoli.example/>; rel="blocked-by"'


@pytest.fixture
def answer_below(archive_with_secrets: Shut) -> Iterator[Callable[[str], httpx.Response]]:
    with closing(ReadingRoom(archive_with_secrets.anew.database, base_url="/arhivs/")) as room:
        yield room.get_directly


def test_it_holds_below_any_address(answer_below: Callable[[str], httpx.Response]) -> None:
    for path in ("/arhivs/article/lv-104", "/article/lv-104", "/arhivs/archive/articles/lv-104"):
        answer = answer_below(f"http://localhost{path}")
        assert answer.status_code == 451, path
        assert 'href="/arhivs/about#corrections"' in answer.text


def test_whoever_may_not_see_the_archive_is_not_told(archive_with_secrets: Shut) -> None:
    with closing(ReadingRoom(archive_with_secrets.anew.database, metadata={"allow": False})) as room:
        assert room.get("/article/lv-104").status_code == 403
