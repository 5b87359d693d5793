"""Articles of the stand-in site."""

from __future__ import annotations

from functools import cache

from tests.replica.content import ReplicaArticle, load_articles


@cache
def all_articles() -> tuple[ReplicaArticle, ...]:
    """Every article of the stand-in site, by file name."""
    return load_articles()


@cache
def six_articles() -> list[ReplicaArticle]:
    """Those of the small site. Not to be changed."""
    six = ("lv-101", "lv-103", "lv-104", "lv-240", "lv-greta", "en-201")
    return [article for article in all_articles() if article.id in six]


def path_of(article_id: str) -> str:
    """The path of an article of the stand-in site."""
    return next(article.path for article in all_articles() if article.id == article_id)
