"""Makes a separate database that also contains what some takedowns hide, to find what another takedown reaches.

The archive's own database contains none of that, and no takedown is lifted from it, not even for a moment.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from archive.errors import WrongUse
from archive.progress import silent
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild_locked
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from archive.store.withholding import target_state
from archive.store.withholding.targets import Target

PREFIX = ".apart-"

_Found = TypeVar("_Found")


def look_for(
    folder: DataFolder, target: Target, look: Callable[[Database, Path], _Found], *, is_locked: bool = False
) -> tuple[_Found, list[Entry]]:
    """What `look` finds about a target, given a database and the folder of its captures.

    That is the archive's own database or, if takedowns hide the target, one made without these, which are returned too.
    `is_locked` says that the caller holds the lock of the folder. Raises WrongUse if the target was erased or does not
    exist, and as `database_without` does.
    """
    hiding = target_state.hiding_below(folder, target)
    if not hiding:
        with closing(open_database(folder.database).conn) as connection:
            try:
                return look(Database(connection), folder.warc), []
            except WrongUse as error:
                hiding = target_state.hiding(folder, target)
                if not hiding:
                    raise
                if erased := next((one for one in hiding if one.action == "erase"), None):
                    raise WrongUse(f"{target} is {target_state.said(erased)}, with {erased.target}") from error
    with nullcontext() if is_locked else folder.lock(), database_without(folder, hiding) as (db, warc_dir):
        return look(db, warc_dir), hiding


@contextmanager
def database_without(folder: DataFolder, lifted: Collection[Entry]) -> Iterator[tuple[Database, Path]]:
    """The database as it would be without some takedowns, and the folder of its captures. Takes as long as a rebuild.

    The caller holds the lock of the folder. Nobody else can read the database. It is removed at the end or, if the
    command is killed, the next time. Raises what a rebuild raises.
    """
    for left in folder.root.glob(f"{PREFIX}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder.root) as root:
        separate = DataFolder(Path(root))
        separate.warc.symlink_to(folder.warc.absolute(), target_is_directory=True)
        for path in (folder.ids, folder.decisions, folder.corrections):
            if path.is_file():
                shutil.copy(path, root)
        ids = {one.id for one in lifted}
        kept = [one for one in ledger.read(folder.takedowns) if ids.isdisjoint((one.id, one.of))]
        ledger.rewrite(separate.takedowns, kept)
        # The numbers of versions come from the old one.
        with closing(sqlite3.connect(folder.database)) as old, closing(sqlite3.connect(separate.database)) as copy:
            old.backup(copy)
        rebuild_locked(separate, silent, skip_damaged=True)
        with closing(open_database(separate.database).conn) as connection:
            yield Database(connection), separate.warc
