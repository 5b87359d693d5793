"""A kill at each write, fsync, rename, truncation and removal: a sample of them in `make test`, all with `-m peers`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.clock import now
from archive.data import DataFolder
from archive.schema import open_database
from archive.status import status
from tests.conftest import SIX_ARTICLES, path_of
from tests.damaged import spoil, warcs
from tests.kill_at import Killer
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.test_an_unchanged_site_changes_nothing import Rows, derived_rows

TIMES = ("first_seen_at", "last_seen_at", "captured_at", "capture_id")  # differ from run to run as they should
SAMPLE = 4


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler")
    with Killer(tmp_path_factory.mktemp("killer")) as killer:
        yield killer


@dataclass(frozen=True)
class Sweep:
    """An archive before something is done to it, how that is done, and the rows before and after."""

    killer: Killer
    pristine: Path
    job: str
    options: dict[str, Any]
    changes: int
    finish: tuple[str, dict[str, Any]]
    before: Rows
    after: Rows

    def kill(self, at: int, folder: DataFolder) -> None:
        """Do it, be killed, look, and let the next one end it."""
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(self.pristine, folder.root)
        self.killer.run(self.job, folder.root, at, **self.options)
        assert derived_rows(folder, without=TIMES) in (self.before, self.after)  # all or nothing, also to a reader
        if self.job == "refresh":
            db = open_database(folder.database)
            faults = status(db, folder.warc, now(), verify=True).faults
            db.close()
            assert faults == []
        job, options = self.finish
        assert self.killer.run(job, folder.root, **options).problem is None
        assert derived_rows(folder, without=TIMES) == self.after
        assert not list(folder.root.glob("*.rebuilding*"))


def rows(path: Path) -> Rows:
    return derived_rows(DataFolder(path), without=TIMES)


def prepare(kind: str, killer: Killer, root: Path, server: ReplicaServer) -> Sweep:
    """The archive of a site that has changed since; for a rebuild one with zeros, a torn record and a damaged one."""
    pristine, done = root / "pristine", root / "done"
    site: dict[str, Any] = {"site": f"{server.url}/"}
    assert killer.run("refresh", pristine, **site).problem is None
    server.script(path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1)))
    job, options = "refresh", dict(site)
    finish = (job, dict(site))
    if kind == "early stop":
        options["limit"] = 4
    if kind == "rebuild":
        killer.run("refresh", pristine, **site)
        with warcs(DataFolder(pristine))[1].open("ab") as file:
            file.write(bytes(4096))
        spoil(DataFolder(pristine), "lv-103")
        job, options = "rebuild", {"skip_damaged": True}
        finish = (job, options)
    before = rows(pristine)
    shutil.copytree(pristine, done)
    ended = killer.run(job, done, **options)
    assert ended.problem is None
    changes = ended.changes
    assert killer.run(finish[0], done, **finish[1]).problem is None
    return Sweep(killer, pristine, job, options, changes, finish, before, rows(done))


@pytest.fixture(scope="module", params=["refresh", "early stop", "rebuild"])
def sweep(request: pytest.FixtureRequest, killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sweep]:
    with ReplicaServer(Site("semantic", articles=SIX_ARTICLES, events=[])) as server:
        yield prepare(request.param, killer, tmp_path_factory.mktemp("sweep"), server)


def test_kills_here_and_there(sweep: Sweep, folder: DataFolder) -> None:
    assert sweep.changes > 50
    for number in range(SAMPLE):
        sweep.kill(1 + number * (sweep.changes - 1) // (SAMPLE - 1), folder)


@pytest.mark.peers
@pytest.mark.timeout(0)
def test_kills_at_every_change_of_a_file(sweep: Sweep, folder: DataFolder) -> None:
    for at in range(1, sweep.changes + 1):
        sweep.kill(at, folder)
