"""An erasure that is killed anywhere ends at the next command that writes, and meanwhile nothing of it is read."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.clock import now
from archive.errors import Locked
from archive.export import dataset
from archive.export.files import sqlite_file, text_files
from archive.export.parts import Data
from archive.export.release import releases_shown
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.status import status
from archive.store.takedowns import ledger, takedowns
from archive.store.withholding import erase_files, erasing
from scraper.refresh import Options, refresh
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.processes.kill_at import Ended, Killer
from tests.support.rows.public import rows
from tests.support.takedowns.bytes_held import held

ERASED = "lv-104"
SAMPLE = 3
INSTANTS = 20
COMMAND = ("erase", ERASED, "--reason", "court", "--yes")


@dataclass(frozen=True)
class Sweep:
    """An archive before something is erased, what that says, how the erasure ended, and the rows after it."""

    killer: Killer
    pristine: Path
    said: list[str]
    ended: Ended
    after: dict[str, list[tuple[object, ...]]]

    def kill(self, at: int, folder: DataFolder) -> None:
        """Kill it, look, and let the next command end it."""
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(self.pristine, folder.root)
        killed = self.killer.run(folder.root, *COMMAND, at=at)
        # One run may write a page of the database more or less than another, so that the last instant is none.
        assert killed.code is None or killed.changes < at
        begun = bool(ledger.read(folder.takedowns))
        if begun:
            assert takedowns.read(folder.takedowns).hides_page(ERASED)
            assert releases_shown(folder) == []
        assert self.killer.run(folder.root, *(("rebuild",) if begun else COMMAND)).code == 0, at
        assert erase_files.undone(folder) == []
        assert held(folder, self.said) == [], at
        assert rows(folder) == self.after
        with closing(open_database(folder.database)) as db:
            assert status(db, folder.warc, now(), verify=True).faults == [], at


@pytest.fixture(scope="module")
def sweep(killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    root = tmp_path_factory.mktemp("sweep")
    pristine, done = DataFolder(root / "pristine"), DataFolder(root / "done")
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        refresh(Options(site=f"{server.url}/", data=pristine.root, delay=0))
        refresh(Options(site=f"{server.url}/", data=pristine.root, delay=0, full=True))
    with closing(open_database(pristine.database)) as db:
        title, body = db.execute("SELECT title, body FROM articles WHERE id = ?", [ERASED]).fetchone()
    dataset.make(pristine, parts=[Data(text_files.write_csv), Data(sqlite_file.write_sqlite)])
    said = [title, *(one for one in body.replace("\n", " ").split(". ") if len(one) > 40)]
    assert "archive.sqlite.gz" in {one.split(": ")[0] for one in held(pristine, said)}
    shutil.copytree(pristine.root, done.root)
    ended = killer.run(done.root, *COMMAND)
    assert ended.code == 0, ended.err
    return Sweep(killer, pristine.root, said, ended, rows(done))


def test_kills_here_and_there(sweep: Sweep, folder: DataFolder) -> None:
    assert sweep.ended.changes > 50
    for at in sweep.ended.evenly(SAMPLE):
        sweep.kill(at, folder)


@pytest.mark.peers
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(4))
def test_kills_at_many_instants(sweep: Sweep, folder: DataFolder, part: int) -> None:
    for at in sweep.ended.evenly(INSTANTS)[part::4]:
        sweep.kill(at, folder)


@pytest.mark.peers
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(4))
def test_kills_at_every_change_of_a_file(sweep: Sweep, folder: DataFolder, part: int) -> None:
    for at in sweep.ended.telling[part::4]:
        sweep.kill(at, folder)


def test_two_at_once_take_turns(sweep: Sweep, folder: DataFolder) -> None:
    shutil.copytree(sweep.pristine, folder.root)
    with folder.lock(), pytest.raises(Locked):
        erasing.erase(folder, ERASED, "court")
    assert ledger.read(folder.takedowns) == []
    assert erasing.erase(folder, ERASED, "court").carried_out
    assert held(folder, sweep.said) == []
