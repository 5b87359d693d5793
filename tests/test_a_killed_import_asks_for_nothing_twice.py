"""Killed at any request, and again and again: each import goes on where the one before was, to the last capture."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Step
from tests.replica.server import Request
from tests.support.command import ROOT
from tests.support.sampled import later
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import WaybackMachine

KEPT = [Kept(f"{SITE}/lv/a/{number}", "20150102030405", b"<p>%d" % number) for number in range(12)]
GONE = Kept(f"{SITE}/gone", "20150102030405", b"<p>", playable=False)
REQUESTS = 19  # of a whole import: four pages of an index and an empty one, two more names, and the captures

IMPORT = """
import sys
from pathlib import Path
from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult
from archive.store.importing import importing
from scraper.archives.fetching import Options, run
data, service, site = Path(sys.argv[1]), *sys.argv[2:]
with importing(DataFolder(data), "wayback", site, {}) as store:
    run(Options("wayback", site, data, service, delay=0), store)
    store.finish(FetchResult())
"""


class Deadly(WaybackMachine):
    """A machine that kills who asks it, at their n-th request."""

    victim: subprocess.Popen[bytes] | None = None
    left = 0

    def step_for(self, request: Request) -> Step:
        step = super().step_for(request)
        self.left -= 1
        if self.left == 0 and self.victim:
            os.kill(self.victim.pid, signal.SIGKILL)
        return step

    def ask(self, data: Path, requests: int) -> int:
        """Run an import that is killed at its n-th request, and return how it ended."""
        self.left = requests
        # It waits for its input, lest it asks before it can be killed.
        command = [sys.executable, "-c", f"input()\n{IMPORT}", str(data), self.url, SITE]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, env=os.environ) as self.victim:
            self.victim.communicate(b"\n")
        return self.victim.returncode


@pytest.mark.parametrize("requests", [12, *(later(number) for number in (3, 4, 6, 8, 11, 15, 18, 19))])
def test_however_often_it_is_killed(requests: int, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with Deadly([*KEPT, GONE], page=4) as machine:
        ends = [machine.ask(tmp_path, requests)]
        while ends[-1] and len(ends) < 2 * REQUESTS:
            ends.append(machine.ask(tmp_path, requests))
        asked = [one.path for one in machine.requests]
    assert ends == [-signal.SIGKILL] * (len(ends) - 1) + [0]
    assert len(set(asked)) == REQUESTS
    # What was under way at a kill was not answered: that alone is asked for again.
    assert len(asked) == REQUESTS + len(ends) - 1
    with closing(open_database(folder.database)) as db:
        found = db.execute("SELECT url FROM captures ORDER BY url").fetchall()
    assert [url for (url,) in found] == sorted(one.url for one in KEPT)
    assert not list((tmp_path / "imports").iterdir())
