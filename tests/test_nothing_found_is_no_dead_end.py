from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.cli.tables import results
from archive.search import Filters, Results, search, statements
from archive.search.as_json import results_as_json
from archive.search.query.parsing import parse
from archive.search.query.relaxation import relaxed_queries
from archive.search.query.suggest import suggestions
from archive.store.annotation import annotate
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import stand_in_rows

TEXT = "„Palīdzība ir vajadzīga tūlīt,” Valmierā sacīja Guntis Dzeguzkalns. Pašvaldība piekrita."
ROWS = [
    Row("speaks", "Sanāksme", TEXT),
    Row("english", "Meeting", "“It is urgent,” said Alnis Celmukalns, director of the centre.", lang="en"),
    Row(
        "police", "Valsts policija", "Policija ziņo par vervētājiem. Liepājas tiesa sprieda.", published_on="2016-01-01"
    ),
    *(Row(f"seminar-{number}", "Seminārs", "Policija rīko semināru.") for number in range(3)),
]


@lru_cache(maxsize=1)
def archive() -> Database:
    db = archive_of(":memory:", ROWS)
    with db.atomic():
        annotate.update(db)
    return db


def without(found: Results) -> list[tuple[str, str, int]]:
    return [(one.query, one.left_out, one.total) for one in found.without]


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("Dzegzkalns", "Dzeguzkalns"),
        ("Dzegzkalnam", "Dzeguzkalnam"),  # the archive has the nominative alone
        ("Gunits Dzeguzkalns", "Guntis Dzeguzkalns"),
        ("Guntim Dzeguzkalnamm", "Guntim Dzeguzkalnam"),
        ("Gunits Dzegzkalns", "Guntis Dzeguzkalns"),
        ("polciija seminārrs", "policija seminārs"),
        ("polciija vervētāji", "policija vervētāji"),
        ("olpicija", "policija"),  # what is wrong may be how it begins
        ("olicija", "policija"),
        ("spolicija", "policija"),
        ("Zeguzkalns", "Dzeguzkalns"),
        ("speaker:Dzegzkalnam", "speaker:Dzeguzkalnam"),
        ('palīdzība speaker:"Guntis Dzegzkalns"', 'palīdzība speaker:"Guntis Dzeguzkalns"'),
        ("municipality:Vlamiera", "municipality:Valmiera"),
        ("municipality:Vlamieras", "municipality:Valmieras"),
        ('"policija tiesa"', "policija tiesa"),
        ("policija/tiesa", "policija tiesa"),
        ("policija,liepājas|tiesa", "policija liepājas tiesa"),
        ("Celmkalnam", "Celmukalns"),  # English articles have the nominative alone
    ],
)
def test_near_spellings_are_offered(query: str, suggestion: str) -> None:
    found = search(archive(), query)
    assert not found.total
    assert suggestion in found.suggestions
    assert all(search(archive(), other).total for other in found.suggestions)


@pytest.mark.parametrize("what", ["", "speaker:", "named:"])
def test_a_name_is_offered_in_one_case(what: str) -> None:
    assert search(archive(), f"{what}Dzeguzskalns").suggestions == (f"{what}Dzeguzkalns",)


@pytest.mark.parametrize("query", ["is:gone", "ir:pazudis", "is:gone xyzzyx"])
def test_what_became_of_an_article_is_no_misspelling(query: str) -> None:
    assert search(archive(), query).suggestions == ()


def test_four_misspelt_words_are_too_many_to_guess() -> None:
    asked = list[str]()

    def finds(query: str) -> bool:
        asked.append(query)
        return False

    misspelt = "polciija seminārrs tiiesa vervētājji".split()
    assert not suggestions(archive(), parse(" ".join(misspelt)), finds)
    assert not asked
    suggestions(archive(), parse(" ".join(misspelt[:3])), finds)
    assert "policija seminārs tiesa" in asked


@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("policija xyzzyx", [("policija", "xyzzyx", 4)]),
        ("xyzzyx policija qwertx", [("policija", "xyzzyx qwertx", 4)]),
        ("pašvaldība policija seminārs", [("policija seminārs", "pašvaldība", 3)]),
        ("pašvaldība policija", [("policija", "pašvaldība", 4), ("pašvaldība", "policija", 1)]),
        ('policija "tiesa policija"', [("policija", "tiesa policija", 4)]),
        (  # of a sentence, the longest words that are found together
            "ko par vervētājiem ziņo pašvaldība un kad būs seminārs",
            [("par vervētājiem ziņo", "ko pašvaldība un kad būs seminārs", 1)],
        ),
        (  # and nothing that was excluded, however short
            "ko par vervētājiem ziņo pašvaldība un kad būs seminārs -ja",
            [("par vervētājiem ziņo -ja", "ko pašvaldība un kad būs seminārs", 1)],
        ),
        ("policija NOT tiesa year:1990", [("policija NOT tiesa", "year:1990", 3)]),
        ("xyzzyx -policija", []),  # nearly everything is no help
        ("policija OR tiesa pašvaldība", [("policija OR tiesa", "pašvaldība", 4)]),
        ("xyzzyx", []),
    ],
)
def test_the_query_is_offered_without_the_words_to_blame(query: str, offers: list[tuple[str, str, int]]) -> None:
    found = search(archive(), query)
    assert not found.total
    assert without(found) == offers


@pytest.mark.parametrize("found", [0, 1])
def test_it_costs_few_searches(found: int) -> None:
    asked = list[str]()

    def total(query: str) -> int:
        asked.append(query)
        return found if " " not in query else 0

    relaxed_queries(parse(" ".join(f"vārds{number}" for number in range(24))), total)
    assert len(asked) <= 16


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("policija xyzzyx", ["“xyzzyx” finds nothing by itself."]),
        ('policija "tiesa policija"', ["“tiesa policija” finds nothing by itself."]),
        ("xyzzyx policija qwertx", ["Each of these finds nothing by itself: xyzzyx, qwertx."]),
        ("pašvaldība policija", []),
        ("xyzzyx", []),
    ],
)
def test_words_that_find_nothing_are_named(query: str, notices: list[str]) -> None:
    assert list(search(archive(), query).notices) == notices


def test_filters_stay_in_force() -> None:
    found = search(archive(), "policija pašvaldība", Filters(year=2016))
    assert without(found) == [("policija", "pašvaldība", 1)]
    assert list(found.notices) == ["“pašvaldība” finds nothing by itself."]


def test_a_search_that_finds_something_offers_nothing() -> None:
    found = search(archive(), "policija seminārs")
    assert (found.suggestions, found.without, found.notices) == ((), (), ())


def test_machines_and_terminals_are_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    found = search(archive(), "policija xyzzyx")
    assert results_as_json(found)["without"] == [{"query": "policija", "left_out": "xyzzyx", "total": 4}]
    results(found)
    assert "Without “xyzzyx”: 4 found by: policija" in capsys.readouterr().out


def test_statements_likewise() -> None:
    found = statements.prepare(archive(), "palīdzība xyzzyx").results()
    assert [tuple(one) for one in found.without] == [("palīdzība", "xyzzyx", 1)]
    assert statements.prepare(archive(), "palīdzzība").results().suggestions == ("palīdzība",)


def test_a_period_that_ends_before_it_begins_is_to_blame_alone() -> None:
    days = {"since": date(2020, 1, 1), "until": date(2019, 12, 31)}
    for found in (
        search(archive(), "palīdzība pašvaldība", Filters(**days)),
        statements.prepare(archive(), "palīdzība pašvaldība", days).results(),
    ):
        (notice,) = found.notices
        assert notice == "The period ends (2019-12-31) before it begins (2020-01-01), so nothing can be found."
        assert (found.total, found.suggestions, found.without) == (0, (), ())


PIECES = "policijja tiesa xyzzyx OR NOT memorands -konference Moldova title:seminārs".split()


@lru_cache(maxsize=1)
def stand_in() -> Database:
    return archive_of(":memory:", stand_in_rows())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_whatever_is_offered_finds_what_it_says(typed: list[str]) -> None:
    found = search(stand_in(), " ".join(typed))
    assert all(search(stand_in(), query).total for query in found.suggestions)
    assert all(search(stand_in(), one.query).total == one.total > 0 for one in found.without)
