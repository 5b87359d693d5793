"""The state of an archive at a glance, for people and for monitoring."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

TABLES = ("articles", "images", "attachments", "events", "revisions", "captures", "crawls")


@dataclass(frozen=True, slots=True)
class Status:
    """`counts` are rows by table; `crawls` the latest crawls as rows, newest first; `healthy` is SQLite's own check."""

    counts: dict[str, int]
    crawls: list[dict[str, Any]]
    healthy: bool

    def as_json(self) -> dict[str, Any]:
        """The same, ready for `json.dumps`."""
        return asdict(self)


def status(db: Database, latest: int = 5) -> Status:
    """Look at an archive that is open for reading."""
    counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
    crawls = list(db.query("SELECT * FROM crawls ORDER BY id DESC LIMIT ?", [latest]))
    healthy = db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    return Status(counts, crawls, healthy)
