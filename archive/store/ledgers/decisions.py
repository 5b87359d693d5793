"""The keeper's decisions, in `decisions.jsonl` beside the captures: pages that look wrong but are right.

The database can be thrown away, so a decision is never only there. Each line of the file is a JSON object:

    {"decision": "accept", "article": "lv-103", "capture": "...", "content": "...", "after": "...", "time": "..."}

It says that the article may read as in this capture: `content` is the digest of what it was read as, `after` the latest
crawl when it was decided. It counts from the crawl that followed, in a rebuild too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sqlite_utils import Database

from archive.errors import Damaged, unreadable
from archive.warc.json_lines import sync_folder

_KIND = "accept"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line of the file. `article`, `capture` and `after` are ids, `content` is hex, `time` ISO 8601 in UTC."""

    article: str
    capture: str
    content: str
    after: str
    time: str


def read(path: Path) -> list[Accepted]:
    """All decisions, oldest first; none if there is no file. Raises Damaged with the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise Damaged(unreadable(path, error, "put it back from a copy")) from error
    return [_parse(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _parse(path: Path, number: int, line: str) -> Accepted:
    try:
        values = json.loads(line)
        names = [field.name for field in fields(Accepted)]
        if values["decision"] != _KIND or not all(isinstance(values[name], str) for name in names):
            raise ValueError
        return Accepted(**{name: values[name] for name in names})
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged(
            f"{path}, line {number} is not a decision that this version knows; mend or remove it, or update ctarchive"
        ) from None


def append(path: Path, decided: Iterable[Accepted]) -> None:
    """Add decisions, all or none, and sync them to the disk. Raises OSError if it cannot be written."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    lines = "".join(f"{json.dumps({'decision': _KIND, **asdict(one)})}\n" for one in decided)
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(before + lines)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def load(db: Database, path: Path) -> None:
    """Fill the table `decisions` from the file. Raises Damaged if the file cannot be read."""
    decided = read(path)
    with db.atomic():
        known = {capture for (capture,) in db.execute("SELECT capture_id FROM decisions")}
        for capture in known - {one.capture for one in decided}:
            db.execute("DELETE FROM decisions WHERE capture_id = ?", [capture])
        for one in decided:
            # If it is known already, its content may have been reread by other rules.
            db.execute(
                "INSERT OR IGNORE INTO decisions (capture_id, article_id, content_hash, after_crawl, decided_at) "
                "VALUES (?, ?, ?, ?, ?)",
                [one.capture, one.article, one.content, one.after, one.time],
            )


def read_anew(db: Database) -> None:
    """Update the decisions about staged captures to what the current rules read there."""
    db.execute(
        "UPDATE decisions SET content_hash = page ->> 'content_hash' FROM staged "
        # If there are none, no page need be decoded.
        "WHERE EXISTS (SELECT 1 FROM decisions) AND staged.capture_id = decisions.capture_id "
        "AND page ->> 'type' = 'Article'"
    )


def accepted(db: Database, crawl_id: str) -> set[tuple[str, str]]:
    """The articles (ids) and contents (hashes) that count as accepted in a crawl."""
    sql = "SELECT article_id, content_hash FROM decisions WHERE after_crawl < ?"
    return set(db.execute(sql, [crawl_id]).fetchall())
