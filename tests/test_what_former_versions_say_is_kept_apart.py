"""People, places and statements that only a former version has stay, and change nothing of the present."""

from __future__ import annotations

from contextlib import closing
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.people import former, identity
from archive.people.identity import Known, Reading
from archive.store.annotation import annotate
from archive.store.annotation import former as former_texts
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.rows.versions import archive_of_versions, change, derive

EXPERT = "„Palīdzība ir tuvu,” sacīja biedrības „Drošs krasts” vecākā eksperte Zaiga Pūcīte."
OTHER = "Valdis Krastkalns norādīja, ka zvanu kļūst vairāk Rēzeknē."
BOTH = f"{EXPERT}\n\n{OTHER}"


def rows(db: Database, sql: str) -> list[tuple[object, ...]]:
    return db.execute(sql).fetchall()


def test_whoever_a_removed_paragraph_named_stays_with_what_was_said() -> None:
    with closing(archive_of_versions([BOTH, OTHER])) as db:
        assert rows(db, "SELECT id, slug FROM people ORDER BY 1") == [
            ("valdis-krastkalns", "valdis-krastkalns"),
            ("zaiga-pucite", "zaiga-pucite"),
        ]
        assert rows(db, "SELECT person_id FROM appearances") == [("valdis-krastkalns",)]
        assert rows(db, "SELECT article_id, revision, person_id, role_nominative, spoke FROM former_appearances") == [
            ("lv-1", 1, "zaiga-pucite", "vecākā eksperte", 1)
        ]
        sql = "SELECT person_id, text, quoted, role, organisation FROM statements WHERE revision = 1"
        assert rows(db, sql) == [
            ("zaiga-pucite", "Palīdzība ir tuvu", 1, "vecākā eksperte", "biedrības „Drošs krasts”")
        ]
        assert rows(db, "SELECT count(*) FROM former_mentions") == [(0,)]


def test_offsets_are_those_of_the_version_that_is_named() -> None:
    with closing(archive_of_versions([f"Ievads.\n\n{BOTH}", BOTH, f"{EXPERT} Vēl.", "Nekā."])) as db:
        sql = (
            'SELECT substr(body, start + 1, "end" - start), {0} FROM {1} '
            "JOIN revisions ON revisions.article_id = {1}.article_id AND revisions.revision = {1}.revision"
        )
        for table, column, least in (
            ("statements", "text", 2),
            ("former_appearances", "name_as_written", 2),
            ("former_mentions", "surface", 1),
        ):
            found = rows(db, sql.format(column, table))
            assert len(found) == least, table
            assert all(written == told for written, told in found)


def test_what_several_versions_had_is_of_the_last_of_them() -> None:
    with closing(archive_of_versions([BOTH, f"{BOTH}\n\nVēl.", OTHER, f"{EXPERT} Cits.", "Nekā."])) as db:
        sql = "SELECT person_id, revision, text FROM statements ORDER BY 1"
        assert rows(db, sql) == [
            ("valdis-krastkalns", 3, OTHER),
            ("zaiga-pucite", 4, "Palīdzība ir tuvu"),
        ]


@pytest.mark.parametrize("now", [EXPERT.replace(" ir", "  ir"), f"Ievads. {EXPERT}", f"{EXPERT}\n\nBeigas."])
def test_what_is_still_said_is_no_former_statement(now: str) -> None:
    with closing(archive_of_versions([EXPERT, now])) as db:
        assert rows(db, "SELECT person_id, revision FROM statements") == [("zaiga-pucite", None)]
        assert rows(db, "SELECT count(*) FROM former_appearances") == [(0,)]


def test_another_wording_of_who_is_still_named_is_a_former_statement() -> None:
    with closing(archive_of_versions([OTHER, OTHER.replace("vairāk", "mazāk")])) as db:
        assert rows(db, "SELECT position, revision, text FROM statements ORDER BY 1") == [
            (0, None, OTHER.replace("vairāk", "mazāk")),
            (1, 1, OTHER),
        ]
        assert rows(db, "SELECT count(*) FROM former_appearances") == [(0,)]


def test_what_comes_back_is_of_the_present_again() -> None:
    with closing(archive_of_versions([BOTH, OTHER, BOTH])) as db:
        assert rows(db, "SELECT DISTINCT revision FROM statements") == [(None,)]
        assert rows(db, "SELECT count(*) FROM former_appearances") == [(0,)]


def test_a_municipality_of_a_former_version_is_told_once() -> None:
    with closing(archive_of_versions([BOTH, f"{OTHER} Vēl.", EXPERT])) as db:
        assert rows(db, "SELECT revision, surface FROM former_mentions") == [(2, "Rēzeknē")]
        assert rows(db, "SELECT count(*) FROM mentions") == [(0,)]


def test_each_former_text_is_read_once() -> None:
    with closing(archive_of_versions([BOTH, OTHER])) as db, patch.object(former_texts, "find_people") as reader:
        derive(db)
        change(db, "lv-1", f"{OTHER} Vēl.")  # OTHER is former now; BOTH was read before
        assert [call.args[0] for call in reader.call_args_list] == [OTHER]


def test_an_index_of_statements_follows_them() -> None:
    with closing(archive_of_versions([BOTH, OTHER, EXPERT, BOTH])) as db:
        db.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")
        sql = "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH ?"
        assert [db.execute(sql, [word]).fetchone()[0] for word in ("palidziba", "zvanu", "krasts")] == [1, 1, 1]


TEXTS = (
    BOTH,
    OTHER,
    "Zaigai Pūcītei pateicās Andris Vilks.",
    "Andra Vilka teica: „Jā.”",
    "Lasma Kalnina norādīja, ka darba ir daudz.",
    "Klāt bija Lāsma Kalniņa un Andri Vilku sveica.",
    "Dalībnieki: Rīgas Stradiņa universitātes lektors Jānis Ozols un Valsts policijas inspektors Jānis Ozols.",
    "Jānis Ozols no Valsts policijas atzina, ka ir grūti.",
    "Nekā.",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_the_present_is_the_same_with_and_without_former_versions(articles: list[list[str]]) -> None:
    with (
        closing(archive_of_versions(*articles)) as db,
        closing(archive_of_versions(*([bodies[-1]] for bodies in articles))) as bare,
    ):
        # As if the ids had been given in the same order: those of before alone decide nothing.
        with bare.atomic():
            bare.execute("DELETE FROM enriched")
            for table in ("statements", "appearances", "people", "person_ids"):
                bare.execute(f"DELETE FROM {table}")
            ids = "id, slug, name, joined_to, organisation, namesake_of"
            given_out = db.execute(f"SELECT {ids} FROM person_ids").fetchall()
            bare.conn.executemany(f"INSERT INTO person_ids ({ids}) VALUES (?, ?, ?, ?, ?, ?)", given_out)
        derive(bare)
        for sql in (
            "SELECT * FROM appearances ORDER BY article_id, start",
            "SELECT * FROM statements WHERE revision IS NULL ORDER BY article_id, person_id, position",
            "SELECT * FROM mentions ORDER BY article_id, start",
            "SELECT * FROM people WHERE id IN (SELECT person_id FROM appearances) ORDER BY id",
        ):
            assert rows(db, sql) == rows(bare, sql)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_address_of_a_person_is_lost(articles: list[list[str]]) -> None:
    with closing(archive_of_versions(*articles)) as db:
        lost = "SELECT slug FROM person_ids WHERE joined_to IS NULL AND id NOT IN (SELECT id FROM people)"
        assert rows(db, lost) == []
        before = [rows(db, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in ("people", "former_appearances")]
        with db.atomic():  # newer rules read everything again
            db.execute("UPDATE made_with SET version = 'earlier' WHERE part = 'names'")
            annotate.update(db)
        assert [
            rows(db, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in ("people", "former_appearances")
        ] == before


def reading(place: str, nominative: str, gender: str, *, shown: bool = True) -> Reading:
    return Reading((place, 0), nominative, gender, shown, shown)


def test_a_former_mention_goes_to_whom_the_present_texts_know() -> None:
    now = [reading("lv-1", "Lasma Kalnina", "f")]
    people = identity.link(now, [])
    found = former.link([reading("lv-1/1", "Lāsma Kalniņa", "f")], now, [], [], people)
    assert (found.owners, found.people) == ({("lv-1/1", 0): "lasma-kalnina"}, ())


def test_an_id_of_before_leads_to_whom_the_present_texts_know() -> None:
    with closing(archive_of_versions(["Klāt bija Lāsma Kalniņa.", "Lasma Kalnina norādīja, ka darba ir daudz."])) as db:
        assert rows(db, "SELECT id, joined_to FROM person_ids ORDER BY 1") == [
            ("lasma-kalnina", "lasma-kalnina-2"),
            ("lasma-kalnina-2", None),
        ]
        change(db, "lv-1", "Klāt bija Lāsma Kalniņa.")
        assert rows(db, "SELECT id, joined_to FROM person_ids ORDER BY 1") == [
            ("lasma-kalnina", None),
            ("lasma-kalnina-2", "lasma-kalnina"),
        ]


def test_another_person_of_the_key_gets_an_id_that_nobody_of_the_present_has() -> None:
    now = [reading("lv-1", "Andris Vilks", "m")]
    people = identity.link(now, [])
    known = [Known(one.id, one.slug, one.name) for one in people]
    (woman,) = former.link([reading("lv-1/1", "Andra Vilka", "f")], now, known, [], people).people
    assert (woman.id, woman.name) == ("andra-vilka", "Andra Vilka")


def test_an_id_that_was_made_so_is_given_again() -> None:
    now = [reading("lv-1", "Andra Vilka", "f")]
    then = [reading("lv-1/1", "Andris Vilks", "m")]
    known = [Known("andris-vilks", "andris-vilks", "Andris Vilks")]
    people = identity.link(now, known)
    assert [one.id for one in people] == ["andris-vilks"]
    (man,) = former.link(then, now, known, [], people).people
    known.append(Known(man.id, man.slug, man.name))
    assert former.link(then, now, known, [], people).people == (man,)


def test_the_ids_of_before_stay_with_those_whom_nothing_names_now() -> None:
    known = [Known("zp", "zp", "Zaiga Pūcīte")]
    (left,) = former.link([reading("lv-1/1", "Zaiga Pūcīte", "f")], [], known, [], []).people
    assert (left.id, left.slug, left.places) == ("zp", "zp", (("lv-1/1", 0),))


def test_a_rebuild_keeps_apart_what_a_refresh_did(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    paragraph = f"<p>{EXPERT}</p><p>{OTHER}</p>".encode()
    small_site.script(
        path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", paragraph + b"<p>2014.gada"))
    )
    crawl(small_site, full=True)
    small_site.script(path_of("lv-101"))
    crawl(small_site, full=True)
    before = derived_rows(folder)
    assert [row for row in before["former_appearances"] if "zaiga-pucite" in row]
    assert before["former_mentions"]
    assert any("Palīdzība ir tuvu" in row for row in before["statements"])
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == before
