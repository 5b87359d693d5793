"""The digest of a payload is found whether the row of its capture is there, comes later, or never comes."""

from __future__ import annotations

from contextlib import closing

from sqlite_utils import Database

from archive.store.staging.digests import Digests


def test_digests_are_found_in_the_database_and_without_rows() -> None:
    with closing(Database(memory=True)) as db:
        db.execute("CREATE TABLE captures (id TEXT PRIMARY KEY, sha256 TEXT, refers_to TEXT)")
        db.execute("INSERT INTO captures VALUES ('held', 'a', NULL), ('revisit', 'a', 'held')")
        digests = Digests(db, most=2)
        for number in range(20):
            digests[f"row-{number}"] = f"{number}"
            db.execute("INSERT INTO captures VALUES (?, ?, NULL)", [f"row-{number}", f"{number}"])
            digests[f"withheld-{number}"] = f"{number}"
        assert [digests.get(one, "") for one in ("held", "revisit", "nowhere")] == ["a", "", ""]
        for number in range(20):
            assert digests.get(f"row-{number}", "") == digests.get(f"withheld-{number}", "") == f"{number}"
