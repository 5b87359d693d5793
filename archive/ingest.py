"""Captures become rows. Each page is staged as it arrives, in its own transaction; a crawl is published as a whole.

So readers never see half a refresh, a crawl that recognised too little changes nothing, and a rebuild, which stages and
publishes the same captures in the same order, ends with the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Any, Literal

from sqlite_utils import Database

from archive import enrich, moves, titles, unread
from archive.disappearance import mark_gone
from archive.earlier import Earlier
from archive.extract import Article, CalendarMonth, Other, Page
from archive.search import vocabulary

Change = Literal["new", "changed", "unchanged"]


@dataclass(slots=True)
class Changes:
    """How many articles a crawl found new, changed, unchanged and gone; addresses that look like errors in disguise.

    `moves` are the articles that stand at other addresses than before, `unread` is what it could not read at all.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    suspect: list[str] = field(default_factory=list)
    moves: moves.Moves = field(default_factory=moves.Moves)
    unread: unread.Found = field(default_factory=unread.Found)


def stage(db: Database, capture_id: str, page: Page) -> Change | None:
    """Keep what a capture was read as, for `publish`. Tells how an article compares with the published one."""
    # The crawl has followed the links; the archive keeps what the page says.
    apart = ("links", "link_texts")
    values = {field.name: getattr(page, field.name) for field in fields(page) if field.name not in apart}
    titles.note_links(db, page)
    change: Change | None = None
    if isinstance(page, Article):
        values["content_hash"] = page.content_hash
        known = db.execute(
            "SELECT content_hash FROM articles "
            "WHERE id = coalesce((SELECT article_id FROM addresses WHERE id = ?1), ?1)",
            [page.id],
        ).fetchone()
        change = "new" if known is None else "unchanged" if known[0] == page.content_hash else "changed"
    _stage(db, capture_id, {"type": type(page).__name__, **values})
    return change


NOT_MODIFIED = "NotModified"


def stage_not_modified(db: Database, capture_id: str) -> None:
    """Keep that the server said of a page that it has not changed since it was last published."""
    _stage(db, capture_id, {"type": NOT_MODIFIED})


def _stage(db: Database, capture_id: str, page: dict[str, Any]) -> None:
    text = json.dumps(page, ensure_ascii=False, default=_plain)
    db.execute("INSERT OR REPLACE INTO staged (capture_id, page) VALUES (?, ?)", [capture_id, text])
    if page["type"] != Other.__name__:
        db.execute("UPDATE captures SET read_as = ? WHERE id = ?", [page["type"], capture_id])


def _plain(value: Any) -> Any:
    """What JSON has no form for: the parts of a page, dates and times."""
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def discard_staged(db: Database) -> None:
    """Empty the staging tables."""
    db.execute("DELETE FROM staged")
    titles.forget_links(db)


def publish(db: Database, earlier: Earlier | None = None, joined: Mapping[str, str] | None = None) -> Changes:
    """Bring everything staged into the public tables, and what is derived from them up to date.

    The caller holds the transaction. `earlier` is what was given out before, where captures are read anew;
    `joined` says which new addresses are those of known articles, where the crawl's own record does, and else they are
    found (`archive.moves.find`).
    """
    changes = bring_in(db, earlier, joined)
    changes.gone = mark_gone(db)
    derive(db)
    return changes


def derive(db: Database) -> None:
    """Bring up to date what is made of the articles: the words of the search, people and places."""
    vocabulary.update(db)
    enrich.update(db)


def bring_in(db: Database, earlier: Earlier | None = None, joined: Mapping[str, str] | None = None) -> Changes:
    """Bring everything staged into the public tables, oldest capture first. The caller holds the transaction.

    Where one crawl met an article under several addresses, the one that is already published counts, else the first;
    where it is history which one made a revision, that one.
    """
    changes = Changes(moves=moves.find(db) if joined is None else moves.Moves(dict(joined)))
    moves.join(db, changes.moves.joined)
    moved = set(changes.moves.joined.values())
    seen: set[str] = set()
    calendars: dict[str, list[dict[str, Any]]] = {}  # the same month stands on every page of a visit
    repeated = _repeated_texts(db)
    order = db.execute(
        "SELECT captures.id, captures.fetched_at FROM staged JOIN captures ON captures.id = staged.capture_id "
        "LEFT JOIN articles ON articles.id = staged.page ->> 'id' "
        "ORDER BY captures.url IS NOT articles.url, captures.fetched_at, captures.id"
    ).fetchall()
    given = dict(filter(None, (earlier.given(capture_id) for capture_id, _ in order))) if earlier else {}
    for capture_id, fetched_at in order:  # one page at a time, for a crawl may be large
        page = json.loads(db.execute("SELECT page FROM staged WHERE capture_id = ?", [capture_id]).fetchone()[0])
        if page["type"] == Article.__name__ and page["id"] not in seen:
            is_given = earlier is not None and earlier.given(capture_id) is not None
            if page["id"] in given and not is_given:
                continue
            if not is_given and _is_suspect(db, page, repeated):
                changes.suspect.append(page["url"])
                db.execute("UPDATE captures SET read_as = NULL WHERE id = ?", [capture_id])
                continue
            seen.add(page["id"])
            page["title"] = page["title"] or titles.title_of(db, page["id"], page["body"])
            calendars.setdefault(json.dumps(page["calendar"]), page["calendar"])
            change = publish_article(db, page, capture_id, fetched_at, earlier, moved=page["id"] in moved)
            if change:
                setattr(changes, change, getattr(changes, change) + 1)
        elif page["type"] == NOT_MODIFIED:
            changes.unchanged += _seen_again(db, capture_id, fetched_at)
        elif page["type"] == CalendarMonth.__name__:
            _publish_events(db, page["events"], None)
    for events in calendars.values():
        _publish_events(db, events, None)
    join_events(db)
    changes.unread = unread.update(db)
    return changes


MANY = 3  # undated pages that say word for word the same in one crawl


def _repeated_texts(db: Database) -> dict[str, int]:
    """The content hashes that several staged articles share, with the number of those articles."""
    return dict(
        db.execute(
            "SELECT page ->> 'content_hash', count(DISTINCT page ->> 'id') FROM staged "
            "WHERE page ->> 'type' = 'Article' GROUP BY 1 HAVING count(DISTINCT page ->> 'id') > 1"
        ).fetchall()
    )


def _is_suspect(db: Database, page: dict[str, Any], repeated: dict[str, int]) -> bool:
    """Whether an article looks like an error page that came with status 200, judged against what is known of it.

    Such a page ("under maintenance", a login form) has no date. It stands where an article had one, at several
    addresses at once, or at the address of a list. The captures keep it; the article stays as it was.
    """
    if page["published_on"] is not None:
        return False
    alike = repeated.get(page["content_hash"], 1)
    known = db.execute("SELECT published_on, content_hash FROM articles WHERE id = ?", [page["id"]]).fetchone()
    if known is None:
        was_list = db.execute(
            "SELECT 1 FROM captures WHERE url = ? AND read_as IN ('Listing', 'CalendarMonth') LIMIT 1", [page["url"]]
        ).fetchone()
        return alike >= MANY or was_list is not None
    return known[1] != page["content_hash"] and (alike > 1 or known[0] is not None)


# Whether an article that has had several addresses is no longer at the one where it was last seen, so that it may have
# come back to another. One that stands at two keeps its address, whichever of them was asked for.
_HAS_LEFT = """
articles.id IN (SELECT article_id FROM addresses) AND coalesce((SELECT status FROM captures AS latest
WHERE latest.url = articles.url ORDER BY fetched_at DESC LIMIT 1), 404) NOT IN (200, 304)
"""


def _seen_again(db: Database, capture_id: str, seen_at: str) -> int:
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


def publish_article(
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
    _publish_events(db, page["events"], article_id)
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


def _publish_events(db: Database, events: list[dict[str, Any]], article_id: str | None) -> None:
    for event in events:
        columns = ("id", "title", "starts_on", "ends_on", "starts_at", "place", "url", "source")
        db.execute(
            f"INSERT INTO events ({', '.join(columns)}, article_id) VALUES ({', '.join('?' * 9)}) "
            "ON CONFLICT (id) DO UPDATE SET title = excluded.title, ends_on = excluded.ends_on, "
            "starts_at = coalesce(excluded.starts_at, starts_at), place = coalesce(excluded.place, place), "
            "url = coalesce(excluded.url, url), article_id = coalesce(excluded.article_id, article_id)",
            [*(event[name] for name in columns), article_id],
        )


def join_events(db: Database) -> None:
    """Tie the events of the calendar to the articles that they link to; where both tell of one event, one stays."""
    unjoined = db.execute(
        "SELECT id, url FROM events WHERE source = 'calendar' AND article_id IS NULL AND url IS NOT NULL"
    )
    for event_id, url in unjoined.fetchall():
        if article_id := moves.article_of(db, url):
            db.execute(
                "UPDATE events SET article_id = ?1 WHERE id = ?2 AND EXISTS (SELECT 1 FROM articles WHERE id = ?1)",
                [article_id, event_id],
            )
    db.execute(
        "DELETE FROM events AS told WHERE source = 'article' AND EXISTS (SELECT 1 FROM events AS listed "
        "WHERE listed.source = 'calendar' AND listed.article_id = told.article_id "
        "AND listed.starts_on = told.starts_on)"
    )
