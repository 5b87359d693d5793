"""wget records the stand-in site, pywb holds what it wrote, and the real command fills an archive from that."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.rows.public import rows
from tests.support.servers.pywb import replaying

pytestmark = [pytest.mark.peers, pytest.mark.skipif(not shutil.which("wget"), reason="needs wget")]

WGET = "wget --quiet --recursive --level=inf --page-requisites --delete-after --warc-file=site".split()
MOMENTS = ("first_seen_at", "last_seen_at", "captured_at")


def said(folder: DataFolder) -> dict[str, list[str]]:
    """The rows without moments to the day that both were made on."""
    today = f"{datetime.now():%Y-%m-%d}"
    return {table: [repr(row).replace(today, "today") for row in told] for table, told in rows(folder).items()}


def test_its_rows_are_those_of_a_crawl(
    tmp_path: Path, small_site: ReplicaServer, folder: DataFolder, crawl: Crawl, free_port: int
) -> None:
    crawl(small_site)
    subprocess.run([*WGET, f"{small_site.url}/", f"{small_site.url}/en/news"], cwd=tmp_path, check=False)
    imported = DataFolder(tmp_path / "imported")
    with replaying(tmp_path, [tmp_path / "site.warc.gz"], free_port) as address:
        command = ["import", "wayback", "--from", address, "--site", f"{small_site.url}/", "--delay", 0, "--json"]
        ran = ctarchive(*command, "--data", imported.root, timeout=300)
        again = ctarchive(*command, "--data", imported.root, timeout=300)
    assert (ran.code, ran.json["outcome"]) == (0, "done"), ran
    assert (again.json["captures"], again.json["known"]) == (0, ran.json["captures"])
    assert said(imported) == said(folder)
    with closing(open_database(imported.database)) as db:
        assert db.execute("SELECT DISTINCT source FROM captures").fetchall() == [("wayback",)]
