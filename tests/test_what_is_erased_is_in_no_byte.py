"""What is erased is in no byte of the data folder, and nothing brings it back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.clock import now
from archive.errors import WrongUse
from archive.export import dataset
from archive.store import damage
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from archive.store.withholding import erasing, operations
from archive.warc.reading.records import find_records
from scraper.refresh import Options, refresh
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import late_events, path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.sampled import later
from tests.support.takedowns.bytes_held import held

SLUG = "lv-izdomata-lieta-par-berzinu"


@pytest.fixture(scope="module")
def site() -> Iterator[ReplicaServer]:
    first = next(one for one in six_articles() if one.id == "lv-101")
    others = [one for one in six_articles() if one is not first]
    telling = replace(first, id=SLUG, slug=SLUG.removeprefix("lv-"), number=None)
    with ReplicaServer(Site("semantic", articles=[telling, *others], events=late_events())) as server:
        yield server


@pytest.fixture(scope="module")
def pristine(site: ReplicaServer, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An archive of the site, visited twice, and of an import."""
    folder = DataFolder(tmp_path_factory.mktemp("pristine") / "data")
    for _ in range(2):
        assert refresh(Options(site=f"{site.url}/", data=folder.root, delay=0, full=True)).outcome == "done"
    page = site.handler(path_of("lv-104"))
    url = f"{site.url}{path_of('lv-104')}"
    import_captures(folder, [captured(page, url, "2019-03-05T10:11:12Z")], site.url)
    return folder


@pytest.fixture
def filled(pristine: DataFolder, folder: DataFolder) -> DataFolder:
    """A copy of it."""
    shutil.copytree(pristine.root, folder.root)
    return folder


def told_by(folder: DataFolder, article_id: str) -> list[str]:
    """Title, sentences, a telling slug, and the people in nothing else, of an article."""
    with closing(open_database(folder.database)) as db:
        title, body, url = db.execute("SELECT title, body, url FROM articles WHERE id = ?", [article_id]).fetchone()
        people = db.execute(
            "SELECT name, slug FROM people WHERE id IN (SELECT person_id FROM appearances WHERE article_id = :id) "
            "AND id NOT IN (SELECT person_id FROM appearances WHERE article_id <> :id)",
            {"id": article_id},
        ).fetchall()
    sentences = [one for one in body.replace("\n", " ").split(". ") if len(one) > 40]
    return [title, "/" + url.split("/", 3)[3], *sentences, *(said for row in people for said in row)]


def faults(folder: DataFolder) -> list[str]:
    with closing(open_database(folder.database)) as db:
        return status(db, folder.warc, now(), verify=True).faults


@pytest.mark.parametrize("article_id", [later("lv-104"), SLUG])
def test_an_erased_article_is_gone_for_good(
    filled: DataFolder, site: ReplicaServer, crawl: Crawl, article_id: str
) -> None:
    said = told_by(filled, article_id)
    assert len(said) > 4
    assert dataset.make(filled).is_new
    assert {"captures.wacz", "archive.sqlite.gz"} <= {one.split(": ")[0] for one in held(filled, said)}
    assert erasing.erase(filled, article_id, "court").carried_out
    assert held(filled, said) == []
    assert faults(filled) == []
    rebuild(filled)
    assert held(filled, said) == []
    url = said[1]
    page = site.handler(url)
    for path in (url, "/lv/cits/999"):
        brought = import_captures(filled, [captured(page, f"{site.url}{path}", "2020-03-05T10:11:12Z")], site.url)
        assert brought.captures == 0
    assert held(filled, said) == []
    asked_before = len(site.requests)
    assert crawl(site, full=True).outcome == "done"
    assert url not in [request.path for request in site.requests[asked_before:]]
    sentences = said[2:]
    assert held(filled, sentences) == []  # while the site lists it, its title and link are captured again


@pytest.fixture
def others(filled: DataFolder) -> dict[str, bytes]:
    """The members of all records, by id."""
    return members(filled)


def members(folder: DataFolder) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in sorted(folder.warc.glob("*.warc.gz")):
        content = path.read_bytes()
        found |= {
            one.record_id: content[one.offset : one.end]
            for one in find_records(path)
            if one.record_id and not one.erased_id
        }
    return found


def test_all_other_records_stay_byte_for_byte(filled: DataFolder, others: dict[str, bytes]) -> None:
    erasing.erase(filled, "lv-104", "court")
    left = members(filled)
    tombs = [one for path in filled.warc.glob("*.warc.gz") for one in find_records(path) if one.erased_id]
    assert {one.erased_id for one in tombs} == others.keys() - left.keys()
    assert len(tombs) > 4
    assert {id: member for id, member in others.items() if id in left} == left


def test_the_files_are_sound_to_others(filled: DataFolder) -> None:
    erasing.erase(filled, "lv-104", "court")
    paths = sorted(filled.warc.glob("*.warc.gz"))
    done = subprocess.run(
        [Path(sys.executable).parent / "warcio", "check", *paths], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    with closing(open_database(filled.database, create=True)) as db:
        assert damage.survey(db, filled.warc, now()) is None


def test_the_captures_that_stay_are_read_where_they_are_now(filled: DataFolder) -> None:
    erasing.erase(filled, "lv-103", "court")
    with closing(open_database(filled.database)) as db:
        places = set(db.execute("SELECT id, warc, offset, length FROM captures").fetchall())
    on_disk = {
        (one.record_id, path.name, one.offset, one.length)
        for path in filled.warc.glob("*.warc.gz")
        for one in find_records(path)
    }
    assert places <= on_disk


def test_what_is_withheld_can_be_erased(filled: DataFolder) -> None:
    said = told_by(filled, SLUG)
    operations.withhold(filled, operations.look(filled, SLUG), "privacy")
    assert any("takedowns.jsonl" in one for one in held(filled, said))
    erasing.erase(filled, SLUG, "court")
    assert held(filled, said) == []
    with pytest.raises(WrongUse, match="erased already"):
        operations.look(filled, SLUG)


@pytest.mark.peers
def test_what_was_captured_again_can_be_erased_again(filled: DataFolder, site: ReplicaServer, crawl: Crawl) -> None:
    said = told_by(filled, "lv-104")
    erasing.erase(filled, "lv-104", "court")
    crawl(site, full=True)
    assert held(filled, said)  # in lists of the site
    erasing.erase(filled, "lv-104", "court")
    assert held(filled, said) == []
    assert faults(filled) == []


@pytest.mark.peers
def test_lists_that_name_it_may_be_kept(filled: DataFolder) -> None:
    said = told_by(filled, "lv-104")
    going = erasing.look(filled, "lv-104", keep_lists=True)
    assert not going.lists
    erasing.erase(filled, "lv-104", "court", keep_lists=True)
    assert {one.split(": ", 1)[1] for one in held(filled, said)} <= set(said[:2])
    assert faults(filled) == []
