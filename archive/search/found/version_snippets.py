"""Finds in which former version of an article the words of a search are, and the snippet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from archive.search.found.snippets import Where, lacking, marks, snippet
from archive.search.match import BEHIND, Group, Plan
from archive.search.results import FoundIn
from archive.search.versions import VERSION_BITS

_VERSION = """
SELECT captured_at, (SELECT min(revision) FROM revisions AS next
  WHERE next.article_id = revisions.article_id AND next.revision > revisions.revision)
FROM revisions WHERE article_id = (SELECT id FROM articles WHERE rowid = ?) AND revision = ?
"""


def in_versions(db: Database, plan: Plan, numbers: Sequence[int]) -> dict[int, Where]:
    """Where former versions of articles (by number) have words that neither they nor their documents have.

    Of several versions, it is the latest of those with most of these words.
    """
    groups = [group for group in plan.groups if group.versions]
    sought = _sought(db, groups, numbers)
    found: dict[int, Where] = {}
    for number in numbers:
        low = number << VERSION_BITS
        has: dict[int, set[int]] = defaultdict(set)
        for place, group in enumerate(groups):
            for (version,) in db.execute(
                "SELECT rowid FROM versions_fts WHERE versions_fts MATCH ? AND rowid BETWEEN ? AND ?",
                [group.versions, low, low + (1 << VERSION_BITS) - 1],
            ):
                has[version].add(place)
        best = max(has, key=lambda one: (len(has[one] & sought[number]), len(has[one]), one), default=None)
        if best is not None:
            places = has[best] & sought[number] or has[best]
            found[number] = _shown(db, best, " OR ".join(str(groups[place].versions) for place in sorted(places)))
    return found


def _sought(db: Database, groups: Sequence[Group], numbers: Sequence[int]) -> dict[int, frozenset[int]]:
    """The indexes of groups whose words neither the articles nor their documents have."""
    places = frozenset(range(len(groups)))
    sought = lacking(db, groups, numbers)
    for place, group in enumerate(groups):
        if not group.documents:
            continue
        rows = db.execute(f"{BEHIND} AND article IN ({marks(numbers)})", [group.documents, *numbers])
        for (number,) in rows.fetchall():
            sought[number] -= {place}
    return {number: lacks or places for number, lacks in sought.items()}


def _shown(db: Database, version: int, match: str) -> Where:
    (text,) = db.execute(
        f"SELECT {snippet('versions_fts', -1)} FROM versions_fts WHERE versions_fts MATCH ? AND rowid = ?",
        [match, version],
    ).fetchone()
    revision = version & ((1 << VERSION_BITS) - 1)
    captured_at, changed_in = db.execute(_VERSION, [version >> VERSION_BITS, revision]).fetchone()
    return str(text), FoundIn("version", revision=revision, captured_at=captured_at, changed_in=changed_in)
