"""The staging table: what each capture of a crawl was read as, until the crawl is published as a whole."""

from __future__ import annotations

import logging
import sqlite3
from typing import Literal

from sqlite_utils import Database

from archive.extract import Article, Listing, Other, Page, PageKind
from archive.store.staging import titles
from archive.store.staging.page_json import Encoded, NotModified, Staged, decode, encode
from archive.store.takedowns.gate import gate_of

log = logging.getLogger(__name__)

Change = Literal["new", "changed", "unchanged"]


# In SQL: the id of the crawl whose pages are staged.
STAGED_CRAWL = "SELECT max(crawl_id) FROM staged JOIN captures ON captures.id = capture_id"


def stage(db: Database, capture_id: str, page: Page) -> Change | Literal["failed"] | None:
    """Stage what a capture was read as, for `publish`. Returns how an article compares with the published one.

    A page that is withheld is not kept, and loses the row of its capture; of others, what they have of such is left
    out.

    A page that cannot be stored, by a fault of ours, is staged as one that could not be read, and has "failed": it must
    end neither a crawl nor a rebuild, nor vanish from them. Raises sqlite3.Error if the database fails.
    """
    admitted = admit_page(db, capture_id, page)
    if admitted is None:
        return None
    page = admitted
    try:
        with db.atomic():
            if isinstance(page, Article | Listing):
                titles.note_links(db, page.link_texts)
            _stage(db, capture_id, page)
    except sqlite3.Error:
        raise
    except Exception as error:  # such as half a surrogate pair, which SQLite does not take
        log.exception("capture %s cannot be stored", capture_id)
        _stage(db, capture_id, Other(page.url, f"not storable ({type(error).__name__})"))
        return "failed"
    if not isinstance(page, Article):
        return None
    known = db.execute(
        "SELECT content_hash FROM articles WHERE id = coalesce((SELECT article_id FROM addresses WHERE id = :id), :id)",
        {"id": page.id},
    ).fetchone()
    return "new" if known is None else "unchanged" if known[0] == page.content_hash else "changed"


def stage_encoded(db: Database, capture_id: str, page: Encoded) -> None:
    """The same for a page of a rebuild that is JSON already. Nothing of it may be withheld."""
    titles.note_links(db, page.link_texts)
    _keep(db, capture_id, page.page_kind, page.text)


def admit_page(db: Database, capture_id: str, page: Page) -> Page | None:
    """A page without what is withheld. None if all of it is: then its capture loses its row, too.

    None also where the capture has none.
    """
    gate = gate_of(db)
    if not gate.takedowns:
        return page
    row = db.execute("SELECT sha256 FROM captures WHERE id = ?", [capture_id]).fetchone()
    if row is None:
        return None
    admitted = gate.page(page)
    if admitted is None:
        gate.keep_out(row[0])
        db.execute("DELETE FROM captures WHERE id = ?", [capture_id])
    return admitted


def stage_not_modified(db: Database, capture_id: str) -> None:
    """Stage the server's answer that a page is unmodified since it was last published."""
    _stage(db, capture_id, NotModified())


def _stage(db: Database, capture_id: str, page: Staged) -> None:
    _keep(db, capture_id, page.page_kind, encode(page))


def _keep(db: Database, capture_id: str, kind: str, text: str) -> None:
    db.execute("INSERT OR REPLACE INTO staged (capture_id, page) VALUES (?, ?)", [capture_id, text])
    if kind != PageKind.OTHER:
        db.execute("UPDATE captures SET read_as = ? WHERE id = ?", [kind, capture_id])


def staged_page(db: Database, capture_id: str, kind: str) -> Staged:
    """What a capture of this crawl was read as, without the links; `kind` is the `type` of the staged page.

    Raises LookupError if it is not staged.
    """
    row = db.execute("SELECT page FROM staged WHERE capture_id = ?", [capture_id]).fetchone()
    if row is None:
        raise LookupError(f"capture {capture_id} is not staged")
    return decode(row[0], kind)


def discard_staged(db: Database) -> None:
    """Empty the staging tables."""
    db.execute("DELETE FROM staged")
    titles.forget_links(db)
