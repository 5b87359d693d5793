"""Decides which imported captures are believed, like `judgement.suspicion`, but by the whole history of an address.

When a crawl is judged, only the past is known; for what others captured long ago, we know what came before and after.
So a page that is unlike the version before it is believed if the next one resembles it, and is taken for something else
if the article then continues as before: an error in disguise, a login, a parked domain. The result depends only on the
captures, not on the order in which they were imported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database

from archive.latvian.fold import slugify
from archive.store.judgement.disappearance import PATIENCE
from archive.store.judgement.suspicion import LIMITS, Version, compare, text_key

ALIKE = 3  # so many addresses with the same undated page and title prove that it is not an article; judged


@dataclass(frozen=True, slots=True)
class _Run:
    """A version of an article, shown by consecutive captures.

    `captures` are the imported ones (ids), none if a crawl saw the version.
    """

    version: Version
    captures: tuple[str, ...]
    first: str
    last: str

    @property
    def is_crawled(self) -> bool:
        return not self.captures

    @property
    def has_lasted(self) -> bool:
        """Whether several captures agree, over as many days as a suspect page of a crawl must last."""
        span = datetime.fromisoformat(self.last) - datetime.fromisoformat(self.first)
        return len(self.captures) > 1 and span >= PATIENCE.span


def doubts(db: Database) -> dict[str, str]:
    """The imported captures (ids) of articles that are not believed, each with the reason in words.

    The caller has lifted what imports add, so that the tables are those of the crawls. Changes nothing.
    """
    found: dict[str, str] = {}
    untrusted = _untrusted(db)
    readings = db.execute(_READINGS)
    for article_id, rows in groupby(readings, key=itemgetter(0)):
        imported = []
        for _, capture_id, fetched_at, page_id, content_hash in rows:
            if reason := untrusted.get((page_id, content_hash)):
                found[capture_id] = reason
            else:
                imported.append((fetched_at, capture_id, page_id, content_hash))
        found.update(_outliers(db, article_id, imported))
    return found


_READINGS = """
SELECT captures.article_id, captures.id, fetched_at, page_id, imported_readings.content_hash
FROM imported_readings JOIN captures ON captures.id = capture_id
WHERE imported_readings.content_hash IS NOT NULL ORDER BY captures.article_id, fetched_at, 5, captures.id
"""
_PAGES = """
SELECT DISTINCT captures.article_id, page_id, imported_pages.content_hash, title, published_on, text_key, is_error
FROM imported_pages JOIN imported_readings USING (page_id, content_hash) JOIN captures ON captures.id = capture_id
"""


def _untrusted(db: Database) -> dict[tuple[str, str], str]:
    """The imported pages (id and digest) that cannot be an article's, whatever else its history is."""
    pages = db.execute(_PAGES).fetchall()
    own: defaultdict[str, set[str]] = defaultdict(set)  # texts that crawls believed, by article
    saying: defaultdict[str, set[str]] = defaultdict(set)  # articles with a text, by text
    for article_id, body, content_hash in db.execute("SELECT id, body, content_hash FROM articles"):
        key = text_key(body, content_hash)
        own[article_id].add(key)
        saying[key].add(article_id)
    for article_id, body, captured_at in db.execute("SELECT article_id, body, captured_at FROM revisions"):
        own[article_id].add(text_key(body, f"{article_id} {captured_at}"))
    called: defaultdict[str, set[str]] = defaultdict(set)
    for article_id, _, _, title, date, key, _ in pages:
        saying[key].add(article_id)
        if date is None:
            called[slugify(title)].add(article_id)
    first = {key: _first(db, key, ids) for key, ids in saying.items() if own.keys().isdisjoint(ids)}
    found: dict[tuple[str, str], str] = {}
    for article_id, page_id, content_hash, title, date, key, is_error in pages:
        if is_error:
            found[page_id, content_hash] = "its text is like an error's"
        elif len(saying[key]) > 1 and key not in own[article_id] and article_id != first.get(key):
            others = sorted(saying[key] - {article_id})
            found[page_id, content_hash] = f"it says the same as {others[0]}"
        elif date is None and article_id not in own and len(called[slugify(title)]) >= ALIKE:
            found[page_id, content_hash] = f"{len(called[slugify(title)])} addresses have an undated page of that title"
    return found


def _first(db: Database, key: str, ids: set[str]) -> str | None:
    """The older of two articles with the same long text that no crawl has met: a page may have two addresses."""
    if len(ids) != LIMITS.pair:
        return None
    sql = "SELECT max(length(page ->> 'body')) FROM imported_pages WHERE text_key = ?"
    return min(ids, key=lambda id: (len(id), id)) if db.execute(sql, [key]).fetchone()[0] > LIMITS.long else None


def _outliers(db: Database, article_id: str, imported: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """The captures of an article that do not fit between those before and after them, with the reason."""
    if not imported:
        return
    runs = _runs(db, article_id, imported)
    believed: Version | None = None
    for at, run in enumerate(runs):
        if run.is_crawled:
            believed = run.version
            continue
        after = next(
            (later for later in runs[at + 1 :] if later.version.content_hash != run.version.content_hash), None
        )
        if why := _why(believed, run, after):
            yield from ((capture_id, why) for capture_id in run.captures)
        else:
            believed = run.version


def _why(before: Version | None, run: _Run, after: _Run | None) -> str | None:
    """Why a version is not believed, given the one believed before it and the next one, if there are any."""
    version = run.version
    follows = after is not None and compare(version, after.version) is None
    if before is None:
        if after is None or follows or version.date is not None:
            return None
        wrong = compare(after.version, version)
        return f"beside what followed {wrong[1]}" if wrong else None
    wrong = compare(before, version)
    if wrong is None:
        return None
    kind, reason = wrong
    goes_on = after is not None and compare(before, after.version) is None
    if goes_on and not follows:
        return f"{reason}, and then the article was as before"
    if kind == "retitled" and version.date is None:  # nothing is left of the article
        return None if follows and after is not None and after.is_crawled else reason
    return None if follows or run.has_lasted else reason


def _runs(db: Database, article_id: str, imported: list[tuple[str, str, str, str]]) -> list[_Run]:
    versions = {page: _imported_version(db, *page) for page in {(page_id, hash) for *_, page_id, hash in imported}}
    seen: list[tuple[str, str | None, Version]] = [
        (fetched_at, capture_id, versions[page_id, content_hash])
        for fetched_at, capture_id, page_id, content_hash in imported
    ]
    seen += [
        (captured_at, None, Version(title, date, body, f"revision {number}"))
        for captured_at, title, date, body, number in db.execute(
            "SELECT captured_at, title, published_on, body, revision FROM revisions WHERE article_id = ?", [article_id]
        )
    ]
    # What the crawls saw last remains until then, whatever others captured in between.
    seen += [
        (last_seen_at, None, Version(title, date, body, f"revision {number}"))
        for last_seen_at, title, date, body, number in db.execute(
            "SELECT last_seen_at, title, published_on, body, revision FROM articles WHERE id = ?", [article_id]
        )
    ]
    seen.sort(key=lambda one: (one[0], one[1] is not None))  # stable: captures of the same second are in order already
    runs = []
    for _, group in groupby(seen, key=lambda one: (one[2].content_hash, one[1] is None)):
        members = list(group)
        captures = tuple(capture_id for _, capture_id, _ in members if capture_id)
        runs.append(_Run(members[0][2], captures, members[0][0], members[-1][0]))
    return runs


def _imported_version(db: Database, page_id: str, content_hash: str) -> Version:
    row = db.execute(
        "SELECT title, published_on, page ->> 'body' FROM imported_pages WHERE page_id = ? AND content_hash = ?",
        [page_id, content_hash],
    ).fetchone()
    title, day, body = row
    return Version(title, day, body, content_hash)
