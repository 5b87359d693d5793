"""Search in what people said, statement by statement, in the language of docs/search.md.

Words are searched for in the statement, in any inflection; an office or organisation beside the speaker's name.
Statements in former versions of articles are found as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlite_utils import Database

from archive.search.filters import Clause, about_period, all_of, any_of, became, published
from archive.search.notice import IgnoredInput, Notice
from archive.search.query import names, phrases, relaxation, suggest
from archive.search.query.names import Meant
from archive.search.query.parsing import Became, Named, Query, Term, Text, parse
from archive.search.query.parts import EVERYWHERE
from archive.search.results import MOST_RESULTS, AllResults, Count, Sort
from archive.search.sql_statement import one_of_these
from archive.search.statements.facets import COUNTING, STATEMENTS, counted
from archive.search.statements.filters import CONDITIONS, STATEMENT_PARAMETERS
from archive.search.statements.hits import Plan, StatementHit, StatementResults, read_hits
from archive.search.statements.organisations import same
from archive.search.words.vocabulary import LANGS, Lang, tokens

# Equally good statements are ordered newest first, and those in the present version before those in former ones.
_IN_TEXT = "revision IS NOT NULL, revision DESC, start, person_id, position"
_BY_DAY = {"newest": "published_on DESC", "oldest": "published_on IS NULL, published_on"}
_ORDERS: dict[str, str] = {
    "relevance": f"score, revision IS NOT NULL, published_on DESC, article_id, {_IN_TEXT}",
    **{sort: f"{by_day}, article_id, {_IN_TEXT}" for sort, by_day in _BY_DAY.items()},
}
_ALL = 10**9  # statements: more than there can be
_NEAR = 1000  # statements: a page that ends among the first so many is found article by article
_ARTICLES = 10  # articles that are examined for each statement, because many have none
_OFFICE = "{role organisation role_nominative}"


@dataclass(frozen=True, slots=True)
class PreparedStatements:
    """A query and the values that narrow it, by name, as STATEMENT_PARAMETERS read them.

    With `among`, only statements in the articles with these ids are found.
    """

    db: Database
    query: Query
    filters: Mapping[str, Any]
    meant: Callable[[str, str, bool], Meant]
    among: frozenset[str] | None = None

    def results(
        self, limit: int = 20, *, page: int = 1, sort: Sort = "relevance", facets: bool = False
    ) -> StatementResults:
        """The statements found, best first. Pages of `limit` (at most 1000) are counted from 1."""
        limit, page = max(1, min(limit, MOST_RESULTS)), max(1, min(page, 10**9))
        plans = self._plans()
        about, shown = self._find(plans, limit, page, sort, facets)
        return replace(about, hits=read_hits(self.db, plans, shown))

    def all_results(self, *, sort: Sort, facets: bool = False) -> AllResults[StatementResults, StatementHit]:
        """All statements found, in the same order as on pages of results."""
        plans = self._plans()
        about, found = self._find(plans, _ALL, 1, sort, facets)
        return AllResults(
            about, about.total, lambda start, number: read_hits(self.db, plans, found[start : start + number])
        )

    def _find(
        self, plans: Sequence[Plan], limit: int, page: int, sort: Sort, facets: bool
    ) -> tuple[StatementResults, list[tuple[int, str]]]:
        """The results without the hits, and the rowids and languages of the hits on the page.

        A search that asks for nothing is answered from the cached counts, without going through all statements.
        """
        if sort == "relevance" and not any(plan.has_words for plan in plans):
            sort = "newest"
        first = self._first(page * limit, sort) if self._are_all() else None
        if first is None:
            total, shown, counts = self._look(plans, limit, page, sort, facets)
        else:
            kept = STATEMENTS.read(self.db)
            total, shown = kept["total"], first[(page - 1) * limit :]
            counts = {name: [Count(*row) for row in rows] for name, rows in kept["facets"].items()} if facets else {}
        suggestions: tuple[str, ...] = ()
        without, notices = relaxation.NOTHING
        is_no_period = about_period(self.filters.get("since"), self.filters.get("until"))
        if not total and not is_no_period:
            without, notices = relaxation.relaxed_queries(self.query, self._total)
            suggestions = suggest.suggestions(self.db, self.query, lambda query: bool(self._total(query)))
        about = StatementResults(
            total,
            (),
            (*self.query.notices, *self._about_names(), *is_no_period, *notices),
            suggestions,
            {name: tuple(values) for name, values in counts.items()},
            without,
        )
        return about, shown

    def _look(
        self, plans: Sequence[Plan], limit: int, page: int, sort: Sort, facets: bool
    ) -> tuple[int, list[tuple[int, str]], dict[str, list[Count]]]:
        """The number found, those on the page (rowids and languages), and how often each value of a facet occurs."""
        found, parameters = self._found(plans)
        rows = self.db.execute(
            f"{found} SELECT '', NULL, NULL, NULL, count(*), NULL FROM hit UNION ALL "
            f"SELECT * FROM (SELECT 'hit', NULL, NULL, NULL, number, lang FROM hit ORDER BY {_ORDERS[sort]} "
            "LIMIT ? OFFSET ?)" + (COUNTING if facets else ""),
            [*parameters, limit, (page - 1) * limit],
        ).fetchall()
        shown = [(number, lang) for what, _, _, _, number, lang in rows if what == "hit"]
        return rows[0][4], shown, counted(rows) if facets else {}

    def _are_all(self) -> bool:
        """Whether all statements are found."""
        return not self.query.groups and not self.filters and self.among is None

    def _first(self, number: int, sort: Sort) -> list[tuple[int, str]] | None:
        """The rowids and languages of the first of all statements; None if that is no quicker than a search."""
        if number > _NEAR:
            return None
        by_day = _BY_DAY[sort]
        sql = f"""WITH articles AS MATERIALIZED (
            SELECT id, lang, published_on FROM articles_narrow ORDER BY {by_day}, id LIMIT ?)
            SELECT said.rowid, lang FROM articles CROSS JOIN statements AS said ON said.article_id = articles.id
            ORDER BY {_ORDERS[sort]} LIMIT ?"""
        found: list[tuple[int, str]] = self.db.execute(sql, [_ARTICLES * number, number]).fetchall()
        return found if len(found) == number else None

    def numbers(self) -> list[int]:
        """The rowids of all statements found, best first."""
        found, parameters = self._found(self._plans())
        rows = self.db.execute(f"{found} SELECT number FROM hit ORDER BY {_ORDERS['relevance']}", parameters)
        return [row[0] for row in rows]

    def total(self) -> int:
        """The number of statements found."""
        found, parameters = self._found(self._plans())
        return int(self.db.execute(f"{found} SELECT count(*) FROM hit", parameters).fetchone()[0])

    def without(self, name: str) -> PreparedStatements:
        """The same search without one of its filters."""
        return replace(self, filters={other: value for other, value in self.filters.items() if other != name})

    def label(self, name: str, value: str) -> str:
        """What to call the person or the municipality that a filter asks for."""
        return self.meant(name, value, False).label

    def _total(self, query: str) -> int:
        return replace(self, query=parse(query)).total()

    def _plans(self) -> list[Plan]:
        wanted = self.filters.get("lang")
        plans = [self._plan(lang) for lang in LANGS if wanted in (None, lang)]
        if len({one[1:] for one in plans}) == 1:
            return [plans[0]._replace(langs=tuple(lang for one in plans for lang in one.langs))]
        return plans

    def _plan(self, lang: Lang) -> Plan:
        """How to find the statements of one language: each inflects words in its own way."""
        clauses: list[Clause] = []
        matches: list[str] = []
        for group in self.query.groups:
            words = [term for term in group if isinstance(term, Text) and not (term.negated or term.title)]
            if len(words) == len(group):
                matches.append(" OR ".join(self._expression(term, lang, "text") for term in words))
            else:
                clauses.append(any_of([self._clause(term, lang) for term in group]))
        has_words = bool(matches)
        office = tokens(self.filters.get("office") or "")
        matches += [self._expression(Text((word,)), lang, _OFFICE) for word in office]
        for name, value in self.filters.items():
            parameter = STATEMENT_PARAMETERS[name]
            clauses.append(parameter.condition(self.meant(name, value, False).ids if parameter.is_name else value))
        if asked := self.filters.get("organisation"):
            clauses.append(self._of_organisation(asked))
        if self.among is not None:
            clauses.append(one_of_these("said.article_id", self.among))
        match = " AND ".join(f"({one})" for one in matches) if matches else None
        return Plan((lang,), match, all_of(clauses), has_words)

    def _clause(self, term: Term, lang: Lang) -> Clause:
        if isinstance(term, Text):
            column, table = ("title", "articles") if term.title else ("text", "statements")
            row = "articles" if term.title else "said"
            sql = f"{row}.rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
            clause = Clause(sql, (self._expression(term, lang, column),))
        elif isinstance(term, Named):
            ids = self.meant(term.what, term.name, True).ids
            clause = CONDITIONS[term.what](ids)
        elif isinstance(term, Became):
            clause = became(term.state)
        else:
            clause = published(term.since, term.until)
        return Clause(f"NOT coalesce({clause.sql}, 0)", clause.parameters) if term.negated else clause

    def _expression(self, term: Text, lang: Lang, columns: str) -> str:
        """The term as an FTS5 expression. Each word is quoted, so that nothing in it is taken for syntax."""
        combine = phrases.combinations if term.title else phrases.in_statements
        there = phrases.readings(self.db, term, lang, combine)
        star = "*" if term.prefix else ""
        quoted = [f'"{" ".join(words)}"{star}' for words in there]
        return f"({columns} : ({' OR '.join(quoted)}))"

    def _of_organisation(self, asked: str) -> Clause:
        """The condition that it was said for this organisation, in whatever case its name is written."""
        known = self.db.execute("SELECT DISTINCT organisation FROM statements WHERE organisation IS NOT NULL")
        meant = same(asked, (name for (name,) in known.fetchall()))
        return Clause(f"said.organisation IN ({', '.join('?' * len(meant))})", tuple(meant))

    def _found(self, plans: Sequence[Plan]) -> tuple[str, list[object]]:
        """The WITH clause that defines `hit`: the statements found, and what they are sorted and counted by."""
        selects: list[str] = []
        parameters: list[object] = []
        for plan in plans:
            source, score, condition = "statements AS said", "0.0", [plan.condition.sql]
            if plan.match:
                source = "statements_fts CROSS JOIN statements AS said ON said.rowid = statements_fts.rowid"
                score = "bm25(statements_fts, 1.0, 0.0, 0.0, 0.0)" if plan.has_words else score
                condition.insert(0, "statements_fts MATCH ?")
                parameters.append(plan.match)
            condition.append(f"articles.lang IN ({', '.join('?' * len(plan.langs))})")
            parameters += [*plan.condition.parameters, *plan.langs]
            selects.append(
                "SELECT said.rowid AS number, said.article_id, said.person_id, said.organisation, said.revision, "
                f"said.start, said.position, articles.lang, articles.published_on, {score} AS score "
                f"FROM {source} CROSS JOIN articles_narrow AS articles ON articles.id = said.article_id "
                f"WHERE {' AND '.join(condition)}"
            )
        return f"WITH hit AS MATERIALIZED ({' UNION ALL '.join(selects)})", parameters

    def _about_names(self) -> list[Notice]:
        """A notice for each name that nobody has, or that several people share, and for terms without meaning here."""
        terms = [term for group in self.query.groups for term in group if isinstance(term, Named) and not term.negated]
        typed = [(term.what, term.name, True) for term in terms]
        typed += [(name, self.filters[name], False) for name in ("speaker", "municipality") if self.filters.get(name)]
        notices: list[Notice] = [*about_parts(self.query)]
        for what, name, is_query in dict.fromkeys(typed):
            notices += names.about(self.db, what, self.meant(what, name, is_query))
        return notices


def about_parts(query: Query) -> list[IgnoredInput]:
    """A notice if a query restricts the parts of articles to search: statements have no parts."""
    return [IgnoredInput("“in:” has no meaning here; ignored.")] if query.within != EVERYWHERE else []


def prepare(db: Database, query: str, filters: Mapping[str, Any] | None = None) -> PreparedStatements:
    """Prepare a search in statements; `filters` are values by name, as their parameters read them.

    No query is an error. An empty one finds everything, newest first.
    """
    given = {name: value for name, value in (filters or {}).items() if value not in (None, "")}
    return PreparedStatements(db, parse(query), given, cache(lambda *typed: names.meant(db, *typed)))


def statement_numbers(db: Database, query: str) -> list[int]:
    """The rowids of all statements that the query asks for, best first."""
    return prepare(db, query).numbers()
