"""An archive from which something is withheld, and checks that it never comes back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.clock import now
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from archive.store.withholding import operations
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.takedowns.traces import traces

Rows = dict[str, list[tuple[object, ...]]]

# Tables that are not part of an archive's content: when it was made, the order of its rows, derived sizes, and what
# only saves the next crawl some work.
_PASSING = ("_sqlite_migrations", "made_with", "warc_files", "sqlite_sequence", "list_links")


@dataclass(frozen=True)
class Rig:
    """An archive, the site that it was made from, and how to visit it again."""

    folder: DataFolder
    server: ReplicaServer
    crawl: Crawl

    def ask(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        """Rows of the database."""
        with closing(sqlite3.connect(self.folder.database)) as db:
            return db.execute(sql, parameters).fetchall()

    def withhold(self, target: str, *, redact: bool = False) -> None:
        """Withhold something."""
        scope = operations.look(self.folder, target, redact=redact)
        assert operations.withhold(self.folder, scope, "legal", redact=redact).carried_out

    def never_comes_back(self, texts: list[str], path: str | None = None) -> None:
        """Rebuild, refresh, and import what was at a path again, and check that there is never a trace of the texts."""
        assert traces(self.folder, texts) == []
        rebuild(self.folder)
        assert traces(self.folder, texts) == []
        assert self.crawl(self.server, full=True).outcome == "done"
        assert traces(self.folder, texts) == []
        if path:
            answer = self.server.handler(path)
            url = f"{self.server.url}{path}"
            import_captures(self.folder, [captured(answer, url, "2019-03-05T10:11:12Z")], self.server.url)
            assert traces(self.folder, texts) == []


def note_passed(folder: DataFolder, day: date) -> None:
    """Note in the ledger that a day has passed, as a refresh does when the site confirms its clock."""
    entries = ledger.read(folder.takedowns)
    ledger.append(folder.takedowns, Entry("passed", ledger.new_id(entries, now()), until=day))


def all_rows(folder: DataFolder, *without: str) -> Rows:
    """The rows of all tables, hidden ones included, except those that say how the database was made."""
    with closing(sqlite3.connect(folder.database)) as db:
        tables = [
            name
            for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if name not in (*_PASSING, *without) and "fts" not in name and "VIRTUAL" not in sql
        ]
        return {
            table: sorted(db.execute(f'SELECT {_columns(db, table)} FROM "{table}"').fetchall(), key=repr)
            for table in sorted(tables)
        }


def _columns(db: sqlite3.Connection, table: str) -> str:
    """All columns except numbers that depend on the order of rows."""
    names = [row[1] for row in db.execute(f'PRAGMA table_xinfo("{table}")')]
    numbers = ("number", "document") if table.endswith("narrow") or table.startswith(("document_", "voc")) else ()
    passing = {"vocabulary": ("id",), "articles": ()}.get(table, ())
    return ", ".join(f'"{name}"' for name in names if name not in (*numbers, *passing)) or "count(*)"


def elsewhere(folder: DataFolder, root: Path) -> DataFolder:
    """The archive rebuilt in another folder from its backup, which has everything but the database."""
    other = DataFolder(root)
    root.mkdir()
    shutil.copytree(folder.warc, other.warc)
    for path in folder.root.iterdir():
        if path.is_file() and not path.name.startswith((folder.database.name, ".")):
            shutil.copy(path, root)
    rebuild(other)
    return other
