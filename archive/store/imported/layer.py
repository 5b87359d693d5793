"""Lays what imports add over what the crawls make of the archive, and lifts it again.

A crawl is judged by crawls alone, while imported captures may be older or newer than it. So articles with imported
captures are kept twice: as the crawls make them (table `crawled`), and with the history of all captures in the public
tables. Before a crawl is judged or published, the public tables are restored to what the crawls make, and afterwards
the imports are laid over them again, in the same transaction, together with the dates that the keeper has corrected.
What readers see is therefore a function of the crawls, the imported captures, in whatever order they were added, and
the corrections.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive.extract import Article, Attachment, Image
from archive.search.words import vocabulary
from archive.store.corrections import table as corrected
from archive.store.database import columns_of
from archive.store.imported import joining, judging
from archive.store.imported.timeline import Crawled, Entry, Seen, merge
from archive.store.imported.writing import ORDER, Row, clear, write_article, write_rows
from archive.store.outcomes import PUBLISHED
from archive.store.rows import articles
from archive.store.staging import titles
from archive.store.staging.page_json import decode_article
from archive.store.takedowns.gate import gate_of

_TABLES = ("revisions", "images", "attachments")


@dataclass(slots=True)
class Laid:
    """What imports have added: the number of revisions of each article (id) concerned.

    `doubts` maps the imported captures (ids) that are not believed to the reason.
    """

    revisions: dict[str, int] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)


@contextmanager
def lifted(db: Database) -> Iterator[None]:
    """Within the block, the public tables are those of the crawls. The caller holds the transaction, and derives."""
    lift(db)
    yield
    lay(db)


def lift(db: Database) -> None:
    """Restore the public tables to what the crawls alone make of the articles. No-op if nothing lies over them."""
    _begin(db)
    corrected.lift_dates(db)
    for row in list(db.query("SELECT article_id, article, revisions, images, attachments FROM crawled ORDER BY 1")):
        article_id = row["article_id"]
        _remember(db, article_id)
        clear(db, "revisions", article_id)
        if row["article"] is None:
            for table in ("images", "attachments"):
                clear(db, table, article_id)
            db.execute("DELETE FROM articles WHERE id = ?", [article_id])
            continue
        write_article(db, json.loads(row["article"]))
        for table in _TABLES:
            write_rows(db, table, article_id, json.loads(row[table]))
    db.execute("DELETE FROM crawled")
    db.execute("DELETE FROM crawled_revisions")
    joining.part(db)


def lay(db: Database) -> Laid:
    """Lay the believed imported captures over what the crawls make of the articles. The caller derives.

    Nothing may lie there: call `lift` before.
    """
    _begin(db)
    laid = Laid()
    if db.execute("SELECT 1 FROM imported_readings LIMIT 1").fetchone():
        joining.join(db)
        laid.doubts = judging.doubts(db)
        _note_doubts(db, laid.doubts)
        for (article_id,) in db.execute(_ARTICLES).fetchall():
            laid.revisions[article_id] = _lay_article(db, article_id)
    _settle(db)
    corrected.lay_dates(db)
    return laid


def _begin(db: Database) -> None:
    """Defer foreign keys until the transaction ends, and make the table for `_remember`."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS laid (id PRIMARY KEY, lang, title, body, revision, beside)")


# The articles that imports extend: those with believed readings.
_ARTICLES = """
SELECT DISTINCT captures.article_id FROM imported_readings JOIN captures ON captures.id = capture_id
WHERE imported_readings.content_hash IS NOT NULL AND doubt IS NULL ORDER BY 1
"""
_IMPORTED = """
SELECT fetched_at, captures.id, page_id, imported_readings.content_hash, title
FROM imported_readings JOIN captures ON captures.id = capture_id
JOIN imported_pages USING (page_id, content_hash)
WHERE captures.article_id = ? AND doubt IS NULL
ORDER BY fetched_at, imported_readings.content_hash, url, captures.id
"""
# Nothing was believed of a crawl that was not published.
_CRAWLED = f"""
SELECT fetched_at, captures.id FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE article_id = ? AND read_as IN ('Article', 'NotModified') AND {PUBLISHED} ORDER BY fetched_at, captures.id
"""
_MISSED = f"""
SELECT min(fetched_at) FROM captures JOIN crawls ON crawls.id = crawl_id
WHERE article_id = ? AND status IN (404, 410) AND fetched_at > ? AND {PUBLISHED} AND clock_fault IS NULL
"""


def _note_doubts(db: Database, doubts: dict[str, str]) -> None:
    db.execute("UPDATE imported_readings SET doubt = NULL WHERE doubt IS NOT NULL")
    db.conn.executemany(
        "UPDATE imported_readings SET doubt = ? WHERE capture_id = ?", [(why, one) for one, why in doubts.items()]
    )
    read_as = "iif(doubt IS NOT NULL, NULL, iif(content_hash IS NULL, 'CalendarMonth', 'Article'))"
    db.execute(
        f"UPDATE captures SET read_as = {read_as} FROM imported_readings "
        f"WHERE captures.id = capture_id AND read_as IS NOT {read_as}"
    )


def _lay_article(db: Database, article_id: str) -> int:
    """Lay imports over one article. Returns how many revisions it has now."""
    crawled = _keep(db, article_id)
    pages: dict[str, tuple[str, str]] = {}  # the key of an imported page, by content
    imported = []
    for seen_at, capture_id, page_id, content_hash, title in db.execute(_IMPORTED, [article_id]).fetchall():
        content = content_hash if title else _page(db, article_id, page_id, content_hash).content_hash
        pages.setdefault(content, (page_id, content_hash))
        imported.append(Seen(seen_at, capture_id, content))
    rows = {row["revision"]: row for row in crawled["revisions"]}
    ours = [Crawled(number, row["captured_at"], _content_of(row)) for number, row in sorted(rows.items())]
    seen = [Seen(*row) for row in db.execute(_CRAWLED, [article_id])] if ours else []
    history = merge(ours, [*imported, *seen])
    before = crawled["article"]
    last = history[-1]
    numbers = gate_of(db).numbers(article_id, [entry.captured_at for entry in history])
    row = dict(before) if before else {"id": article_id}
    if last.number is None:
        page = _page(db, article_id, *pages[last.content])
        url = db.execute("SELECT url FROM captures WHERE id = ?", [imported[-1].capture_id]).fetchone()[0]
        page = replace(page, url=before["url"] if before else url)
        row |= dict(zip(articles.FIELDS, articles.values_of(page, page.title), strict=True))
        for table, parts in articles.parts_of(page):
            articles.replace_parts(db, table, article_id, parts)
    times = [one.seen_at for one in imported]
    row |= {
        "first_seen_at": min([*times, *([before["first_seen_at"]] if before else [])]),
        "last_seen_at": max([*times, *([before["last_seen_at"]] if before else [])]),
        "gone_at": _gone(db, before, max(times)) if before else None,
        "revision": numbers[-1],
        "capture_id": last.capture_id,
    }
    write_article(db, row)
    write_rows(
        db,
        "revisions",
        article_id,
        [_revision(db, article_id, number, entry, rows, pages) for number, entry in zip(numbers, history, strict=True)],
    )
    return len(history)


def _gone(db: Database, article: Row, last_imported: str) -> str | None:
    """Since when an article is gone according to crawls: not before others last captured it."""
    gone_at: str | None = article["gone_at"]
    if gone_at and gone_at < last_imported:
        gone_at = db.execute(_MISSED, [article["id"], last_imported]).fetchone()[0]
    return gone_at


def _revision(
    db: Database,
    article_id: str,
    number: int,
    entry: Entry,
    rows: dict[int, Row],
    pages: dict[str, tuple[str, str]],
) -> Row:
    own = {
        "article_id": article_id,
        "revision": number,
        "captured_at": entry.captured_at,
        "capture_id": entry.capture_id,
    }
    if entry.number is not None:
        return rows[entry.number] | own
    page = _page(db, article_id, *pages[entry.content])
    images, attachments = articles.parts_as_json(page)
    said = {"title": page.title, "body": page.body, "signature": page.signature}
    day = page.published_on.isoformat() if page.published_on else None
    return own | said | {"published_on": day, "images": images, "attachments": attachments}


def _page(db: Database, article_id: str, page_id: str, content_hash: str) -> Article:
    """What an imported page was read as, as this article, with the title it goes by."""
    text = db.execute(
        "SELECT page FROM imported_pages WHERE page_id = ? AND content_hash = ?", [page_id, content_hash]
    ).fetchone()[0]
    page = decode_article(text)
    return replace(page, id=article_id, title=page.title or titles.title_of(db, article_id, page.body))


def _content_of(row: Row) -> str:
    """The digest of what a revision says."""
    day = row["published_on"]
    return Article(
        id=row["article_id"],
        url="",
        kind="news",
        lang="lv",
        title=row["title"],
        published_on=date.fromisoformat(day) if day else None,
        body=row["body"],
        html="",
        signature=row["signature"],
        images=tuple(Image(**one) for one in json.loads(row["images"] or "[]")),
        attachments=tuple(Attachment(**one) for one in json.loads(row["attachments"] or "[]")),
    ).content_hash


def _keep(db: Database, article_id: str) -> dict[str, Any]:
    """Keep what the crawls make of an article; returned as well, by table; `article` is None if they know none."""
    found = next(db.query(f"SELECT {columns_of(db, 'articles')} FROM articles WHERE id = ?", [article_id]), None)
    kept: dict[str, Any] = {"article": found}
    for table in _TABLES:
        sql = f"SELECT {columns_of(db, table)} FROM {table} WHERE article_id = ? ORDER BY {ORDER[table]}"
        kept[table] = list(db.query(sql, [article_id]))
    values = [None if kept["article"] is None else _json(kept["article"]), *(_json(kept[table]) for table in _TABLES)]
    db.execute(
        "INSERT INTO crawled (article_id, article, revisions, images, attachments) VALUES (?, ?, ?, ?, ?)",
        [article_id, *values],
    )
    db.conn.executemany(
        "INSERT INTO crawled_revisions (article_id, revision, captured_at) VALUES (?, ?, ?)",
        [(article_id, row["revision"], row["captured_at"]) for row in kept["revisions"]],
    )
    if found:
        _remember(db, article_id)
    return kept


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _remember(db: Database, article_id: str) -> None:
    """Note the words of an article before it is lifted, for `_settle`."""
    db.execute(
        "INSERT OR IGNORE INTO temp.laid SELECT id, lang, old.title, old.body, done.revision, done.beside "
        "FROM articles LEFT JOIN vocabulary_articles AS done ON done.article_id = id "
        "LEFT JOIN revisions AS old ON old.article_id = id AND old.revision = done.revision WHERE id = ?",
        [article_id],
    )
    # Nothing is counted by the number of a revision while it may change.
    db.execute("DELETE FROM vocabulary_articles WHERE article_id = ?", [article_id])


def _settle(db: Database) -> None:
    """Subtract words that are no longer there from the counts."""
    for article_id, lang, title, body, revision, beside in db.execute(
        "SELECT id, lang, title, body, revision, beside FROM temp.laid"
    ).fetchall():
        if revision is None:
            continue
        now = db.execute(
            "SELECT title, body FROM revisions WHERE article_id = ? AND revision = ?", [article_id, revision]
        ).fetchone()
        if now == (title, body):
            db.execute(
                "INSERT INTO vocabulary_articles (article_id, revision, beside) VALUES (?, ?, ?)",
                [article_id, revision, beside],
            )
        else:
            vocabulary.uncount(db, lang, f"{title}\n{body}\n{beside}")
    db.execute("DROP TABLE temp.laid")
