"""A kill or a full disk at each write, fsync, rename, truncation and removal: a sample in `make test`, all as peers.

Of a run of writes to one file, such as SQLite makes when it commits, the first, the last and one in 25 are tried.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.clock import now
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.status import status
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.archives.damaged import spoil, warcs
from tests.support.articles import path_of, six_articles
from tests.support.processes.kill_at import Ended, Killer
from tests.support.rows.derived import Rows, derived_rows
from tests.support.sampled import later

TIMES = ("first_seen_at", "last_seen_at", "captured_at", "capture_id")  # differ from run to run as they should
SAMPLE = 3
PARTS = 8  # of the whole sweep, for as many processors


@dataclass(frozen=True)
class Sweep:
    """An archive before something is done to it, the command that does it, and the rows before and after."""

    killer: Killer
    pristine: Path
    command: tuple[str, ...]
    ended: Ended
    finish: tuple[str, ...]
    before: Rows
    after: Rows

    def disturb(self, at: int, folder: DataFolder, *, full: bool) -> None:
        """Do it, with a kill or a full disk in between, look, and let the next one end it."""
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(self.pristine, folder.root)
        ended = self.killer.run(folder.root, *self.command, at=at, full=full)
        is_done = ended.code == 0 and rows(folder.root) == self.after  # what comes behind the commit can wait
        if full and not is_done:
            assert ended.code, at
            assert "disk" in ended.err, ended
            assert ended.err.count("\n") == 1, ended.err
            assert not [path for path in folder.root.rglob("*") if "rebuilding" in path.name or "writable" in path.name]
        assert rows(folder.root) in (self.before, self.after)  # all or nothing, also to a reader
        if self.command[0] == "refresh":
            db = open_database(folder.database)
            faults = status(db, folder.warc, now(), verify=True).faults
            db.close()
            assert faults == []
        assert self.killer.run(folder.root, *self.finish).code in (0, 6)
        assert rows(folder.root) == self.after
        assert not list(folder.root.glob("*rebuilding*"))


def rows(path: Path) -> Rows:
    return derived_rows(DataFolder(path), without=TIMES)


def prepare(kind: str, killer: Killer, root: Path, server: ReplicaServer) -> Sweep:
    """The archive of a site that has changed since; for a rebuild one with zeros, a torn record and a damaged one."""
    pristine, done = root / "pristine", root / "done"
    refresh: tuple[str, ...] = ("refresh", "--full", "--delay", "0", "--site", f"{server.url}/")
    assert killer.run(pristine, *refresh).code == 0
    server.script(path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1)))
    command = finish = refresh
    if kind == "early stop":
        command = (*refresh, "--limit", "4")
    if kind == "rebuild":
        killer.run(pristine, *refresh)
        with warcs(DataFolder(pristine))[1].open("ab") as file:
            file.write(bytes(4096))
        spoil(DataFolder(pristine), "lv-103")
        command = finish = ("rebuild", "--skip-damaged")
    before = rows(pristine)
    shutil.copytree(pristine, done)
    ended = killer.run(done, *command)
    assert ended.code in (0, 6), ended
    assert killer.run(done, *finish).code in (0, 6)
    return Sweep(killer, pristine, command, ended, finish, before, rows(done))


@pytest.fixture(scope="module", params=["refresh", later("early stop"), "rebuild"])
def sweep(request: pytest.FixtureRequest, killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sweep]:
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        yield prepare(request.param, killer, tmp_path_factory.mktemp("sweep"), server)


def test_kills_here_and_there(sweep: Sweep, folder: DataFolder) -> None:
    assert sweep.ended.changes > 50
    for at in sweep.ended.evenly(SAMPLE):
        sweep.disturb(at, folder, full=False)


def test_a_disk_that_is_full_here_and_there(sweep: Sweep, folder: DataFolder) -> None:
    for at in sweep.ended.evenly(SAMPLE)[:-1]:  # the last change may be one that needs no room
        sweep.disturb(at, folder, full=True)


@pytest.mark.peers
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_kills_at_every_change_of_a_file(sweep: Sweep, folder: DataFolder, part: int) -> None:
    for at in sweep.ended.telling[part::PARTS]:
        sweep.disturb(at, folder, full=False)


@pytest.mark.peers
@pytest.mark.timeout(0)
def test_a_disk_that_is_full_from_any_change_of_a_file_on(sweep: Sweep, folder: DataFolder) -> None:
    for at in [at for at in sweep.ended.telling if at < sweep.ended.changes * 9 // 10][::7]:
        sweep.disturb(at, folder, full=True)
