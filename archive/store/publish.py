"""Turns captures into rows. Each page is staged as it arrives; a crawl is published as a whole, in one transaction.

So readers never see half a refresh, a crawl that recognised too little changes nothing, and a rebuild, which stages and
publishes the same captures in the same order, ends with the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from archive.extract import Article, CalendarMonth, Listing
from archive.progress import Tick, silent
from archive.search.counted import cache, postings, totals
from archive.search.events import ALL_EVENTS
from archive.search.filters import COUNTED
from archive.search.statements.facets import STATEMENTS
from archive.search.words import vocabulary
from archive.store.annotation import annotate
from archive.store.corrections import table as corrected
from archive.store.documents.reading import ReadingCounts, read_new
from archive.store.earlier import Earlier
from archive.store.folder import DataFolder
from archive.store.judgement import addresses, moves, suspects, suspicion, unread, variants
from archive.store.judgement.disappearance import mark_gone
from archive.store.ledgers import ids
from archive.store.network import edges, pairs, pictures
from archive.store.rows import articles, events, sightings, twins
from archive.store.staging import staged, titles
from archive.store.staging.page_json import NotModified
from archive.store.takedowns.gate import gate_of

CACHED_COUNTS = (totals.MUNICIPALITIES, totals.EVERYBODY, STATEMENTS, pairs.FIRST, ALL_EVENTS)
"""The counts over all articles and events that every publication caches."""


@dataclass(slots=True)
class Changes:
    """How many articles a crawl found new, changed, unchanged and gone.

    `moves` are the articles that have moved to other addresses, `suspects` those not believed, `unread` the pages that
    could not be read.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    moves: moves.Moves = field(default_factory=moves.Moves)
    suspects: suspects.Found = field(default_factory=suspects.Found)
    unread: unread.Found = field(default_factory=unread.Found)

    def count(self, change: staged.Change | None) -> None:
        """Count an article by its change. None, for one without a text, is not counted."""
        match change:
            case "new":
                self.new += 1
            case "changed":
                self.changed += 1
            case "unchanged":
                self.unchanged += 1


def publish(
    db: Database, earlier: Earlier | None = None, joined: Mapping[str, str] | None = None, *, timely: bool = True
) -> Changes:
    """Move everything staged into the public tables, oldest capture first.

    The caller holds the transaction, has lifted what imports add, and derives after that has been laid again. `earlier`
    is the earlier state, if captures are being reread; `joined` has the new addresses of known articles, if the crawl's
    own record has them, otherwise they are searched for (`judgement.moves.find`). A crawl that was not `timely`,
    because its clock was wrong, proves neither that an article is gone nor that a suspect page lasts. Events are
    derived last (`derive_from_all`), because they depend on all captures together.

    If one crawl met an article at several addresses, the one that is already published counts, else the plainest and
    first (`judgement.variants`); if it was decided earlier which one made a revision, that one.
    """
    changes = Changes(moves=moves.find(db) if joined is None else moves.Moves(dict(joined)))
    addresses.join(db, changes.moves.joined)
    moved = set(changes.moves.joined.values())
    rows = _staged_captures(db)
    given = {one[0]: row.capture_id for row in rows if earlier and (one := earlier.revision_of(row.capture_id))}
    ignored = variants.ignored_captures(db, set(given.values()), moved)
    doubted = suspicion.find(db, settled=given.values(), moved=moved, ignored=ignored, timely=timely)
    for capture_id in doubted:
        db.execute("UPDATE captures SET read_as = NULL WHERE id = ?", [capture_id])
    seen: set[str] = set()
    unmodified: list[str] = []
    for row in rows:  # one page at a time, because a crawl may be large
        page = staged.staged_page(db, row.capture_id, row.kind)
        if isinstance(page, Article):
            counts = given[page.id] == row.capture_id if page.id in given else page.id not in seen
            counts = counts and row.capture_id not in ignored
            if row.capture_id not in doubted:
                sightings.see(db, page, row.capture_id, row.fetched_at, timely=timely, announces=counts)
            if row.capture_id in ignored and page.id not in seen:
                articles.seen_elsewhere(db, page.id, row.fetched_at)
            if row.capture_id not in doubted and counts:
                seen.add(page.id)
                changes.count(_publish_article(db, page, row, earlier, is_moved=page.id in moved))
        elif isinstance(page, NotModified):
            is_known = articles.seen_again(db, row.capture_id, row.fetched_at)
            changes.unchanged += is_known
            if is_known and row.url == row.own_url:
                seen.add(row.article_id)
            unmodified.append(row.capture_id)
        elif isinstance(page, CalendarMonth | Listing):
            sightings.see(db, page, row.capture_id, row.fetched_at, timely=timely)
    for capture_id in unmodified:
        sightings.see_unmodified(db, capture_id, timely=timely)
    changes.suspects = suspects.update(db, doubted.values(), ignored, timely=timely)
    changes.unread = unread.update(db, ignored)
    changes.gone = mark_gone(db) if timely else 0
    return changes


class _StagedCapture(NamedTuple):
    """A staged capture; `own_url` is where the article that it shows is published, if it is."""

    capture_id: str
    fetched_at: str
    kind: str
    url: str
    own_url: str | None
    article_id: str


def _staged_captures(db: Database) -> list[_StagedCapture]:
    """The staged captures in the order in which they are published: for each article, the one that counts first."""
    rows = db.execute(
        "SELECT captures.id, captures.fetched_at, staged.page ->> 'type', captures.url, articles.url, articles.id "
        "FROM staged JOIN captures ON captures.id = staged.capture_id "
        "LEFT JOIN articles ON articles.id = coalesce(staged.page ->> 'id', captures.article_id)"
    )
    found = [_StagedCapture(*row) for row in rows.fetchall()]
    return sorted(found, key=lambda one: (variants.rank(one.url, one.own_url), one.fetched_at, one.capture_id))


def _publish_article(
    db: Database, page: Article, row: _StagedCapture, earlier: Earlier | None, *, is_moved: bool
) -> staged.Change | None:
    title = page.title or titles.title_of(db, page.id, page.body)
    return articles.publish(db, page, title, row.capture_id, row.fetched_at, earlier, moved=is_moved)


def derive_from_articles(db: Database) -> None:
    """Update everything derived from the articles: the vocabulary of the search, people and places."""
    # Other processes, if any are in use, are still reading what was sent to them (`annotate.read_early`).
    vocabulary.update(db)
    is_new = annotate.read(db)
    twins.read_early(db)  # in processes that would otherwise be idle while this one joins what was read
    if is_new:
        annotate.join(db)


def derive_from_all(db: Database) -> None:
    """Update everything derived from all articles and captures: events, twins, the network of people, counts.

    Call it once, after everything is published and derived, not after each crawl that is reread.
    """
    gate_of(db).note_learned(db)
    events.derive(db)
    edges.derive(db)
    pictures.derive(db)
    postings.keep(db, COUNTED)
    cache.fill(db, CACHED_COUNTS)


def read_documents(folder: DataFolder, tick: Tick = silent) -> ReadingCounts:
    """Read the documents that are new (`documents.reading.read_new`), and update what they prove about articles.

    A document that articles in two languages share proves that they are translations.
    """
    return read_new(folder, tick, derive_from_all)


def correct(db: Database, corrections: Path, known_ids: Path) -> None:
    """Bring the archive up to date with the files of corrections and of people's ids; the caller holds the lock.

    Costs little if it already is. Raises Damaged if the corrections cannot be read.
    """
    with db.atomic():
        if corrected.load(db, corrections):
            corrected.lay_dates(db)
            derive_from_articles(db)
            derive_from_all(db)
            ids.keep(db, known_ids)
