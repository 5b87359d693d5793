from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from archive.clock import now
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.command import ROOT
from tests.support.crawling import Crawl
from tests.support.rows.derived import Rows, derived_rows

KILLS = 50
TIMES = ("first_seen_at", "last_seen_at", "captured_at", "capture_id")  # differ from run to run as they should


def rows(folder: DataFolder) -> Rows:
    return derived_rows(folder, without=TIMES)


@pytest.fixture
def changed_site(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> ReplicaServer:
    """A site that was archived in `folder` and where one article has changed since."""
    crawl(small_site)
    path = path_of("lv-101")
    small_site.script(path, Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1)))
    return small_site


# Kills at given changes of files, and a sample in `make test`: test_a_kill_at_any_write_loses_nothing.
@pytest.mark.peers
@pytest.mark.timeout(0)
def test_fifty_kills_at_random_moments(changed_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    before = rows(folder)
    pristine = folder.root.with_name("pristine")
    shutil.copytree(folder.root, pristine)
    started = time.monotonic()
    crawl(changed_site, full=True)
    after, longest = rows(folder), time.monotonic() - started
    assert after != before
    moments = random.Random(0)
    command = [sys.executable, "-m", "archive", "refresh", "--full", "--delay", "0"]
    command += ["--site", f"{changed_site.url}/", "--data", str(folder.root)]
    for _ in range(KILLS):
        shutil.rmtree(folder.root)
        shutil.copytree(pristine, folder.root)
        asked = len(changed_site.requests)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while len(changed_site.requests) == asked and process.poll() is None:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 1.5 * longest))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        db = open_database(folder.database)
        state = status(db, folder.warc, now(), verify=True)
        db.close()
        assert state.faults == []
        assert rows(folder) in (before, after)  # all or nothing, also to a reader
        crawl(changed_site, full=True)
        assert rows(folder) == after
    rebuild(folder)
    assert rows(folder) == after
