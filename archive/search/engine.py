"""Runs a search: one statement finds, counts and sorts, and a second one cuts the snippets of what is shown."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import Any

from sqlite_utils import Database

from archive.search import match, names, suggest
from archive.search.match import Clause, Plan
from archive.search.notice import Notice
from archive.search.query import Named, Query, parse
from archive.search.results import (
    FACETS,
    HIT_END,
    HIT_START,
    MOST_RESULTS,
    Count,
    Facets,
    Filters,
    Hit,
    Name,
    Results,
    Sort,
)
from archive.search.vocabulary import LANGS

_TITLE_WEIGHT = 5.0  # a hit in the title counts as much as this many in the body
_SNIPPET_WORDS = 24
_BEGINNING = 200  # characters of an article that stand for a snippet, where no words were asked for
_FACET_VALUES = 100

# Where two are equally good, the newer comes first; the id makes the order the same every time.
_ORDERS: dict[Sort, str] = {
    "relevance": "score, published_on DESC, id",
    "newest": "published_on DESC, id",
    "oldest": "published_on IS NULL, published_on, id",
}


def search(
    db: Database,
    query: str,
    filters: Filters | None = None,
    limit: int = 20,
    *,
    page: int = 1,
    sort: Sort = "relevance",
    facets: bool = False,
) -> Results:
    """The articles that `query` asks for (see docs/search.md), in any inflection, best first, newer first among equals.

    No query is an error. An empty one finds everything, newest first. Pages of `limit` articles (at most 1000) are
    counted from 1. Facets count the articles found.
    """
    filters = filters or Filters()
    asked = parse(query)
    plans = _plans(db, asked, filters)
    notices = (*asked.notices, *_about_names(db, asked, filters))
    if not plans:
        return Results(0, (), notices)
    limit = max(1, min(limit, MOST_RESULTS))
    page = max(1, min(page, 10**9))
    total, found, counted = _find(db, plans, limit, page, sort, facets)
    hits = _hits(db, plans, found, total)
    suggestions = () if total else suggest.suggestions(db, asked.text, lambda other: _finds(db, other, filters))
    return Results(total, hits, notices, suggestions, counted)


def _about_names(db: Database, query: Query, filters: Filters) -> list[Notice]:
    """A sentence for each name that nobody has, and for each municipality that brings in those it was formed from."""
    terms = [term for group in query.groups for term in group if isinstance(term, Named)]
    typed = [(term.what, term.name, True) for term in terms if not term.negated]
    typed += [(what, name, False) for what, name in _filtered_names(filters)]
    notices = []
    for what, name, is_query in dict.fromkeys(typed):
        found = names.find(db, what, name, is_query=is_query)
        shown = names.label(db, what, name)
        if not found and what == "speaker":
            notices.append(Notice("The archive knows nobody called “%(name)s”.", name=shown))
        elif not found:
            notices.append(Notice("The archive knows no municipality called “%(name)s”.", name=shown))
        elif what == "municipality" and (brought := names.predecessors(db, found)):
            also = Notice(
                "“%(name)s” also finds articles about what it was formed from: %(others)s.",
                name=shown,
                others=", ".join(brought),
            )
            notices.append(also)
    return notices


def _filtered_names(filters: Filters) -> list[tuple[str, str]]:
    given = (("speaker", filters.speaker), ("municipality", filters.municipality))
    return [
        (what, name) for what, several in given for name in ([several] if isinstance(several, str) else several or ())
    ]


def count(db: Database, query: str, filters: Filters) -> int:
    """The number of articles that `search` finds."""
    found, parameters = _found(_plans(db, parse(query), filters))
    return int(db.execute(f"{found} SELECT count(*) FROM hit", parameters).fetchone()[0])


def years(db: Database, query: str, filters: Filters) -> tuple[Count, ...]:
    """The facet of years by itself, newest first."""
    found, parameters = _found(_plans(db, parse(query), filters))
    rows = db.execute(f"{found} SELECT * FROM ({_YEARS})", parameters).fetchall()
    return tuple(Count(value, label, number) for _, value, label, number in rows)


def article_ids(db: Database, query: str) -> list[str]:
    """The ids of all articles that the query asks for, best first."""
    plans = _plans(db, parse(query), Filters())
    found, parameters = _found(plans)
    rows = db.execute(f"{found} SELECT id FROM hit ORDER BY {_ORDERS['relevance']}", parameters)
    return [row[0] for row in rows]


def _finds(db: Database, query: str, filters: Filters) -> bool:
    found, parameters = _found(_plans(db, parse(query), filters))
    return bool(db.execute(f"{found} SELECT EXISTS (SELECT 1 FROM hit)", parameters).fetchone()[0])


def _plans(db: Database, query: Query, filters: Filters) -> list[Plan]:
    langs = [lang for lang in LANGS if filters.lang in (None, lang)]
    return match.plans(db, query, langs, _clauses(db, filters))


def _clauses(db: Database, filters: Filters) -> Clause:
    clauses = [match.published(filters.since, filters.until)]
    if filters.year is not None:
        clauses.append(Clause("substr(articles.published_on, 1, 4) = ?", (f"{filters.year:04}",)))
    if filters.kind:
        clauses.append(Clause("articles.kind = ?", (filters.kind,)))
    clauses += [match.named(db, what, name) for what, name in _filtered_names(filters) if name]
    return match.all_of(clauses)


def _found(plans: list[Plan]) -> tuple[str, list[object]]:
    """The beginning of a statement that defines `hit`: the articles found, with what they are sorted and counted by."""
    selects: list[str] = []
    parameters: list[object] = []
    for plan in plans:
        source, score, condition = "articles_narrow AS articles", "0.0", [plan.condition.sql]
        if plan.match:
            source = "articles_fts CROSS JOIN articles_narrow AS articles ON number = articles_fts.rowid"
            score = f"bm25(articles_fts, {_TITLE_WEIGHT}, 1.0)"
            condition.insert(0, "articles_fts MATCH ?")
            parameters.append(plan.match)
        condition.append(f"articles.lang IN ({', '.join('?' * len(plan.langs))})")
        parameters += [*plan.condition.parameters, *plan.langs]
        selects.append(
            f"SELECT number, articles.id, articles.lang, kind, published_on, {score} AS score "
            f"FROM {source} WHERE {' AND '.join(condition)}"
        )
    return f"WITH hit AS MATERIALIZED ({' UNION ALL '.join(selects)})", parameters


_YEARS = """SELECT 'year', substr(published_on, 1, 4), substr(published_on, 1, 4), count(*) FROM hit
    WHERE published_on IS NOT NULL GROUP BY 2 ORDER BY 2 DESC"""

# Of municipalities those of today are counted, each with what mentions those that it was formed from, as it is found;
# by their rowids, for sorting those takes half the time of sorting their codes.
_COUNTS = f"""
UNION ALL SELECT * FROM ({_YEARS})
UNION ALL SELECT * FROM (SELECT 'kind', kind, kind, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'lang', lang, lang, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'speaker', slug, name, times
    FROM (SELECT person_id, count(DISTINCT number) AS times FROM hit CROSS JOIN appearances ON article_id = hit.id
        WHERE spoke = 1 GROUP BY 1)
    JOIN people ON people.id = person_id ORDER BY times DESC, name, slug LIMIT {_FACET_VALUES})
UNION ALL SELECT * FROM (
    WITH scope (today, includes_id) AS MATERIALIZED (
        SELECT municipalities.rowid, includes_id FROM municipality_scope
        JOIN municipalities ON id = municipality_id WHERE valid_to IS NULL)
    SELECT 'municipality', coalesce(slug, id), name, times
    FROM (SELECT today, count(DISTINCT number) AS times FROM hit CROSS JOIN mentions ON article_id = hit.id
        CROSS JOIN scope ON includes_id = mentions.municipality_id GROUP BY 1)
    JOIN municipalities ON municipalities.rowid = today ORDER BY times DESC, name, 2 LIMIT {_FACET_VALUES})
"""


def _find(
    db: Database, plans: list[Plan], limit: int, page: int, sort: Sort, facets: bool
) -> tuple[int, list[tuple[int, str]], Facets]:
    """The number of articles found, rowid and language of those on the page, and the facets."""
    if sort == "relevance" and not any(plan.match for plan in plans):
        sort = "newest"
    found, parameters = _found(plans)
    rows = db.execute(
        f"{found} SELECT '', NULL, NULL, count(*) FROM hit UNION ALL "
        f"SELECT * FROM (SELECT 'hit', lang, NULL, number FROM hit ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?)"
        + (_COUNTS if facets else ""),
        [*parameters, limit, (page - 1) * limit],
    ).fetchall()
    counted: dict[str, list[Count]] = {name: [] for name in FACETS} if facets else {}
    for what, value, label, count in rows:
        if what in counted:
            counted[what].append(Count(value, label, count))
    shown = [(number, lang) for what, lang, _, number in rows if what == "hit"]
    return rows[0][3], shown, {name: tuple(values) for name, values in counted.items()}


def _hits(db: Database, plans: list[Plan], found: list[tuple[int, str]], total: int) -> tuple[Hit, ...]:
    told: dict[int, list[Any]] = {}
    for plan in plans:
        numbers = [number for number, lang in found if lang in plan.langs]
        marks = ", ".join("?" * len(numbers))
        source, snippet, condition = "articles", f"substr(articles.body, 1, {2 * _BEGINNING})", "articles.rowid"
        if plan.match:
            source = "articles_fts CROSS JOIN articles ON articles.rowid = articles_fts.rowid"
            snippet = f"snippet(articles_fts, 1, '{HIT_START}', '{HIT_END}', ' … ', {_SNIPPET_WORDS})"
            # FTS5 looks the whole expression up again for each rowid that it is told (a + in front hides them from it),
            # so with many phrases or rowids it is faster to go through all that match, if they are not too many.
            lookups = plan.match.count('"') // 2 * len(numbers)
            condition = f"articles_fts MATCH ? AND {'+' if total < 50 * lookups else ''}articles_fts.rowid"
        for number, *columns, text in db.execute(
            f"SELECT articles.rowid, articles.id, url, kind, lang, articles.title, published_on, gone_at, {snippet} "
            f"FROM {source} WHERE {condition} IN ({marks})",
            [plan.match, *numbers] if plan.match else numbers,
        ):
            told[number] = [*columns, text if plan.match else shorten(text, _BEGINNING, placeholder=" …")]
    ids = [told[number][0] for number, _ in found]
    speakers = _names(
        db,
        "SELECT DISTINCT article_id, name, slug FROM appearances JOIN people ON people.id = person_id WHERE spoke AND",
        ids,
    )
    places = _names(
        db,
        "SELECT DISTINCT article_id, name, coalesce(slug, id) AS slug "
        "FROM mentions JOIN municipalities ON municipality_id = id WHERE",
        ids,
    )
    return tuple(Hit(*[*told[number], speakers[id], places[id]]) for (number, _), id in zip(found, ids, strict=True))


def _names(db: Database, select: str, ids: list[str]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = defaultdict(tuple)
    marks = ", ".join("?" * len(ids))
    for article_id, *name in db.execute(f"{select} article_id IN ({marks}) ORDER BY name, slug", ids):
        found[article_id] += (Name(*name),)
    return found
