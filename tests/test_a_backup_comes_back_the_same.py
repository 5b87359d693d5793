"""The commands of docs/install.md for a backup and for the drill: what comes back has every row, and every decision."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from archive.store.correcting import operations as correcting
from archive.store.folder import DataFolder
from archive.store.withholding import operations
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.command import ROOT
from tests.support.rows.derived import derived_rows

# That a rebuild ends with the same rows is shown each time; here it is the commands that are tried.
pytestmark = pytest.mark.peers


def commands(having: str, places: dict[str, Path]) -> str:
    """The block of the page that has some words, for whoever runs the tests, in other folders."""
    page = (ROOT / "docs" / "install.md").read_text()
    (block,) = [one for one in re.findall(r"^```sh\n(.*?)^```", page, re.DOTALL | re.MULTILINE) if having in one]
    block = block.replace("--owner=ctarchive --group=ctarchive ", "")
    block = re.sub(r"sudo (-u ctarchive )?", "", block)
    block = re.sub(r"^ctarchive ", f"{sys.executable} -m archive ", block, flags=re.MULTILINE)
    for written, meant in places.items():
        block = re.sub(rf"{written}(?![\w-])", str(meant), block)
    return block


def run(block: str) -> None:
    subprocess.run(["bash", "-euo", "pipefail", "-c", block], check=True, cwd=ROOT, capture_output=True)


def test_a_restored_backup_is_the_same_archive(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        options = Options(site=f"{server.url}/", data=folder.root, delay=0)
        refresh(options)
        server.script(path_of("lv-101"), Changed(lambda page: page.replace(b"</p>", b" Papildin\xc4\x81ts.</p>", 1)))
        refresh(Options(site=options.site, data=options.data, delay=0, full=True))
    with correcting.open_archive(folder) as archive:
        correcting.set_date(archive, "lv-104", date(2015, 3, 2))
    operations.withhold(folder, operations.look(folder, "en-201"), "privacy")
    folder.settings.write_text('[archive]\naddress = "https://arhivs.ozolu-biblioteka.example"\n')
    places = {
        "/var/lib/ctarchive-drill": tmp_path / "drill",
        "/var/lib/ctarchive": folder.root,
        "/var/backups/ctarchive": tmp_path / "backup",
    }
    backup, drill = commands("cp --archive --update", places), commands("ctarchive rebuild", places)
    run(backup)
    run(backup)  # and again, into what there is
    *steps, away = drill.strip().splitlines()
    run("\n".join(steps))
    restored = DataFolder(tmp_path / "drill")
    assert derived_rows(restored) == derived_rows(folder)
    kept = [*folder.warc.iterdir(), folder.ids, folder.takedowns, folder.corrections, folder.settings]
    assert len(kept) >= 7
    for file in kept:
        assert (restored.root / file.relative_to(folder.root)).read_bytes() == file.read_bytes()
    run(away)
    assert not restored.root.exists()
