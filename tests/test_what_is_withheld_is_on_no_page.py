"""Whoever follows every link of the served archive, or reads an export, finds no trace of what is withheld."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from archive.export import dataset
from archive.store.folder import DataFolder
from tests.support.browser.links import says, visited
from tests.support.reading_room import ReadingRoom
from tests.support.sampled import later
from tests.support.takedowns.bytes_held import held_in
from tests.support.takedowns.withheld import Shut

TABLES = ("articles revisions captures documents document_pages people person_ids statements images attachments "
          "events addresses link_texts vocabulary").split()  # fmt: skip
STARTS = (
    "/",
    "/search?q=pa%C5%A1vald%C4%ABba",
    "/search.json?size=100",
    "/search.csv?size=1000",
    "/search.atom",
    "/changes.atom",
    "/calendar.ics",
    "/about/coverage",
    "/archive.json",
    *(f"/archive/{table}.csv?_stream=1" for table in TABLES),
    *(f"/archive/{table}.json?_shape=array&_size=max" for table in TABLES),
    f"/archive.json?_shape=array&sql={quote('SELECT url, location, sha256 FROM captures')}",
)
KINDS = ("article", "version", "document", "picture", "capture", "address", "person")


def traces(folder: DataFolder, secrets: Shut, language: str) -> tuple[dict[str, set[str]], int]:
    """By the kind of what is withheld, what of it was met and where; and how many pages there are."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    texts = {text for kind in KINDS for text in secrets.cases[kind].said}
    pages = 0
    with closing(ReadingRoom(folder.database)) as room:
        for path, answer in visited(room, language, *STARTS):
            pages += 1
            for text in says(answer, texts):
                for kind in KINDS:
                    if text in secrets.cases[kind].said:
                        found[kind].add(f"{path}: {text}")
    return found, pages


@pytest.fixture(scope="module", params=["lv", later("en")])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def met(archive_with_secrets: Shut, language: str) -> tuple[dict[str, set[str]], int]:
    return traces(archive_with_secrets.anew, archive_with_secrets, language)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_a_trace(kind: str, met: tuple[dict[str, set[str]], int]) -> None:
    found, pages = met
    assert pages > 200
    assert found[kind] == set()


@pytest.mark.peers
def test_each_was_to_be_met_before(archive_with_secrets: Shut) -> None:
    found, _ = traces(archive_with_secrets.before, archive_with_secrets, "lv")
    for kind in KINDS:
        told = {trace.partition(": ")[2] for trace in found[kind]}
        assert told == set(archive_with_secrets.cases[kind].said), kind


def test_the_sitemap_leads_to_none_of_it(archive_with_secrets: Shut) -> None:
    paths = [path for case in archive_with_secrets.cases.values() for path in case.paths]
    with closing(ReadingRoom(archive_with_secrets.anew.database)) as room:
        text = room.text("/sitemap.xml")
        assert [path for path in paths if f"http://localhost{path}<" in text] == []
    with closing(ReadingRoom(archive_with_secrets.before.database)) as room:
        text = room.text("/sitemap.xml")
        assert [path for path in paths if f"http://localhost{path}<" in text]
    with closing(ReadingRoom(archive_with_secrets.waiting.database)) as room:
        assert room.get("/sitemap.xml").status_code == 503


def test_nothing_is_shown_while_the_database_still_has_it(archive_with_secrets: Shut) -> None:
    found, pages = traces(archive_with_secrets.waiting, archive_with_secrets, "lv")
    assert pages >= len(STARTS)
    assert not any(found.values())


def test_no_file_of_an_export_has_a_trace(archive_with_secrets: Shut, tmp_path: Path) -> None:
    exported = dataset.make(archive_with_secrets.anew, tmp_path).folder
    assert held_in(exported, {text for kind in KINDS for text in archive_with_secrets.cases[kind].said}) == []
