from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.content import load_articles
from tests.support.command import ROOT, ctarchive


def ids(folder: DataFolder) -> set[str]:
    db = open_database(folder.database)
    found = {row[0] for row in db.execute("SELECT id FROM articles")}
    db.close()
    return found


def test_the_demo_archives_every_page_of_the_stand_in_site(folder: DataFolder) -> None:
    ran = ctarchive("demo", "--no-serve", "--data", folder.root, timeout=120)
    assert ran.code == 0, ran.err
    assert ids(folder) == {article.id for article in load_articles()}
    assert len(ids(folder)) >= 40


def test_the_demo_then_serves_what_it_archived(folder: DataFolder, free_port: int) -> None:
    command = [sys.executable, "-m", "archive", "demo", "--data", str(folder.root), "--port", str(free_port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        try:
            page = fetch(f"http://127.0.0.1:{free_port}/archive/articles.json?_size=0&_shape=objects")
        finally:
            process.terminate()
    assert b'"filtered_table_rows_count": %d' % len(load_articles()) in page


def fetch(url: str) -> bytes:
    """The page at `url`, as soon as somebody serves it."""
    for _ in range(600):
        with suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
            return bytes(answer.read())
        time.sleep(0.1)
    raise AssertionError(f"nobody serves {url}")


def test_invented_articles_never_come_among_real_ones(archived_replica: DataFolder) -> None:
    ran = ctarchive("refresh", "--site", "http://www.cilvektirdznieciba.lv/", "--data", archived_replica.root)
    assert ran.code == 2
    assert "another folder" in ran.err
