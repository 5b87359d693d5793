"""One person under all forms, and ids that outlive better guesses."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from archive.errors import Damaged
from archive.people.identity import Known, Reading, link, slug_of
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl


def reading(place: int, nominative: str, gender: str, *, shown: bool = True) -> Reading:
    return Reading((f"lv-{place}", 0), nominative, gender, shown, shown)


def test_all_forms_are_one_person_whatever_their_order() -> None:
    readings = [
        reading(1, "Tālis Niedrs", "m", shown=False),
        reading(2, "Tālis Niedra", "m"),
        reading(3, "Tālis Niedra", "m", shown=False),
        reading(4, "Anna Ozola", "f"),
    ]
    expected = link(readings, [])
    assert [(one.id, one.name, len(one.places)) for one in expected] == [
        ("anna-ozola", "Anna Ozola", 1),
        ("talis-niedra", "Tālis Niedra", 3),
    ]
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert link(readings, []) == expected


def test_a_later_article_corrects_the_name_and_not_the_id() -> None:
    first = link([reading(1, "Tālis Niedrs", "m", shown=False)], [])
    assert (first[0].id, first[0].name, first[0].certain) == ("talis-niedrs", "Tālis Niedrs", False)
    known = [Known(one.id, one.slug, one.name) for one in first]
    later = link([reading(1, "Tālis Niedrs", "m", shown=False), reading(2, "Tālis Niedra", "m")], known)
    assert [(one.id, one.slug, one.name, one.certain) for one in later] == [
        ("talis-niedrs", "talis-niedrs", "Tālis Niedra", True)
    ]


def test_a_man_and_a_woman_whose_names_decline_alike_are_two() -> None:
    people = link([reading(1, "Andris Vilks", "m"), reading(2, "Andra Vilka", "f"), reading(3, "Andra Vilka", "f")], [])
    assert [(one.name, len(one.places)) for one in people] == [("Andra Vilka", 2), ("Andris Vilks", 1)]


def test_a_spelling_without_diacritics_is_the_same_person() -> None:
    plain, spelt = reading(1, "Lasma Kalnina", "f"), reading(2, "Lāsma Kalniņa", "f")
    known = [Known(one.id, one.slug, one.name) for one in link([plain], [])]
    (person,) = link([plain, plain, spelt], known)
    assert (person.id, person.name, len(person.places)) == ("lasma-kalnina", "Lāsma Kalniņa", 3)


def test_where_both_spellings_had_ids_the_one_of_the_name_stays_and_the_other_is_told() -> None:
    known = [
        Known("lasma-kalnina", "lasma-kalnina", "Lasma Kalnina"),
        Known("lasma-kalnina-2", "lasma-kalnina-2", "Lāsma Kalniņa"),
    ]
    (person,) = link([reading(1, "Lasma Kalnina", "f"), reading(2, "Lāsma Kalniņa", "f")], known)
    assert (person.id, person.absorbed) == ("lasma-kalnina-2", ("lasma-kalnina",))


@pytest.mark.parametrize("other_id", [True, False])
def test_an_id_of_a_plain_spelling_that_no_text_has_any_more_is_not_lost(other_id: bool) -> None:
    known = [Known("lasma-kalnina", "lasma-kalnina", "Lasma Kalnina")]
    known += [Known("lk", "lk", "Lāsma Kalniņa")] if other_id else []
    (person,) = link([reading(1, "Lāsma Kalniņa", "f")], known)
    assert (person.id, person.absorbed) == (("lk", ("lasma-kalnina",)) if other_id else ("lasma-kalnina", ()))


def test_a_plain_spelling_that_fits_two_people_is_neither() -> None:
    names = ["Anna Pūcīte", "Anna Pucīte", "Anna Pucite"]
    assert len(link([reading(at, name, "f") for at, name in enumerate(names)], [])) == 3


def test_names_that_share_an_address_are_numbered() -> None:
    assert [one.slug for one in link([reading(1, "Anna Līce", "f"), reading(2, "Anna Liče", "f")], [])] == [
        "anna-lice",
        "anna-lice-2",
    ]
    assert slug_of("Iveta Sokola-Sokolova") == "iveta-sokola-sokolova"


@pytest.mark.parametrize("from_scratch", [True, False])
def test_a_rebuild_gives_everybody_the_same_id(
    from_scratch: bool, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    before = ids(folder)
    assert before
    if from_scratch:
        folder.database.unlink()
    rebuild(folder)
    assert ids(folder) == before


def test_an_id_given_under_older_rules_survives_a_rebuild(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    folder.ids.unlink()  # as before there was one
    with sqlite3.connect(folder.database) as db:  # as if the name had been read wrongly then
        db.execute(
            "UPDATE person_ids SET id = 'talis-niedrs', slug = 'talis-niedrs', name = 'Tālis Niedrs' "
            "WHERE id = 'talis-niedra'"
        )
    db.close()
    rebuild(folder)
    assert ("talis-niedrs", "Tālis Niedra", "talis-niedrs") in ids(folder)


def all_ids(folder: DataFolder) -> list[tuple[object, ...]]:
    with closing(open_database(folder.database)) as db:
        return db.execute("SELECT id, slug, name, joined_to, organisation, namesake_of FROM person_ids").fetchall()


def given(folder: DataFolder) -> None:
    """Let the archive have given ids that no rules of today would give."""
    with closing(sqlite3.connect(folder.database)) as db, db:
        db.execute(
            "UPDATE person_ids SET id = 'cits', slug = 'cits-niedra', organisation = 'Ezeru skola' "
            "WHERE id = 'talis-niedra'"
        )
        db.execute("UPDATE appearances SET person_id = 'cits' WHERE person_id = 'talis-niedra'")
        db.execute("UPDATE statements SET person_id = 'cits' WHERE person_id = 'talis-niedra'")
        db.execute("UPDATE people SET id = 'cits', slug = 'cits-niedra' WHERE id = 'talis-niedra'")
        db.executemany(
            "INSERT INTO person_ids (id, slug, name, joined_to, namesake_of) VALUES (?, ?, 'Ala Egle', ?, ?)",
            [("ala-egle", "ala-egle", "cits", None), ("ala-egle-2", "ala-egle-2", None, "ala-egle")],
        )


def test_ids_outlive_the_database_and_the_rules(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    given(folder)
    folder.ids.unlink()  # an archive of the version before
    crawl(small_site)
    before, people = all_ids(folder), ids(folder)
    assert ("cits", "Tālis Niedra", "cits-niedra") in people
    folder.database.unlink()
    with folder.ids.open("ab") as file:
        file.write(b'{"id": "torn')
    rebuild(folder)
    assert (sorted(map(str, all_ids(folder))), ids(folder)) == (sorted(map(str, before)), people)
    size = folder.ids.stat().st_size
    crawl(small_site)
    assert folder.ids.stat().st_size <= size


def test_a_damaged_line_is_told(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    before = ids(folder)
    folder.ids.write_bytes(folder.ids.read_bytes().replace(b'"name": "T', b'"name": "D'))
    assert "ids.jsonl, line" in str(crawl(small_site).detail)
    assert any("ids.jsonl, line" in line for line in rebuild(folder).damaged)
    assert ids(folder) == before
    folder.ids.write_bytes(folder.ids.read_bytes().replace(b'"name": "A', b'"name": "D'))
    folder.database.unlink()
    with pytest.raises(Damaged, match=r"ids\.jsonl, line"):
        rebuild(folder)
    assert any("ids.jsonl, line" in line for line in rebuild(folder, skip_damaged=True).lost)


def ids(folder: DataFolder) -> list[tuple[str, str, str]]:
    db = open_database(folder.database)
    rows = db.execute("SELECT id, name, slug FROM people ORDER BY id").fetchall()
    db.close()
    return rows
