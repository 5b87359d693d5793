"""`ctarchive import wayback`, the real command: from a stand-in Wayback Machine to the rows that a crawl makes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Step
from tests.replica.server import ReplicaServer, Request
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.command import NOWHERE, ROOT, Ran, ctarchive
from tests.support.crawling import Crawl
from tests.support.imports.foreign import answer, record
from tests.support.rows.public import rows
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import WaybackMachine

PAGES = Site("semantic", today=date(2024, 5, 1), articles=six_articles(), events=[])
PATHS = [path_of(one.id) for one in six_articles()]
EDITED = path_of("lv-103")
FIRST = [
    Kept(f"{SITE}{path}", f"202205010000{number:02}", PAGES(path).body, lines=1 + number % 2)
    for number, path in enumerate(PATHS)
]
LATER = [
    replace(
        FIRST[number],
        timestamp=f"202305010000{number:02}",
        payload=PAGES(path).body.replace(b"</h1>", "</h1><p>Papildināts pēc sarunas ar policiju.</p>".encode(), 1),
    )
    for number, path in enumerate(PATHS)
    if path == EDITED
]
ODDS = [
    Kept(f"{SITE}/lv", "20220501000100", PAGES("/lv").body, original="http://www.cilvektirdznieciba.lv:80/lv"),
    Kept(f"{SITE}/lv/nav/999", "20220501000101", b"<p>Nav atrasts</p>", 404),
    Kept(f"{SITE}/old", "20220501000102", b"", 302, headers=(("Location", "/lv"),), location_as="without scheme"),
    Kept(f"{SITE}{EDITED}", "20240501000000", LATER[0].payload, revisit=True),
]
PICTURES = [
    Kept(f"{SITE}/upload/{number}.jpg", f"202205020000{number:02}", b"\xff\xd8\xff%d" % number, mime="image/jpeg")
    for number in range(5)
]
AT_ONCE = 2  # requests that may be on their way: what is killed before it has read an answer has none
SAMPLE = (1, 12)  # of the kills, in `make test`
KEPT = [*FIRST, *LATER, *ODDS]


def imported(machine: WaybackMachine, folder: DataFolder, *options: object) -> Ran:
    return ctarchive(
        "import", "wayback", "--from", machine.url, "--delay", 0, "--data", folder.root, "--json", *options
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("whole"))
    with WaybackMachine(KEPT) as machine:
        ran = imported(machine, folder)
    assert (ran.code, ran.json["outcome"], ran.json["captures"]) == (0, "done", len(KEPT)), ran
    return folder


def test_its_articles_are_those_of_a_crawl_of_the_same_site(folder: DataFolder, crawl: Crawl, tmp_path: Path) -> None:
    captured = DataFolder(tmp_path / "captured")
    with WaybackMachine(FIRST) as machine:
        assert imported(machine, captured).code == 0
    with ReplicaServer(PAGES) as server:
        crawl(server)

    def said(archive: DataFolder) -> list[tuple[object, ...]]:
        with closing(open_database(archive.database)) as db:
            return db.execute(
                "SELECT id, kind, lang, title, published_on, body, signature, revision, content_hash, confidence "
                "FROM articles ORDER BY id"
            ).fetchall()

    assert said(captured) == said(folder)


def test_each_capture_says_where_it_is_from(whole: DataFolder) -> None:
    with closing(open_database(whole.database)) as db:
        told = db.execute("SELECT source, source_uri, fetched_at, imported_at, url FROM captures").fetchall()
        versions = db.execute(
            "SELECT substr(captured_at, 1, 10) FROM revisions WHERE article_id = 'lv-103' ORDER BY revision"
        ).fetchall()
    for source, uri, fetched_at, imported_at, url in told:
        moment = "".join(filter(str.isdigit, fetched_at[:19]))
        assert (source, uri.endswith(f"/web/{moment}id_/{url}")) == ("wayback", True), (uri, url)
        assert imported_at[:4] >= "2026"
        assert ":80" not in url
    assert versions == [("2022-05-01",), ("2023-05-01",)]


def test_a_rebuild_ends_with_the_same(whole: DataFolder) -> None:
    before = rows(whole)
    rebuild(whole)
    assert rows(whole) == before


def test_a_second_import_asks_for_no_capture(whole: DataFolder) -> None:
    before = rows(whole)
    with WaybackMachine(KEPT) as machine:
        ran = imported(machine, whole)
        assert machine.captures_asked() == []
    assert (ran.code, ran.json["captures"], ran.json["known"]) == (0, 0, len(KEPT))
    assert rows(whole) == before


def test_a_dry_run_counts_and_stores_nothing(folder: DataFolder) -> None:
    with WaybackMachine(KEPT) as machine:
        ran = imported(machine, folder, "--dry-run", "--site", "www.cilvektirdznieciba.lv")
        assert machine.captures_asked() == []
    assert ran.code == 0
    assert ran.json["years"] == {"2022": 9, "2023": 1, "2024": 1}
    assert not folder.root.exists()


@pytest.mark.parametrize("service", ["wayback", "commoncrawl"])
def test_nobody_there_is_said_in_a_line(service: str, folder: DataFolder) -> None:
    ran = ctarchive("import", service, "--from", NOWHERE, "--delay", 0, "--data", folder.root)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("ctarchive: ")
    assert ran.err.count("\n") == 1
    assert "Internet Archive" not in ran.err
    assert not folder.database.exists()


def test_what_cannot_be_had_is_named_and_the_rest_is_there(folder: DataFolder) -> None:
    lost = replace(FIRST[0], playable=False)
    with WaybackMachine([lost, *FIRST[1:]]) as machine:
        ran = imported(machine, folder)
    assert (ran.code, ran.json["outcome"], ran.json["failed"]) == (6, "partial", 1)
    assert lost.url in ran.err


class Deadly(WaybackMachine):
    """Kills the process that asks, at one of its requests."""

    at = 0
    victim: subprocess.Popen[bytes] | None = None

    def step_for(self, request: Request) -> Step:
        step = super().step_for(request)
        if self.victim and len(self.requests) == self.at:
            self.victim.send_signal(signal.SIGKILL)
        return step


@pytest.mark.parametrize(
    "at", [pytest.param(at, marks=[] if at in SAMPLE else pytest.mark.peers) for at in range(1, 21)]
)
def test_killed_at_any_request_it_ends_as_if_nothing_had_happened(
    at: int, folder: DataFolder, whole: DataFolder
) -> None:
    with Deadly([*KEPT, *PICTURES]) as machine:
        machine.at = at
        command = [sys.executable, "-m", "archive", "import", "wayback", "--from", machine.url, "--delay", "0"]
        machine.victim = subprocess.Popen(
            [*command, "--data", str(folder.root)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert machine.victim.wait(timeout=60) == -signal.SIGKILL
        machine.victim = None
        ran = imported(machine, folder)
        asked = Counter(request.path for request in machine.requests)
    assert ran.code == 0, ran
    assert rows(folder) == rows(whole)
    again = [path for path, times in asked.items() if times > 1]
    assert len(again) <= AT_ONCE, again


def test_a_capture_of_which_files_had_the_first_part_is_had_whole(tmp_path: Path, folder: DataFolder) -> None:
    of_articles = FIRST[:2]
    recorded = [record(one.url, answer(one.payload), date=f"2022-05-01T00:00:{number:02}Z")
                for number, one in enumerate(of_articles)]  # fmt: skip
    torn = tmp_path / "torn.warc"
    torn.write_bytes(b"".join(recorded)[:-500])  # as of a download that broke off
    assert ctarchive("import", torn, "--data", folder.root).code == 6
    with WaybackMachine(of_articles) as machine:
        summary = imported(machine, folder).json
        assert (summary["captures"], summary["known"]) == (1, 1)
        assert imported(machine, folder, "--dry-run").json["known"] == 2
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (2,)
