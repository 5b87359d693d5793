"""A site whose articles move to other addresses, and queries on its archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.content import ReplicaArticle
from tests.replica.misbehaviour import Redirect
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import with_few_pictures

START = datetime(2026, 3, 1, 3, tzinfo=UTC)
Visit = Callable[..., Summary]
Rows = list[tuple[Any, ...]]


@cache
def dated() -> list[ReplicaArticle]:
    return [article for article in with_few_pictures() if article.kind == "news" and article.date]


@cache
def news() -> list[ReplicaArticle]:
    return [*[a for a in dated() if a.lang == "lv"][:6], *[a for a in dated() if a.lang == "en"][:2]]


@cache
def reference_pages() -> list[ReplicaArticle]:
    return [article for article in with_few_pictures() if article.kind == "page" and article.number is None][:3]


@cache
def undated() -> list[ReplicaArticle]:
    return [article for article in with_few_pictures() if article.kind == "page" and article.number is not None][:2]


def query(folder: DataFolder, sql: str, *parameters: str) -> Rows:
    db = open_database(folder.database)
    rows = db.execute(sql, list(parameters)).fetchall()
    db.close()
    return rows


def site(articles: Sequence[ReplicaArticle], skin: str = "semantic") -> Site:
    return Site(skin, articles=articles, events=[])


def relocate(
    server: ReplicaServer, before: Sequence[ReplicaArticle], after: Sequence[ReplicaArticle], redirects: int | None
) -> None:
    """Make the site the one after the move; the old addresses redirect with a status, or are not found."""
    server.handler = site(after)
    paths = {article.id: article.path for article in after}
    for article in before if redirects else ():
        if paths.get(article.id, article.path) != article.path:
            server.script(article.path, Redirect(paths[article.id], redirects or 301))
