"""Writes what the golden archives say anew, where better rules read them better (see README.md).

python -m tests.golden.accept
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.golden.make import Rows, in_order, read_rows, write_rows
from tests.support.archives import golden

# What no rule may change: it was given out, or is how it was.
GIVEN = {
    "articles": ("id", "url", "kind", "lang", "first_seen_at", "last_seen_at", "gone_at", "revision", "capture_id"),
    "revisions": ("article_id", "revision", "captured_at", "capture_id"),
    "crawls": ("id", "started_at", "finished_at", "outcome"),
    "decisions": ("article_id", "capture_id"),
    "municipalities": ("id", "slug"),
    "person_ids": ("id", "slug"),
}


def given(tables: Rows) -> Rows:
    """What of some rows was given out."""
    return in_order(
        {table: [{c: row[c] for c in columns} for row in tables[table]] for table, columns in GIVEN.items()}
    )


def main() -> int:
    """Rebuild each golden archive, and keep its rows. Ends with 1 where what was given out would change."""
    for path in golden.archives():
        before = read_rows(path / "rows.json")
        with TemporaryDirectory() as name:
            folder = DataFolder(Path(name) / "data")
            golden.unpack(path, folder)
            rebuild(folder)
            after = golden.rows(folder, before)
        if lost := [
            table for table, rows in given(before).items() if any(row not in given(after)[table] for row in rows)
        ]:
            print(f"{path.name}: what was given out would change in {', '.join(lost)}; nothing is written")
            return 1
        write_rows(after, path / "rows.json")
        print(f"{path.name}: {'as it was' if after == before else 'written anew; look at the difference'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
