"""Makes the database anew from the captures alone, with no network, and puts it in the place of the old one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from archive import crawls, decisions, enrich, history, ingest, rules
from archive.captures import CrawlFile, crawl_files
from archive.data import DataFolder
from archive.earlier import Earlier
from archive.errors import Damaged, WrongUse
from archive.replay import replay
from archive.schema import open_database


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: how many crawls and captures it read, and how many articles there are."""

    crawls: int
    captures: int
    articles: int


def rebuild(folder: DataFolder, tick: Callable[[int], None] = lambda _: None) -> Rebuilt:
    """Read every capture, in order, and publish each crawl as it was published. `tick` hears of every capture.

    Of the old database, where it is healthy, stays what it has given out: ids, and which captures made a revision.
    The old database stays in place until the new one is complete. Raises Locked while a refresh is at work, WrongUse
    where there are no captures, and Damaged where a file cannot be read.
    """
    folder.create()
    with folder.lock():
        files = crawl_files(folder.warc)
        if not files:
            raise WrongUse(f"there are no captures in {folder.warc} to rebuild from")
        if missing := _missing_files(folder.database, files):
            raise Damaged(
                f"{folder.warc / missing[0]} is missing, and {len(missing) - 1} more; put it back, or move "
                f"{folder.database} away to rebuild from what there is"
            )
        fresh = folder.root / "archive.db.rebuilding"
        _remove(fresh)
        db = open_database(fresh, create=True)
        try:
            decisions.load(db, folder.decisions)
            enrich.keep_ids(db, folder.database)
            with _earlier(db, folder.database) as earlier:
                captures = _replay(db, files, earlier, tick)
            articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file is whole by itself
            db.close()
            _put_in_place(fresh, folder.database)
        finally:
            db.close()
            _remove(fresh)
    return Rebuilt(len(files), captures, articles)


def _replay(db: Database, files: list[CrawlFile], earlier: Earlier | None, tick: Callable[[int], None]) -> int:
    digests: dict[str, str] = {}
    count = 0
    for file in files:
        with db.atomic():
            crawls.begin(db, crawls.started_at(file.crawl_id))
            for _ in replay(db, file, digests):
                count += 1
                tick(count)
            if earlier:
                history.keep(db, earlier, file.crawl_id)
            crawls.settle(db, file.crawl_id, file.summary, earlier)
    with db.atomic():
        if earlier:
            history.close(db, earlier)
            ingest.derive(db)
        rules.note(db, "articles")
    return count


@contextmanager
def _earlier(db: Database, database: Path) -> Iterator[Earlier | None]:
    """What the database that is being replaced has given out; None where there is none that can be read."""
    if not _is_database(database):
        yield None
        return
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as old:
        with db.atomic():
            earlier = Earlier(db, old)
        yield earlier
        earlier.forget()


def _missing_files(database: Path, files: list[CrawlFile]) -> list[str]:
    """The WARC files that the old database knows and that are not there; none where it cannot be read."""
    if not _is_database(database):
        return []
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as old:
        known = {row[0] for row in old.execute("SELECT DISTINCT warc FROM captures")}
    return sorted(known - {file.path.name for file in files})


def _is_database(path: Path) -> bool:
    """Whether a file is a healthy database of ours. Raises sqlite3.OperationalError where that cannot be told."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as old:
            old.execute("SELECT count(*) FROM captures").fetchone()
            return bool(old.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return False
        raise
    except sqlite3.DatabaseError:
        return False


def _put_in_place(fresh: Path, database: Path) -> None:
    """Replace the database: in one transaction, so that whoever is reading it goes on without a fault."""
    if not _is_database(database):
        # Nobody can be reading what is no database.
        for suffix in ("-wal", "-shm"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)
        fresh.replace(database)
        return
    with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(database, timeout=30)) as target:
        target.execute("BEGIN IMMEDIATE")  # backup() would wait for ever for somebody else's transaction
        target.rollback()
        source.backup(target)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
