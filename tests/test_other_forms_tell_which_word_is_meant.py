from __future__ import annotations

import pytest
from sqlite_utils import Database

from archive.search import article_ids
from archive.search.words import vocabulary
from tests.support.rows.articles import Row, archive_of


@pytest.fixture(autouse=True)
def _no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTARCHIVE_DICTIONARY", "")


def holding(*bodies: str) -> Database:
    """An archive of an article for each text, which is its id too."""
    return archive_of(":memory:", [Row(body, "", body) for body in bodies])


def test_of_the_words_that_a_form_may_be_the_one_with_most_forms_is_meant() -> None:
    db = holding("mājās", "māju", "mājai", "matus", "matiem", "matu", "mātes", "mātei")
    assert set(article_ids(db, "mats")) == {"matus", "matiem", "matu"}
    assert set(article_ids(db, "mate")) >= {"mātes", "mātei"}


def test_a_word_with_a_single_form_is_found_all_the_same() -> None:
    db = holding("uzmundrināja", "dārzs")
    assert article_ids(db, "uzmundrināt") == ["uzmundrināja"]
    assert article_ids(db, "uzmundrinat") == ["uzmundrināja"]


def test_what_a_noun_of_the_archive_explains_is_not_taken_for_a_person_of_a_verb() -> None:
    nouns = ("sods", "sodam", "sodus", "sodos", "sodu")
    assert "sodu" not in article_ids(holding(*nouns, "sodīja"), "sodīt")
    assert "sodu" in article_ids(holding(*nouns, "sodīja"), "sods")
    assert "sodu" in article_ids(holding("sodu", "sodīja"), "sodīt")
    verbs = ("sodīja", "sodīs", "sodītu", "sodījis", "sodījusi", "sodījuši", "sodīt", "sodīti", "sodot", "nesodīja")
    assert "sodu" in article_ids(holding("sodus", "sodu", *verbs), "sodīt")


def test_the_noun_of_a_verb_stays_with_its_infinitive() -> None:
    db = holding("tirgošana", "tirgošanas", "tirgus", "tirgum", "tirgū", "tirgoja")
    assert set(article_ids(db, "tirgot")) == {"tirgošana", "tirgošanas", "tirgoja"}
    assert set(article_ids(db, "tirgoja")) == {"tirgoja"}
    assert set(article_ids(db, "tirgošanu")) == {"tirgošana", "tirgošanas"}


def test_it_does_not_depend_on_the_order_in_which_articles_came() -> None:
    bodies = ("sods", "sodam", "sodus", "sodu", "sodīja", "matus", "mātes", "māju")
    one, other = holding(*bodies), holding(*reversed(bodies))
    for word in ("sodīt", "sodit", "mats", "māte", "mate", "sodi"):
        assert vocabulary.forms(one, "lv", word) == vocabulary.forms(other, "lv", word)
