"""The table `suspects`: pages that are not believed (`judgement.suspicion`), until they are, or have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.clock import iso
from archive.errors import WrongUse
from archive.site import spellings
from archive.store.judgement import lists, unread
from archive.store.judgement.disappearance import PATIENCE
from archive.store.judgement.suspicion import BY_LASTING, Suspicion
from archive.store.ledgers import decisions

ALL = "all"  # in place of an id: every suspect


@dataclass(frozen=True, slots=True)
class Found:
    """The suspects of a crawl: the number of pages, and the reasons (by id) for those that are new."""

    total: int = 0
    new: dict[str, str] = field(default_factory=dict)


def update(db: Database, doubted: Iterable[Suspicion], ignored: Collection[str] = (), *, timely: bool = True) -> Found:
    """Update the table `suspects` for the staged crawl, after its articles are published.

    An article leaves the list when it is read again, unchanged or credibly changed, at any of its addresses, or when
    its address has something else: nothing, a redirect, a page that cannot be read. Captures in `ignored` do not count.
    """
    read = unread.read_now(db, ignored)
    found: dict[str, Suspicion] = {}
    for one in doubted:
        if one.article_id not in read:
            found.setdefault(one.article_id, one)
    before = {row["article_id"]: row for row in listed(db)}
    answered = unread.answered_now(db) if before else set()
    for article_id, row in before.items():
        answers = not answered.isdisjoint([row["url"], *spellings(row["url"])])
        if article_id in read or (answers and article_id not in found):
            db.execute("DELETE FROM suspects WHERE article_id = ?", [article_id])
    for one in found.values():
        was = before.get(one.article_id)
        agreed = was["refreshes"] if was and was["content_hash"] == one.content_hash else 0
        db.execute(
            "INSERT OR REPLACE INTO suspects (article_id, url, kind, reason, capture_id, content_hash, first_seen_at, "
            "last_seen_at, same_since, refreshes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(one.article_id, one.url, one.kind, one.reason, one.capture_id, one.content_hash),
                *(was["first_seen_at"] if was else one.fetched_at, one.fetched_at),
                *(was["same_since"] if was and agreed else one.fetched_at, agreed + timely),
            ],
        )
        db.execute("DELETE FROM unread WHERE article_id = ?", [one.article_id])
    return Found(len(found), {one.url: one.reason for one in found.values() if one.article_id not in before})


def listed(db: Database) -> list[dict[str, Any]]:
    """The rows of `suspects`, latest first; none if the database is older than the table."""
    return lists.rows(db, "suspects")


def what_to_do(row: Mapping[str, Any]) -> str:
    """What will happen to a row of `suspects`, in words for the keeper."""
    command = f"`ctarchive refresh --accept {row['article_id']}` publishes it"
    if row["kind"] not in BY_LASTING:
        return f"if it is right, {command}"
    return (
        f"believed once {PATIENCE.refreshes} refreshes over {PATIENCE.span.days} days agree, so far {row['refreshes']} "
        f"since {row['same_since'][:10]}; {command} at once"
    )


def accept(db: Database, path: Path, ids: Iterable[str], decided_at: datetime) -> list[str]:
    """Record in the file of decisions that these suspects are accepted as they are; `all` means all.

    The caller holds the lock; the next crawl publishes those that are unchanged. Returns the ids. Raises WrongUse for
    an id that is not suspect, and OSError if the file cannot be written.
    """
    rows = {row["article_id"]: row for row in listed(db)}
    wanted = list(dict.fromkeys(ids))
    if ALL in wanted:
        wanted = list(rows)
    if unknown := [article_id for article_id in wanted if article_id not in rows]:
        raise WrongUse(f"--accept: no such suspect: {', '.join(unknown)}; `ctarchive status` lists them")
    after = db.execute("SELECT max(id) FROM crawls").fetchone()[0]
    known = {one.capture for one in decisions.read(path)}
    decided = [
        decisions.Accepted(row["article_id"], row["capture_id"], row["content_hash"], after, iso(decided_at))
        for row in map(rows.__getitem__, wanted)
        if row["capture_id"] not in known
    ]
    if decided:
        decisions.append(path, decided)
        decisions.load(db, path)
    return wanted
