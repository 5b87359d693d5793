"""The answer at the address of an article if the archive has captures of it, but no article."""

from __future__ import annotations

from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.warc.captures import Capture, find_captures
from archive.web.parts.history.origins import doubt_of
from archive.web.serving.request import PageRequest

_MOST = 100
_LISTED = """
SELECT 'unread' FROM unread WHERE article_id = :id UNION ALL SELECT 'suspect' FROM suspects WHERE article_id = :id
"""


async def without_article(request: PageRequest, article_id: str, below: str = "") -> Response:
    """The answer at the address of an article that does not exist; `below` is the rest of the path.

    An id that was merged into another redirects there permanently. If there are captures, a page lists them: the
    archive may have published the address before it knew better. Raises NotFound if there is nothing, or if the article
    exists and only the rest of the path is meaningless.
    """
    joined, captures, listed = await request.read(lambda db: _read(db, article_id))
    if joined:
        return request.moved(f"/article/{joined}{below}")
    if not captures:
        raise NotFound(f"No article is called {article_id}")
    return await request.render(
        "no_article.html",
        status=404 if listed else 410,  # what a list names may still become an article
        id=article_id,
        captures=captures[:_MOST],
        more=len(captures) > _MOST,
        reason={"is_unread": listed == "unread"} if listed else None,
    )


async def article_before_more(request: PageRequest) -> Response:
    """Redirect to the article if its id is followed by something else, as in an address copied with its full stop.

    This includes withheld articles, whose address answers by itself. Raises NotFound if there is no such id.
    """
    article_id = request.matched("id")
    if not request.takedowns.entry_of_page(article_id):
        found = await request.read(lambda db: _is_known(db, article_id))
        if not found:
            raise NotFound(f"No article is called {article_id}")
    return request.moved(f"/article/{article_id}")


def _is_known(db: Database, article_id: str) -> bool:
    is_article = db.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone() is not None
    return is_article or any(_read(db, article_id))


def _read(db: Database, article_id: str) -> tuple[str | None, list[tuple[Capture, str | None]], str | None]:
    """The article's present id, if that is another; its captures, newest first, with doubts; and lists that name it."""
    if db.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone():
        return None, [], None
    joined = db.execute("SELECT article_id FROM addresses WHERE id = ?", [article_id]).fetchone()
    if joined:
        return str(joined[0]), [], None
    found = list(find_captures(db, "article_id = ?", [article_id]))[-_MOST - 1 :]
    captures = [(one, doubt_of(db, one.id)) for one in reversed(found)]
    listed: Any = db.execute(_LISTED, {"id": article_id}).fetchone()
    return None, captures, listed[0] if listed else None
