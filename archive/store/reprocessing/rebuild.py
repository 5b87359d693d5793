"""Rebuilds the database from the captures alone, without network, and puts it in place of the old one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlite_utils import Database

from archive import processes, rules
from archive.clock import now
from archive.errors import EXIT_DONE, EXIT_PARTIAL, Damaged, WrongUse
from archive.progress import Tick, silent
from archive.store import crawls, damage, publish
from archive.store.annotation import people
from archive.store.corrections import table as corrected
from archive.store.database import open_database, refuse_newer
from archive.store.documents import reading as documents
from archive.store.earlier import Earlier
from archive.store.folder import DataFolder, refuse_no_file
from archive.store.imported import import_rows as imported
from archive.store.imported import layer
from archive.store.ledgers import decisions, ids
from archive.store.reprocessing import carry_over
from archive.store.reprocessing.database_file import is_database, put_in_place, remove
from archive.store.reprocessing.indexes import filled_at_the_end
from archive.store.staging.digests import Digests
from archive.store.staging.read_page import page_of
from archive.store.staging.restage import CrawlRecords, records_of, restage_crawl
from archive.store.takedowns.gate import gate_of
from archive.warc.file_name import began
from archive.warc.reading.crawl_file import CrawlFile, crawl_files


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The result of a rebuild: the numbers of crawls, imports, captures and articles.

    `lost` describes what could not be read and exists nowhere else, a sentence each; `damaged` what could not be read
    without a loss.
    """

    crawls: int
    captures: int
    articles: int
    imports: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return EXIT_PARTIAL if self.lost else EXIT_DONE


Compare = Callable[[sqlite3.Connection | None, Database], None]
"""Looks at the old database, None if there is none, and at the new one, before that takes its place."""


def rebuild(folder: DataFolder, tick: Tick = silent, *, skip_damaged: bool = False) -> Rebuilt:
    """Read every capture, in order, and publish each crawl as it was published. `tick` is called for every capture.

    From the old database, if it is healthy, what it has published is kept: ids, and which captures made a revision. The
    old database stays in place until the new one is complete. If some of its content is no longer in any file, or if
    without an old database a file is damaged, Damaged is raised; with `skip_damaged`, whatever can be read is read, and
    articles whose captures cannot be read keep the text in the old database. Nothing withheld gets into a new database.
    Raises Locked while a refresh is running, WrongUse if there are no captures, and ArchiveError if a newer version
    made the old database.
    """
    refuse_no_file(folder.database)
    # Otherwise a folder whose name was mistyped would be created. A file in its place is reported below.
    nearest = next(filter(os.path.lexists, (folder.root, *folder.root.parents)))
    if nearest.is_dir() and not folder.warc.is_dir():
        raise WrongUse(f"there are no captures in {folder.warc} to rebuild from")
    folder.create()
    with folder.lock():
        return rebuild_locked(folder, tick, skip_damaged=skip_damaged)


def rebuild_locked(folder: DataFolder, tick: Tick, *, skip_damaged: bool, compare: Compare | None = None) -> Rebuilt:
    """The same; the caller holds the lock.

    It is done twice if the first time revealed titles that must be covered wherever else they stand.
    """
    made, has_learned = _rebuild_once(folder, tick, skip_damaged=skip_damaged, compare=compare)
    if not has_learned:
        return made
    again, _ = _rebuild_once(folder, tick, skip_damaged=skip_damaged, compare=compare)
    return replace(again, lost=[*dict.fromkeys([*made.lost, *again.lost])])


def _rebuild_once(
    folder: DataFolder, tick: Tick, *, skip_damaged: bool, compare: Compare | None
) -> tuple[Rebuilt, bool]:
    """Rebuild. Returns also whether it revealed titles that must be covered wherever else they stand."""
    with _old_database(folder.database) as old:
        files = crawl_files(folder.warc)
        if not files:
            raise WrongUse(f"there are no captures in {folder.warc} to rebuild from")
        if sum(file.path.stat().st_size for file in files) > _LARGE:
            processes.start(page_of)
        found = damage.examine(old, folder.warc, mend=True)
        # Without a database it is unknown what a damaged part of a file has held.
        lost = [str(one) for one in found.payloads] if old else found.lines()
        if lost and not skip_damaged:
            raise Damaged(f"{found.said()}; {_WAYS_OUT}")
        fresh = folder.root / "archive.db.rebuilding"
        with _new_database(fresh) as db:
            with filled_at_the_end(db):
                begun = _begin(db, files)
                _load_ledgers(db, folder, found)
                if found.told and not old:
                    lost += found.told
                    if not skip_damaged:
                        raise Damaged(f"{found.told[0]}; {_WAYS_OUT}")
                captures, shrunk = _read_all(db, folder, files, old, found, begun, tick)
                if shrunk and not skip_damaged:
                    raise Damaged(f"{'; '.join(shrunk)}; {_WAYS_OUT}")
                with db.atomic():
                    damage.note(db, {one.capture_id: one.problem for one in found.lost}, now())
                    damage.note_orphans(db, now())
                    damage.remember_files(db, folder.warc)
            ids.keep(db, folder.ids)
            if gate_of(db).takedowns and old:
                with db.atomic():
                    people.leave_out_vanished(db, old)
            if compare:
                compare(old, db)
            articles = db.execute("SELECT count(*) FROM articles").fetchone()[0]
            has_learned = gate_of(db).has_learned
            db.close()
            put_in_place(fresh, folder.database, is_there=old is not None)
    harmless = [line for line in found.lines() if line not in lost]
    imports = sum(file.name.source is not None for file in files)
    made = Rebuilt(len(files) - imports, captures, articles, imports, lost=lost + shrunk, damaged=harmless)
    return made, has_learned


_LARGE = 500_000  # bytes of capture files, about a hundred pages: from here on, starting processes pays off

_CACHE = 4 * 1024  # KiB of SQLite's cache while the database is made

_WAYS_OUT = (
    "the database is as it was: put the files back from a copy, or rebuild with what there is: "
    "`ctarchive rebuild --skip-damaged`"
)


def _begin(db: Database, files: list[CrawlFile]) -> CrawlRecords | None:
    """The records of the oldest crawl; processes begin to read them while this one prepares the database."""
    first = next((file for file in files if not file.name.source), None)
    if first is None:
        return None
    records = records_of(db, first)
    records.begin()
    return records


def _load_ledgers(db: Database, folder: DataFolder, found: damage.Damage) -> None:
    """Load decisions and the ids that were given. Problems with the ids are added to `found`."""
    decisions.load(db, folder.decisions)
    found.told += ids.load(db, folder.ids)
    people.keep_ids(db, folder.database)
    with db.atomic():
        corrected.load(db, folder.corrections)


def _read_all(
    db: Database,
    folder: DataFolder,
    files: list[CrawlFile],
    old: sqlite3.Connection | None,
    found: damage.Damage,
    begun: CrawlRecords | None,
    tick: Tick,
) -> tuple[int, list[str]]:
    """Read crawls, imports and documents. Returns the number of captures, and what is missing, in words."""
    with _earlier(db, old) as earlier:
        captures = _read_crawls(db, files, earlier, tick, begun)
        shrunk = _shrunk(db, earlier, _SHRUNK) if earlier else []
        captures = _read_imports(db, files, earlier, tick, captures)
        documents.read_into(db, folder.warc, old, publish.derive_from_all)
        # Without an earlier database nothing else tells what such a record has held.
        unread = found.add(files)
        return captures, [*shrunk, *_shrunk(db, earlier, _SHRUNK_BY_IMPORTS)] if earlier else unread


def _read_crawls(
    db: Database,
    files: list[CrawlFile],
    earlier: Earlier | None,
    tick: Tick,
    begun: CrawlRecords | None,
) -> int:
    """Read the crawls and publish each. Returns the number of their captures.

    `begun` are the records of the oldest one (`_begin`).
    """
    digests: dict[str, str] = {}
    count = 0
    by_id = {file.name.id: file for file in files if not file.name.source}
    for crawl_id in sorted(by_id.keys() | (earlier.crawls if earlier else ())):
        with db.atomic():
            crawls.begin(db, began(crawl_id))
            file = by_id.get(crawl_id)
            records = begun if begun and begun.file is file else None
            for _ in restage_crawl(db, file, digests, records) if file else ():
                count += 1
                tick(count)
            ending = file.ending if file else None
            if earlier:
                carry_over.carry(db, earlier, crawl_id)
                carry_over.keep(db, earlier, crawl_id)
                ending = ending or earlier.ending(crawl_id)
            crawls.publish_or_discard(db, crawl_id, ending, earlier)
    with db.atomic():
        if earlier:
            carry_over.close(db, earlier)
        rules.note(db, "articles", earlier.made_with if earlier else {})
    return count


def _read_imports(db: Database, files: list[CrawlFile], earlier: Earlier | None, tick: Tick, count: int) -> int:
    """Read the imports after the crawls, and lay them over those. Returns `count` plus the number of their captures.

    The caller reads the documents and derives everything that depends on all of it (`publish.derive_from_all`).
    """
    digests = Digests(db)
    for file in (file for file in files if file.name.source):
        with db.atomic():
            for _ in imported.reread_import(db, file, digests):
                count += 1
                tick(count)
    with db.atomic():
        if earlier:
            carry_over.carry_imports(db, earlier)
        layer.lift(db)
        layer.lay(db)
        publish.derive_from_articles(db)
    return count


@contextmanager
def _new_database(path: Path) -> Iterator[Database]:
    """An empty database. Whatever is left in its place is removed at the end, even if it could not be made."""
    remove(path)
    try:
        db = open_database(path, create=True)
        try:
            # Nobody reads it yet, and one that was interrupted is thrown away, so it need not be synced meanwhile.
            db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"PRAGMA cache_size = -{_CACHE}")
            yield db
        finally:
            db.close()
    finally:
        remove(path)


@contextmanager
def _old_database(database: Path) -> Iterator[sqlite3.Connection | None]:
    """The database that is being replaced, read-only; None if there is none that can be read."""
    if not is_database(database):
        yield None
        return
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as old:
        refuse_newer(old, database)
        yield old


@contextmanager
def _earlier(db: Database, old: sqlite3.Connection | None) -> Iterator[Earlier | None]:
    """The earlier state: what the database that is being replaced has published."""
    if old is None:
        yield None
        return
    with db.atomic():
        earlier = Earlier(db, old)
    yield earlier  # its temporary tables disappear when the database is closed


# What must never be lost: the name of a row, and how to look it up in the rebuilt database.
_SHRUNK = {
    "articles": "SELECT id FROM temp.earlier_articles EXCEPT SELECT id FROM articles ORDER BY 1",
    "versions of articles": "SELECT article_id || ' ' || revision FROM temp.earlier_revisions "
    "EXCEPT SELECT article_id || ' ' || revision FROM revisions ORDER BY 1",
    "captures": "SELECT id FROM temp.earlier_captures WHERE crawl_id IS NOT NULL "
    "EXCEPT SELECT id FROM captures ORDER BY 1",
}
_SHRUNK_BY_IMPORTS = {
    "captures": "SELECT id FROM temp.earlier_captures EXCEPT SELECT id FROM captures ORDER BY 1",
}


def _shrunk(db: Database, earlier: Earlier, wanted: Mapping[str, str]) -> list[str]:
    """What the earlier database has and the new one lacks, in words."""
    earlier.leave_out()  # captures that repeat what is withheld are not missed
    missing = {words: [row[0] for row in db.execute(sql)] for words, sql in wanted.items()}
    return [
        f"{len(names)} {words} that the database has would be missing from a new one ({', '.join(names[:3])})"
        for words, names in missing.items()
        if names
    ]
