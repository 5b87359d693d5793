"""What pages tell of all articles together is what the tables have, whoever kept it and whatever was written since."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archive.search.counted import cache, postings, totals
from archive.search.filters import COUNTED
from archive.search.statements import prepare
from archive.store.database import open_database
from archive.store.network import edges
from archive.store.publish import CACHED_COUNTS
from archive.web.pages.entities.municipalities import count_articles
from archive.web.pages.entities.speakers import read_index
from archive.web.pages.home import read_home
from archive.web.parts.figures.network import SORTS, read_pairs
from tests.support.rows.articles import MOMENT, Row, add_articles, archive_of
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows

NAMES = sorted(one.name for one in CACHED_COUNTS)
WRITES = (
    "UPDATE appearances SET spoke = 1 - spoke WHERE rowid % 2",
    "DELETE FROM appearances WHERE rowid % 5 = 0",
    "UPDATE people SET name = 'Aija Aizpute' WHERE id = 'p3'",
    "UPDATE people SET known_as = 'Rīgas dome' WHERE id = 'p3'",
    "UPDATE mentions SET municipality_id = '0001000' WHERE rowid % 3 = 0",
    "INSERT INTO municipality_successors VALUES ('0840200', '0005000')",
    "UPDATE articles SET published_on = '1999-01-01' WHERE rowid % 7 = 0",
    "UPDATE former_appearances SET spoke = 0",
    "DELETE FROM former_appearances",
    "INSERT INTO former_appearances SELECT article_id, 1, 'p9', name_as_written, NULL, NULL, NULL, NULL, 1, NULL, "
    "NULL, 0, 0 FROM appearances LIMIT 1",
    "INSERT INTO former_mentions SELECT article_id, revision, '0840200', '', 0, 0 FROM former_mentions",
    "UPDATE former_mentions SET municipality_id = '0840200'",
    "DELETE FROM former_mentions",
    "UPDATE statements SET revision = NULL",
    "UPDATE statements SET person_id = 'p4' WHERE rowid % 3 = 0",
    "UPDATE statements SET organisation = 'Valsts policija' WHERE rowid % 4 = 0",
    "DELETE FROM statements WHERE rowid % 2",
    'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end") '
    "SELECT id, 'p2', 77, 'Teica.', 0, 0, 6 FROM articles",
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "archive.db"
    with closing(archive_of(path, stand_in_rows()).conn) as connection:
        db = Database(connection)
        add_people_and_places(db)
        with db.atomic():
            db.execute("UPDATE municipalities SET slug = id")
            db.execute("INSERT INTO municipality_successors VALUES ('0054010', '0001000')")
            for id, name in (("p8", "Oto Ābele"), ("p9", "Ārija Zāle")):
                db.execute("INSERT INTO people (id, name, slug) VALUES (?, ?, ?)", [id, name, id])
            db.execute(
                "INSERT INTO former_appearances (article_id, revision, person_id, name_as_written, spoke, "
                'start, "end") '
                "SELECT id, 1, 'p8', '', 1, 0, 0 FROM articles LIMIT 2"
            )
            db.execute(
                'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end", organisation) '
                "SELECT article_id, person_id, substr(person_id, 2), name_as_written || 'Teica.', 0, start, 6, "
                "iif(articles.rowid % 2, 'Valsts policija', 'Rīgas dome') "
                "FROM appearances JOIN articles ON id = article_id WHERE spoke GROUP BY 1, 2"
            )
            db.execute(
                'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end", revision) '
                "SELECT article_id, 'p8', 99, 'Teica.', 0, 0, 6, revision FROM former_appearances"
            )
            db.execute(
                "INSERT INTO former_mentions SELECT article_id, revision, '0001000', '', 0, 0 FROM former_appearances"
            )
            edges.derive(db)
            keep(db)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def keep(db: Database) -> None:
    postings.keep(db, COUNTED)
    cache.fill(db, CACHED_COUNTS)


def names(db: Database) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM kept ORDER BY 1")]


def told(db: Database) -> Any:
    """What pages say of all articles together."""
    said = prepare(db, "").results(facets=True)
    indexes = [read_index(db, letter=letter, everyone=everyone) for letter in ("", "L") for everyone in (True, False)]
    first = {(year, sort): read_pairs(db, year, sort=sort, part=slice(0, 3)) for year in (0, 2016) for sort in SORTS}
    for (year, sort), pairs in first.items():
        assert pairs == read_pairs(db, year, sort=sort)[:3]
    return count_articles(db), indexes, said, prepare(db, "").results(sort="oldest", page=2), first


def told_anew(path: Path) -> Any:
    """The same, of a copy in which nothing is kept."""
    copy = shutil.copy(path, path.with_suffix(".copy"))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TABLE kept")
        connection.execute("DROP TRIGGER postings_d_kept")
        return told(Database(connection))


def test_an_archive_at_rest_tells_what_is_kept(prepared_copy: Path, reader: Database) -> None:
    assert names(reader) == NAMES
    assert told(reader) == told_anew(prepared_copy)
    assert [one.id for one in totals.everybody(reader) if one.spoke_formerly] == ["p8"]


@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_is_told(write: str, prepared_copy: Path, reader: Database) -> None:
    before = told(reader)
    with closing(open_database(prepared_copy, create=True).conn) as connection:
        writer = Database(connection)
        with writer.atomic():
            writer.execute(write)
            assert not names(writer)
            edges.derive(writer)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        without = told(reader)
        assert without == told_anew(prepared_copy)
        assert without != before or "former" in write
        with writer.atomic():
            keep(writer)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert names(reader) == NAMES
    assert told(reader) == without


def test_what_another_version_of_the_program_kept_is_left_out(prepared_copy: Path, reader: Database) -> None:
    before = told(reader)
    with closing(open_database(prepared_copy, create=True).conn) as connection, Database(connection).atomic():
        connection.execute("UPDATE kept SET name = 'everybody 0', content = '[]' WHERE name = ?", [NAMES[0]])
    assert told(reader) == before
    with closing(open_database(prepared_copy, create=True).conn) as connection, Database(connection).atomic():
        keep(Database(connection))
        assert names(Database(connection)) == NAMES
    assert told(reader) == before


def test_the_newest_articles_are_the_first_of_their_day(tmp_path: Path) -> None:
    rows = [Row(f"lv-{number}", f"{number}", "", published_on=f"2020-01-{number:02}") for number in range(1, 9)]
    with closing(archive_of(tmp_path / "archive.db", rows).conn) as connection:
        db = Database(connection)
        add_articles(db, [Row("lv-99", "Nedatēts", "", published_on=None)])
        db.execute("UPDATE articles SET first_seen_at = ? WHERE id = 'lv-3'", [MOMENT.replace("01T", "02T")])
        db.execute("UPDATE articles SET gone_at = last_seen_at WHERE id = 'lv-7'")
        home = read_home(db)
        assert home
        assert [one["id"] for one in home.latest["new"]] == ["lv-3", "lv-8", "lv-6", "lv-5", "lv-4"]
