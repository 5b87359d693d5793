"""What several tests start from: a served stand-in site, an archive made from it, the command run as people run it."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest
import yaml
from datasette.app import Datasette
from lxml import html
from lxml.html import HtmlElement

from archive.store.crawls import Summary
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests import past
from tests.replica import hostile
from tests.replica.content import load_articles
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.served import Served, running

ROOT = Path(__file__).parent.parent

SIX_ARTICLES = [
    article
    for article in load_articles()
    if article.id in ("lv-101", "lv-103", "lv-104", "lv-240", "lv-greta", "en-201")
]


def path_of(article_id: str) -> str:
    """The path of an article of the stand-in site."""
    return next(article.path for article in load_articles() if article.id == article_id)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value and nothing else."""
        return json.loads(self.out)


def ctarchive(*arguments: object, timeout: float = 60, environment: dict[str, str] | None = None) -> Ran:
    """Run the command in a process of its own, as from a shell."""
    done = subprocess.run(
        [sys.executable, "-m", "archive", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def small_site() -> Iterator[ReplicaServer]:
    """A site of six articles, in one plain skin."""
    with ReplicaServer(Site("semantic", articles=SIX_ARTICLES, events=[])) as server:
        yield server


class Crawl(Protocol):
    """Refreshes one data folder from a server, in this process and without delay."""

    def __call__(
        self,
        server: ReplicaServer,
        *,
        full: bool = False,
        timeout: float = 60,
        accept_drift: bool = False,
        accept: tuple[str, ...] = (),
    ) -> Summary: ...


@pytest.fixture
def crawl(folder: DataFolder) -> Crawl:
    """Refresh the data folder from a server, in this process and without delay."""

    def run(server: ReplicaServer, **options: Any) -> Summary:
        return refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, **options))

    return run


@pytest.fixture(scope="session")
def changed_site() -> Iterator[ReplicaServer]:
    """The site of six articles, as it was when `twice_crawled` was refreshed last. Not to be scripted."""
    with ReplicaServer(Site("semantic", articles=SIX_ARTICLES, events=[])) as server:
        yield server


@pytest.fixture(scope="session")
def twice_crawled(tmp_path_factory: pytest.TempPathFactory, changed_site: ReplicaServer) -> DataFolder:
    """An archive of `changed_site` with a revision of lv-101, of two crawls. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("twice") / "data")
    options = Options(site=f"{changed_site.url}/", data=folder.root, delay=0, full=True)
    refresh(options)
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
def archived_replica(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The whole stand-in site in mixed skins, archived once. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("replica") / "data")
    with ReplicaServer() as server:
        summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
    assert summary.outcome == "done"
    return folder


@pytest.fixture(scope="session")
def archive_with_a_past(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The stand-in site, archived several times, with changes in between. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("past") / "data")
    past.live_through(folder)
    return folder


@pytest.fixture(scope="session")
def served_past(archive_with_a_past: DataFolder) -> Iterator[Served]:
    """A server of `archive_with_a_past`, on the day of its last refresh."""
    environment = {"CTARCHIVE_NOW": past.NOW.isoformat()}
    with running("archive", "serve", "--data", archive_with_a_past.root, environment=environment) as served:
        yield served


@pytest.fixture(scope="session")
def hostile_archive(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The hostile stand-in site, archived, with attacks put into what the crawl leaves clean. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("hostile") / "data")
    with ReplicaServer(hostile.hostile_site()) as server:
        summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
    assert summary.outcome == "done"
    hostile.poison(folder.database)
    return folder


@pytest.fixture
def free_port() -> int:
    """A port on loopback that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class ReadingRoom:
    """Datasette with our plugin on an archive, asked without a network."""

    def __init__(self, *databases: Path, metadata: dict[str, Any] | None = None, **settings: object) -> None:
        metadata = metadata or yaml.safe_load((ROOT / "metadata.yml").read_text())
        self._datasette = Datasette([*map(str, databases)], metadata=metadata, settings=settings)
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._datasette.invoke_startup())

    def close(self) -> None:
        """End the loop that the pages were made in."""
        self._loop.close()

    def get(self, path: str, language: str = "lv", **headers: str | bytes) -> httpx.Response:
        """The answer at a path, to somebody whose browser prefers a language."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        headers = {"accept-language": language, **named}
        response: httpx.Response = self._loop.run_until_complete(self._datasette.client.get(path, headers=headers))
        return response

    def get_directly(self, url: str) -> httpx.Response:
        """The answer at an address as a proxy asks for it, without what Datasette's own client adds to the path."""
        transport = httpx.ASGITransport(self._datasette.app())

        async def get() -> httpx.Response:
            async with httpx.AsyncClient(transport=transport) as client:
                return await client.get(url)

        return self._loop.run_until_complete(get())

    def text(self, path: str, language: str = "lv") -> str:
        """The page at a path, which must be there."""
        response = self.get(path, language)
        assert response.status_code == 200, path
        return response.text

    def page(self, path: str, language: str = "lv") -> HtmlElement:
        """The same, parsed."""
        return html.fromstring(self.text(path, language))


def text_of(element: HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(element.text_content().split())


@pytest.fixture(scope="session")
def reading_room(archived_replica: DataFolder) -> Iterator[ReadingRoom]:
    """The pages of the archived stand-in site."""
    with closing(ReadingRoom(archived_replica.database)) as room:
        yield room
