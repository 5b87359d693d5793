"""Articles with several versions put straight into a database, for tests that need no crawl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from archive.search.words import vocabulary
from archive.store.annotation import annotate
from tests.support.rows.articles import Row, archive_of


def archive_of_versions(*articles: Sequence[str], lang: str = "lv", path: Path | str = ":memory:") -> Database:
    """An archive with these versions of the body of each article, the last of which is current; open for writing."""
    db = archive_of(path, [Row(f"{lang}-{at}", "Raksts", bodies[0], lang) for at, bodies in enumerate(articles, 1)])
    derive(db)
    for at, bodies in enumerate(articles, 1):
        for body in bodies[1:]:
            change(db, f"{lang}-{at}", body)
    return db


def change(db: Database, article_id: str, body: str) -> None:
    """Change the text of an article, as a crawl would."""
    with db.atomic():
        db.execute("UPDATE articles SET body = ?, revision = revision + 1 WHERE id = ?", [body, article_id])
        db.execute(
            "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
            "SELECT id, revision, printf('2025-%02d-05T10:00:00Z', revision), title, body, published_on, capture_id "
            "FROM articles WHERE id = ?",
            [article_id],
        )
    derive(db)


def derive(db: Database) -> None:
    """Annotate the texts."""
    with db.atomic():
        vocabulary.update(db)
        annotate.update(db)
