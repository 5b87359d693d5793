"""archive.web.serving.cached_reads: counted once, and again after each write."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from archive.web.serving.cached_reads import cached


def test_a_value_is_read_again_only_after_a_write(tmp_path: Path) -> None:
    reads = 0

    @cached
    def count(db: Database) -> int:
        nonlocal reads
        reads += 1
        return int(db.execute("SELECT count(*) FROM things").fetchone()[0])

    with closing(Database(tmp_path / "one.db").conn) as writing, closing(Database(tmp_path / "one.db").conn) as reading:
        writing.execute("CREATE TABLE things (name)")
        writing.commit()
        reader, writer = Database(reading), Database(writing)
        assert (count(reader), count(reader), reads) == (0, 0, 1)
        writing.execute("INSERT INTO things VALUES ('a')")
        assert (count(reader), reads) == (0, 1)  # not committed yet
        writing.commit()
        assert (count(reader), count(reader), reads) == (1, 1, 2)
        assert (count(writer), reads) == (1, 3)
        writing.execute("INSERT INTO things VALUES ('b')")
        assert count(writer) == 2
        writing.rollback()
        assert count(reader) == 1
