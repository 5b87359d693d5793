"""Articles and events of the stand-in site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from tests.replica.content import CalendarEvent, ReplicaArticle, load_articles, load_calendar


@cache
def all_articles() -> tuple[ReplicaArticle, ...]:
    """Every article of the stand-in site, by file name."""
    return load_articles()


@cache
def with_few_pictures() -> tuple[ReplicaArticle, ...]:
    """The same with at most four pictures each, because pictures take most of the time of a crawl."""
    return tuple(replace(article, images=article.images[:4]) for article in all_articles())


@cache
def six_articles() -> list[ReplicaArticle]:
    """The articles of the small site, with few pictures. Do not modify them."""
    six = ("lv-101", "lv-103", "lv-104", "lv-240", "lv-greta", "en-201")
    return [article for article in with_few_pictures() if article.id in six]


@cache
def late_events() -> list[CalendarEvent]:
    """The events of the last season, because a crawl requests every month since the first event. Do not modify them."""
    return [event for event in load_calendar() if event.starts_on >= date(2026, 9, 1)]


def path_of(article_id: str) -> str:
    """The path of an article of the stand-in site."""
    return next(article.path for article in all_articles() if article.id == article_id)
