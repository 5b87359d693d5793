"""The rows of an import, derived from its capture file: written while it runs, and again by a repair or a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlite_utils import Database

from archive.clock import iso
from archive.extract import Page
from archive.site import is_article_address
from archive.store import publish
from archive.store.annotation import annotate
from archive.store.documents import linking
from archive.store.imported import layer, readings
from archive.store.outcomes import Outcome
from archive.store.staging.admission import admit_capture
from archive.store.staging.restage import as_it_is, reread_captures
from archive.store.takedowns.gate import gate_of
from archive.warc.answers import StoredAnswer, is_file
from archive.warc.captures import Capture, Source
from archive.warc.ending import Ending
from archive.warc.file_name import began
from archive.warc.reading.crawl_file import CrawlFile, Digests

_WRITTEN = (
    "finished_at outcome detail ended_early requests captures known new changed unchanged failed unread suspect bytes "
    "seconds"
).split()


def begin(db: Database, import_id: str, source: Source) -> None:
    """Add the row of an import, unless it is there already."""
    db.execute(
        "INSERT OR IGNORE INTO imports (id, source, started_at) VALUES (?, ?, ?)",
        [import_id, source, iso(began(import_id))],
    )


def add(db: Database, capture: Capture, stored: StoredAnswer, page: Page | readings.Prepared | None) -> bool:
    """Add the row of an imported capture that is on the disk, and its reading. Returns whether it was recognised.

    One that is withheld gets neither.
    """
    admit_capture(db, capture, stored)
    return page is not None and readings.keep(db, capture, page)


def is_unread(capture: Capture) -> bool:
    """Whether a capture that was not recognised should have been: a whole page at the address of an article."""
    is_page = capture.status == 200 and not capture.truncated and not is_file(capture.mime)
    return is_page and is_article_address(capture.url)


def end(db: Database, import_id: str, told: Mapping[str, object]) -> None:
    """Complete the row of an import with the values of these columns."""
    names = [name for name in _WRITTEN if name in told]
    assignments = ", ".join(f"{name} = ?" for name in names)
    db.execute(f"UPDATE imports SET {assignments} WHERE id = ?", [*(told[name] for name in names), import_id])


def end_from_record(db: Database, import_id: str, ending: Ending | None) -> None:
    """The same from the record at the end of its file; None for an import that was interrupted."""
    if ending:
        end(db, import_id, {name: getattr(ending, name) for name in _WRITTEN})
    else:
        brought = db.execute("SELECT count(*) FROM captures WHERE import_id = ?", [import_id]).fetchone()[0]
        end(db, import_id, {"outcome": Outcome.INTERRUPTED, "captures": brought})


def reread_import(db: Database, file: CrawlFile, digests: Digests) -> Iterator[Capture]:
    """Add the rows and readings of an import from its file, and what that says of its end, yielding each capture.

    `digests` is as in `CrawlFile.captures`. What is damaged is passed over, and is then among the file's `problems`.
    The caller lays imports over the archive when all have been read.
    """
    if file.name.source:
        begin(db, file.name.id, file.name.source)
    # If anything is withheld, the page itself is needed, to remove that before any of it is kept.
    form: Callable[[Page], Page | readings.Prepared] = as_it_is if gate_of(db).takedowns else readings.prepared
    for capture, answer, page, _ in reread_captures(db, file, digests, form):
        admit_capture(db, capture, answer)
        if page is not None:
            readings.keep(db, capture, page)
        yield capture
    end_from_record(db, file.name.id, file.ending)


def lay_again(db: Database) -> layer.Laid:
    """Lay imports over the archive again, and update what is derived from its articles, and the events."""
    annotate.read_imported_early(db)
    layer.lift(db)
    laid = layer.lay(db)
    linking.link(db)
    publish.derive_from_articles(db)
    publish.derive_from_all(db)
    return laid
