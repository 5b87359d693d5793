"""The earlier state of the archive, available while its captures are reread, so that what was published stays.

Which captures made a revision, and with which number, is history. New rules do not change that; they improve the text.
What new rules cannot read, and what is damaged on disk, keeps its earlier reading.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive import rules
from archive.extract import Article, Attachment, Event, Image
from archive.store.outcomes import has_ended
from archive.store.staging.page_json import decode_article, decode_events, encode
from archive.store.takedowns.gate import HIDES_CAPTURE, gate_of
from archive.warc.ending import Ending, ending_of

_ENDING = (
    "finished_at, detail, ended_early, clock_fault, requests, not_modified, new, changed, unchanged, gone, moved, "
    "failed, unread, suspect, bytes, seconds, listed"
)
_ARTICLE = "id, url, kind, lang, title, published_on, body, html, signature, confidence"
_REVISION = "title, body, published_on, signature, images, attachments, capture_id"
_EVENT = ", ".join(field.name for field in fields(Event))
_TABLES = (
    *("articles", "revisions", "images", "attachments", "captures", "crawls"),
    *("events", "event_blocks", "event_sightings"),
)
_IMPORTED = ("imports", "imported_readings", "imported_pages")

# If the capture of a version is withheld, the next remaining capture of that version takes its place.
_NEXT = """
SELECT seen.id FROM temp.earlier_captures AS seen
WHERE seen.article_id = version.article_id AND seen.read_as = 'Article'
AND seen.fetched_at > version.captured_at AND seen.fetched_at < coalesce((SELECT min(captured_at)
FROM temp.earlier_revisions AS later WHERE later.article_id = version.article_id
AND later.captured_at > version.captured_at), '9999') ORDER BY seen.fetched_at, seen.id LIMIT 1
"""
_NO_ARTICLE = "NOT IN (SELECT article_id FROM temp.earlier_revisions)"
_NO_CAPTURE = "NOT IN (SELECT id FROM temp.earlier_captures)"
_LEFT_OUT = (
    f"DELETE FROM temp.earlier_captures WHERE {HIDES_CAPTURE.format('')}",
    f"UPDATE temp.earlier_revisions AS version SET capture_id = ({_NEXT}) WHERE capture_id {_NO_CAPTURE} "
    f"AND EXISTS ({_NEXT})",
    f"DELETE FROM temp.earlier_revisions WHERE capture_id {_NO_CAPTURE}",
    f"DELETE FROM temp.earlier_articles WHERE id {_NO_ARTICLE}",
    *(f"DELETE FROM temp.earlier_{table} WHERE article_id {_NO_ARTICLE}" for table in ("images", "attachments")),
    f"DELETE FROM temp.earlier_events WHERE article_id {_NO_ARTICLE} OR capture_id {_NO_CAPTURE}",
    f"DELETE FROM temp.earlier_event_sightings WHERE capture_id {_NO_CAPTURE}",
    f"DELETE FROM temp.earlier_imported_readings WHERE capture_id {_NO_CAPTURE}",
    "DELETE FROM temp.earlier_imported_pages WHERE (page_id, content_hash) NOT IN "
    "(SELECT page_id, content_hash FROM temp.earlier_imported_readings WHERE content_hash IS NOT NULL)",
)


class KeptReading(NamedTuple):
    """A capture for which an article keeps its earlier reading, and what the current rules read it as, in words."""

    capture_id: str
    reason: str


class Earlier:
    """An earlier state of the archive, in temporary tables `earlier_...` of the database that is being filled.

    `crawls` are the ids in it; `made_with` are the versions of its rules; `damaged` are the captures (ids) that cannot
    be read from the disk; `kept` maps articles (ids) whose text is an earlier reading to the capture that the current
    rules cannot read.
    """

    def __init__(self, db: Database, source: sqlite3.Connection) -> None:
        """Copy the state from `source`, a healthy database of the archive, of this version or an older one."""
        self._db = db
        for table in (*_TABLES, *_IMPORTED):
            _copy(source, db, table)
        _lift(source, db)
        self.leave_out()
        db.execute("CREATE UNIQUE INDEX temp.earlier_captures_id ON earlier_captures(id)")
        db.execute("CREATE UNIQUE INDEX temp.earlier_revisions_key ON earlier_revisions(article_id, revision)")
        db.execute("CREATE UNIQUE INDEX temp.earlier_articles_id ON earlier_articles(id)")
        db.execute("CREATE INDEX temp.earlier_sightings ON earlier_event_sightings(capture_id)")
        db.execute(
            "CREATE TEMP TABLE overlooked (article_id TEXT PRIMARY KEY, capture_id, seen_at, content_hash, page, title)"
        )
        self._given: dict[str, tuple[str, int]] = {
            capture_id: (article_id, revision)
            for article_id, revision, capture_id in db.execute(
                "SELECT article_id, revision, capture_id FROM earlier_revisions"
            )
        }
        self.crawls: tuple[str, ...] = tuple(row[0] for row in db.execute("SELECT id FROM temp.earlier_crawls"))
        self._joined: dict[str, dict[str, str]] = {}
        if source.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'addresses'").fetchone():
            hides_page = gate_of(db).takedowns.hides_page
            for crawl_id, page_id, article_id in source.execute("SELECT crawl_id, id, article_id FROM main.addresses"):
                if hides_page(article_id):
                    continue
                self._joined.setdefault(crawl_id, {})[page_id] = article_id
        self._articles = {article_id for article_id, _ in self._given.values()}
        self.made_with = rules.stored(Database(source))
        self.kept: dict[str, KeptReading] = {}
        self.damaged: set[str] = set()

    def leave_out(self) -> None:
        """Remove what is withheld, so that nothing of it comes back or counts as lost.

        A version stays if another capture shows it as well, which is then its first one.
        """
        if not gate_of(self._db).takedowns:
            return
        with self._db.atomic():
            for statement in _LEFT_OUT:
                self._db.execute(statement)
            for article_id in gate_of(self._db).articles_with_hidden_versions:
                self._number(article_id)

    def _number(self, article_id: str) -> None:
        """Give the remaining versions of an article the numbers that they have beside the withheld ones."""
        sql = (
            "SELECT rowid, captured_at FROM temp.earlier_revisions WHERE article_id = ? ORDER BY captured_at, revision"
        )
        rows = self._db.execute(sql, [article_id]).fetchall()
        numbers = gate_of(self._db).numbers(article_id, [at for _, at in rows])
        sql = "UPDATE temp.earlier_revisions SET revision = ? WHERE rowid = ? AND revision <> ?"
        # Highest numbers first, so that two versions never have the same number.
        changes = [(number, rowid, number) for number, (rowid, _) in zip(numbers, rows, strict=True)]
        self._db.conn.executemany(sql, changes[::-1])

    def forget(self) -> None:
        """Drop the temporary tables."""
        for table in (*_TABLES, *_IMPORTED):
            self._db.execute(f"DROP TABLE temp.earlier_{table}")
        self._db.execute("DROP TABLE temp.overlooked")

    def ending(self, crawl_id: str) -> Ending | None:
        """What a crawl recorded at its end; None if it did not end, or is unknown."""
        row = next(self._db.query(f"SELECT outcome, {_ENDING} FROM earlier_crawls WHERE id = ?", [crawl_id]), None)
        if row is None or not has_ended(row["outcome"]):
            return None
        return ending_of(row | {"addresses": self.joined(crawl_id)})

    def joined(self, crawl_id: str) -> dict[str, str]:
        """The new addresses of articles that a crawl found, as in `moves.Moves.joined`."""
        return self._joined.get(crawl_id, {})

    def revision_of(self, capture_id: str) -> tuple[str, int] | None:
        """The article and the number of the revision that was made of a capture, if one was."""
        return self._given.get(capture_id)

    def is_history(self, article_id: str, capture_id: str) -> bool:
        """Whether the capture and the article were both known earlier, so that it was decided if it made a revision."""
        return article_id in self._articles and self.read_as(capture_id) is not None

    def read_as(self, capture_id: str) -> str | None:
        """What a capture was read as before, "" if it was not recognised; None for a later capture."""
        row = self._db.execute("SELECT read_as FROM earlier_captures WHERE id = ?", [capture_id]).fetchone()
        return None if row is None else row[0] or ""

    def article(self, article_id: str, revision: int) -> Article:
        """An article as read before, at this revision. Raises LookupError if it is not known."""
        values = self._row(f"SELECT {_ARTICLE} FROM earlier_articles WHERE id = ?", article_id)
        signature = values["signature"]
        values |= self._row(
            f"SELECT {_REVISION} FROM earlier_revisions WHERE article_id = ? AND revision = ?", article_id, revision
        )
        if values["images"] is None:  # from before revisions had them: those of the article
            values["signature"] = signature
        known = {field.name: values[field.name] for field in fields(Article) if values.get(field.name) is not None}
        day = values["published_on"]
        return Article(
            **known
            | {
                "published_on": date.fromisoformat(day) if day else None,
                "images": tuple(self._parts(Image, "images", article_id, values["images"])),
                "attachments": tuple(self._parts(Attachment, "attachments", article_id, values["attachments"])),
                "events": tuple(self._events(article_id, values["capture_id"])),
            }
        )

    def keep(self, article_id: str, capture_id: str, reason: str) -> None:
        """Note that an article keeps its earlier reading for this capture, and what that is read as now."""
        self.kept[article_id] = KeptReading(capture_id, reason)

    def replaces_kept(self, article_id: str) -> bool:
        """Whether a capture with the same content, according to history, replaces an unreadable one. Once for each."""
        return self.kept.pop(article_id, None) is not None

    def note_published(self, article_id: str, capture_id: str) -> None:
        """Note that an article is published as in this capture, so that no overlooked reading remains."""
        self._db.execute("DELETE FROM temp.overlooked WHERE article_id = ?", [article_id])
        if article_id in self.kept and self.kept[article_id].capture_id != capture_id:
            del self.kept[article_id]

    def note_overlooked(self, page: Article, title: str, capture_id: str, seen_at: str) -> None:
        """Note a reading that differs from the published one, which earlier rules overlooked, with its metadata."""
        self._db.execute(
            "INSERT INTO temp.overlooked VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE "
            "SET capture_id = excluded.capture_id, seen_at = excluded.seen_at, content_hash = excluded.content_hash, "
            "page = excluded.page, title = excluded.title WHERE content_hash <> excluded.content_hash",
            [page.id, capture_id, seen_at, page.content_hash, encode(page), title],
        )

    def overlooked(self) -> list[tuple[Article, str, str, str]]:
        """Page, title, capture and time of every reading that still differs from what is published, oldest first."""
        rows = self._db.execute("SELECT page, title, capture_id, seen_at FROM temp.overlooked ORDER BY 4, article_id")
        return [(decode_article(page), *others) for page, *others in rows]

    def _row(self, sql: str, *parameters: object) -> dict[str, Any]:
        row = next(self._db.query(sql, parameters), None)
        if row is None:
            raise LookupError(f"no such row: {parameters}")
        return dict(row)

    def _parts(self, part: type[Any], table: str, article_id: str, of_revision: str | None) -> list[Any]:
        if of_revision is not None:
            return [part(**values) for values in json.loads(of_revision)]
        names = [field.name for field in fields(part)]
        rows = self._db.execute(
            f"SELECT {', '.join(names)} FROM temp.earlier_{table} WHERE article_id = ? ORDER BY position", [article_id]
        )
        return [part(*row) for row in rows]

    def _events(self, article_id: str, capture_id: str) -> Iterable[Event]:
        """What an article announced in a capture; if nothing was noted for it yet, what was known for the article."""
        noted = self._db.execute(
            "SELECT events FROM temp.earlier_event_sightings JOIN temp.earlier_event_blocks ON id = block "
            "WHERE capture_id = ? AND kind = 'article'",
            [capture_id],
        ).fetchone()
        if noted:
            return decode_events(noted[0])
        rows = self._db.query(
            f"SELECT {_EVENT} FROM earlier_events WHERE article_id = ? AND source = 'article' ORDER BY id", [article_id]
        )
        return [_event(row) for row in rows]


def _event(row: Mapping[str, Any]) -> Event:
    values = {field.name: row[field.name] for field in fields(Event)}
    return Event(
        **values
        | {
            "starts_on": date.fromisoformat(row["starts_on"]),
            "ends_on": date.fromisoformat(row["ends_on"]),
            "starts_at": time.fromisoformat(row["starts_at"]) if row["starts_at"] else None,
        }
    )


def _copy(source: sqlite3.Connection, db: Database, table: str) -> None:
    """Make `temp.earlier_<table>` with the current columns and the rows of `source`, which may lack some of them."""
    db.execute(f"CREATE TEMP TABLE earlier_{table} AS SELECT * FROM main.{table} LIMIT 0")
    ours = [row[1] for row in db.execute(f"PRAGMA temp.table_info(earlier_{table})")]
    theirs = {row[1] for row in source.execute(f"PRAGMA main.table_xinfo({table})")}
    names = ", ".join(f'"{name}"' for name in ours if name in theirs)
    if not names:
        return
    marks = ", ".join("?" for name in ours if name in theirs)
    rows = source.execute(f"SELECT {names} FROM main.{table}")
    db.conn.executemany(f"INSERT INTO temp.earlier_{table} ({names}) VALUES ({marks})", rows)
    for row in db.execute(f"PRAGMA main.table_info({table})").fetchall():
        if row[1] not in theirs and row[4] is not None:  # the default that a migration would have set
            db.execute(f'UPDATE temp.earlier_{table} SET "{row[1]}" = {row[4]}')


def _lift(source: sqlite3.Connection, db: Database) -> None:
    """Change the copies to what the crawls alone make of the articles (archive.store.imported.layer)."""
    if not source.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'crawled'").fetchone():
        return
    sql = "SELECT article_id, article, revisions, images, attachments FROM main.crawled"
    for article_id, article, *parts in source.execute(sql).fetchall():
        kept = {"articles": [json.loads(article)] if article else []}
        kept |= dict(zip(("revisions", "images", "attachments"), map(json.loads, parts), strict=True))
        for table, rows in kept.items():
            ours = {row[1] for row in db.execute(f"PRAGMA temp.table_info(earlier_{table})")}
            key = "id" if table == "articles" else "article_id"
            db.execute(f"DELETE FROM temp.earlier_{table} WHERE {key} = ?", [article_id])
            for values in rows:
                row = {name: value for name, value in values.items() if name in ours}
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                db.execute(f"INSERT INTO temp.earlier_{table} ({names}) VALUES ({marks})", list(row.values()))
