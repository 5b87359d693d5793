from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.search import HIT_END, HIT_START, Filters, article_ids, search
from tests.support.rows.articles import Row, archive_of

Find = Callable[..., set[str]]

ROWS = [
    Row("town", "Konference Liepājā", "Liepājas pašvaldības pārstāvji runāja par cilvēku tirdzniecību."),
    Row("tree", "Stāsts", "Zem liepas sēdēja Ilze Liepa. Pašvaldībai tas nepatika.", published_on="2016-05-31"),
    Row("police", "Valsts policija", "Valsts policijas darbinieki nerunās ar tiesu.", published_on="2016-06-01"),
    Row("court", "Tiesa", "Policijai valsts deva tiesības. Sieviešu tirgošana.", published_on=None, kind="page"),
    Row("typed", "Par pasvaldibam", "Raksts bez garumzimem. L.Stabiņa, e-pasts."),
    Row(
        "english",
        "State Police",
        "Victims were trafficked by traffickers. Liepaja.",
        lang="en",
        published_on="2019-12-31",
    ),
]


@pytest.fixture(scope="module")
def find() -> Find:
    db = archive_of(":memory:", ROWS)
    return lambda query, **filters: {hit.id for hit in search(db, query, Filters(**filters)).hits}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("pašvaldība", "town tree"),
        ("pasvaldiba", "town tree typed"),
        ("PAŠVALDĪBĀM", "town tree typed"),
        ("pašvaldiba", "town tree typed"),  # one diacritic forgotten
        ("Liepājā", "town english"),
        ("liepaja", "town english"),
        ("Liepa", "tree"),
        ("liepām", "tree"),
        ("runāt", "town police"),
        ("runat", "town police"),
        ("sieviete", "court"),
        ("tirgot", "court"),
        ("policija valsts", "police court"),
        ('"valsts policija"', "police"),
        ('"policija valsts"', "court"),
        ("„valsts policija”", "police"),
        ('"valsts poli*"', "police"),
        ('"valsts policija', "police"),
        ("policija OR Liepa", "police court tree"),
        ("policija OR liepa valsts", "police court"),
        ("OR policija OR OR", "police court"),
        ("policija -tiesa", ""),
        ("policija -liepa", "police court"),
        ("-policija", "town tree typed english"),
        ('-"valsts policija"', "town tree court typed english"),
        ("-policija OR liepa", "town tree typed english"),
        ("poli*", "police court english"),
        ("title:tiesa", "court"),
        ("nosaukums:tiesa", "court"),
        ("title:poli*", "police english"),
        ('title:"valsts policijas"', "police"),
        ("-title:tiesa tiesa", "police"),
        ("year:2016", "tree police"),
        ("-year:2016", "town court typed english"),
        ("year:2016 OR year:2019", "tree police english"),
        ("before:2016-06", "tree"),
        ("before:01.06.2016", "tree"),
        ("after:2016-05", "town police typed english"),
        ("after:2016", "town typed english"),
        ("year:2016 policija", "police"),
        ("victim", "english"),
        ("trafficking", "english"),
        ("e-pasts", "typed"),
        ("L. Stabiņa", "typed"),
        ("L.Stabiņas", "typed"),
        ("", "town tree police court typed english"),
    ],
)
def test_a_query_finds(find: Find, query: str, ids: str) -> None:
    assert find(query) == set(ids.split())


@pytest.mark.parametrize(
    ("filters", "ids"),
    [({"lang": "en"}, "english"), ({"kind": "page"}, "court"), ({"year": 2016}, "tree police")],
)
def test_a_filter_narrows(find: Find, filters: dict[str, object], ids: str) -> None:
    assert find("", **filters) == set(ids.split())


def test_each_language_is_searched_with_its_own_forms() -> None:
    body = "liek"  # a form of Latvian "likt"; for English a word of its own
    db = archive_of(":memory:", [Row("lv-1", "", body), Row("en-1", "", body, "en"), Row("lv-2", "", "likt")])
    assert set(article_ids(db, "likt")) == {"lv-1", "lv-2"}
    assert set(article_ids(db, "liek")) == {"lv-1", "lv-2", "en-1"}


def test_the_title_counts_more_and_ties_go_to_the_newer() -> None:
    filler = "viens divi trīs četri pieci seši"
    db = archive_of(
        ":memory:",
        [
            Row("old", "Ziņas", f"{filler} policija", published_on="2015-01-01"),
            Row("new", "Ziņas", f"{filler} policija", published_on="2020-01-01"),
            Row("title", "Policija", f"{filler} ziņas", published_on="2010-01-01"),
            *(Row(f"other-{n}", "Ziņas", filler) for n in range(9)),
        ],
    )
    assert article_ids(db, "policijai") == ["title", "new", "old"]


def test_the_snippet_marks_what_was_written() -> None:
    db = archive_of(":memory:", ROWS)
    assert f"{HIT_START}Liepājas{HIT_END} pašvaldības" in search(db, "liepaja", Filters(lang="lv")).hits[0].snippet


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("pašvalddība", "pašvaldīb"),
        ("polciija", "policij"),
        ("traficked", "trafficked"),
        ("year:2016 Polcija", "year:2016 Policij"),
    ],
)
def test_a_query_without_hits_offers_near_spellings(query: str, suggestion: str) -> None:
    db = archive_of(":memory:", ROWS)
    found = search(db, query)
    assert found.total == 0
    assert found.suggestions[0].startswith(suggestion)
    assert all(search(db, other).total for other in found.suggestions)


def test_what_is_left_out_is_told() -> None:
    db = archive_of(":memory:", ROWS)
    assert search(db, "speaker: policija").notices == ("“speaker:” needs a word right after it; ignored.",)
    assert "year:abc" in search(db, "year:abc policija").notices[0]
    assert search(db, "year:abc policija").total == 2
    assert search(db, "a " * 5000).notices


@pytest.mark.parametrize("typed", ["Андрей", "андрей", "АНДРЕЙ", "Ёлкин", "Київ", "Україна", "Αθήνα", "İzmir", "izmir"])
def test_letters_of_other_scripts_are_found_as_they_are_written(typed: str) -> None:
    db = archive_of(":memory:", [Row("a", "Ziņa", "Андрей Ёлкин, Київ, Украї\u0301на, Αθήνα un İzmir")])
    assert article_ids(db, typed) == ["a"]


def test_the_abbreviation_of_the_european_union_is_no_pronoun() -> None:
    db = archive_of(":memory:", [Row("union", "Ziņa", "ES direktīva"), Row("me", "Ziņa", "Palīdzēja man un mani")])
    assert article_ids(db, "ES") == ["union"]
    assert article_ids(db, "manis") == ["me"]


def test_an_article_found_has_its_names_in_the_order_of_the_alphabet() -> None:
    db = archive_of(":memory:", [Row("lv-1", "Sanāksme", "Visi sanāca.")])
    places, people = ["Ādažu novads", "Rīga", "Ropažu novads", "Valka"], ["Ādams Priede", "Čārlzs Egle", "Daina Osis"]
    for number, name in enumerate(reversed(places)):
        db.execute("INSERT INTO municipalities (id, name, type) VALUES (?, ?, 'novads')", [number, name])
        sql = "INSERT INTO mentions (article_id, municipality_id, surface, start, \"end\") VALUES ('lv-1', ?, ?, 0, 0)"
        db.execute(sql, [number, name])
    for number, name in enumerate(reversed(people)):
        db.execute("INSERT INTO people (id, name, slug) VALUES (?, ?, ?)", [number, name, f"p{number}"])
        columns = 'article_id, person_id, name_as_written, spoke, start, "end"'
        db.execute(f"INSERT INTO appearances ({columns}) VALUES ('lv-1', ?, ?, 1, 0, 0)", [number, name])
    (hit,) = search(db, "").hits
    assert [one.name for one in hit.municipalities] == places
    assert [one.name for one in hit.speakers] == [one.name for one in hit.speaking] == people
