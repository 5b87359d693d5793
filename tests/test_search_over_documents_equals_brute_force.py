"""Words in titles, texts, captions, labels, documents and former versions, against a reader without index and SQL."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.search import Filters, article_ids, prepare, search
from archive.search.query.parts import EVERYWHERE, VALUES
from archive.search.words import vocabulary
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents

# Forms of two words, and words that have no other form here.
WORDS = "novads novadā novadiem upuris upuru skaits alfa beta gama"
FORMS = {
    word: forms
    for forms in ({"novads", "novadā", "novadiem"}, {"upuris", "upuru"}, {"skaits"}, {"alfa"}, {"beta"}, {"gama"})
    for word in forms
}


class Read(NamedTuple):
    """An article as the brute-force reader has it: each part is texts, that no phrase goes on over the end of."""

    id: str
    parts: dict[str, list[list[str]]]
    documents: list[list[str]]
    versions: list[dict[str, list[str]]]  # former ones: title and text


def made_by(seed: int) -> tuple[Database, list[Read]]:
    """A small archive by lot, and what is in it."""
    lot = random.Random(seed)

    def text(most: int) -> list[str]:
        return lot.choices(WORDS.split(), k=lot.randint(0, most))

    def add(article: Read, captions: list[list[str]]) -> None:
        db.execute(
            "UPDATE articles SET captions = ? WHERE id = ?", ["\n".join(" ".join(one) for one in captions), article.id]
        )

    articles = [Read(f"lv-{n}", {"title": [text(1)], "text": [text(4)]}, [], []) for n in range(8)]
    db = archive_of(
        ":memory:", [Row(a.id, *(" ".join(a.parts[part][0]) for part in ("title", "text"))) for a in articles]
    )
    behind = []
    for article in articles:
        article.parts["caption"] = [text(2)]
        article.parts["label"] = []
        add(article, article.parts["caption"])
    for number in range(lot.randint(0, 4)):
        pages = [text(3) for _ in range(lot.randint(1, 3))]
        label = text(1) or ["fails"]
        attached = lot.sample(articles, lot.randint(0, 3))
        for article in attached:
            if label not in article.parts["label"]:
                article.parts["label"].append(label)
            article.documents.append([word for page in pages for word in page])  # a phrase goes on over a page's end
        behind.append(Doc(str(number), [" ".join(page) for page in pages], [a.id for a in attached], " ".join(label)))
    for article in articles:
        for _ in range(lot.choice([0, 0, 1, 2])):
            article.versions.append({"title": text(1), "text": text(4)})
            made = [" ".join(article.versions[-1][part]) for part in ("title", "text")]
            db.execute(
                "INSERT INTO revisions (article_id, revision, captured_at, title, body, capture_id) "
                "VALUES (?, ?, '2019-03-05T10:00:00Z', ?, ?, 'capture')",
                [article.id, 1 - len(article.versions), *made],
            )
        if article.versions:  # from 1 on, the present one last
            db.execute(
                "UPDATE revisions SET revision = 100 + revision + ? WHERE article_id = ?",
                [len(article.versions), article.id],
            )
            db.execute("UPDATE articles SET revision = 101 + ? WHERE id = ?", [len(article.versions), article.id])
    add_documents(db, behind)
    with db.atomic():
        vocabulary.update(db)
    return db, articles


def stands(words: Iterable[str], texts: Iterable[list[str]]) -> bool:
    wanted = [FORMS[word] for word in words]
    return any(
        all(form in forms for form, forms in zip(text[start:], wanted, strict=False))
        for text in texts
        for start in range(len(text) - len(wanted) + 1)
    )


OWN, DOCUMENTS, VERSIONS = range(3)  # what may have a word: the article itself, documents too, former versions too


class Term(NamedTuple):
    """A term as it is typed, and as it is meant."""

    words: tuple[str, ...]
    negated: bool
    title: bool

    @property
    def typed(self) -> str:
        quoted = f'"{" ".join(self.words)}"' if len(self.words) > 1 else self.words[0]
        return f"{'-' if self.negated else ''}{'title:' if self.title else ''}{quoted}"

    def holds(self, article: Read, within: frozenset[str], reach: int) -> bool:
        formerly = False
        if "version" in within and reach == VERSIONS and not self.negated:
            present = {part: article.parts[part][0] for part in ("title", "text")}
            formerly = any(
                stands(self.words, [one["title"]] if self.title else one.values())
                for one in article.versions
                if one != present  # a version that says the same is no former text
            )
        if self.title:
            there = stands(self.words, article.parts["title"])
        else:
            # Lines of captions and labels are one text each to a phrase.
            parts = {
                **article.parts,
                "document": [],
                "version": [],
                "label": [[word for label in article.parts["label"] for word in label]],
            }
            there = any(stands(self.words, parts[part]) for part in within)
            # That it stands in no document is asked of all of them.
            if not there and "document" in within and (reach >= DOCUMENTS or self.negated):
                there = stands(self.words, article.documents)
        return (there or formerly) is not self.negated


terms = st.builds(
    Term,
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=2).map(tuple),
    st.integers(0, 4).map(lambda number: number == 0),
    st.integers(0, 4).map(lambda number: number == 0),
)
queries = st.lists(st.lists(terms, min_size=1, max_size=2), min_size=1, max_size=3)
places = st.sampled_from([None, *VALUES])


def typed(groups: list[list[Term]]) -> str:
    return " ".join(" OR ".join(term.typed for term in group) for group in groups)


def found_by_hand(
    articles: list[Read], groups: list[list[Term]], within: frozenset[str], reach: int = VERSIONS
) -> set[str]:
    return {
        article.id
        for article in articles
        if all(any(term.holds(article, within, reach) for term in group) for group in groups)
    }


OVER_AN_EMPTY_PAGE = [([[Term(("upuris", "upuris"), negated=False, title=False)]], None)]
AS_BEFORE = [([[Term(("beta",), negated=False, title=False)]], "version")]


@settings(max_examples=60, deadline=None)
@example(420252, OVER_AN_EMPTY_PAGE)
@example(7818, AS_BEFORE)
@given(st.integers(0, 10**6), st.lists(st.tuples(queries, places), min_size=8, max_size=8))
def test_each_query_finds_what_a_reader_finds(seed: int, asked: list[tuple[list[list[Term]], str | None]]) -> None:
    db, articles = made_by(seed)
    for groups, place in asked:
        within: frozenset[str] = frozenset(VALUES[place]) if place else EVERYWHERE
        query = typed(groups)
        expected = found_by_hand(articles, groups, within)
        found = search(db, query, Filters(**{"in": place}), limit=1000, facets=True)
        assert {hit.id for hit in found.hits} == expected, (query, place)
        assert found.total == len(found.hits) == prepare(db, query, Filters(**{"in": place})).total()
        in_query = article_ids(db, f"{query} in:{place}" if place else query)
        assert in_query == [hit.id for hit in found.hits]
        for count in found.facets["in"]:
            assert count.count == len(found_by_hand(articles, groups, frozenset(VALUES[count.value]))), (query, count)
        if any(all(not term.negated for term in group) for group in groups):
            own = found_by_hand(articles, groups, within, OWN)
            present = found_by_hand(articles, groups, within, DOCUMENTS)
            # Those that need a document come after the others, and those that need a former version last.
            assert {hit.id for hit in found.hits[: len(own)]} == own
            assert {hit.id for hit in found.hits[: len(present)]} == present
            for hit in found.hits:
                assert hit.found_in is not None
                assert (hit.found_in.part == "document") == (hit.id in present - own), (query, hit)
                assert (hit.found_in.part == "version") == (hit.id not in present), (query, hit)
    db.close()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), queries, st.integers(1, 3))
def test_pages_are_a_list_cut_in_pieces(seed: int, groups: list[list[Term]], size: int) -> None:
    db, _ = made_by(seed)
    query = typed(groups)
    everything = article_ids(db, query)
    pages = [search(db, query, limit=size, page=page) for page in range(1, len(everything) // size + 2)]
    words_alone = any(all(not term.negated for term in group) for group in groups)
    shown = [hit.id for page in pages for hit in page.hits]
    assert set(shown) == set(everything)
    if words_alone:
        assert shown == everything
    db.close()
