"""The rows of one article: its present content, its revisions, its pictures and documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlite_utils import Database

from archive.extract import Article, Attachment, Image
from archive.search.words import vocabulary
from archive.store.earlier import Earlier
from archive.store.judgement.variants import is_plainer
from archive.store.staging.staged import Change
from archive.store.takedowns.gate import gate_of

# Whether an article that has had several addresses is no longer at the one where it was last seen, so that it may have
# come back to another. One that stands at two keeps its address, whichever of them was asked for.
_HAS_LEFT = """
articles.id IN (SELECT article_id FROM addresses) AND coalesce((SELECT status FROM captures AS latest
WHERE latest.url = articles.url ORDER BY crawl_id DESC, fetched_at DESC LIMIT 1), 404) NOT IN (200, 304)
"""


def seen_again(db: Database, capture_id: str, seen_at: str) -> int:
    """Note that the server said that an article is unmodified. Returns the number of rows concerned, 0 or 1."""
    cursor = db.execute(
        f"UPDATE articles SET last_seen_at = ?, gone_at = NULL, url = iif({_HAS_LEFT}, captures.url, articles.url) "
        "FROM captures WHERE captures.id = ? "
        "AND articles.id = captures.article_id "
        "AND EXISTS (SELECT 1 FROM captures AS read WHERE read.url = captures.url AND read.read_as = 'Article' "
        "AND read.crawl_id IS NOT NULL)",
        [seen_at, capture_id],
    )
    return cursor.rowcount


def seen_elsewhere(db: Database, article_id: str, seen_at: str) -> None:
    """Note that an article was seen at an address that does not count for it."""
    db.execute("UPDATE articles SET last_seen_at = ? WHERE id = ?", [seen_at, article_id])


FIELDS = (
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
    "captions",
    "labels",
    "translation",
)


def publish(
    db: Database,
    page: Article,
    title: str,
    capture_id: str,
    seen_at: str,
    earlier: Earlier | None = None,
    *,
    moved: bool = False,
) -> Change | None:
    """Publish one article, with a revision if the site has changed it. Returns None if it has no title or text yet.

    `title` is the one it goes by, if its page has none. An existing revision stays one, and its number comes from
    `earlier`; if it was decided earlier that there was none, what other rules read differently is noted in `earlier`.
    """
    known = db.execute(f"SELECT revision, {', '.join(FIELDS)} FROM articles WHERE id = ?", [page.id]).fetchone()
    given = earlier.revision_of(capture_id) if earlier else None
    decided = earlier is not None and earlier.is_history(page.id, capture_id)
    if known and given and given[1] <= known[0]:  # a release has brought back what was before, with that number
        given, decided = None, False
    if known is None:
        if decided and not given:
            return None  # its history begins with a later capture
        revision = given[1] if given else gate_of(db).number(page.id, seen_at)
        _insert_article(db, page.id, values_of(page, title), capture_id, seen_at, revision)
        change: Change = "new"
    else:
        if not moved and not _may_move(db, page.id, page.url, known[1]):
            page = replace(page, url=known[1])
        db.execute("UPDATE articles SET last_seen_at = ?, gone_at = NULL WHERE id = ?", [seen_at, page.id])
        differs = known[1 + FIELDS.index("content_hash")] != page.content_hash and not given
        if differs and (moved or decided):
            # Files may have moved along, and earlier rules took no notice of pictures and signature.
            differs = not _says_the_same(db, page, title, with_captions=moved)
        if differs and earlier and decided and not earlier.replaces_kept(page.id):
            earlier.note_overlooked(page, title, capture_id, seen_at)
            return "unchanged"
        in_place = differs and (decided or _same_bytes(db, page.id, capture_id))
        change = "changed" if given or (differs and not in_place) else "unchanged"
        if (values := values_of(page, title)) != list(known[1:]):
            # What does not make a revision (confidence in the text, the HTML) is updated anyway.
            _update_article(db, page.id, values)
        if in_place:
            _improve_revision(db, page)
        elif change == "changed":
            revision = given[1] if given else _next_number(db, page.id, known[0], seen_at)
            db.execute("UPDATE articles SET revision = ?, capture_id = ? WHERE id = ?", [revision, capture_id, page.id])
    if earlier:
        earlier.note_published(page.id, capture_id)
    if change != "unchanged":
        _add_revision(db, page, seen_at)
    for table, parts in parts_of(page):
        replace_parts(db, table, page.id, parts, is_new=known is None)
    return change


def _next_number(db: Database, article_id: str, number: int, at: str) -> int:
    """The number of a version that begins `at` a moment, after one with a number."""
    sql = "SELECT max(captured_at) FROM revisions WHERE article_id = ?"
    return gate_of(db).number(article_id, at, (number, db.execute(sql, [article_id]).fetchone()[0] or ""))


def values_of(page: Article, title: str) -> list[object]:
    """The values of FIELDS; `title` is the one that the article goes by."""
    published_on = page.published_on.isoformat() if page.published_on else None
    given = {
        "title": title,
        "published_on": published_on,
        "captions": _lines(text for one in page.images for text in (one.caption, one.alt)),
        "labels": _lines(one.label for one in page.attachments),
    }
    return [given[name] if name in given else getattr(page, name) for name in FIELDS]


def _lines(texts: Iterable[str | None]) -> str:
    """The texts, each once and on a line of its own."""
    return "\n".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _may_move(db: Database, article_id: str, url: str, own: str) -> bool:
    """Whether the address where a page was read becomes that of its article, which is published as if at its own."""
    if is_plainer(url, own):
        return True
    sql = f"SELECT {_HAS_LEFT} OR id NOT IN (SELECT article_id FROM addresses) FROM articles WHERE id = ?"
    return bool(db.execute(sql, [article_id]).fetchone()[0])


def _says_the_same(db: Database, page: Article, title: str, *, with_captions: bool) -> bool:
    """Whether the content of an article is unchanged, wherever its documents and pictures are.

    With captions, the signature, the number of pictures and their captions are compared too.
    """
    *then, day, signature = db.execute(
        "SELECT title, body, published_on, signature FROM articles WHERE id = ?", [page.id]
    ).fetchone()
    now: list[str | None] = [title, page.body]
    wanted = [("attachments", "label", [one.label for one in page.attachments])]
    if with_captions:
        then, now = [*then, signature], [*now, page.signature]
        wanted.append(("images", "caption", [one.caption or "" for one in page.images]))
    for table, column, texts in wanted:
        sql = f"SELECT {column} FROM {table} WHERE article_id = ? ORDER BY position"
        then += [f"{table}:", *(text for (text,) in db.execute(sql, [page.id]))]
        now += [f"{table}:", *texts]
    same_day = day == (page.published_on.isoformat() if page.published_on else None)
    return same_day and [(text or "").split() for text in then] == [(text or "").split() for text in now]


def _insert_article(
    db: Database, article_id: str, values: list[object], capture_id: str, seen_at: str, revision: int
) -> None:
    db.execute(
        f"INSERT INTO articles (id, {', '.join(FIELDS)}, first_seen_at, last_seen_at, revision, "
        f"capture_id) VALUES (?, {', '.join('?' * len(values))}, ?, ?, ?, ?)",
        [article_id, *values, seen_at, seen_at, revision, capture_id],
    )


def _update_article(db: Database, article_id: str, values: list[object]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in FIELDS)
    db.execute(f"UPDATE articles SET {assignments} WHERE id = ?", [*values, article_id])


def _same_bytes(db: Database, article_id: str, capture_id: str) -> bool:
    """Whether a capture has the same bytes as that of the article's revision: then nothing has changed.

    That holds even if the earlier capture is damaged now, or was read by other rules.
    """
    return bool(
        db.execute(
            "SELECT 1 FROM articles JOIN captures AS old ON old.id = articles.capture_id "
            "JOIN captures AS now ON now.url = old.url AND now.sha256 = old.sha256 "
            "WHERE articles.id = ? AND now.id = ?",
            [article_id, capture_id],
        ).fetchone()
    )


def _add_revision(db: Database, page: Article, seen_at: str) -> None:
    """Keep the present content of an article as a revision, first captured at `seen_at`."""
    db.execute(
        "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, signature, images, "
        "attachments, capture_id) SELECT id, revision, ?, title, body, published_on, signature, ?, ?, capture_id "
        "FROM articles WHERE id = ?",
        [seen_at, *parts_as_json(page), page.id],
    )


def _improve_revision(db: Database, page: Article) -> None:
    """Update the latest revision of an article to its present content."""
    vocabulary.forget(db, page.id)
    db.execute(
        "UPDATE revisions SET title = articles.title, body = articles.body, published_on = articles.published_on, "
        "signature = articles.signature, images = ?, attachments = ? "
        "FROM articles WHERE articles.id = ? AND article_id = articles.id AND revisions.revision = articles.revision",
        [*parts_as_json(page), page.id],
    )


_PARTS = {"images": ("url", "alt", "caption"), "attachments": ("url", "label", "mime")}
_Parts = Sequence[Image | Attachment]


def parts_of(page: Article) -> list[tuple[str, _Parts]]:
    """The pictures and the documents of a page, each with the name of its table."""
    return [("images", page.images), ("attachments", page.attachments)]


def parts_as_json(page: Article) -> list[str]:
    """The pictures and the documents of a page, as stored in a revision."""
    return [
        json.dumps([{name: getattr(part, name) for name in _PARTS[table]} for part in parts], ensure_ascii=False)
        for table, parts in parts_of(page)
    ]


def replace_parts(db: Database, table: str, article_id: str, parts: _Parts, *, is_new: bool = False) -> None:
    """Set the pictures or documents of an article. Writes only differences; if the article `is_new`, everything."""
    names = _PARTS[table]
    wanted = [(position, *(getattr(part, name) for name in names)) for position, part in enumerate(parts)]
    columns = f"position, {', '.join(names)}"
    if not is_new:
        sql = f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY position"
        if db.execute(sql, [article_id]).fetchall() == wanted:
            return
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", [article_id])
    db.conn.executemany(
        f"INSERT INTO {table} (article_id, {columns}) VALUES (?, {', '.join('?' * (len(names) + 1))})",
        [(article_id, *part) for part in wanted],
    )
