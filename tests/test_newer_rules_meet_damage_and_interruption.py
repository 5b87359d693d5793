"""Newer rules read what can be read, lose nothing of the rest, and leave no trace where they are cut short."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from archive.extract import Other
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from tests.replica.server import ReplicaServer
from tests.support.archives.older_rules import EDITED, age, ask, edit, revisions, rows, use
from tests.support.command import ROOT
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later, sampled


def test_a_damaged_capture_keeps_its_reading(either_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(either_site)
    truth, given = rows(folder), revisions(folder)
    age(folder)
    lost = ask(
        folder,
        "SELECT warc, offset, length FROM captures JOIN articles ON articles.capture_id = captures.id "
        f"WHERE articles.id = '{EDITED}'",
    )[0]
    damage(folder.warc / str(lost[0]), int(str(lost[1])) + int(str(lost[2])) // 2)
    old = ask(folder, f"SELECT title, body, revision, first_seen_at FROM articles WHERE id = '{EDITED}'")
    with closing(open_database(folder.database, create=True)) as db:
        assert rereading.apply_new_rules(db, folder.warc).refused is None
    assert ask(folder, f"SELECT title, body, revision, first_seen_at FROM articles WHERE id = '{EDITED}'") == old
    assert ask(folder, "SELECT count(*) FROM events")[0] >= (len(truth["events"]),)
    for outcome in ("partial", "done"):  # that it is damaged is said once
        summary = crawl(either_site, full=outcome == "done")
        assert (summary.outcome, summary.new, summary.changed) == (outcome, 0, 0)
    assert revisions(folder) == given
    others = [row for row in rows(folder)["articles"] if row[0] != EDITED]
    assert others == [row for row in truth["articles"] if row[0] != EDITED]


def damage(path: Path, position: int) -> None:
    data = bytearray(path.read_bytes())
    data[position] ^= 0x20
    path.write_bytes(data)


def test_captures_that_are_all_missing_are_asked_for(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    truth = rows(folder)
    age(folder)
    elsewhere = folder.warc.rename(folder.root / "elsewhere")
    before = derived_rows(folder)
    summary = crawl(small_site, full=True)
    assert summary.outcome == "drift"
    assert "6 of 6 articles have captures that cannot be read" in str(summary.detail)
    assert derived_rows(folder) == before
    for path in elsewhere.iterdir():
        path.rename(folder.warc / path.name)
    assert crawl(small_site, full=True).changed == 0
    assert rows(folder) == truth


KILLED = """
import os, signal, sys
from pathlib import Path
from archive.store.staging.read_page import read_page
from archive.store.reprocessing.rereading import apply_new_rules
from archive.rules import note
from archive.store.database import open_database

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def read(stored, url):
    left.pop() if left else die()
    return read_page(stored, url)

root, count = Path(sys.argv[1]), int(sys.argv[2])
left = list(range(count))
if count > 1000:
    import archive.rules
    archive.rules.note = die  # when all is read, and not committed
db = open_database(root / "archive.db", create=True)
apply_new_rules(db, root / "warc", read=read)
"""


@pytest.mark.parametrize("count", sampled([0, 1, 7, 10_000], [10_000]))
def test_one_that_is_killed_leaves_no_trace(
    count: int, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    truth = rows(folder)
    age(folder)
    before = derived_rows(folder)
    ran = subprocess.run([sys.executable, "-c", KILLED, str(folder.root), str(count)], cwd=ROOT, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert derived_rows(folder) == before
    assert crawl(small_site, full=True).changed == 0
    assert rows(folder) == truth


@pytest.mark.parametrize("refused", [False, later(True)])
def test_a_crawl_that_was_cut_off_before_is_published_by_the_newer_rules(
    refused: bool, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    pristine = folder.database.read_bytes()
    edit(small_site)
    crawl(small_site, full=True)
    truth = rows(folder)
    for path in folder.root.glob("archive.db*"):
        path.unlink()
    folder.database.write_bytes(pristine)  # the second crawl closed its file and lost its rows
    age(folder)
    if refused:
        before = derived_rows(folder)
        with monkeypatch.context() as patch:
            use(patch, lambda stored, url: Other(url, "nothing recognised"))
            assert crawl(small_site, full=True).outcome == "drift"
        assert derived_rows(folder) == before
    summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.changed) == ("done", 0)
    assert rows(folder) == truth
