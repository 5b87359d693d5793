from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.search import article_ids, search
from archive.search.found.contacts import without_contacts
from archive.search.found.reranking import WINDOW
from archive.search.found.terms import Terms
from archive.store.annotation import annotate
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents

FILLER = "Vakar novadā notika sanāksme, kurā piedalījās daudzi ļaudis no malu malām un runāja par visu ko citu"

WORDS = [
    Row("apart", "Ziņas", f"Darba darba darba. {FILLER}. Līgumu līgumu līgumu."),
    Row("near", "Ziņas", f"{FILLER}. Darba devējs rāda visiem savu līgumu. {FILLER}. {FILLER}."),
    Row("together", "Ziņas", f"{FILLER}. Darba līgums ir parakstīts. {FILLER}. {FILLER}. {FILLER}."),
    Row("title", "Līgums par drošu darbu", f"{FILLER}. {FILLER}. {FILLER}. {FILLER}. {FILLER}."),
    Row("together in title", "Darba līgums", f"{FILLER}. {FILLER}. {FILLER}. {FILLER}. {FILLER}. {FILLER}."),
]

NAMES = [
    Row("apart", "Ausma Vilksala un Daina Rītkalne", f"Ausma Vilksala dzied. {FILLER}. Spēlē Daina Rītkalne."),
    Row("contact", "Mācības", f"{FILLER}.\n\nKontaktpersona: Ausma Rītkalne, tālr. 20000001"),
    Row("named", "Padome", f"{FILLER}. {FILLER}. Padomē strādās Ausma Rītkalne un Guntis Mežvēveris."),
    Row("speaks", "Sanāksme", f"{FILLER}. {FILLER}. {FILLER}. „Palīdzība ir vajadzīga tūlīt,” sacīja Ausma Rītkalne."),
    Row("english", "Meeting", "“Help is needed at once,” said Ausma Rītkalne, a social worker from Cēsis.", "en"),
]


def annotated(rows: list[Row]) -> Database:
    db = archive_of(":memory:", rows)
    with db.atomic():
        annotate.update(db)
    return db


@pytest.mark.parametrize("query", ["darba līgums", "līgums darba", "darbs līgumi", "darba ligumus"])
def test_words_together_come_before_words_apart_and_those_in_the_title_before_both(query: str) -> None:
    db = archive_of(":memory:", WORDS)
    assert article_ids(db, query) == ["together in title", "title", "together", "near", "apart"]


@pytest.mark.parametrize("query", ["Ausma Rītkalne", "Rītkalne Ausma", "Ausmas Rītkalnes", "ritkalne ausma"])
def test_a_name_is_found_as_a_name_first_and_as_a_contact_last(query: str) -> None:
    found = article_ids(annotated(NAMES), query)
    assert set(found[:2]) == {"speaks", "english"}
    assert found[2:] == ["named", "apart", "contact"]


@pytest.mark.parametrize("query", ["Ausmai Rītkalnei", "Rītkalni Ausmu"])
def test_an_inflected_name_is_the_same_name(query: str) -> None:
    assert article_ids(annotated(NAMES), query) == ["speaks", "named", "apart", "contact"]


def test_a_name_with_another_word_goes_by_the_name_too() -> None:
    assert article_ids(annotated(NAMES), "Ausma Rītkalne sanāksme")[:2] == ["speaks", "named"]


def test_a_search_for_one_word_goes_by_its_number_alone() -> None:
    db = archive_of(":memory:", WORDS)
    by_number = (
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'darba OR darbu' ORDER BY bm25(articles_fts, 5)"
    )
    ids = dict(db.execute("SELECT rowid, id FROM articles").fetchall())
    assert article_ids(db, "darbs") == [ids[number] for (number,) in db.execute(by_number)]


ACRONYMS = [
    Row("verbs", "Ko varam darīt", f"Varam un varēsim, jo varējām. {FILLER}. Sanāksme. Kas varēja, tas varēs."),
    Row("both", "Ko varam darīt", f"Varam un varēsim, jo varējām. {FILLER}. {FILLER}. Sanāksmē bija VARAM."),
    Row("acronym", "Ziņas", f"{FILLER}. {FILLER}. {FILLER}. Vadlīnijas sagatavoja VARAM. {FILLER}. {FILLER}."),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("VARAM", ["both", "acronym", "verbs"]),
        ("varam", ["verbs", "both", "acronym"]),
        ("Varam", ["verbs", "both", "acronym"]),
        ("VARAM sanāksme", ["both", "acronym", "verbs"]),
        ("VARAM SANĀKSME", ["verbs", "both", "acronym"]),
        ("VARAM OR nekas", ["verbs", "both", "acronym"]),
        ("VARAM -dejas", ["both", "acronym", "verbs"]),
    ],
)
def test_an_acronym_typed_in_capitals_comes_before_the_word_that_looks_like_it(query: str, found: list[str]) -> None:
    db = archive_of(":memory:", ACRONYMS)
    assert article_ids(db, query) == found
    assert [hit.id for hit in search(db, query).hits] == found


@pytest.mark.parametrize("size", [7, 20, 60, WINDOW, 150, 1000])
def test_pages_are_one_list_cut_in_pieces(size: int) -> None:
    rows = [row._replace(id=f"{row.id}-{number}") for number in range(50) for row in WORDS]
    db = archive_of(":memory:", rows)
    pages = [search(db, "darba līgums", limit=size, page=page).hits for page in range(1, len(rows) // size + 2)]
    assert [hit.id for page in pages for hit in page] == article_ids(db, "darba līgums")
    assert {hit.id for page in pages for hit in page} == {row.id for row in rows}


def test_what_needs_a_document_for_its_words_stays_behind() -> None:
    db = archive_of(":memory:", [*WORDS, Row("document", "Darbs", FILLER)])
    add_documents(db, [Doc("1", ["Darba līgums. Darba līgums."], ["document"], "Pielikums")])
    for found in (article_ids(db, "darba līgums"), [hit.id for hit in search(db, "darba līgums").hits]):
        assert found == ["together in title", "title", "together", "near", "apart", "document"]


words = st.lists(st.sampled_from("abcx"), max_size=14)


@given(words)
def test_the_least_distance_is_that_of_brute_force(text: list[str]) -> None:
    spans = [text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    between = [len(span) - 3 for span in spans if {"a", "b", "c"} <= set(span)]
    assert Terms(['("a")', '("b")', '("c")']).least_between(text) == min(between, default=None)


@given(words)
def test_phrases_and_beginnings_have_places_too(text: list[str]) -> None:
    has_phrase = ("a", "b") in pairwise(text)
    assert Terms(['("a b" OR "b a x")', '("x"* OR "c")']).groups_in(text) == {
        *([0] if has_phrase or "b a x" in " ".join(text) else []),
        *([1] if "x" in text or "c" in text else []),
    }


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sēde notika.\nKontaktpersona: Ausma Rītkalne, tālr. 20000001", "Sēde notika."),
        ("Sēde notika.\nPapildu informācija:\nAusma Rītkalne\nVadītāja\nTālr. 20000001", "Sēde notika."),
        ("Sēde notika.\nAusma Rītkalne\nVadītāja\nausma@gaisaislogs.example", "Sēde notika."),
        ("Sēde notika. Pieteikties pie Ausmas Rītkalnes (tālr. 20000001).", "Sēde notika."),
        ("It is over.\nContact:\nAusma Rītkalne\nPhone 20000001", "It is over."),
        ("Informāciju sagatavoja: Ausma Rītkalne", ""),
        ("Kontakti starp iestādēm ir labi.\n„Strādājam,” sacīja Ausma Rītkalne.", None),
        ("Sēde notika.\nTajā runāja Ausma Rītkalne.", None),
    ],
)
def test_lines_with_whom_to_call_are_known(text: str, rest: str | None) -> None:
    assert without_contacts(text) == (text if rest is None else rest)
