"""Finds the news since the last look: which articles our own visits found new, changed or gone.

It is based on the crawls, whose ids are in order whatever the clock says, and on what each of them captured. So a
rebuild makes no news, and neither do newer rules or imported captures; the latter are in the lists of changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlite_utils import Database

from archive.store.outcomes import PUBLISHED
from archive.web.parts.history.changes import Change, read_changes

_AT_ONCE = 200
_FRESH = """
SELECT iif(revision = 1, 'new', 'changed'), version.article_id, captured_at FROM (
  SELECT revisions.article_id, revision, captured_at, capture_id FROM revisions
  WHERE revisions.article_id NOT IN (SELECT article_id FROM crawled)
  UNION ALL
  SELECT article_id, value ->> 'revision', value ->> 'captured_at', value ->> 'capture_id'
  FROM crawled, json_each(crawled.revisions)) AS version
JOIN captures ON captures.id = capture_id WHERE crawl_id > ?
"""


class Key(NamedTuple):
    """What happened to which article, and when that was captured (ISO); empty for one that is gone."""

    kind: str
    article_id: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id} {self.at}".strip()


def latest_crawl(db: Database) -> str:
    """The id of the latest crawl that was published; empty if there is none."""
    return str(db.execute(f"SELECT coalesce(max(id), '') FROM crawls WHERE {PUBLISHED}").fetchone()[0])


def crawl_before(db: Database, crawl: str) -> str:
    """The id of the crawl that was published before another; empty if there is none."""
    sql = f"SELECT coalesce(max(id), '') FROM crawls WHERE {PUBLISHED} AND id < ?"
    return str(db.execute(sql, [crawl]).fetchone()[0])


def finished_at(db: Database, crawl: str) -> str:
    """When a crawl was over, in ISO form; empty if there is none with the id."""
    row = db.execute("SELECT coalesce(finished_at, started_at) FROM crawls WHERE id = ?", [crawl]).fetchone()
    return str(row[0]) if row else ""


def new_or_changed(db: Database, after: str) -> list[Key]:
    """What the crawls that came after one found new or changed."""
    return [Key(*row) for row in db.execute(_FRESH, [after]).fetchall()]


def gone(db: Database, before: Iterable[str]) -> set[str]:
    """The ids of the articles that are gone, given those gone `before`.

    One of these without a row at the moment, because it is withheld, remains: it has not come back.
    """
    now = {id for (id,) in db.execute("SELECT id FROM articles WHERE gone_at IS NOT NULL")}
    there = {id for (id,) in db.execute("SELECT id FROM articles WHERE gone_at IS NULL")}
    return now | (set(before) - there)


def news_for(found: Iterable[Key], untold: Iterable[str], kinds: Collection[str]) -> frozenset[str]:
    """The part of `untold` that is news for somebody, given what their search finds and the kinds they want.

    An article that is new to them is reported as it is now, without its changes until then.
    """
    keys = {Key(*text.split(" ")) for text in untold}
    new = {key.article_id for key in keys if key.kind == "new"} if "new" in kinds else ()
    return frozenset(str(key) for key in keys.intersection(found) if key.kind != "changed" or key.article_id not in new)


def changes_of(db: Database, keys: Iterable[Key]) -> dict[Key, Change]:
    """The entries for news in the lists of changes. What these omit, such as all of the first visit, is not news."""
    wanted = set(keys)
    if not wanted:
        return {}
    ids = [key.article_id for key in wanted if key.kind == "gone"]
    marks = ", ".join("?" * len(ids))
    since = db.execute(f"SELECT min(gone_at) FROM articles WHERE id IN ({marks})", ids).fetchone()[0]
    earliest = min([*(key.at for key in wanted if key.at), *([since] if since else [])], default="")
    found: dict[Key, Change] = {}
    offset = 0
    while True:
        told = read_changes(db, limit=_AT_ONCE, offset=offset)
        for change in told.changes:
            if isinstance(change, Change):
                key = Key(change.kind, change.article_id, "" if change.kind == "gone" else change.at)
                if key in wanted:
                    found[key] = change
        offset += _AT_ONCE
        if not told.more or told.changes[-1].at < earliest or len(found) == len(wanted):
            return found
