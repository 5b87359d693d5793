"""What a rebuild or a rereading adds to the crawls that it replays, so that nothing that was published is lost.

`archive.store.earlier` knows what that is; `archive.store.publish` respects it.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.extract import PageKind
from archive.store.corrections import table as corrected
from archive.store.database import columns_of
from archive.store.earlier import Earlier
from archive.store.judgement import unread
from archive.store.rows import articles, sightings
from archive.store.staging import staged
from archive.warc.captures import add_capture, find_captures


def carry(db: Database, earlier: Earlier, crawl_id: str) -> None:
    """Keep the rows of those captures of a crawl whose records are no longer in its file."""
    lost = "crawl_id = ? AND id NOT IN (SELECT id FROM captures)"
    for capture in list(find_captures(db, lost, [crawl_id], table="temp.earlier_captures")):
        add_capture(db, capture)
        earlier.damaged.add(capture.id)
        if capture.status == 304 and capture.refers_to:
            staged.stage_not_modified(db, capture.id)


def carry_imports(db: Database, earlier: Earlier) -> None:
    """Keep the rows of imported captures that are no longer in any file, and readings that newer rules do not give.

    The caller lays imports over the archive.
    """
    _bring_back(db, "imports")
    lost = "import_id IS NOT NULL AND id NOT IN (SELECT id FROM captures)"
    for capture in list(find_captures(db, lost, table="temp.earlier_captures")):
        add_capture(db, capture)
        earlier.damaged.add(capture.id)
    not_given = db.execute(
        "SELECT capture_id FROM temp.earlier_imported_readings "
        "WHERE capture_id NOT IN (SELECT capture_id FROM imported_readings)"
    )
    unmodified = db.execute("SELECT id, refers_to FROM captures WHERE status = 304").fetchall()
    of_damaged = (capture_id for capture_id, refers_to in unmodified if refers_to in earlier.damaged)
    for capture_id in earlier.damaged.union((row[0] for row in not_given.fetchall()), of_damaged):
        sightings.keep(db, capture_id)
    _bring_back(db, "imported_readings")
    _bring_back(
        db, "imported_pages", "(page_id, content_hash) IN (SELECT page_id, content_hash FROM imported_readings)"
    )


def bring_back_imports(db: Database) -> None:
    """Restore the rows of the table `imports`."""
    _bring_back(db, "imports")


def _bring_back(db: Database, table: str, condition: str = "1") -> None:
    names = columns_of(db, table)
    db.execute(f"INSERT OR IGNORE INTO {table} ({names}) SELECT {names} FROM temp.earlier_{table} WHERE {condition}")


def keep(db: Database, earlier: Earlier, crawl_id: str) -> None:
    """Give the captures of a staged crawl that can no longer be read their earlier reading."""
    captures = db.execute(
        "SELECT id, staged.page ->> 'type', staged.page ->> 'id', staged.page ->> 'reason' "
        "FROM captures LEFT JOIN staged ON capture_id = id "
        "WHERE crawl_id = ? AND status = 200 ORDER BY fetched_at, id",
        [crawl_id],
    )
    joined = dict(db.execute("SELECT id, article_id FROM addresses WHERE crawl_id IS NOT NULL").fetchall())
    joined |= earlier.joined(crawl_id)
    for capture_id, read_as, page_id, reason in captures.fetchall():
        before, given = earlier.read_as(capture_id), earlier.revision_of(capture_id)
        article_id = joined.get(page_id, page_id)
        recognised = read_as if read_as not in (None, PageKind.OTHER) else before
        if given and article_id != given[0]:
            staged.stage(db, capture_id, earlier.article(*given))
            earlier.keep(given[0], capture_id, unread.reason(read_as, reason))
        elif before == PageKind.ARTICLE and read_as in (None, PageKind.OTHER):
            staged.stage_not_modified(db, capture_id)
        elif read_as is not None or not before:
            continue
        db.execute("UPDATE captures SET read_as = ? WHERE id = ?", [recognised, capture_id])
        sightings.keep(db, capture_id)


def close(db: Database, earlier: Earlier) -> None:
    """Publish what ends the history of each article, after all captures have been reread.

    The caller derives the rest, and the events last.

    A change since the last revision that earlier rules overlooked is a change of the site. Its date is that of the
    first capture that shows it, not of the refresh that would find it next.
    """
    corrected.lift_dates(db)  # until imports are laid
    for page, title, capture_id, seen_at in earlier.overlooked():
        seen = db.execute("SELECT last_seen_at, gone_at FROM articles WHERE id = ?", [page.id]).fetchone()
        articles.publish(db, page, title, capture_id, seen_at)
        db.execute("UPDATE articles SET last_seen_at = ?, gone_at = ? WHERE id = ?", [*seen, page.id])
    for article_id, kept in earlier.kept.items():
        if kept.capture_id not in earlier.damaged:
            unread.add(db, article_id, kept.capture_id, kept.reason)
    if earlier.damaged:  # made by a version without sightings, so it is unknown which events are theirs
        names = columns_of(db, "events")
        sql = f"SELECT {names} FROM temp.earlier_events WHERE source = 'calendar' AND first_seen_at IS NULL"
        db.execute(f"INSERT OR IGNORE INTO events ({names}) {sql}")
