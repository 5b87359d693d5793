"""The stand-in site after its articles have moved to addresses of another shape, as a new system gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .content import ReplicaArticle

SECTIONS = {"lv": "jaunums", "en": "article"}  # as Latvia's unified platform for state sites has them


def move(article: ReplicaArticle) -> ReplicaArticle:
    """The same article at `/lv/jaunums/<slug>` or `/en/article/<slug>`; a reference page at `/<lang>/lapa/<slug>`."""
    if article.kind == "banner":
        return article
    section = SECTIONS[article.lang] if article.kind == "news" or article.number is not None else "lapa"
    return replace(article, slug=f"{section}/{article.slug.strip('-')}", number=None)


def moved(articles: Iterable[ReplicaArticle]) -> tuple[ReplicaArticle, ...]:
    """All articles moved; where two have the same slug, the second gets a number behind it."""
    found: dict[str, ReplicaArticle] = {}
    for article in map(move, articles):
        at, copy = article, 2
        while at.path in found:
            at, copy = replace(article, slug=f"{article.slug}-{copy}"), copy + 1
        found[at.path] = at
    return tuple(found.values())
