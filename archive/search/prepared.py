"""A prepared search: the query is parsed, its words expanded, its names resolved. It has results, counts and ids."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache

from sqlite_utils import Database

from archive.search import match
from archive.search.counted import postings
from archive.search.filters import COUNTED, Clause, Filters, about_period, all_of
from archive.search.found import reranking
from archive.search.found.hits import Found, read_hits
from archive.search.match import Plan
from archive.search.notice import Notice
from archive.search.query import names, relaxation, suggest
from archive.search.query.names import Meant
from archive.search.query.parsing import Named, Query, Text, parse
from archive.search.query.parts import EVERYWHERE, TOLD_APART, VALUES, Parts
from archive.search.results import MOST_RESULTS, AllResults, Count, Facets, Hit, Results, Sort
from archive.search.sql_statement import WithClause, define, one_of_these
from archive.search.words.vocabulary import LANGS, Lang

_ALL = 10**9  # articles: more than there can be
# Of equally good articles the newer comes first. Every order ends with the id, so that it is the same every time.
_ORDERS: dict[Sort, str] = {
    "relevance": "score, published_on DESC, id",
    "newest": "published_on DESC, id",
    "oldest": "published_on IS NULL, published_on, id",
}

# The table of articles found has only numbers and scores, because many are found, and few are shown.
_HITS = "hit CROSS JOIN articles_narrow USING (number)"
_NUMBERS = "group_concat(number)"  # one text of all numbers, which takes half the time of a row for each


@dataclass(frozen=True, slots=True)
class PreparedSearch:
    """A query and the filters that narrow it, as `prepare` makes them.

    `meant` and `plan_of` are cached functions: whom a name means (kind of name, name, whether it is in the query), and
    how to find the articles of a language (language, parts to search). With `among`, only articles with these ids are
    found.
    """

    db: Database
    query: Query
    filters: Filters
    meant: Callable[[str, str, bool], Meant]
    plan_of: Callable[[Lang, Parts], Plan]
    among: frozenset[str] | None = None

    def results(self, limit: int = 20, *, page: int = 1, sort: Sort = "relevance", facets: bool = False) -> Results:
        """The articles found, best first, newer first among equals, with notices about the search.

        Pages of `limit` articles (at most 1000) are counted from 1. Facets count the articles found.
        """
        limit = max(1, min(limit, MOST_RESULTS))
        page = max(1, min(page, 10**9))
        plans = self._plans()
        total, found, counted = self._find(plans, limit, page, sort, facets)
        return replace(self._about(total, counted), hits=read_hits(self.db, plans, found, total))

    def all_results(self, *, sort: Sort, facets: bool = False) -> AllResults[Results, Hit]:
        """All articles found, in the same order as on pages of results."""
        plans = self._plans()
        total, found, counted = self._find(plans, _ALL, 1, sort, facets)

        def read(start: int, number: int) -> tuple[Hit, ...]:
            return read_hits(self.db, plans, found[start : start + number], total)

        return AllResults(self._about(total, counted), total, read)

    def total(self) -> int:
        """The number of articles found."""
        found, parameters = self._found(self._plans())
        return int(self.db.execute(f"{found} SELECT count(*) FROM hit", parameters).fetchone()[0])

    def years(self) -> tuple[Count, ...]:
        """The facet of years by itself, newest first."""
        found, parameters = self._found(self._plans())
        numbers = self.db.execute(f"{found} SELECT {_NUMBERS} FROM hit", parameters).fetchone()[0]
        return self._counts(numbers, ["year"])["year"]

    def ids(self) -> list[str]:
        """The ids of all articles found, best first."""
        plans = self._plans()
        found, parameters = self._found(plans, scored=True, documents_scored=True)
        columns = "id, number, lang, score > 0"
        rows = self.db.execute(f"{found} SELECT {columns} FROM {_HITS} ORDER BY {_ORDERS['relevance']}", parameters)
        ids = {number: (id, lang, bool(needs)) for id, number, lang, needs in rows}
        if not reranking.applies(plans, self.query):
            return [id for id, *_ in ids.values()]
        ranked = [Found(number, *rest) for number, (_, *rest) in ids.items()]
        return [ids[one.number][0] for one in reranking.best_first(self.db, plans, ranked, self.query)]

    def without(self, name: str, value: object = None) -> PreparedSearch:
        """The same search without one of its filters (see `Filters.without`)."""
        return replace(self, filters=self.filters.without(name, value))

    def unfiltered(self) -> PreparedSearch:
        """The same search with the query alone."""
        return replace(self, filters=Filters())

    def label(self, name: str, value: str) -> str:
        """What to call the person or the municipality that a filter asks for."""
        return self.meant(name, value, False).label

    def _about(self, total: int, counted: Facets) -> Results:
        """The results without the articles found; if there are none, with suggestions."""
        days = [next(iter(self.filters.values(name)), None) for name in ("since", "until")]
        is_no_period = about_period(*days)
        notices = (*self.query.notices, *self._about_names(), *is_no_period)
        if total or is_no_period:
            return Results(total, (), notices, facets=counted)
        without, of_words = relaxation.relaxed_queries(self.query, lambda query: self._other(query).total())
        suggestions = suggest.suggestions(self.db, self.query, self._finds)
        return Results(total, (), (*notices, *of_words), suggestions, counted, without)

    def _other(self, query: str) -> PreparedSearch:
        """The same search with another query."""
        return _prepared(self.db, parse(query), self.filters, self.meant)

    def _finds(self, query: str) -> bool:
        other = self._other(query)
        found, parameters = other._found(other._plans())
        return bool(self.db.execute(f"{found} SELECT EXISTS (SELECT 1 FROM hit)", parameters).fetchone()[0])

    def _plans(self, *only: str) -> list[Plan]:
        """The plans for the languages and parts asked for; `only` takes the place of the values of `in`."""
        wanted = self.filters.values("lang")
        within = self.query.within
        for value in only or self.filters.values("in"):
            within &= VALUES[value]
        return match.merged([self.plan_of(lang, within) for lang in LANGS if not wanted or lang in wanted])

    def _found(
        self, plans: list[Plan], *, scored: bool = False, documents_scored: bool = False
    ) -> tuple[str, list[object]]:
        """The WITH clause that defines `hit` (archive.search.sql_statement), and its parameters."""
        clause = WithClause()
        define(clause, "hit", plans, self._narrowed(), scored=scored, documents_scored=documents_scored)
        return clause.in_sql()

    def _narrowed(self) -> Clause:
        """What the filters ask of an article."""
        asked = [
            parameter.condition(self.meant(parameter.name, value, False).ids if parameter.is_name else value)
            for parameter, value in self.filters
        ]
        return all_of(asked if self.among is None else [*asked, one_of_these("articles.id", self.among)])

    def _find(
        self, plans: list[Plan], limit: int, page: int, sort: Sort, facets: bool
    ) -> tuple[int, list[Found], Facets]:
        """The number of articles found, those on the page, and the facets."""
        if sort == "relevance" and not any(plan.match or plan.groups for plan in plans):
            sort = "newest"
        narrowed = self._narrowed()
        if narrowed == match.ALL and match.finds_all(plans):
            return self._find_all(limit, page, sort, facets)
        ranked = sort == "relevance"
        clause = WithClause()
        define(clause, "hit", plans, narrowed, scored=ranked)
        parts = self._parts(clause) if facets else {}
        found, parameters = clause.in_sql()
        first = (page - 1) * limit
        reranks = ranked and first < reranking.WINDOW and reranking.applies(plans, self.query)
        window = [max(first + limit, reranking.WINDOW), 0] if reranks else [limit, first]
        of_page, bounds = _page(sort, *window)
        # One statement for everything, so that the articles are looked up once.
        selects = [
            f"SELECT {_NUMBERS if facets else 'NULL'}, sum(score > 0), count(*) FROM hit",
            of_page,
            *(f"SELECT '{value}', NULL, ({sql})" for value, sql in parts.items()),
        ]
        rows = self.db.execute(f"{found} {' UNION ALL '.join(selects)}", [*parameters, *bounds]).fetchall()
        numbers, needing, total = rows[0]
        shown, in_parts = rows[1 : len(rows) - len(parts)], rows[len(rows) - len(parts) :]
        counted: Facets = {}
        if facets:
            counted = self._counts(numbers, COUNTED)
            counted["in"] = tuple(Count(value, value, None, count) for value, _, count in in_parts if count)
        if ranked and needing and total - needing < page * limit:
            # The page has articles that need a document or a former version, whose order matters only now.
            found, parameters = self._found(plans, scored=True, documents_scored=True)
            shown = self.db.execute(f"{found} {of_page}", [*parameters, *bounds]).fetchall()
        best = [Found(number, lang, needs) for lang, needs, number in shown]
        if reranks:
            best = reranking.best_first(self.db, plans, best, self.query)[first : first + limit]
        return total, best, counted

    def _find_all(self, limit: int, page: int, sort: Sort, facets: bool) -> tuple[int, list[Found], Facets]:
        """The same for a search that finds all articles, which need not be gone through to count them."""
        total: int = self.db.execute("SELECT count(*) FROM articles_narrow").fetchone()[0]
        of_page = f"SELECT number, lang FROM articles_narrow ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"
        rows = self.db.execute(of_page, [limit, (page - 1) * limit])
        found = [Found(number, lang, 0) for number, lang in rows]
        counted: Facets = {}
        if facets:
            counted = {**postings.counting(self.db, COUNTED).of_all(self.db, COUNTED), "in": ()}
        return total, found, counted

    def _counts(self, numbers: str | None, names: Collection[str]) -> dict[str, tuple[Count, ...]]:
        """Facets of the articles found; `numbers` is what _NUMBERS selects."""
        found = map(int, numbers.split(",")) if numbers else ()
        return postings.counting(self.db, COUNTED).counts(self.db, found, names)

    def _parts(self, clause: WithClause) -> dict[str, str]:
        """SQL for the facet of parts, which counts as if no part were asked for: the number of articles for each value.

        The tables it needs are added to the clause. What articles say themselves has been found already, unless
        parts are asked for or words excluded.
        """
        words = [term for group in self.query.groups for term in group if isinstance(term, Text)]
        if all(term.negated for term in words) or not match.has_documents(self.db):
            return {}  # what has none of the words has them in no part
        asked = self.filters.values("in")
        everywhere = not asked and self.query.within == EVERYWHERE
        is_told = everywhere and all(plan.match for plan in self._plans()) and not any(term.negated for term in words)
        parts: dict[str, str] = {}
        for value in dict.fromkeys((*TOLD_APART, *asked)):
            if value == "article" and is_told:
                parts[value] = "SELECT count(*) FROM hit WHERE score <= 0"
            elif (value,) == asked:
                parts[value] = "SELECT count(*) FROM hit"
            else:
                define(clause, f"hit_{value}", self._plans(value), self._narrowed())
                parts[value] = f"SELECT count(*) FROM hit_{value}"
        return parts

    def _about_names(self) -> list[Notice]:
        """A notice for each name that nobody or several people have, and for each municipality that includes others."""
        terms = [term for group in self.query.groups for term in group if isinstance(term, Named)]
        typed = [(term.what, term.name, True) for term in terms if not term.negated]
        typed += [(parameter.name, value, False) for parameter, value in self.filters if parameter.is_name]
        notices = []
        for what, name, is_query in dict.fromkeys(typed):
            found = self.meant(what, name, is_query)
            notices += names.about(self.db, what, found)
            if what == "municipality" and (brought := names.predecessors(self.db, found.ids)):
                also = Notice(
                    "“%(name)s” includes articles about the municipalities it was formed from: %(others)s.",
                    name=found.label,
                    others=", ".join(brought),
                )
                notices.append(also)
        return notices


def _page(sort: Sort, limit: int, offset: int) -> tuple[str, list[object]]:
    """SQL for language, needs and number of the articles on a page, and its parameters."""
    better = ""
    parameters: list[object] = [limit, offset]
    if sort == "relevance" and limit + offset < _ALL:
        # Of the other articles only the scores need to be looked up.
        better = "WHERE score <= (SELECT max(score) FROM (SELECT score FROM hit ORDER BY score LIMIT ?)) "
        parameters = [limit + offset, limit, offset]
    needs = "(score > 0) + (score > 1)"
    sql = f"SELECT * FROM (SELECT lang, {needs}, number FROM {_HITS} {better}ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?)"
    return sql, parameters


def prepare(db: Database, query: str, filters: Filters | None = None) -> PreparedSearch:
    """Prepare a search for a query in the language of docs/search.md.

    No query is an error. An empty one finds everything, newest first.
    """
    return _prepared(db, parse(query), filters or Filters(), cache(lambda *typed: names.meant(db, *typed)))


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
    """Prepare a search and return its results: see `prepare` and `PreparedSearch.results`."""
    return prepare(db, query, filters).results(limit, page=page, sort=sort, facets=facets)


def article_ids(db: Database, query: str) -> list[str]:
    """The ids of all articles that the query asks for, best first."""
    return prepare(db, query).ids()


def _prepared(db: Database, query: Query, filters: Filters, meant: Callable[[str, str, bool], Meant]) -> PreparedSearch:
    def ids_of(term: Named) -> list[str]:
        return meant(term.what, term.name, True).ids

    phrases = cache(lambda *term: match.expression(db, *term))
    plan_of = cache(lambda lang, within: match.plan(query, ids_of, lang, match.context_of(db, within, lang, phrases)))
    return PreparedSearch(db, query, filters, meant, plan_of)
