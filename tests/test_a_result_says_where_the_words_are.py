from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from archive.search import HIT_END, HIT_START, FoundIn, Hit, search
from archive.search.words import vocabulary
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents, id_of

FILLING = "Teikums bez nozīmes."
REPORT = [f"{number}. lapa. {FILLING}" for number in range(1, 7)]
REPORT += [f"{FILLING} Liellopiem pieder kūts. Barons", "Minhauzens lasa. Kūts ir tukša."]

ROWS = [
    Row("report", "Gada pārskats", "Publicēts pārskats par vervēšanu."),
    Row("pictures", "Seminārs", "Teksts par semināru."),
    Row("letter", "Vēstule", "Teksts."),
]


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    db = archive_of(":memory:", ROWS)
    captions = "Dalībnieki zālē\nLektore Zane Ābele pie tāfeles\nSemināra dalībnieki"
    db.execute("UPDATE articles SET captions = ? WHERE id = 'pictures'", [captions])
    documents = [
        Doc("report", REPORT, ["report"], "Pārskats 2019"),
        Doc("leaf", ["Skrejlapa par kūti un vilkiem."], ["letter"], "Skrejlapa"),
        Doc("wolves", [FILLING, "Vilku skaits.", "Vilku skaits un vervētāji."], ["report", "letter"], "Vilku pētījums"),
    ]
    add_documents(db, documents)
    with db.atomic():
        vocabulary.update(db)
    yield db
    db.close()


def hit(db: Database, query: str, id: str) -> Hit:
    return next(one for one in search(db, query).hits if one.id == id)


REPORT_ID, WOLVES_ID = id_of("report"), id_of("wolves")


@pytest.mark.parametrize(
    ("query", "id", "found_in"),
    [
        ("vervēšana", "report", FoundIn("text")),
        ("gads", "report", FoundIn("title")),
        ("seminārs", "pictures", FoundIn("text")),  # in all three
        ("tāfele", "pictures", FoundIn("caption")),
        ("vēstule", "letter", FoundIn("title")),
        ("2019", "report", FoundIn("label", "Pārskats 2019", REPORT_ID)),
        ("liellopi", "report", FoundIn("document", "Pārskats 2019", REPORT_ID, 7)),
        ("kūtīs", "report", FoundIn("document", "Pārskats 2019", REPORT_ID, 7)),  # the first of its pages
        ("kūtīs tukšām", "report", FoundIn("document", "Pārskats 2019", REPORT_ID, 8)),  # the page that has both
        ("skrejlapās kūtīs", "letter", FoundIn("document", "Skrejlapa", id_of("leaf"))),  # it has one page alone
        ("vervēšana vilki", "report", FoundIn("text")),  # which has one of the words; the other is in a label
        ("skaits", "report", FoundIn("document", "Vilku pētījums", WOLVES_ID, 2)),
        ("vervētājs skaits", "report", FoundIn("document", "Vilku pētījums", WOLVES_ID, 3)),
        ("pārskats skaits", "report", FoundIn("document", "Vilku pētījums", WOLVES_ID, 2)),  # not where "pārskats" is
        ('"barons minhauzens"', "report", FoundIn("document", "Pārskats 2019", REPORT_ID, 7)),
        ('"barons minhau*"', "report", FoundIn("document", "Pārskats 2019", REPORT_ID, 7)),
        ("", "report", None),
        ("-liellopi", "letter", None),
    ],
)
def test_it_names_the_part_and_the_page(db: Database, query: str, id: str, found_in: FoundIn | None) -> None:
    assert hit(db, query, id).found_in == found_in


@pytest.mark.parametrize(
    ("query", "id", "shown"),
    [
        ("tāfele", "pictures", "Lektore Zane Ābele pie [tāfeles]"),
        ("2019", "report", "Pārskats [2019]"),
        ("liellopi", "report", f"{FILLING} [Liellopiem] pieder kūts. Barons"),
        (
            '"barons minhauzens"',
            "report",
            f"{FILLING} Liellopiem pieder kūts. [Barons\nMinhauzens] lasa. Kūts ir tukša.",
        ),
        ("kūtīs tukšām", "report", "Minhauzens lasa. [Kūts] ir [tukša]."),
    ],
)
def test_the_snippet_is_of_that_part(db: Database, query: str, id: str, shown: str) -> None:
    snippet = hit(db, query, id).snippet
    assert snippet.replace(HIT_START, "[").replace(HIT_END, "]") == shown


def test_a_document_behind_five_articles_makes_five_results() -> None:
    ids = [f"lv-{number}" for number in range(5)]
    db = archive_of(":memory:", [Row(id, f"Raksts {id}", "Teksts") for id in ids])
    add_documents(db, [Doc("guide", ["Vadlīnijas", "Ieteikumi skolotājiem"], ids, "Vadlīnijas")])
    found = search(db, "skolotājs")
    assert found.total == 5
    assert {hit.id: hit.found_in for hit in found.hits} == {
        id: FoundIn("document", "Vadlīnijas", id_of("guide"), 2) for id in ids
    }
    db.close()


def test_a_document_counts_less_than_the_article_itself() -> None:
    rows = [Row("own", "Ziņa", f"{FILLING * 200} Vilki."), Row("behind", "Ziņa", "Īss", published_on="2024-01-01")]
    rows += [Row("much", "Ziņa", "Īss", published_on="2014-01-01")]
    db = archive_of(":memory:", rows)
    add_documents(
        db, [Doc("one", [f"{FILLING * 50} vilki"], ["behind"]), Doc("two", ["Vilki vilkiem vilku"], ["much"])]
    )
    assert [hit.id for hit in search(db, "vilki").hits] == ["own", "much", "behind"]
    assert [hit.id for hit in search(db, "vilki", sort="newest").hits] == ["behind", "own", "much"]
    db.close()
