from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from archive.search import HIT_END, HIT_START, Filters, FoundIn, Hit, article_ids, search
from archive.search.words import vocabulary
from tests.support.rows.documents import Doc, add_documents
from tests.support.rows.versions import archive_of_versions, change

FIRST = "2024-01-01T00:00:00Z"
# The bodies of the versions of lv-1, lv-2 and lv-3; in the last of which nothing was ever changed.
SHELTER = ["Vilku patversme Kuldīgā slēgta. Teksts paliek.", "Vilku patversme. Zane Ābele runā.", "Teksts paliek."]
REPORT = ["Publicēts pārskats par lāčiem.", "Publicēts pārskats."]
LETTER = ["Vēstule par vilkiem."]


@pytest.fixture
def db() -> Iterator[Database]:
    db = archive_of_versions(SHELTER, REPORT, LETTER)
    add_documents(db, [Doc("bears", ["Lāču skaits mežos."], ["lv-1"], "Pētījums")])
    with db.atomic():
        vocabulary.update(db)
    yield db
    db.close()


def hit(db: Database, query: str) -> Hit:
    return search(db, query).hits[-1]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("vilks", ["lv-3", "lv-1"]),  # what the article itself says comes first
        ("patversmes", ["lv-1"]),  # in any inflection
        ('"vilku patversmē"', ["lv-1"]),  # phrases too
        ('"patversme teksts"', []),
        ("patv*", ["lv-1"]),
        ("kuldīga paliek", ["lv-1"]),  # one word only in a former version, the other in the present one
        ("kuldīga ābele", ["lv-1"]),  # in two different ones
        ("lācis", ["lv-1", "lv-2"]),  # a document counts more than a former version
        ("lācis kuldīga", ["lv-1"]),
        ("kuldīga OR vēstule", ["lv-3", "lv-1"]),
        ("kuldīga OR year:1999", ["lv-1"]),
        ("teksts -patversme", ["lv-1"]),  # what was removed is not in the article
        ("kuldīga -vilks", ["lv-1"]),
        ("kuldīga -lācis", []),
        ("title:raksti kuldīga", ["lv-1"]),
        ("title:kuldīga", []),
        ("patversme in:version", ["lv-1"]),
        ("vilks in:version", ["lv-1"]),
        ("vilks kur:versijās", ["lv-1"]),
        ("patversme in:article", []),
        ("patversme in:text", []),
        ("vilks -in:version", ["lv-3"]),
    ],
)
def test_what_only_a_former_version_says_is_found_last(query: str, ids: list[str], db: Database) -> None:
    assert article_ids(db, query) == ids
    assert [one.id for one in search(db, query).hits] == ids


@pytest.mark.parametrize(
    ("query", "found_in", "snippet"),
    [
        ("kuldīgā", FoundIn("version", revision=1, captured_at=FIRST, changed_in=2), "[Kuldīgā]"),
        ("patversmes", FoundIn("version", revision=2, captured_at="2025-02-05T10:00:00Z", changed_in=3), "[patversme]"),
        ("kuldīgā teksts", FoundIn("version", revision=1, captured_at=FIRST, changed_in=2), "[Kuldīgā]"),
        ("teksts", FoundIn("text"), "[Teksts]"),
    ],
)
def test_a_result_says_which_version(query: str, found_in: FoundIn, snippet: str, db: Database) -> None:
    found = hit(db, query)
    assert found.found_in == found_in
    assert snippet in found.snippet.replace(HIT_START, "[").replace(HIT_END, "]")


def test_that_is_said_in_words(db: Database) -> None:
    told = hit(db, "patversmes").found_in
    assert told
    assert told.in_words() == "only in the version of 5 February 2025"


def test_a_former_title_is_found(db: Database) -> None:
    with db.atomic():
        db.execute("UPDATE articles SET title = 'Jauns virsraksts' WHERE id = 'lv-2'")
    change(db, "lv-2", REPORT[-1])
    assert article_ids(db, "title:raksts title:virsraksts") == ["lv-2"]
    assert hit(db, "title:raksts pārskats").snippet == f"{HIT_START}Raksts{HIT_END}"


def test_a_word_that_comes_back_is_found_in_the_article(db: Database) -> None:
    change(db, "lv-1", SHELTER[0])
    assert hit(db, "kuldīga").found_in == FoundIn("text")
    assert hit(db, "ābele").found_in is not None
    assert db.execute("SELECT count(*) FROM versions_fts WHERE versions_fts MATCH 'slegta'").fetchone() == (0,)


def test_facets_count_articles_that_need_a_former_version(db: Database) -> None:
    found = search(db, "vilks", facets=True)
    assert [(one.value, one.count) for one in found.facets["year"]] == [("2020", 2)]
    assert {one.value: one.count for one in found.facets["in"]} == {"article": 1}
    assert search(db, "vilks", Filters(**{"in": "version"})).total == 1


def test_an_article_that_leaves_takes_its_former_versions_along(db: Database) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        db.execute("DELETE FROM revisions WHERE article_id = 'lv-1'")
        db.execute("DELETE FROM articles WHERE id = 'lv-1'")
        vocabulary.update(db)
    assert article_ids(db, "patversme OR kuldīga") == []
    assert db.execute("SELECT count(*) FROM versions_fts").fetchone() == (1,)
