"""The stand-in site in four states over ten years: three recorded by wget, the last one visited."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from pathlib import Path
from unittest.mock import patch

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.import_files import Selection, import_files
from archive.store.reprocessing.rebuild import rebuild
from scraper.refresh import Options, refresh
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.rows.public import rows

pytestmark = [pytest.mark.peers, pytest.mark.skipif(not shutil.which("wget"), reason="needs wget")]

BIN = Path(sys.executable).parent
EDITED, GONE, LATER = "lv-103", "lv-240", "lv-104"
YEARS = ("2016", "2019", "2022")


def state(edition: int, without: str = "") -> Site:
    articles = [_edition(one, edition) if one.id == EDITED else one for one in six_articles() if one.id != without]
    return Site("semantic", today=date(2022, 5, 1), articles=articles, events=[])


def _edition(article: ReplicaArticle, number: int) -> ReplicaArticle:
    added = Paragraph((Part(f"Papildināts {number}. reizi pēc sarunas ar nozares pārstāvjiem."),))
    return replace(article, body=(*article.body, added)) if number else article


STATES = {"2016": state(0, without=LATER), "2019": state(1), "2022": state(1), "visit": state(2, without=GONE)}


@dataclass(frozen=True)
class Past:
    """The files that wget wrote, by year, and the server of the site."""

    files: dict[str, Path]
    server: ReplicaServer


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    folder = tmp_path_factory.mktemp("wget")
    with ReplicaServer(STATES["2016"]) as server:
        files = {}
        for year in YEARS:
            server.handler = STATES[year]
            name = folder / f"site-{year}"
            command = ["wget", "-q", "-r", "-l", "inf", "-e", "robots=off", "--no-warc-compression", "--delete-after"]
            asked = [f"{server.url}{path}" for path in ("/", *(path_of(one.id) for one in STATES[year].articles))]
            subprocess.run([*command, f"--warc-file={name}", *asked], cwd=folder, check=False)
            files[year] = name.with_suffix(".warc")
            # It was that year: the records are as wget wrote them, but for the date.
            recorded = files[year].read_bytes()
            files[year].write_bytes(
                re.sub(rb"(?m)^(WARC-Date: )\d{4}-\d\d-\d\d", rb"\g<1>%b-05-01" % year.encode(), recorded)
            )
        yield Past(files, server)


def take(step: str, past: Past, folder: DataFolder) -> None:
    if step != "visit":
        import_files(folder, [past.files[step]], Selection(past.server.url))
        return
    past.server.handler = STATES["visit"]
    with patch.dict(os.environ, CTARCHIVE_NOW="2026-10-01T03:00:00Z"):
        summary = refresh(Options(site=f"{past.server.url}/", data=folder.root, delay=0, full=True))
    assert summary.outcome == "done", summary


@pytest.fixture(scope="module")
def in_order(past: Past, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("in-order"))
    for step in STATES:
        take(step, past, folder)
    return folder


@pytest.mark.parametrize("order", list(permutations(STATES))[1:], ids=" ".join)
def test_any_order_of_imports_and_the_visit_ends_with_the_same(
    order: tuple[str, ...], past: Past, in_order: DataFolder, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path)
    for step in order:
        take(step, past, folder)
    assert rows(folder) == rows(in_order)
    rebuild(folder)
    assert rows(folder) == rows(in_order)


def test_the_history_is_the_sites(in_order: DataFolder) -> None:
    with closing(open_database(in_order.database)) as db:
        found = db.execute("SELECT article_id, substr(captured_at, 1, 4) FROM revisions ORDER BY article_id, revision")
        versions: dict[str, list[str]] = {}
        for article_id, year in found:
            versions.setdefault(article_id, []).append(year)
        gone = db.execute("SELECT substr(last_seen_at, 1, 4), gone_at FROM articles WHERE id = ?", [GONE]).fetchone()
    assert versions[EDITED] == ["2016", "2019", "2026"]
    assert versions[LATER] == ["2019"]
    assert versions[GONE] == ["2016"]
    assert gone == ("2022", None)


def test_other_readers_take_the_files(in_order: DataFolder, tmp_path: Path, free_port: int, past: Past) -> None:
    files = sorted(in_order.warc.glob("*.warc.gz"))
    assert len(files) == len(STATES)
    checked = subprocess.run([BIN / "warcio", "check", *files], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")
    for command in (["init", "ours"], ["add", "ours", *map(str, files)]):
        subprocess.run([BIN / "wb-manager", *command], cwd=tmp_path, check=True, capture_output=True)
    server = subprocess.Popen(
        [BIN / "wayback", "--port", str(free_port), "--bind", "127.0.0.1"], cwd=tmp_path, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", free_port), timeout=1):
                break
            time.sleep(0.1)
        for year in YEARS:
            address = f"http://127.0.0.1:{free_port}/ours/{year}0501000000id_/{past.server.url}{path_of(EDITED)}"
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert answer.read() == STATES[year](path_of(EDITED)).body
    finally:
        server.terminate()
        server.wait()
