"""What each person says is stored stretch by stretch, for archives of earlier versions too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.people import find_people
from archive.store.annotation import annotate
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.derived import derived_rows

BODY = (
    "„Palīdzība ir tuvu,” sacīja biedrības „Drošs krasts” vecākā eksperte Zaiga Pūcīte, „un tā ir bez maksas.”\n\n"
    "Valdis Krastkalns norādīja, ka zvanu kļūst vairāk. Pūcīte piebilda, ka līnija strādā arī naktī.\n\n"
    "Paldies vecākajai ekspertei Zaigai Pūcītei!"
)


def archive(*bodies: str) -> Database:
    return archive_of(":memory:", [Row(f"lv-{number}", "Raksts", body) for number, body in enumerate(bodies, 1)])


def read(db: Database) -> Database:
    with db.atomic():
        annotate.update(db)
    return db


def test_a_row_for_each_stretch_counted_by_article_and_person() -> None:
    with closing(read(archive(BODY, "Zaiga Pūcīte atzina: „Esam noguruši.”"))) as db:
        rows = db.execute("SELECT article_id, person_id, position, text, quoted FROM statements ORDER BY 1, 2, 3")
        assert rows.fetchall() == [
            ("lv-1", "valdis-krastkalns", 0, "Valdis Krastkalns norādīja, ka zvanu kļūst vairāk.", 0),
            ("lv-1", "zaiga-pucite", 0, "Palīdzība ir tuvu", 1),
            ("lv-1", "zaiga-pucite", 1, "un tā ir bez maksas.", 1),
            ("lv-1", "zaiga-pucite", 2, "Pūcīte piebilda, ka līnija strādā arī naktī.", 0),
            ("lv-2", "zaiga-pucite", 0, "Esam noguruši.", 1),
        ]


def test_an_office_is_stored_as_written_and_in_the_nominative() -> None:
    with closing(read(archive(BODY))) as db:
        assert db.execute(
            "SELECT DISTINCT role, role_nominative FROM appearances WHERE role > '' ORDER BY 1"
        ).fetchall() == [
            ("vecākajai ekspertei", "vecākā eksperte"),
            ("vecākā eksperte", "vecākā eksperte"),
        ]


def test_what_is_said_moves_with_the_person_when_a_later_article_shows_who_it_is() -> None:
    with closing(read(archive("Lasma Kalnina norādīja, ka darba ir daudz."))) as db:
        assert db.execute("SELECT DISTINCT person_id FROM statements").fetchall() == [("lasma-kalnina",)]
        db.execute("INSERT INTO person_ids (id, slug, name) VALUES ('lk', 'lk', 'Lāsma Kalniņa')")
        db.execute("UPDATE articles SET body = body || ' Klāt bija Lāsma Kalniņa.'")
        read(db)
        assert db.execute("SELECT DISTINCT person_id FROM statements").fetchall() == [("lk",)]
        assert db.execute("SELECT id, joined_to FROM person_ids ORDER BY id").fetchall() == [
            ("lasma-kalnina", "lk"),
            ("lk", None),
        ]


def test_what_is_said_in_an_article_that_is_not_read_again_moves_too() -> None:
    with closing(read(archive("Lasma Kalnina norādīja, ka darba ir daudz.", "Sanāksme."))) as db:
        db.execute("INSERT INTO person_ids (id, slug, name) VALUES ('lk', 'lk', 'Lāsma Kalniņa')")
        db.execute("UPDATE articles SET body = 'Klāt bija Lāsma Kalniņa.' WHERE id = 'lv-2'")
        read(db)
        assert db.execute("SELECT article_id, person_id FROM statements").fetchall() == [("lv-1", "lk")]


# What the version before had not: an archive of its is this one without them.
BEFORE = """
DROP TABLE namesake_proofs; ALTER TABLE name_readings DROP COLUMN organisation;
ALTER TABLE person_ids DROP COLUMN organisation; ALTER TABLE person_ids DROP COLUMN namesake_of;
ALTER TABLE people DROP COLUMN known_as; ALTER TABLE appearances DROP COLUMN may_be_namesake;
DROP TABLE former_appearances; DROP TABLE former_mentions; DROP TABLE former_readings;
DROP TABLE statements_fts_places; DROP TABLE statements_fts;
DROP TABLE statements; DROP TABLE statement_readings;
ALTER TABLE appearances DROP COLUMN role_nominative; ALTER TABLE person_ids DROP COLUMN joined_to;
DELETE FROM _sqlite_migrations WHERE name IN ('m010_statements', 'm015_namesakes', 'm024_former_versions');
UPDATE made_with SET version = 'earlier' WHERE part = 'names';
"""


@pytest.fixture
def older(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> dict[str, list[tuple[object, ...]]]:
    """An archive of the version before; what it is to become."""
    crawl(small_site)
    truth = derived_rows(folder, without=("last_seen_at",))
    assert len(truth["statements"]) > 2
    with closing(sqlite3.connect(folder.database)) as db:
        db.executescript(BEFORE)
    return truth


def test_the_next_refresh_fills_an_archive_of_the_version_before(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, older: dict[str, list[tuple[object, ...]]]
) -> None:
    summary = crawl(small_site)
    assert (summary.new, summary.changed) == (0, 0)
    assert derived_rows(folder, without=("last_seen_at",)) == older


def test_so_does_a_rebuild_and_ids_stay(folder: DataFolder, older: dict[str, list[tuple[object, ...]]]) -> None:
    rebuild(folder)
    assert derived_rows(folder, without=("last_seen_at",)) == older


def test_what_became_of_an_id_outlives_a_rebuild(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    with closing(sqlite3.connect(folder.database)) as old, old:
        (someone,) = old.execute("SELECT min(id) FROM people").fetchone()
        old.execute(
            "INSERT INTO person_ids (id, slug, name, joined_to) VALUES ('aa-bb', 'aa-bb', 'Aa Bb', ?)", [someone]
        )
    rebuild(folder)
    with closing(open_database(folder.database)) as db:
        assert db.execute("SELECT joined_to FROM person_ids WHERE id = 'aa-bb'").fetchall() == [(someone,)]


def test_every_stretch_is_what_stands_there(archived_replica: DataFolder) -> None:
    with closing(open_database(Path(archived_replica.database))) as db:
        rows = db.execute('SELECT body, text, statements.start, "end" FROM statements JOIN articles ON id = article_id')
        found = [(body[start:end], text) for body, text, start, end in rows]
        assert len(found) > 50
        assert [one for one in found if one[0] != one[1]] == []
        sql = "SELECT id, body, lang FROM articles ORDER BY id"
        stored = dict(db.execute("SELECT article_id, count(*) FROM statements GROUP BY 1").fetchall())
        for article_id, body, lang in db.execute(sql).fetchall():
            said = any(one.statements for one in find_people(body, lang))
            assert said == (article_id in stored), article_id
