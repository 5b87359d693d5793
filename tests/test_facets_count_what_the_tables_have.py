"""The numbers beside a search, whoever has kept what they are counted by, and whatever was written since."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.search import Facets, article_ids, search
from archive.search.counted import postings
from archive.search.filters import COUNTED
from archive.search.query import phrases
from archive.search.words import vocabulary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.publish import derive_from_all
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.rows.articles import Row, add_articles, archive_of
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows

QUERIES = ("", "policija", "cilvēku tirdzniecība", "speaker:*", "trafficking", "nekasnekur")
_COUNTS = {
    "speaker": "SELECT slug, count(DISTINCT article_id) FROM appearances JOIN people ON people.id = person_id "
    "WHERE spoke AND article_id IN found GROUP BY 1",
    "municipality": "SELECT today.id, count(DISTINCT article_id) FROM mentions "
    "JOIN municipality_scope ON includes_id = mentions.municipality_id "
    "JOIN municipalities AS today ON today.id = municipality_scope.municipality_id AND valid_to IS NULL "
    "WHERE article_id IN found GROUP BY 1",
    "year": "SELECT substr(published_on, 1, 4), count(*) FROM articles "
    "WHERE published_on IS NOT NULL AND id IN found GROUP BY 1",
    "kind": "SELECT kind, count(*) FROM articles WHERE id IN found GROUP BY 1",
    "lang": "SELECT lang, count(*) FROM articles WHERE id IN found GROUP BY 1",
}
WRITES = (
    "UPDATE appearances SET spoke = 1 - spoke WHERE rowid % 2",
    "UPDATE appearances SET person_id = 'p0' WHERE person_id = 'p1' AND rowid % 3 = 0",
    "DELETE FROM appearances WHERE rowid % 5 = 0",
    "UPDATE people SET name = 'Aija Aizpute' WHERE id = 'p3'",
    "DELETE FROM mentions WHERE rowid % 4 = 0",
    "UPDATE mentions SET municipality_id = '0001000' WHERE rowid % 3 = 0",
    "UPDATE municipalities SET valid_to = '2021-07-01' WHERE id = '0840200'",
    "INSERT INTO municipality_successors VALUES ('0840200', '0005000')",
    "DELETE FROM municipality_successors",
    "UPDATE articles SET published_on = NULL WHERE rowid % 7 = 0",
    "UPDATE articles SET kind = 'page' WHERE rowid % 6 = 0",
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facets") / "archive.db"
    with closing(archive_of(path, stand_in_rows()).conn) as connection:
        add_people_and_places(Database(connection))
        with Database(connection).atomic():
            connection.execute("INSERT INTO municipality_successors VALUES ('0054010', '0001000')")
            postings.keep(Database(connection), COUNTED)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def kept(db: Database) -> list[str]:
    return [row[0] for row in db.execute("SELECT facet FROM postings ORDER BY 1")]


def in_tables(db: Database, query: str) -> dict[str, dict[str, int]]:
    found = ", ".join(f"'{id}'" for id in article_ids(db, query))
    return {
        name: dict(db.execute(sql.replace("IN found", f"IN ({found})")).fetchall()) for name, sql in _COUNTS.items()
    }


def beside(db: Database, query: str) -> dict[str, dict[str, int]]:
    facets: Facets = search(db, query, facets=True).facets
    return {name: {one.value: one.count for one in facets[name]} for name in _COUNTS}


def test_an_archive_at_rest_counts_by_what_is_kept(reader: Database) -> None:
    assert kept(reader) == sorted(COUNTED)
    for query in QUERIES:
        assert beside(reader, query) == in_tables(reader, query)


@pytest.mark.parametrize("write", WRITES)
def test_what_is_written_is_counted(write: str, prepared_copy: Path, reader: Database) -> None:
    before = beside(reader, "")
    with closing(open_database(prepared_copy, create=True).conn) as connection:
        writer = Database(connection)
        with writer.atomic():
            writer.execute(write)
            assert not kept(writer)
            within = [beside(writer, query) for query in QUERIES]
        assert beside(reader, "") == in_tables(reader, "")
        assert within == [beside(reader, query) for query in QUERIES]
        with writer.atomic():
            postings.keep(writer, COUNTED)
    assert kept(reader) == sorted(COUNTED)
    for query in QUERIES:
        assert beside(reader, query) == in_tables(reader, query)
    assert beside(reader, "") != before or write.startswith("UPDATE people")


def test_new_articles_are_counted_at_once(prepared_copy: Path, reader: Database) -> None:
    before = beside(reader, "policija")
    with closing(open_database(prepared_copy, create=True).conn) as connection:
        writer = Database(connection)
        with writer.atomic():
            add_articles(writer, [Row("lv-9999", "Policija", "Policija ziņo.", published_on="1999-05-05")])
            vocabulary.update(writer)
        writer.execute("BEGIN")
        writer.execute("UPDATE articles SET published_on = '1998-05-05' WHERE id = 'lv-9999'")
        assert beside(writer, "policija")["year"]["1998"] == 1
        writer.rollback()  # which the connection itself does not count as a change
        assert beside(writer, "policija")["year"]["1999"] == 1
    after = beside(reader, "policija")
    assert after["year"] == before["year"] | {"1999": 1}


def test_equals_stand_in_the_order_of_their_names(reader: Database) -> None:
    for query in QUERIES:
        for one in ("speaker", "municipality"):
            counts = search(reader, query, facets=True).facets[one]
            assert list(counts) == sorted(counts, key=lambda count: (-count.count, count.name))
        years = [count.value for count in search(reader, query, facets=True).facets["year"]]
        assert years == sorted(years, reverse=True)


def test_a_refresh_keeps_the_lists(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    with closing(open_database(folder.database, create=True).conn) as connection:
        db = Database(connection)
        assert kept(db) == sorted(COUNTED)
        before = db.execute("SELECT * FROM postings ORDER BY 1").fetchall()
        with db.atomic():
            db.execute("DELETE FROM postings")
            derive_from_all(db)
        assert db.execute("SELECT * FROM postings ORDER BY 1").fetchall() == before


def test_neighbours_are_the_same_pair_by_pair_and_by_their_places(
    reader: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for phrase in (("cilvēku", "tirdzniecība"), ("darba", "devējs"), ("valsts", "policija"), ("policija", "cilvēku")):
        choices = [vocabulary.forms(reader, "lv", word) for word in phrase]
        by_pairs = phrases.combinations(reader, choices, False)
        monkeypatch.setattr(phrases, "_FEW_PAIRS", 0)
        assert phrases.combinations(reader, choices, False) == by_pairs
        monkeypatch.undo()
