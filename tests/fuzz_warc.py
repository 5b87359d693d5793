"""Damages capture files by chance, in every way that a disk can, and holds against it what the archive promises.

    python -m tests.fuzz_warc --minutes 30 [--seed N] [--archive DIR]

Each round has a number, from which all that is done in it follows; `--seed` begins at another. What is damaged is an
archive made for it, which stays where a round fails: with `--archive` that round can be repeated to the byte. There
must be no traceback, and no row may change but as is reported.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from archive.clock import now
from archive.errors import ArchiveError
from archive.store import damage, recovery
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from archive.warc import manifest
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from scraper.crawl.schedule import KnownPages
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.archives.damaged import CHANGED, forget, warcs
from tests.support.articles import path_of, six_articles
from tests.support.rows.derived import Rows, derived_rows

Chance = random.Random
SEEN = ("last_seen_at",)


def _part(chance: Chance, data: bytes) -> tuple[int, int]:
    """Where a part of some bytes begins and ends; small parts and large ones are as likely."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(2 ** chance.uniform(0, 16)))


def flipped(chance: Chance, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 8, 64])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_short(chance: Chance, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def cut_out(chance: Chance, data: bytes) -> bytes:
    start, end = _part(chance, data)
    return data[:start] + data[end:]


def zeroed(chance: Chance, data: bytes) -> bytes:
    start, end = _part(chance, data)
    return data[:start] + bytes(end - start) + data[end:]


def doubled(chance: Chance, data: bytes) -> bytes:
    start, end = _part(chance, data)
    return data[:end] + data[start:]


def shuffled(chance: Chance, data: bytes) -> bytes:
    cuts = sorted(chance.randrange(len(data)) for _ in range(chance.choice([2, 3, 5])))
    parts = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    chance.shuffle(parts)
    return b"".join(parts)


def filled(chance: Chance, data: bytes) -> bytes:
    start, _ = _part(chance, data)
    return data[:start] + chance.randbytes(chance.choice([1, 3, 100, 4096])) + data[start:]


def extended(chance: Chance, data: bytes) -> bytes:
    return data + chance.choice([bytes(4096), chance.randbytes(100), data[:50], data])


DAMAGES: tuple[Callable[[Chance, bytes], bytes], ...] = (
    *(flipped, flipped, cut_short, cut_out, zeroed, doubled, shuffled, filled, extended),
)


class Fuzz:
    """An archive of two crawls, and the rounds on copies of it."""

    def __init__(self, root: Path, server: ReplicaServer) -> None:
        """Make the archive below `root`, if it is not there. The server's answers must not change after that."""
        self._root = root
        self._options = Options(site=f"{server.url}/", data=root / "whole", delay=0, full=True)
        is_made = self._options.data.exists()
        if not is_made:
            refresh(self._options)
        server.script(
            path_of(CHANGED), Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1))
        )
        if not is_made:
            refresh(self._options)
        self._whole = DataFolder(root / "whole")
        self._rows = derived_rows(self._whole)
        self._texts = {(row[0], row[3], row[4]) for row in self._rows["revisions"]}

    def round(self, number: int) -> str:
        """Damage a copy and try everything on it. Returns what was done; raises AssertionError, or what broke."""
        chance = random.Random(number)
        names = [path.name for path in warcs(self._whole)]
        done, changed = [], {}
        for name in chance.sample(names, chance.choice([1, 1, 2])):
            data = (self._whole.warc / name).read_bytes()
            for _ in range(chance.choice([1, 1, 2, 3])):
                way = chance.choice(DAMAGES)
                data = way(chance, data) if data else data
                done.append(way.__name__)
            changed[name] = data
        if chance.random() < 0.1:
            changed[manifest.NAME] = flipped(chance, (self._whole.warc / manifest.NAME).read_bytes())
        without_manifest, without_database = chance.random() < 0.3, chance.random() < 0.3
        folder = self._damaged(changed, without_manifest, without_database)
        said = f"{' '.join(done)}{' no manifest' * without_manifest}{' no database' * without_database}"
        if without_database:
            self._rebuild_from_captures(folder, exact=not without_manifest and manifest.NAME not in changed)
        else:
            self._rebuild(folder)
        folder = self._damaged(changed, without_manifest, without_database)
        if chance.random() < 0.2:
            self._refresh(folder)
            return f"{said} refreshed"
        self._begin_a_refresh(folder)
        return said

    def _damaged(self, changed: dict[str, bytes], without_manifest: bool, without_database: bool) -> DataFolder:
        folder = DataFolder(self._root / "damaged")
        shutil.rmtree(folder.root, ignore_errors=True)
        shutil.copytree(self._whole.root, folder.root)
        for name, data in changed.items():
            (folder.warc / name).write_bytes(data)
        if without_manifest:
            (folder.warc / manifest.NAME).unlink()
        if without_database:
            forget(folder)
        return folder

    def _rebuild(self, folder: DataFolder) -> None:
        """With the old database at hand no text is lost, and none is lost in silence."""
        self._verify(folder)
        try:
            rebuild(folder)
        except ArchiveError:
            assert derived_rows(folder) == self._rows
            rebuilt = rebuild(folder, skip_damaged=True)
            assert rebuilt.lost
        self._same(derived_rows(folder))
        self._verify(folder)

    def _rebuild_from_captures(self, folder: DataFolder, *, exact: bool) -> None:
        """Without it, what can be read is as it was, and that something is missing is said where it can be known."""
        try:
            rebuild(folder)
            if exact:
                self._same(derived_rows(folder))
        except ArchiveError:
            assert not folder.database.exists()
            try:
                rebuild(folder, skip_damaged=True)
            except ArchiveError:
                assert not any(path.stat().st_size for path in warcs(folder))
                return
        rows = derived_rows(folder)
        assert {(row[0], row[3], row[4]) for row in rows["revisions"]} <= self._texts
        self._verify(folder)

    def _begin_a_refresh(self, folder: DataFolder) -> None:
        """What a refresh does before it asks for anything."""
        db = open_database(folder.database, create=True)
        try:
            damage.survey(db, folder.warc, now())
            recovery.recover(db, folder.warc)
            lost = damage.without_payload(db)
            known = KnownPages.load(db, now())
            for capture in find_captures(db, "status = 200"):
                if capture.id in lost and (page := known.get(capture.url)) and page.capture_id == capture.id:
                    assert page.lost
                    assert not page.validators
        finally:
            db.close()
        rows = derived_rows(folder)
        assert {(row[0], row[3], row[4]) for row in rows["revisions"]} <= self._texts

    def _refresh(self, folder: DataFolder) -> None:
        """A refresh brings back all that the site still says."""
        summary = refresh(replace(self._options, data=folder.root))
        assert summary.outcome in ("done", "partial")
        db = open_database(folder.database)
        try:
            for capture in find_captures(db, "crawl_id = ?", [summary.id]):
                read_capture(db, folder.warc, capture)
        finally:
            db.close()
        now_known = {(row[0], row[4], row[6]) for row in derived_rows(folder)["articles"]}
        assert now_known == {(row[0], row[4], row[6]) for row in self._rows["articles"]}

    def _same(self, rows: Rows) -> None:
        for table in ("articles", "revisions", "images", "attachments", "people", "statements", "mentions"):
            assert rows[table] == self._rows[table], table

    def _verify(self, folder: DataFolder) -> None:
        db = open_database(folder.database)
        try:
            status(db, folder.warc, now(), verify=True)
        finally:
            db.close()


def site(port: int = 0) -> ReplicaServer:
    """The stand-in site of six articles, to be entered."""
    return ReplicaServer(Site("semantic", articles=six_articles(), events=[]), port=port)


def _port_of(archive: Path) -> int:
    """The port at which the site of an archive was; 0, for any, where there is none yet."""
    database = DataFolder(archive / "whole").database
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as db:
        return urlsplit(db.execute("SELECT url FROM captures").fetchone()[0]).port or 0


def main() -> int:
    """Run rounds until the time is over. Returns 1 after the first that fails, with its number."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--archive", type=Path)
    arguments = parser.parse_args()
    number, until = arguments.seed, time.monotonic() + 60 * arguments.minutes
    root = arguments.archive or Path(tempfile.mkdtemp(prefix="fuzz-"))
    with site(_port_of(root)) as server:
        fuzz = Fuzz(root, server)
        while time.monotonic() < until:
            try:
                said = fuzz.round(number)
            except BaseException:
                print(f"round {number} failed; repeat it with --archive {root} --seed {number}", file=sys.stderr)
                raise
            print(number, said, flush=True)
            number += 1
    if not arguments.archive:
        shutil.rmtree(root)
    print(f"{number - arguments.seed} rounds without a fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
