"""What refreshes find, put straight into an archive, for tests of pages that show it."""

from __future__ import annotations

from sqlite_utils import Database

from tests.support.rows.articles import Row, add_articles


def publish(db: Database, day: str, article: Row) -> None:
    """Let a refresh on a day find an article, new or changed to this."""
    moment = f"{day}T03:00:00.000000Z"
    with db.atomic():
        known = db.execute("SELECT revision FROM articles WHERE id = ?", [article.id]).fetchone()
        if known:
            db.execute(
                "UPDATE articles SET title = ?, body = ?, published_on = ?, revision = revision + 1 WHERE id = ?",
                [article.title, article.body, article.published_on, article.id],
            )
            db.execute(
                "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
                "SELECT id, revision, ?, title, body, published_on, capture_id FROM articles "
                "WHERE id = ?",
                [moment, article.id],
            )
        else:
            add_articles(db, [article])
            db.execute("UPDATE revisions SET captured_at = ? WHERE article_id = ?", [moment, article.id])


def lose(db: Database, day: str, article_id: str) -> None:
    """Let an article be gone since a day."""
    with db.atomic():
        db.execute("UPDATE articles SET gone_at = ? WHERE id = ?", [f"{day}T03:00:00.000000Z", article_id])
