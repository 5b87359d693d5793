"""Runs a search: one statement finds, counts and sorts, and a second one cuts the snippets of what is shown."""

from __future__ import annotations

from collections import defaultdict

from sqlite_utils import Database

from archive.search import match, names, suggest
from archive.search.match import Clause, Plan
from archive.search.query import Named, Query, parse
from archive.search.results import FACETS, HIT_END, HIT_START, MOST_RESULTS, Count, Facets, Filters, Hit, Results, Sort
from archive.search.vocabulary import LANGS

_TITLE_WEIGHT = 5.0  # a hit in the title counts as much as this many in the body
_SNIPPET_WORDS = 24
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
    notices = (*asked.notices, *_brought_in(db, asked, filters))
    if not plans:
        return Results(0, (), notices)
    limit = max(1, min(limit, MOST_RESULTS))
    page = max(1, min(page, 10**9))
    total, found, counted = _find(db, plans, limit, page, sort, facets)
    hits = _hits(db, plans, found, total)
    suggestions = () if total else suggest.suggestions(db, asked.text, lambda other: _finds(db, other, filters))
    return Results(total, hits, notices, suggestions, counted)


def _brought_in(db: Database, query: Query, filters: Filters) -> tuple[str, ...]:
    """A sentence for each municipality asked for that brings in articles about those it was formed from."""
    terms = [term for group in query.groups for term in group if isinstance(term, Named)]
    typed = [(term.name, True) for term in terms if term.what == "municipality" and not term.negated]
    typed += [(filters.municipality, False)] if filters.municipality else []
    return tuple(
        f"“{name}” also finds articles about what it was formed from: {', '.join(brought)}."
        for name, is_query in dict.fromkeys(typed)
        if (brought := names.predecessors(db, names.find(db, "municipality", name, is_query=is_query)))
    )


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
    for what, name in (("speaker", filters.speaker), ("municipality", filters.municipality)):
        if name:
            clauses.append(match.named(db, what, name))
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


_COUNTS = f"""
UNION ALL SELECT * FROM (SELECT 'year', substr(published_on, 1, 4), substr(published_on, 1, 4), count(*) FROM hit
    WHERE published_on IS NOT NULL GROUP BY 2 ORDER BY 2 DESC)
UNION ALL SELECT * FROM (SELECT 'kind', kind, kind, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'lang', lang, lang, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'speaker', slug, name, times
    FROM (SELECT person_id, count(DISTINCT number) AS times FROM hit CROSS JOIN appearances ON article_id = hit.id
        WHERE spoke = 1 GROUP BY 1)
    JOIN people ON people.id = person_id ORDER BY times DESC, name, slug LIMIT {_FACET_VALUES})
UNION ALL SELECT * FROM (SELECT 'municipality', coalesce(slug, municipalities.id), name, times
    FROM (SELECT municipality_id, count(DISTINCT number) AS times FROM hit CROSS JOIN mentions ON article_id = hit.id
        GROUP BY 1)
    JOIN municipalities ON municipalities.id = municipality_id ORDER BY times DESC, name, 2 LIMIT {_FACET_VALUES})
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
    told: dict[int, tuple[str, str, str, str | None, str]] = {}
    for plan in plans:
        numbers = [number for number, lang in found if lang in plan.langs]
        marks = ", ".join("?" * len(numbers))
        source, snippet, condition = "articles", "substr(articles.body, 1, 160)", "articles.rowid"
        if plan.match:
            source = "articles_fts CROSS JOIN articles ON articles.rowid = articles_fts.rowid"
            snippet = f"snippet(articles_fts, 1, '{HIT_START}', '{HIT_END}', ' … ', {_SNIPPET_WORDS})"
            # FTS5 looks the whole expression up again for each rowid that it is told (a + in front hides them from it),
            # so with many phrases it is faster to go through all that match, if they are not too many.
            phrases = plan.match.count('"') // 2
            condition = f"articles_fts MATCH ? AND {'+' if total < 1000 * phrases else ''}articles_fts.rowid"
        for number, article_id, url, title, published_on, text in db.execute(
            f"SELECT articles.rowid, articles.id, url, articles.title, published_on, {snippet} FROM {source} "
            f"WHERE {condition} IN ({marks})",
            [plan.match, *numbers] if plan.match else numbers,
        ):
            told[number] = (article_id, url, title, published_on, text)
    ids = [told[number][0] for number, _ in found]
    speakers = _names(
        db,
        "SELECT DISTINCT article_id, name FROM appearances JOIN people ON people.id = person_id WHERE spoke AND",
        ids,
    )
    places = _names(
        db,
        "SELECT DISTINCT article_id, name FROM mentions JOIN municipalities ON municipality_id = id WHERE",
        ids,
    )
    return tuple(Hit(*told[number], speakers[id], places[id]) for (number, _), id in zip(found, ids, strict=True))


def _names(db: Database, select: str, ids: list[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for article_id, name in db.execute(f"{select} article_id IN ({', '.join('?' * len(ids))}) ORDER BY name", ids):
        names[article_id] += (name,)
    return names
