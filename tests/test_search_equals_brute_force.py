"""Queries, filters and facets against a reader that goes through every article word by word, and knows no index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.latvian.words import form_keys, is_verb, with_verbal_nouns
from archive.search import FACETS, Filters, article_ids, search
from archive.search.words import vocabulary
from archive.search.words.vocabulary import Lang
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import PLACES, SPEAKERS, add_people_and_places, stand_in_rows
from tests.support.texts.read_words import joined, stand


class Read(NamedTuple):
    """An article as the brute-force reader has it."""

    id: str
    lang: Lang
    kind: str
    published_on: str
    title: list[str]
    body: list[str]
    folded: tuple[list[str], list[str]]
    speakers: set[str]
    places: set[str]


@lru_cache(maxsize=1)
def archive() -> Database:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("CTARCHIVE_DICTIONARY", "")
    db = archive_of(":memory:", stand_in_rows())
    monkeypatch.undo()
    add_people_and_places(db)
    return db


def words_of(text: str) -> list[str]:
    return [fold(token) for token in vocabulary.tokens(text)]


@lru_cache(maxsize=1)
def articles() -> list[Read]:
    db = archive()

    def names(sql: str, id: str) -> set[str]:
        return {row[0] for row in db.execute(sql, [id])}

    return [
        Read(
            id, lang, kind, published_on or "", vocabulary.tokens(title), vocabulary.tokens(body),
            (words_of(title), words_of(body)),
            names("SELECT name FROM appearances JOIN people ON person_id = id WHERE spoke AND article_id = ?", id),
            names("SELECT name FROM mentions JOIN municipalities ON municipality_id = id WHERE article_id = ?", id),
        )
        for id, lang, kind, published_on, title, body in db.execute(
            "SELECT id, lang, kind, published_on, title, body FROM articles"
        ).fetchall()
    ]  # fmt: skip


def holds(article: Read, *words: str) -> bool:
    """Whether the words stand next to each other in the title or the body, in any inflection or as their compound."""
    return any(stand(archive(), tokens, article.lang, *words) for tokens in article.folded)


def holds_both(article: Read, one: str, other: str) -> bool:
    """Whether both words stand in it, or their compound."""
    compound = any(joined(archive(), tokens, article.lang, one, other) for tokens in article.folded)
    return compound or (holds(article, one) and holds(article, other))


def ids(matches: Callable[[Read], bool]) -> set[str]:
    return {article.id for article in articles() if matches(article)}


@lru_cache(maxsize=1)
def written() -> list[str]:
    return sorted({token for article in articles() for token in article.title + article.body if token.isalpha()})


words = st.deferred(lambda: st.sampled_from(written()))
neighbours = st.deferred(
    lambda: st.sampled_from(
        [
            pair
            for article in articles()
            for pair in zip(article.body, article.body[1:], strict=False)
            if "".join(pair).isalpha()
        ]
    )
)


@settings(max_examples=50)
@given(words)
def test_the_forms_of_a_word_are_those_that_share_a_key(word: str) -> None:
    if fold(word) == word:
        return  # typed without diacritics, it may be several words
    asked = with_verbal_nouns(form_keys(word), word)
    if word in in_latvian():
        expected = {
            fold(token) for token, keys in keys_in_latvian().items() if keys & asked and not rather_a_noun(token, asked)
        }
        assert set(vocabulary.forms(archive(), "lv", word)) == expected | {fold(word)}


@lru_cache(maxsize=1)
def in_latvian() -> frozenset[str]:
    texts = [text for article in articles() if article.lang == "lv" for text in (article.title, article.body)]
    return frozenset(token for text in texts for token in text if not token.isdigit())


@cache
def keys_in_latvian() -> dict[str, frozenset[str]]:
    return {form: frozenset(form_keys(form)) for form in in_latvian()}


def rather_a_noun(token: str, asked: Set[str]) -> bool:
    """Whether a form found by a verb, in -u or -i, is rather one of a noun, by the other forms that the archive has."""
    others = [keys for form, keys in keys_in_latvian().items() if form != token]

    def weight(key: str) -> float:
        return sum(1 / len(keys) for keys in others if key in keys)

    met = form_keys(token) & asked
    nouns = [weight(key) for key in form_keys(token) if "-" in key]
    if not token.endswith(("u", "i")) or not all(map(is_verb, met)) or not nouns:
        return False
    return max(nouns) >= 1 and max(nouns) >= max(map(weight, met))


@settings(max_examples=75)
@given(words, words)
def test_two_words_are_found_as_by_brute_force(one: str, other: str) -> None:
    assert set(article_ids(archive(), f"{one} {other}")) == ids(lambda a: holds_both(a, one, other))
    assert set(article_ids(archive(), f"{one} OR {other}")) == ids(lambda a: holds(a, one) or holds(a, other))
    assert set(article_ids(archive(), f"{one} -{other}")) == ids(lambda a: holds(a, one) and not holds(a, other))


@settings(max_examples=200)
@given(st.one_of(neighbours, st.tuples(words, words), st.tuples(words, words, words)))
def test_phrases(phrase: tuple[str, ...]) -> None:
    assert set(article_ids(archive(), f'"{" ".join(phrase)}"')) == ids(lambda a: holds(a, *phrase))


@settings(max_examples=100)
@given(words, st.integers(2, 5))
def test_prefixes(word: str, length: int) -> None:
    start = fold(word[:length])
    if len(start) > 1:
        expected = ids(lambda a: any(token.startswith(start) for tokens in a.folded for token in tokens))
        assert set(article_ids(archive(), f"{word[:length]}*")) == expected


def facets(found: list[Read]) -> dict[str, dict[str, int]]:
    return {
        "year": Counter(a.published_on[:4] for a in found if a.published_on),
        "kind": Counter(a.kind for a in found),
        "lang": Counter(a.lang for a in found),
        "speaker": Counter(name for a in found for name in a.speakers),
        "municipality": Counter(name for a in found for name in a.places),
        "in": {},  # no document is behind any of these
    }


@settings(max_examples=150)
@given(
    st.one_of(st.just(""), words),
    st.none() | st.sampled_from(SPEAKERS),
    st.none() | st.sampled_from([name for _, name in PLACES]),
    st.none() | st.integers(2014, 2023),
    st.none() | st.sampled_from(["lv", "en"]),
    st.none() | st.dates(),
)
def test_filters_and_facets(word: str, speaker: Any, place: Any, year: Any, lang: Any, since: Any) -> None:
    def matches(a: Read) -> bool:
        return (
            (not word or holds(a, word))
            and speaker in (None, *a.speakers)
            and place in (None, *a.places)
            and (year is None or a.published_on.startswith(str(year)))
            and lang in (None, a.lang)
            and (since is None or a.published_on >= since.isoformat())
        )

    narrowed = Filters(speaker=speaker, municipality=place, year=year, lang=lang, since=since)
    found = search(archive(), word, narrowed, limit=1000, facets=True)
    assert {hit.id for hit in found.hits} == ids(matches)
    assert found.total == len(found.hits)
    counted = {name: {count.label: count.count for count in found.facets[name]} for name in FACETS}
    assert counted == facets([a for a in articles() if matches(a)])
    if speaker and place and year:
        query = f'{word} speaker:"{speaker}" municipality:"{place}" year:{year}'
        assert set(article_ids(archive(), query)) == ids(
            lambda a: (not word or holds(a, word)) and speaker in a.speakers and place in a.places
            and a.published_on.startswith(str(year))
        )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Liepa", "Ilze Liepa"), ("ilze-liepa", "Ilze Liepa"), ("Liepai", "Ilze Liepa"), ("ozolina", "Lāsma Ozoliņa"),
     ("Bērziņam", "Jānis Bērziņš"), ("berzinam", "Jānis Bērziņš"), ("Mazajai Zanei", "Zane Mazā"),
     ("Liepājn", "Andris Liepājnieks")],
)  # fmt: skip
def test_a_speaker_is_meant_in_any_inflection_and_nobody_else(typed: str, name: str) -> None:
    found = search(archive(), f'speaker:"{typed}"', limit=1000)
    assert {hit.id for hit in found.hits} == ids(lambda a: name in a.speakers)
    assert {hit.id for hit in search(archive(), "", Filters(speaker=typed), limit=1000).hits} == ids(
        lambda a: name in a.speakers
    )


@settings(max_examples=60)
@given(st.one_of(st.just(""), words), st.integers(1, 15), st.sampled_from(["relevance", "newest", "oldest"]))
def test_pages_are_a_list_cut_in_pieces(word: str, size: int, sort: Any) -> None:
    everything = [hit.id for hit in search(archive(), word, limit=1000, sort=sort).hits]
    pages = [
        search(archive(), word, limit=size, page=page, sort=sort) for page in range(1, len(everything) // size + 2)
    ]
    assert [hit.id for page in pages for hit in page.hits] == everything
    assert len(set(everything)) == len(everything)
