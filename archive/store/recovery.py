"""Cleans up after crawls and imports that were interrupted, from what they left on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from archive.clock import iso
from archive.store import crawls, damage, publish
from archive.store.documents import linking
from archive.store.imported import import_rows as imported
from archive.store.ledgers import ids
from archive.store.staging import staged
from archive.store.staging.digests import Digests
from archive.store.staging.restage import restage_crawl
from archive.warc.file_name import began
from archive.warc.reading.crawl_file import CrawlFile, crawl_files


def recover(db: Database, warc_dir: Path) -> None:
    """Clean up after crawls and imports that were killed, or lost power or disk. The caller holds the lock.

    Captures of an import that are on the disk count. If the file of a crawl was closed, and only its rows were lost,
    the crawl is reread from it and published. If it was not closed, its captures get their rows; what was staged is
    discarded, because the next crawl reads the same pages again. Damaged records are skipped: `damage.survey`, which
    has run before, has reported them.
    """
    ended = {row[0] for row in db.execute("SELECT id FROM crawls WHERE outcome IS NOT NULL")}
    unfinished = {row[0] for row in db.execute("SELECT id FROM crawls")} - ended
    found = [file for file in crawl_files(warc_dir) if not file.name.source]
    files = {file.name.id: file for file in found if file.name.id not in ended}
    if files or unfinished:
        _recover(db, warc_dir, unfinished, files)
    _recover_imports(db, warc_dir)


def _recover(db: Database, warc_dir: Path, unfinished: set[str], files: Mapping[str, CrawlFile]) -> None:
    digests = dict(db.execute("SELECT id, sha256 FROM captures WHERE refers_to IS NULL").fetchall())
    for crawl_id in sorted(unfinished | files.keys()):
        with db.atomic():
            staged.discard_staged(db)
            if crawl_id not in unfinished:
                moment = iso(began(crawl_id))
                db.execute("INSERT INTO crawls (id, started_at) VALUES (?, ?)", [crawl_id, moment])
            ending = None
            if file := files.get(crawl_id):
                for _ in restage_crawl(db, file, digests):
                    pass
                ending = file.ending
                damage.note_orphans(db, began(crawl_id))
            crawls.publish_or_discard(db, crawl_id, ending)
            linking.link(db)
            publish.derive_from_all(db)
            ids.keep(db, ids.file_beside(warc_dir))


def _recover_imports(db: Database, warc_dir: Path) -> None:
    """Complete imports that were interrupted, with what is on the disk. The caller holds the lock."""
    ended = {row[0] for row in db.execute("SELECT id FROM imports WHERE outcome IS NOT NULL")}
    found = [file for file in crawl_files(warc_dir) if file.name.source and file.name.id not in ended]
    if not found:
        return
    digests = Digests(db)
    with db.atomic():
        for file in found:
            for _ in imported.reread_import(db, file, digests):
                pass
        imported.lay_again(db)
        ids.keep(db, ids.file_beside(warc_dir))
