"""A separate database that also has what some takedowns hide, to find in it what another takedown is to reach.

The archive's own database has none of that, and is never without any of its takedowns, not even for a moment.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild_locked
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry

PREFIX = ".apart-"


@contextmanager
def database_without(folder: DataFolder, lifted: Collection[Entry]) -> Iterator[tuple[Database, Path]]:
    """The database as it were without some takedowns, and the folder of its captures. It takes as long as a rebuild.

    Nobody else can read it, and it is gone in the end; where that is cut short, the next time. Raises Locked if
    another command is at work, and what a rebuild raises.
    """
    with folder.lock():
        for left in folder.root.glob(f"{PREFIX}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder.root) as root:
            apart = DataFolder(Path(root))
            apart.warc.symlink_to(folder.warc.absolute(), target_is_directory=True)
            for path in (folder.ids, folder.decisions, folder.corrections):
                if path.is_file():
                    shutil.copy(path, root)
            ids = {one.id for one in lifted}
            kept = [one for one in ledger.read(folder.takedowns) if ids.isdisjoint((one.id, one.of))]
            ledger.rewrite(apart.takedowns, kept)
            # Of the old one come the numbers of versions.
            with closing(sqlite3.connect(folder.database)) as old, closing(sqlite3.connect(apart.database)) as copy:
                old.backup(copy)
            rebuild_locked(apart, lambda _: None, skip_damaged=True, compare=lambda old, db: None)
            with closing(open_database(apart.database).conn) as connection:
                yield Database(connection), apart.warc
