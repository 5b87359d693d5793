"""Finds which of the news match a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from archive import search as articles
from archive.alerts.news import Key
from archive.alerts.searches import Search
from archive.search import Hit, Notice
from archive.search import statements as said
from archive.search.statements import StatementHit
from archive.web.parts.history.changes import Change


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of news that a search finds: what happened to the article, and what the search found in it.

    `kind` is "new", "changed" or "gone"; for a statement: it is newly made, was removed from its article, or its
    article is gone. `version` is the number of the version that a change brought, None if there is none.
    """

    key: Key
    kind: str
    change: Change
    hit: Hit | StatementHit
    version: int | None


def find(db: Database, search: Search, news: Mapping[Key, Change]) -> list[Finding]:
    """The news that a search finds and is to tell, latest first."""
    told = _of_statements(db, search, news) if search.find == "statements" else _of_articles(db, search, news)
    found = [one for one in told if one.kind in search.news]
    return sorted(found, key=lambda one: (one.change.at, one.change.article_id), reverse=True)


def notices(db: Database, search: Search) -> tuple[Notice, ...]:
    """Notices for the keeper about a search, such as that nobody has the name that it asks for."""
    if search.find == "statements":
        return said.prepare(db, search.query, search.conditions()).results(1).notices
    return articles.prepare(db, search.query, search.filters()).results(1).notices


def _of_articles(db: Database, search: Search, news: Mapping[Key, Change]) -> Iterator[Finding]:
    prepared = replace(articles.prepare(db, search.query, search.filters()), among=_ids(news))
    everything = prepared.all_results(sort="newest")
    hits = {hit.id: hit for hit in everything.read(0, everything.total)}
    for key, change in news.items():
        if key.article_id in hits:
            yield Finding(key, key.kind, change, hits[key.article_id], _version(db, key))


def _of_statements(db: Database, search: Search, news: Mapping[Key, Change]) -> Iterator[Finding]:
    prepared = replace(said.prepare(db, search.query, search.conditions()), among=_ids(news))
    everything = prepared.all_results(sort="newest")
    hits: dict[str, list[StatementHit]] = {}
    for hit in everything.read(0, everything.total):
        hits.setdefault(hit.article_id, []).append(hit)
    for key, change in news.items():
        version = _version(db, key)
        for hit in hits.get(key.article_id, ()):
            if kind := _became(hit, key.kind, change):
                yield Finding(key, kind, change, hit, version)


def _became(hit: StatementHit, kind: str, change: Change) -> str:
    """What a change means for a statement that the article makes, or once made; empty if nothing."""
    if kind != "changed":
        return kind if hit.revision is None else ""
    if hit.revision is not None:
        return "changed" if hit.until == change.at else ""
    return "" if _words(hit.text) in _words(change.old_body or "") else "new"


def _version(db: Database, key: Key) -> int | None:
    """The number under which pages show the version, which imports may have moved."""
    sql = "SELECT revision FROM revisions WHERE article_id = ? AND captured_at = ?"
    row = db.execute(sql, [key.article_id, key.at]).fetchone()
    return int(row[0]) if row else None


def _ids(news: Iterable[Key]) -> frozenset[str]:
    return frozenset(key.article_id for key in news)


def _words(text: str) -> str:
    return " ".join(text.split())
