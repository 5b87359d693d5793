"""What several tests start from: a served stand-in site, and archives made from it."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from archive.store.crawls import Summary
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica import hostile
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.archives import past
from tests.support.articles import late_events, path_of, six_articles
from tests.support.crawling import Crawl, read_here
from tests.support.imports.with_imports import WithImports, live_through
from tests.support.processes.kill_at import Killer
from tests.support.reading_room import ReadingRoom
from tests.support.sampled import later
from tests.support.served import PATIENT, Served, running
from tests.support.sites.moved_articles import START, Visit
from tests.support.sites.suspects import Rig, twelve
from tests.support.takedowns.withheld import Shut, shut

pytest_plugins = [
    "tests.support.browser.fixtures",
    "tests.support.archives.caches",
    "tests.support.archives.shared_rooms",
]

MadeOnce = Callable[[str, Callable[[Path], object]], Path]

# No test measures time: pytest-timeout is the net for what never ends.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# As in a command (archive.cli.shared): by default a twentieth of the time went into looking for garbage.
gc.set_threshold(10_000)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def small_site() -> Iterator[ReplicaServer]:
    """A site of six articles, in one plain skin."""
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        yield server


@pytest.fixture
def crawl(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Crawl:
    """Refresh the data folder from a server, without delay and all in this process, which is three times quicker.

    Readers of pages are in a process of their own where tests are about them, run the command, or share an archive.
    """
    read_here(monkeypatch)

    def run(server: ReplicaServer, **options: Any) -> Summary:
        return refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, **options))

    return run


@pytest.fixture(params=[later("with validators"), "without"])
def either_site(request: pytest.FixtureRequest) -> Iterator[ReplicaServer]:
    """Six articles and a season of the calendar, from a server that can say "not modified" and from one that cannot."""
    pages = Site("semantic", articles=six_articles(), events=late_events())

    def without_validators(path: str) -> Answer:
        return replace(pages(path), etag=None, last_modified=None)

    with ReplicaServer(pages if request.param == "with validators" else without_validators) as server:
        yield server


@pytest.fixture
def visit(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Refresh from a server on a day, counted from START."""

    def on(day: float, server: ReplicaServer, **options: Any) -> Summary:
        monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        return crawl(server, **options)

    return on


@pytest.fixture(scope="session")
def twelve_visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ReplicaServer, Path]]:
    """The site of twelve articles, and its archive after one visit, at START."""
    root = tmp_path_factory.mktemp("twelve") / "data"
    assert len(twelve()) == 12
    with ReplicaServer(Site("semantic", articles=twelve(), events=[])) as server:
        with patch.dict(os.environ, CTARCHIVE_NOW=START.isoformat()):
            first = refresh(Options(site=f"{server.url}/", data=root, delay=0, full=True))
        assert first.outcome == "done", first.detail
        yield server, root


@pytest.fixture
def rig(
    twelve_visited: tuple[ReplicaServer, Path], crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> Rig:
    """Twelve articles, visited once."""
    server, root = twelve_visited
    server.forget()
    server.handler = Site("semantic", articles=twelve(), events=[])
    shutil.copytree(root, folder.root)
    return Rig(server, crawl, folder, monkeypatch)


@pytest.fixture(scope="session")
def changed_site() -> Iterator[ReplicaServer]:
    """The site of six articles, as it was when `twice_crawled` was refreshed last. Not to be scripted."""
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        yield server


@pytest.fixture(scope="session")
def twice_crawled(tmp_path_factory: pytest.TempPathFactory, changed_site: ReplicaServer) -> DataFolder:
    """An archive of `changed_site` with a revision of lv-101, of two crawls. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("twice") / "data")
    options = Options(site=f"{changed_site.url}/", data=folder.root, delay=0, full=True)
    refresh(options)
    time.sleep(1.1)  # a version is named by the second of its capture
    changed_site.script(
        path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1))
    )
    assert refresh(options).changed == 1
    return folder


@pytest.fixture
def copied(twice_crawled: DataFolder, folder: DataFolder) -> DataFolder:
    """A copy of `twice_crawled`, to be damaged."""
    shutil.copytree(twice_crawled.root, folder.root)
    return folder


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Make a folder that takes long, once for all processes that run tests; each gets a copy of its own."""

    def copy_of(name: str, make: Callable[[Path], object]) -> Path:
        mine = tmp_path_factory.mktemp(name) / "copy"
        if "PYTEST_XDIST_WORKER" not in os.environ:
            make(mine)
            return mine
        of_all = tmp_path_factory.getbasetemp().parent / name
        with FileLock(of_all.with_suffix(".lock")):
            if not of_all.exists():
                half_made = of_all.with_suffix(".half")
                shutil.rmtree(half_made, ignore_errors=True)
                make(half_made)
                half_made.rename(of_all)
        shutil.copytree(of_all, mine)
        return mine

    return copy_of


@pytest.fixture(scope="session")
def archived_replica(made_once: MadeOnce) -> DataFolder:
    """The whole stand-in site in mixed skins, archived once. Not to be written to."""

    def make(root: Path) -> None:
        with ReplicaServer() as server:
            summary = refresh(Options(site=f"{server.url}/", data=root, delay=0))
        assert summary.outcome == "done"

    return DataFolder(made_once("replica", make))


@pytest.fixture(scope="session")
def archive_with_a_past(made_once: MadeOnce) -> DataFolder:
    """The stand-in site, archived several times, with changes in between. Not to be written to."""
    return DataFolder(made_once("past", lambda root: past.live_through(DataFolder(root))))


@pytest.fixture(scope="session")
def archive_with_secrets(made_once: MadeOnce, archive_with_a_past: DataFolder) -> Shut:
    """`archive_with_a_past` with one thing of each kind withheld. Not to be written to."""
    return Shut(archive_with_a_past, made_once("shut", lambda root: shut(archive_with_a_past, root)))


@pytest.fixture(scope="session")
def served_past(archive_with_a_past: DataFolder) -> Iterator[Served]:
    """A server of `archive_with_a_past`, on the day of its last refresh."""
    environment = {"CTARCHIVE_NOW": past.NOW.isoformat()}
    with running("archive", "serve", "--data", archive_with_a_past.root, *PATIENT, environment=environment) as served:
        yield served


@pytest.fixture(scope="session")
def archive_with_imports(tmp_path_factory: pytest.TempPathFactory) -> WithImports:
    """The site of six articles, visited and with imports of what others captured. Not to be written to."""
    return live_through(DataFolder(tmp_path_factory.mktemp("imports") / "data"))


@pytest.fixture(scope="session")
def room_with_imports(archive_with_imports: WithImports) -> Iterator[ReadingRoom]:
    """The pages of `archive_with_imports`."""
    with closing(ReadingRoom(archive_with_imports.folder.database)) as room:
        yield room


@pytest.fixture(scope="session")
def hostile_archive(made_once: MadeOnce) -> DataFolder:
    """The hostile stand-in site, archived, with attacks put into what the crawl leaves clean. Not to be written to."""

    def make(root: Path) -> None:
        with ReplicaServer(hostile.hostile_site()) as server:
            summary = refresh(Options(site=f"{server.url}/", data=root, delay=0))
        assert summary.outcome == "done"
        hostile.poison(DataFolder(root).database)

    return DataFolder(made_once("hostile", make))


@pytest.fixture
def free_port() -> int:
    """A port on loopback that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def reading_room(archived_replica: DataFolder) -> Iterator[ReadingRoom]:
    """The pages of the archived stand-in site."""
    with closing(ReadingRoom(archived_replica.database)) as room:
        yield room


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    """What kills commands at any of their writes, in the test modules that ask for it."""
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    with Killer(tmp_path_factory.mktemp("killer")) as killer:
        yield killer


# Who has one of these at hand does more than let rules work on words. The other fixtures rest on those named here. The
# files of the stand-in site are at hand where all of it is made in every skin, which takes as long as the rules do.
_SLOW_MODULES = frozenset(
    "subprocess socket ssl sqlite3 sqlite_utils.db playwright datasette.app "
    "archive.documents archive.documents.reading archive.documents.thumbnails "
    "archive.store.reprocessing.rebuild archive.store.reprocessing.rereading scraper.refresh "
    "tests.replica.server tests.replica.files tests.fuzz_warc tests.support.rows.articles "
    "tests.support.rows.stand_in tests.support.browser.reader tests.support.command tests.support.crawling "
    "tests.support.imports.store tests.support.imports.foreign tests.support.archives.golden "
    "tests.support.processes.kill_at tests.support.archives.past tests.support.servers.pywb "
    "tests.support.reading_room tests.support.served tests.support.archives.shelf "
    "tests.support.imports.with_imports tests.support.takedowns.withheld".split()
)
_SLOW_FIXTURES = frozenset(
    "browser small_site changed_site archived_replica archive_with_a_past archive_with_imports archive_with_secrets "
    "hostile_archive crawl home_database killer prepared_copy shelf_of_sites".split()
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `pure` what opens no database and starts no server, browser, crawl or process.

    It goes by imports and fixtures. Such are the tests of rules, words and parsers; `make test-fast` runs them.
    """
    for item in items:
        if isinstance(item, pytest.Function) and not (
            _at_hand(item.module) & _SLOW_MODULES or _SLOW_FIXTURES.intersection(item.fixturenames)
        ):
            item.add_marker("pure")


@cache
def _at_hand(module: ModuleType) -> frozenset[str]:
    """The modules that a module has imported, or has imported something from."""
    return frozenset(
        one.__name__ if isinstance(one, ModuleType) else str(getattr(one, "__module__", ""))
        for one in vars(module).values()
    )
