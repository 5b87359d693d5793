"""The rows of one article: what it says now, its revisions, its pictures and documents."""

from __future__ import annotations

from typing import Any, Literal

from sqlite_utils import Database

from archive import event_rows
from archive.earlier import Earlier
from archive.search import vocabulary

Change = Literal["new", "changed", "unchanged"]

# Whether an article that has had several addresses is no longer at the one where it was last seen, so that it may have
# come back to another. One that stands at two keeps its address, whichever of them was asked for.
_HAS_LEFT = """
articles.id IN (SELECT article_id FROM addresses) AND coalesce((SELECT status FROM captures AS latest
WHERE latest.url = articles.url ORDER BY crawl_id DESC, fetched_at DESC LIMIT 1), 404) NOT IN (200, 304)
"""


def seen_again(db: Database, capture_id: str, seen_at: str) -> int:
    """Note that an article is as it was: its server said so. Returns how many were, 0 or 1."""
    cursor = db.execute(
        f"UPDATE articles SET last_seen_at = ?, gone_at = NULL, url = iif({_HAS_LEFT}, captures.url, articles.url) "
        "FROM captures WHERE captures.id = ? "
        "AND articles.id = captures.article_id "
        "AND EXISTS (SELECT 1 FROM captures AS read WHERE read.url = captures.url AND read.read_as = 'Article')",
        [seen_at, capture_id],
    )
    return cursor.rowcount


_ARTICLE_FIELDS = (
    "url",
    "kind",
    "lang",
    "title",
    "published_on",
    "body",
    "html",
    "signature",
    "confidence",
    "content_hash",
)


def publish(
    db: Database,
    page: dict[str, Any],
    capture_id: str,
    seen_at: str,
    earlier: Earlier | None = None,
    *,
    moved: bool = False,
) -> Change | None:
    """Publish one article, with a revision where the site has changed it. None where it has nothing to say yet.

    A revision that was given out stays one, and its number is `given`; where it is history that there was none, what
    other rules read differently waits in `earlier`.
    """
    article_id = page["id"]
    known = db.execute(
        f"SELECT revision, {', '.join(_ARTICLE_FIELDS)} FROM articles WHERE id = ?", [article_id]
    ).fetchone()
    given = earlier.given(capture_id) if earlier else None
    decided = earlier is not None and earlier.decides(article_id, capture_id)
    if known is None:
        if decided and not given:
            return None  # its history begins with a later capture
        _insert_article(db, page, capture_id, seen_at, given[1] if given else 1)
        change: Change = "new"
    else:
        if not moved and not _may_move(db, article_id):
            page["url"] = known[1]
        db.execute("UPDATE articles SET last_seen_at = ?, gone_at = NULL WHERE id = ?", [seen_at, article_id])
        differs = known[-1] != page["content_hash"] and not given and not (moved and _says_the_same(db, page))
        if differs and earlier and decided and not earlier.stands_in(article_id):
            earlier.overlook(page, capture_id, seen_at)
            return "unchanged"
        in_place = differs and (decided or _same_bytes(db, article_id, capture_id))
        change = "changed" if given or (differs and not in_place) else "unchanged"
        if list(known[1:]) != [page[name] for name in _ARTICLE_FIELDS]:
            # What makes no revision (an image's address, the signature) is brought up to date all the same.
            _update_article(db, page)
        if in_place:
            _improve_revision(db, article_id)
        elif change == "changed":
            revision = given[1] if given else known[0] + 1
            db.execute(
                "UPDATE articles SET revision = ?, capture_id = ? WHERE id = ?", [revision, capture_id, article_id]
            )
    if earlier:
        earlier.settled(article_id, capture_id)
    if change != "unchanged":
        db.execute(
            "INSERT INTO revisions SELECT id, revision, ?, title, body, published_on, capture_id FROM articles "
            "WHERE id = ?",
            [seen_at, article_id],
        )
    _replace_parts(db, "images", article_id, page["images"])
    _replace_parts(db, "attachments", article_id, page["attachments"])
    event_rows.publish(db, page["events"], article_id)
    return change


def _may_move(db: Database, article_id: str) -> bool:
    """Whether the address that a page was read at becomes that of its article."""
    sql = f"SELECT {_HAS_LEFT} OR id NOT IN (SELECT article_id FROM addresses) FROM articles WHERE id = ?"
    return bool(db.execute(sql, [article_id]).fetchone()[0])


def _says_the_same(db: Database, page: dict[str, Any]) -> bool:
    """Whether an article that has moved says what it said: its documents may have moved along with it."""
    title, body, day = db.execute(
        "SELECT title, body, published_on FROM articles WHERE id = ?", [page["id"]]
    ).fetchone()
    labels = db.execute("SELECT label FROM attachments WHERE article_id = ? ORDER BY position", [page["id"]]).fetchall()
    then = [title, body, *(label for (label,) in labels)]
    now = [page["title"], page["body"], *(attachment["label"] for attachment in page["attachments"])]
    return day == page["published_on"] and [text.split() for text in then] == [text.split() for text in now]


def _insert_article(db: Database, page: dict[str, Any], capture_id: str, seen_at: str, revision: int) -> None:
    values = [page[name] for name in _ARTICLE_FIELDS]
    db.execute(
        f"INSERT INTO articles (id, {', '.join(_ARTICLE_FIELDS)}, first_seen_at, last_seen_at, revision, "
        f"capture_id) VALUES (?, {', '.join('?' * len(values))}, ?, ?, ?, ?)",
        [page["id"], *values, seen_at, seen_at, revision, capture_id],
    )


def _update_article(db: Database, page: dict[str, Any]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in _ARTICLE_FIELDS)
    values = [page[name] for name in _ARTICLE_FIELDS]
    db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*values, page["id"]])


def _same_bytes(db: Database, article_id: str, capture_id: str) -> bool:
    """Whether a capture is, byte for byte, the one that the article's revision was made of: then nothing has changed.

    So where the earlier one is damaged by now, or was read by other rules.
    """
    return bool(
        db.execute(
            "SELECT 1 FROM articles JOIN captures AS old ON old.id = articles.capture_id "
            "JOIN captures AS now ON now.url = old.url AND now.sha256 = old.sha256 "
            "WHERE articles.id = ? AND now.id = ?",
            [article_id, capture_id],
        ).fetchone()
    )


def _improve_revision(db: Database, article_id: str) -> None:
    """Give the latest revision of an article the text that the article has now."""
    vocabulary.forget(db, article_id)
    db.execute(
        "UPDATE revisions SET title = articles.title, body = articles.body, published_on = articles.published_on "
        "FROM articles WHERE articles.id = ? AND article_id = articles.id AND revisions.revision = articles.revision",
        [article_id],
    )


_PARTS = {"images": ("url", "alt", "caption"), "attachments": ("url", "label", "mime")}


def _replace_parts(db: Database, table: str, article_id: str, parts: list[dict[str, Any]]) -> None:
    names = _PARTS[table]
    wanted = [(position, *(part[name] for name in names)) for position, part in enumerate(parts)]
    columns = f"position, {', '.join(names)}"
    found = db.execute(f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY position", [article_id]).fetchall()
    if found == wanted:
        return
    db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])
    db.conn.executemany(
        f"INSERT INTO {table} (article_id, {columns}) VALUES (?, {', '.join('?' * (len(names) + 1))})",
        [(article_id, *part) for part in wanted],
    )
