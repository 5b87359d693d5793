"""The search in statements against a reader that goes through every statement word by word, and knows no index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.people.offices.organisations import in_nominative
from archive.people.tenure import is_same_name
from archive.search import Count
from archive.search.statements import StatementHit, prepare, statement_numbers
from archive.search.statements.organisations import grouped, same
from archive.search.words import vocabulary
from archive.search.words.vocabulary import Lang
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import stand_in_rows
from tests.support.rows.versions import change, derive
from tests.support.texts.read_words import joined, stand


class Said(NamedTuple):
    """A statement as the brute-force reader has it."""

    number: int
    article_id: str
    lang: Lang
    published_on: str
    words: list[str]
    office: list[str]
    organisation: str | None
    speaker: str
    quoted: bool
    places: set[str]


@lru_cache(maxsize=1)
def archive() -> Database:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("CTARCHIVE_DICTIONARY", "")
    rows = stand_in_rows()
    db = archive_of(":memory:", rows)
    derive(db)
    for row in rows[::7]:  # some lose a paragraph, and one all but the first
        paragraphs = row.body.split("\n\n")
        change(db, row.id, "\n\n".join([*paragraphs[:1], *paragraphs[2:]]))
    change(db, rows[0].id, rows[0].body.split("\n\n")[0])
    monkeypatch.undo()
    return db


@lru_cache(maxsize=1)
def statements() -> list[Said]:
    db = archive()
    sql = """
    SELECT statements.rowid, article_id, lang, published_on, statements.text, role, organisation, role_nominative, slug,
      quoted, statements.revision
    FROM statements JOIN articles ON articles.id = article_id JOIN people ON people.id = person_id
    """
    found = []
    for number, article_id, lang, day, text, role, organisation, nominative, slug, quoted, revision in db.execute(sql):
        named = (
            "SELECT slug FROM {} AS named JOIN municipality_scope AS scope ON includes_id = named.municipality_id "
            "JOIN municipalities ON id = scope.municipality_id WHERE article_id = ?"
        )
        places = {row[0] for row in db.execute(named.format("mentions"), [article_id])}
        if revision:
            sql = f"{named.format('former_mentions')} AND revision = ?"
            places |= {row[0] for row in db.execute(sql, [article_id, revision])}
        office = [token for part in (role, organisation, nominative) for token in words_of(part or "")]
        found.append(
            Said(number, article_id, lang, day or "", words_of(text), office, organisation, slug, bool(quoted), places)
        )
    assert len(found) > 100
    return found


@lru_cache(maxsize=1)
def current() -> frozenset[str]:
    """The slugs of the municipalities that there are today."""
    return frozenset(row[0] for row in archive().execute("SELECT slug FROM municipalities WHERE valid_to IS NULL"))


def words_of(text: str) -> list[str]:
    return [fold(token) for token in vocabulary.tokens(text)]


def holds(one: Said, *words: str) -> bool:
    return stand(archive(), one.words, one.lang, *words)


def holds_both(said: Said, one: str, other: str) -> bool:
    """Whether both words stand in it, or their compound."""
    return joined(archive(), said.words, said.lang, one, other) or (holds(said, one) and holds(said, other))


def numbers(matches: Callable[[Said], bool]) -> set[int]:
    return {one.number for one in statements() if matches(one)}


def found(query: str, **filters: Any) -> set[int]:
    return set(prepare(archive(), query, filters).numbers())


def sampled(words: Callable[[], list[Any]]) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.sampled_from(words()))


words = sampled(lambda: sorted({word for one in statements() for word in one.words if word.isalpha()}))
neighbours = sampled(
    lambda: [
        pair for one in statements() for pair in zip(one.words, one.words[1:], strict=False) if "".join(pair).isalpha()
    ]
)


@settings(max_examples=150, deadline=None)
@given(words, words)
def test_two_words_are_found_as_by_brute_force(one: str, other: str) -> None:
    assert found(f"{one} {other}") == numbers(lambda a: holds_both(a, one, other))
    assert found(f"{one} OR {other}") == numbers(lambda a: holds(a, one) or holds(a, other))
    assert found(f"{one} -{other}") == numbers(lambda a: holds(a, one) and not holds(a, other))
    assert found(f"-{one} OR {other}") == numbers(lambda a: not holds(a, one) or holds(a, other))


@settings(max_examples=150, deadline=None)
@given(st.one_of(neighbours, st.tuples(words, words), st.tuples(words, words, words)))
def test_phrases(phrase: tuple[str, ...]) -> None:
    assert found(f'"{" ".join(phrase)}"') == numbers(lambda a: holds(a, *phrase))


@settings(max_examples=100, deadline=None)
@given(words, st.integers(2, 5))
def test_prefixes(word: str, length: int) -> None:
    start = fold(word[:length])
    if len(start) > 1:
        assert found(f"{start}*") == numbers(lambda a: any(token.startswith(start) for token in a.words))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.just(""), words),
    sampled(lambda: [None, *sorted({one.speaker for one in statements()})]),
    sampled(lambda: [None, *sorted({word for one in statements() for word in one.office if word.isalpha()})]),
    sampled(lambda: [None, *sorted({one.organisation for one in statements() if one.organisation})]),
    sampled(lambda: [None, *sorted({name for one in statements() for name in one.places})]),
    st.none() | st.integers(2014, 2023),
    st.none() | st.sampled_from(["lv", "en"]),
    st.none() | st.sampled_from(["quoted", "paraphrased"]),
    st.integers(0, 255),
)
def test_filters_and_facets(
    word: str, speaker: Any, office: Any, organisation: Any, place: Any, year: Any, lang: Any, quoted: Any, mask: int
) -> None:
    given_all = {"speaker": speaker, "office": office, "organisation": organisation, "municipality": place}
    given_all |= {"year": year, "lang": lang, "quoted": quoted}
    filters = {name: value for at, (name, value) in enumerate(given_all.items()) if value and not mask >> at & 1}

    def matches(a: Said) -> bool:
        wanted: dict[str, Callable[[Any], bool]] = {
            "speaker": lambda asked: a.speaker == asked,
            "office": lambda asked: stand(archive(), a.office, a.lang, asked),
            "organisation": lambda asked: is_same_name(a.organisation or "", asked),
            "municipality": lambda asked: asked in a.places,
            "year": lambda asked: a.published_on.startswith(str(asked)),
            "lang": lambda asked: a.lang == asked,
            "quoted": lambda asked: a.quoted == (asked == "quoted"),
        }
        return (not word or holds(a, word)) and all(wanted[name](value) for name, value in filters.items())

    expected = numbers(matches)
    prepared = prepare(archive(), word, filters)
    results = prepared.results(1000, facets=True)
    assert set(prepared.numbers()) == expected
    assert (results.total, len(results.hits), prepared.total()) == (len(expected), len(expected), len(expected))
    mine = [one for one in statements() if one.number in expected]
    counted = {name: {count.value: count.count for count in counts} for name, counts in results.facets.items()}
    assert counted["speaker"] == Counter(one.speaker for one in mine)
    assert counted["municipality"] == Counter(place for one in mine for place in one.places if place in current())
    assert counted["year"] == Counter(one.published_on[:4] for one in mine if one.published_on)
    for name, number in counted["organisation"].items():
        assert number == sum(is_same_name(one.organisation or "", name) for one in mine)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.just(""), words), st.integers(1, 15), st.sampled_from(["relevance", "newest", "oldest"]))
def test_pages_are_a_list_cut_in_pieces(word: str, size: int, sort: Any) -> None:
    prepared = prepare(archive(), word)
    everything = prepared.results(1000, sort=sort).hits
    pages = [prepared.results(size, page=page, sort=sort) for page in range(1, len(everything) // size + 2)]
    assert [hit for page in pages for hit in page.hits] == list(everything)


def hits(query: str, **filters: Any) -> tuple[StatementHit, ...]:
    return prepare(archive(), query, filters).results(1000).hits


def test_found_words_are_marked_in_the_whole_statement() -> None:
    (hit,) = hits("darbspējīgajam")
    assert "\x02darbspējīgajiem\x03" in hit.marked
    assert hit.marked.replace("\x02", "").replace("\x03", "") == hit.text


def test_the_same_is_asked_in_the_query_and_by_a_filter() -> None:
    slug = Counter(one.speaker for one in statements()).most_common(1)[0][0]
    name = archive().execute("SELECT name FROM people WHERE slug = ?", [slug]).fetchone()[0]
    assert (
        statement_numbers(archive(), f'speaker:"{name}" after:2015')
        == prepare(archive(), "after:2015", {"speaker": slug}).numbers()
    )
    assert hits("title:seminārs")
    assert {hit.article_id for hit in hits("title:seminārs")} < {one.article_id for one in statements()}


def test_what_finds_nothing_says_what_is_near() -> None:
    results = prepare(archive(), "pašvaldiba pašvaldībxa").results()
    assert results.total == 0
    assert prepare(archive(), "", {"speaker": "Nav Tāda"}).results().notices


def test_an_organisation_is_one_in_any_case() -> None:
    written = sorted({one.organisation for one in statements() if one.organisation})
    counts = [Count(name, name, None, 1) for name in written]
    groups = grouped(counts)
    assert sum(group.count for group in groups) == len(written)
    assert len(groups) < len(written)
    for name in written:
        assert set(same(in_nominative(name), written)) == set(same(name, written))
