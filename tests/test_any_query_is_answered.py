from __future__ import annotations

import string
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.search import Filters, search
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import stand_in_rows


@lru_cache(maxsize=1)
def archive() -> Database:
    return archive_of(":memory:", stand_in_rows())


WORDS = ["pašvaldība", "liepaja", "policija", "victim", "cilvēku", "tirdzniecība", "ziņoja", "un", "x"]
SYNTAX = [
    *("OR", "AND", "NOT", "NEAR(a b, 2)", "-", "--", '"', "*", "^", "(", ")", "{title} : a", "a*"),
    *("title:", "speaker:", "year:", "year:2016", "before:2018-13", "after:2015", "title:*", "-title:x", "-speaker:x"),
    *("'; DROP TABLE articles; --", "😀", "\0", "\x1b[0m", "\ufeff", "\ud800", "ā" * 300, "%", "_", "\\"),
    *("http://x.lv/?a=b", "municipality:rīga"),
]
queries = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=string.printable, max_size=200),
    st.lists(st.sampled_from(WORDS + SYNTAX), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS + SYNTAX), max_size=40).map("".join),
)


@settings(max_examples=400)
@given(queries)
def test_any_text_is_answered(query: str) -> None:
    db = archive()
    found = search(db, query, facets=True)
    assert len(found.hits) == min(found.total, 20)


@pytest.mark.parametrize(
    "query",
    ["a" * 10_000, "a " * 5_000, '"' * 10_000, "-" * 10_000, "a*" * 5_000, "OR " * 3_300, "pašvaldība " * 900,
     '"un un" ' * 1250, " ".join(f"{letter}*" for letter in string.ascii_lowercase)],
    ids=lambda query: query[:6],
)  # fmt: skip
def test_a_very_long_text_is_answered(query: str) -> None:
    found = search(archive(), query, facets=True)
    assert len(found.hits) == min(found.total, 20)


def test_a_thousand_results_are_cut_out() -> None:
    words = [f"va{number}" for number in range(3000)]
    rows = [Row(f"lv-{number}", "Raksts", " ".join(words[number::30])) for number in range(1000)]
    db = archive_of(":memory:", rows)
    assert len(search(db, "va*", limit=1000).hits) == 1000


filters = st.builds(
    Filters,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    lang=st.none() | st.sampled_from(["lv", "en", "xx"]),
    kind=st.none() | st.sampled_from(["news", "page", ""]),
    year=st.none() | st.integers(2013, 2024),
    speaker=st.none() | st.text(max_size=10),
    municipality=st.none() | st.text(max_size=10),
)


@settings(max_examples=200)
@given(queries, filters)
def test_a_filter_never_adds_results(query: str, narrowed: Filters) -> None:
    everything = {hit.id for hit in search(archive(), query, limit=1000).hits}
    assert {hit.id for hit in search(archive(), query, narrowed, limit=1000).hits} <= everything


@settings(max_examples=200)
@given(
    st.sampled_from(WORDS),
    st.sampled_from(["title:a", "year:2016", "-policija", "after:2016", '"un"', "speaker:a", "un*"]),
)
def test_a_term_never_adds_results(word: str, term: str) -> None:
    everything = {hit.id for hit in search(archive(), word, limit=1000).hits}
    assert {hit.id for hit in search(archive(), f"{word} {term}", limit=1000).hits} <= everything
