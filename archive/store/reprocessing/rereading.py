"""Rereads the captures if the rules have changed: better rules are not a change of the site.

A refresh compares what a page says with what the archive holds. Both must be read by the same rules, or every article
that the rules read differently would get a revision. So the captures are reread first, in one transaction: the text of
each article and of each of its revisions is what the current rules make of its own capture, while ids, numbers and
dates do not change. A rebuild does the same with a new database (see archive.store.earlier).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlite_utils import Database

from archive import rules
from archive.amounts import amount
from archive.errors import Damaged
from archive.extract import Page
from archive.progress import Tick, silent
from archive.search.words import vocabulary
from archive.store import crawls, publish
from archive.store.corrections import table as corrected
from archive.store.database import columns_of
from archive.store.earlier import Earlier
from archive.store.imported import import_rows as imported
from archive.store.imported import readings
from archive.store.judgement.disappearance import PATIENCE
from archive.store.judgement.drift import FLOORS, LONG_BODY
from archive.store.ledgers import ids
from archive.store.outcomes import has_ended
from archive.store.reprocessing import carry_over
from archive.store.schema import DERIVED_TABLES
from archive.store.staging import staged
from archive.store.staging.closing_tags import is_unended, note_unended
from archive.store.staging.read_page import read_page
from archive.store.unfinished import backlog
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture, add_capture, find_captures
from archive.warc.ending import Ending
from archive.warc.reading.captures import read_capture

Read = Callable[[StoredAnswer, str], Page]


@dataclass(frozen=True, slots=True)
class Reread:
    """The result of rereading; `refused` says why nothing was changed.

    `texts` counts articles with another text, `articles` those that were not recognised before, `kept` those that keep
    their earlier reading.
    """

    refused: str | None = None
    texts: int = 0
    articles: int = 0
    kept: tuple[str, ...] = ()

    @property
    def told(self) -> str | None:
        """The result in words; None if nothing differs."""
        if not self.texts and not self.articles and not self.kept:
            return None
        more = f" and found {self.articles} more in earlier captures" if self.articles else ""
        keep = amount(len(self.kept), "keeps its earlier reading", "keep their earlier reading")
        kept = f", {keep} ({', '.join(self.kept[:3])})" if self.kept else ""
        texts = amount(self.texts, "article")
        return f"newer rules read {texts} otherwise{more}{kept}; that is not a change of the site"


class _RefusedError(Exception):
    """The current rules read too little of what the archive holds."""


def apply_new_rules(
    db: Database,
    warc_dir: Path,
    *,
    accept: bool = False,
    read: Read = read_page,
    tick: Tick = silent,
) -> Reread:
    """Update what older rules made. The caller holds the lock.

    Everything is done or nothing. It is refused if too many articles would keep their earlier reading or be read worse;
    with `accept`, the keeper has looked and wants it anyway. `tick` is called for each capture read. Costs nothing if
    the rules are the same. Raises sqlite3.Error if the database fails.
    """
    if not rules.is_current(db, "articles"):
        try:
            with db.atomic():
                return _read_anew(db, warc_dir, accept, read, tick)
        except _RefusedError as refusal:
            return Reread(refused=str(refusal))
    with db.atomic():
        rules.note_code(db)
        if not (rules.is_current(db, "names") and rules.is_current(db, "vocabulary")):
            publish.derive_from_articles(db)
            publish.derive_from_all(db)
            ids.keep(db, ids.file_beside(warc_dir))
    return Reread()


_HIDDEN = (
    *("name_readings", "namesake_proofs", "statement_readings", "enriched", "crawled"),
    *("event_sightings", "event_blocks", "imported_readings", "imported_pages"),
)


def _read_anew(db: Database, warc_dir: Path, accept: bool, read: Read, tick: Tick) -> Reread:
    """Replay all crawls, as a rebuild does, but keep the rows of the captures."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # what rows refer to comes back before the transaction ends
    corrected.lift_dates(db)
    earlier = Earlier(db, db.conn)
    pending = backlog.pending(db)
    vocabulary.forget_all(db)
    # What was not a document, or could not be decoded, may be one by now; the documents are read at the end.
    db.execute("DELETE FROM document_payloads WHERE document_id IS NULL")
    for table in (*DERIVED_TABLES, *_HIDDEN, "staged", "captures", "crawls", "imports"):
        db.execute(f"DELETE FROM {table}")
    reading = _Reading(db, warc_dir, earlier, read)
    numbers = count(1)
    _replay_crawls(db, reading, earlier, pending, lambda: tick(next(numbers)))
    rules.note(db, "articles")
    if fault := _lost(db) or (None if accept else next(_faults(db, earlier), None)):
        raise _RefusedError(f"the rules by which pages are read have changed, and {fault}; nothing was published")
    texts, articles = db.execute(
        "SELECT count(old.id), count(*) - count(old.id) FROM articles AS now "
        "LEFT JOIN temp.earlier_articles AS old ON old.id = now.id WHERE old.content_hash IS NOT now.content_hash"
    ).fetchone()
    carry_over.bring_back_imports(db)
    for capture in list(find_captures(db, "import_id IS NOT NULL", table="temp.earlier_captures")):
        add_capture(db, capture)
        reading.read_imported(capture)
        tick(next(numbers))
    carry_over.carry_imports(db, earlier)
    imported.lay_again(db)
    earlier.forget()
    reading.forget()
    ids.keep(db, ids.file_beside(warc_dir))
    return Reread(texts=texts, articles=articles, kept=tuple(sorted(earlier.kept)))


def _replay_crawls(
    db: Database, reading: _Reading, earlier: Earlier, pending: list[str], tick: Callable[[], None]
) -> None:
    """Judge and publish each crawl again, and give it the row that it had."""
    names = columns_of(db, "crawls")
    for crawl_id, started_at, outcome, clock_fault in _crawls(db):
        db.execute("INSERT INTO crawls (id, started_at) VALUES (?, ?)", [crawl_id, started_at])
        captures = list(find_captures(db, "crawl_id = ?", [crawl_id], table="temp.earlier_captures"))
        for capture in captures:
            add_capture(db, capture)
        ended = has_ended(outcome)
        for capture in captures if ended else ():
            reading.stage(capture)
            tick()
        carry_over.keep(db, earlier, crawl_id)
        ending = Ending(outcome=outcome, clock_fault=clock_fault, pending=tuple(pending)) if outcome and ended else None
        crawls.publish_or_discard(db, crawl_id, ending, earlier)
        db.execute("DELETE FROM crawls WHERE id = ?", [crawl_id])
        db.execute(f"INSERT INTO crawls ({names}) SELECT {names} FROM temp.earlier_crawls WHERE id = ?", [crawl_id])
    carry_over.close(db, earlier)


def _crawls(db: Database) -> list[tuple[str, str, str | None, str | None]]:
    rows: list[tuple[str, str, str | None, str | None]] = db.execute(
        "SELECT id, started_at, outcome, clock_fault FROM temp.earlier_crawls ORDER BY id"
    ).fetchall()
    return rows


class _Reading:
    """Stages captures. The same bytes at the same address are read only once."""

    def __init__(self, db: Database, warc_dir: Path, earlier: Earlier, read: Read) -> None:
        self._db = db
        self._warc_dir = warc_dir
        self._earlier = earlier
        self._read = read
        self._several = set(
            db.execute(
                "SELECT sha256, url FROM temp.earlier_captures WHERE status = 200 GROUP BY 1, 2 HAVING count(*) > 1"
            )
        )
        db.execute("CREATE TEMP TABLE readings (sha256, url, page, read_as, PRIMARY KEY (sha256, url))")

    def forget(self) -> None:
        """Drop the temporary table."""
        self._db.execute("DROP TABLE temp.readings")

    def stage(self, capture: Capture) -> None:
        if capture.requisite:
            return
        if capture.status == 304 and capture.refers_to:
            staged.stage_not_modified(self._db, capture.id)
        if capture.status != 200:
            return
        key = (capture.sha256, capture.url)
        if key in self._several and self._stage_again(capture.id, key):
            return
        try:
            stored = read_capture(self._db, self._warc_dir, capture)
            page = self._read(stored, capture.url)
        except Damaged:
            self._earlier.damaged.add(capture.id)
            return
        except ValueError:
            return  # its content coding cannot be undone
        if is_unended(capture, stored):  # which went with its row
            note_unended(self._db, capture)
        staged.stage(self._db, capture.id, page)
        if key in self._several:
            self._db.execute(
                "INSERT INTO temp.readings SELECT sha256, url, page, read_as FROM captures "
                "JOIN staged ON capture_id = id WHERE id = ?",
                [capture.id],
            )

    def read_imported(self, capture: Capture) -> None:
        """Read an imported capture. One that cannot be read any more keeps its earlier reading."""
        if capture.status != 200 or capture.truncated:
            return
        try:
            page = self._read(read_capture(self._db, self._warc_dir, capture), capture.url)
        except Damaged:
            self._earlier.damaged.add(capture.id)
        except ValueError:
            return
        else:
            readings.keep(self._db, capture, page)

    def _stage_again(self, capture_id: str, key: tuple[str, str]) -> bool:
        row = self._db.execute("SELECT page, read_as FROM temp.readings WHERE sha256 = ? AND url = ?", key).fetchone()
        if row:
            self._db.execute("INSERT OR REPLACE INTO staged (capture_id, page) VALUES (?, ?)", [capture_id, row[0]])
            self._db.execute("UPDATE captures SET read_as = ? WHERE id = ?", [row[1], capture_id])
        return row is not None


def _lost(db: Database) -> str | None:
    """A message if anything that was published would be lost, which must never happen; else None."""
    lost = db.execute(
        "SELECT count(*), min(article_id) FROM (SELECT article_id, revision, captured_at, capture_id "
        "FROM temp.earlier_revisions EXCEPT SELECT article_id, revision, captured_at, capture_id FROM revisions "
        "UNION SELECT id, NULL, NULL, NULL FROM temp.earlier_articles WHERE id NOT IN (SELECT id FROM articles))"
    ).fetchone()
    versions = amount(lost[0], "version of an article", "versions of articles")
    return f"{versions} would be lost ({lost[1]}); run `ctarchive rebuild`" if lost[0] else None


_MEASURES = (
    ("have a title", "title <> ''", "with_title", ""),
    ("have a date", "published_on IS NOT NULL", "with_date", "id GLOB '??-[0-9]*'"),
    (f"have over {LONG_BODY} characters", f"length(body) > {LONG_BODY}", "with_body", ""),
)


def _faults(db: Database, earlier: Earlier) -> Iterator[str]:
    """The reasons against the new reading, in words with examples.

    The floors are those of a crawl; one that was missed before may be missed again. An article that keeps its earlier
    reading is not lost, but the limit for them is the same as for pages that vanish at once.
    """
    total = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    for damaged, trouble in ((False, "are not recognised any more"), (True, "have captures that cannot be read")):
        kept = sorted(id for id, one in earlier.kept.items() if (one.capture_id in earlier.damaged) is damaged)
        if len(kept) == total > 0 or (len(kept) > PATIENCE.most and len(kept) > PATIENCE.most_share * total):
            yield f"{len(kept)} of {total} articles {trouble} (for example {', '.join(kept[:3])})"
    for words, condition, floor, of in _MEASURES:
        before, after = (_share(db, table, condition, of) for table in ("temp.earlier_articles", "articles"))
        minimum = getattr(FLOORS, floor)
        if after[1] >= FLOORS.sample and after[0] / after[1] < minimum and after[0] * before[1] < before[0] * after[1]:
            yield (
                f"only {after[0]} of {after[1]} articles {words}, the floor is {minimum:.0%}; {before[0]} did before"
            )
    long, cut, example = db.execute(
        "SELECT count(*), coalesce(sum(length(now.body) < :share * length(old.body)), 0), "
        "min(iif(length(now.body) < :share * length(old.body), now.id, NULL)) "
        "FROM articles AS now JOIN temp.earlier_articles AS old ON old.id = now.id WHERE length(old.body) > :long",
        {"share": FLOORS.of_earlier_text, "long": LONG_BODY},
    ).fetchone()
    if long >= FLOORS.sample and cut > max(FLOORS.few, FLOORS.cut * long):
        yield f"{cut} of {long} articles have lost nearly all of their text (for example {example})"


def _share(db: Database, table: str, condition: str, of: str) -> tuple[int, int]:
    """How many articles of a table meet a condition, and out of how many."""
    sql = f"SELECT coalesce(sum({condition}), 0), count(*) FROM {table} WHERE {of or '1'}"
    found: tuple[int, int] = db.execute(sql).fetchone()
    return found
