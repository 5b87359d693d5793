"""`in:` in a query and the parameter `in`: in the title, the text, captions, documents, or all but the documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from archive.search import Filters, article_ids, search
from archive.search.query.parsing import parse
from archive.search.query.parts import EVERYWHERE, VALUES, Parts
from archive.search.words import vocabulary
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    rows = [
        Row("title", "Vilks", "Teksts"),
        Row("text", "Ziņa", "Vilki un lāči"),
        Row("caption", "Ziņa", "Teksts"),
        Row("label", "Ziņa", "Teksts par lāci"),
        Row("document", "Ziņa par lāčiem", "Teksts"),
    ]
    db = archive_of(":memory:", rows)
    db.execute("UPDATE articles SET captions = 'Vilku bars' WHERE id = 'caption'")
    add_documents(
        db, [Doc("one", ["Bez nozīmes"], ["label"], "Vilku saraksts"), Doc("two", ["Lauva, vilkiem"], ["document"])]
    )
    with db.atomic():
        vocabulary.update(db)
    yield db
    db.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("vilks", "title text caption label document"),
        ("vilks in:title", "title"),
        ("in:text vilks", "text"),
        ("vilks kur:tekstā", "text"),
        ("vilks in:caption", "caption"),
        ("vilks kur:parakstos", "caption"),
        ("vilks in:document", "label document"),
        ("vilks IN:Documents", "label document"),
        ("vilks Kur:dokumentā", "label document"),
        ('vilks in:"document"', "label document"),
        ("vilks in:article", "title text caption label"),
        ("vilks -in:document", "title text caption"),
        ("vilks in:title in:text", "title text"),
        ("vilks in:document -in:document", ""),
        ("-vilks in:document", "title text caption"),
        ("-vilks in:article", "document"),
        ("vilks OR lācis in:document", "label document"),
        ("vilks lācis", "text label document"),
        ("vilks lācis in:document", ""),  # of the two words one is in the text
        ("vilks lauva in:document", "document"),
        ("vilks -lauva in:document", "label"),
        ("vilks title:ziņa in:document", "label document"),  # which says itself where
        ("in:document", "title text caption label document"),  # no words were asked for
    ],
)
def test_the_query_says_where(db: Database, query: str, ids: str) -> None:
    assert set(article_ids(db, query)) == set(ids.split())


@pytest.mark.parametrize("value", VALUES)
def test_the_parameter_has_the_same_effect(db: Database, value: str) -> None:
    for query in ("vilks", "-vilks", "vilks -lauva", "vilks OR lācis", '"vilku saraksts"'):
        found = search(db, query, Filters(**{"in": value}), facets=True)
        assert [hit.id for hit in found.hits] == article_ids(db, f"{query} in:{value}")


def test_both_must_be_met(db: Database) -> None:
    assert [hit.id for hit in search(db, "vilks in:title in:text", Filters(**{"in": "text"})).hits] == ["text"]
    assert not search(db, "vilks in:title", Filters(**{"in": "text"})).total
    assert search(db, "-vilks in:title", Filters(**{"in": "text"})).total == 5


@pytest.mark.parametrize("typed", ["in:", "in:nowhere", "kur:mežā", 'in:""', "-in:x", "in:title,text"])
def test_what_means_no_place_is_left_out_with_a_notice(db: Database, typed: str) -> None:
    read = parse(f"vilks {typed}")
    assert read.within == EVERYWHERE
    (notice,) = read.notices
    assert "needs one of" in notice
    assert search(db, f"vilks {typed}").total == 5


@pytest.mark.parametrize(("typed", "parts"), [("raksts", VALUES["article"]), ("Virsrakstā", VALUES["title"])])
def test_places_have_latvian_names(typed: str, parts: Parts) -> None:
    assert parse(f"kur:{typed}").within == parts
    assert not parse(f"in:{typed}").notices


def test_the_facet_tells_documents_from_articles(db: Database) -> None:
    counted = {count.value: count.count for count in search(db, "vilks", facets=True).facets["in"]}
    assert counted == {"article": 4, "document": 2}
    narrowed = search(db, "vilks", Filters(**{"in": "title"}), facets=True).facets["in"]
    assert {count.value: count.count for count in narrowed} == {"article": 4, "document": 2, "title": 1}
    assert search(db, "lauva", facets=True).facets["in"][0].value == "document"


@pytest.mark.parametrize("query", ["", "year:2020", "in:document", "-vilks", "-vilks year:2020"])
def test_there_is_no_facet_where_no_words_were_asked_for(db: Database, query: str) -> None:
    assert search(db, query, facets=True).facets["in"] == ()


def test_there_is_no_facet_where_nothing_has_documents() -> None:
    db = archive_of(":memory:", [Row("a", "Vilks", "Teksts")])
    assert search(db, "vilks", facets=True).facets["in"] == ()
    assert search(db, "vilks in:document").total == 0
    db.close()
