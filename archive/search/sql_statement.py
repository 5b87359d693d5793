"""Turns plans into SQL: a WITH clause whose tables are the articles found, with their scores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.search.filters import Clause, any_of, joined
from archive.search.match import BEHIND, IN_VERSIONS, Group, Plan
from archive.search.versions import VERSION_BITS

# Weights of a hit in the title, the text, the captions and the labels.
_WEIGHTS = "5.0, 1.0, 0.5, 0.5"
_OF_VERSIONS = "5.0, 1.0"


def one_of_these(column: str, ids: Iterable[str]) -> Clause:
    """The condition that a column has one of these ids, however many there are."""
    return Clause(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),))


@dataclass(slots=True)
class WithClause:
    """A WITH clause in the making. Its tables stand in the order in which they were added, as do their parameters.

    Which articles have words in their documents, or in former versions, is looked up once, however many tables use it.
    """

    tables: list[Clause] = field(default_factory=list)
    behind: dict[tuple[str, str], str] = field(default_factory=dict)

    def table(self, name: str, sql: str, parameters: Sequence[object]) -> None:
        """Add a table."""
        self.tables.append(Clause(f"{name} AS MATERIALIZED ({sql})", tuple(parameters)))

    def articles_of(self, sql: str, match: str) -> str:
        """The table of the articles whose documents (BEHIND) or former versions (IN_VERSIONS) have the words."""
        if (sql, match) not in self.behind:
            self.behind[sql, match] = f"behind{len(self.behind)}"
            self.table(self.behind[sql, match], sql, (match,))
        return self.behind[sql, match]

    def in_sql(self) -> tuple[str, list[object]]:
        """The SQL of the clause, and its parameters."""
        whole = joined(", ", self.tables)
        return f"WITH {whole.sql}", list(whole.parameters)


def define(
    made: WithClause,
    table: str,
    plans: Sequence[Plan],
    narrowed: Clause,
    *,
    scored: bool = False,
    documents_scored: bool = False,
) -> None:
    """Define a table of the articles found, which must also meet `narrowed`: their numbers and scores.

    Lower scores are better: below 0 if an article has all words itself, from 0 to 1 if it needs a document, above 1 if
    it needs a former version. Without `scored`, the first are all 0, and without `documents_scored` the others are 1
    and 2, which takes far less time.
    """
    selects: list[Clause] = []
    for number, plan in enumerate(plans):
        langs = Clause(f"articles.lang IN ({', '.join('?' * len(plan.langs))})", plan.langs)
        own = _own(plan, [narrowed, plan.condition, langs], scored=scored)
        if not any(group.documents or group.versions for group in plan.groups):
            selects.append(own)
            continue
        own_table = f"{table}_own{number}"
        made.table(own_table, *own)
        before = Clause(f"number NOT IN (SELECT number FROM {own_table})")
        selects.append(Clause(f"SELECT * FROM {own_table}"))
        if any(group.documents for group in plan.groups):
            needing = [narrowed, plan.with_documents, langs, before]
            behind = _needing(made, f"{table}{number}", plan.groups, needing, scored=documents_scored)
            if any(group.versions for group in plan.groups):
                made.table(f"{table}_behind{number}", *behind)
                behind = Clause(f"SELECT * FROM {table}_behind{number}")
                before = Clause(f"{before.sql} AND number NOT IN (SELECT number FROM {table}_behind{number})")
            selects.append(behind)
        if any(group.versions for group in plan.groups):
            needing = [narrowed, plan.with_versions, langs, before]
            name = f"{table}_version{number}"
            selects.append(_needing(made, name, plan.groups, needing, scored=documents_scored, versions=True))
    nothing = Clause("SELECT number, 0.0 AS score FROM articles_narrow WHERE 0")
    made.table(table, *joined(" UNION ALL ", selects or [nothing]))


def _own(plan: Plan, conditions: list[Clause], *, scored: bool) -> Clause:
    """The articles that have all words themselves."""
    source, score = "articles_narrow AS articles", "0.0"
    if plan.match:
        source = "articles_fts CROSS JOIN articles_narrow AS articles ON number = articles_fts.rowid"
        score = f"bm25(articles_fts, {_WEIGHTS})" if scored else "0.0"
        conditions = [Clause("articles_fts MATCH ?", (plan.match,)), *conditions]
    where = joined(" AND ", conditions)
    return Clause(f"SELECT number, {score} AS score FROM {source} WHERE {where.sql}", where.parameters)


def _needing(
    made: WithClause,
    name: str,
    groups: Sequence[Group],
    conditions: list[Clause],
    *,
    scored: bool,
    versions: bool = False,
) -> Clause:
    """The articles that have the words of each group themselves or in a document.

    At least one document has some of them, so articles without documents need not be examined. With `versions`, former
    versions may have words too, and at least one of them does.
    """
    behind = {place: made.articles_of(BEHIND, group.documents) for place, group in enumerate(groups) if group.documents}
    tables = behind
    if versions:
        tables = {
            place: made.articles_of(IN_VERSIONS, group.versions) for place, group in enumerate(groups) if group.versions
        }
    for place, group in enumerate(groups):
        if not group.alone or len(groups) == 1:
            continue
        found = [
            Clause(f"number IN (SELECT article FROM {of_group[place]})")
            for of_group in ((tables, behind) if versions else (tables,))
            if place in of_group
        ]
        if group.own:
            found.append(Clause("number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)", (group.own,)))
        conditions.append(any_of(found))
    source = " UNION ".join(f"SELECT article FROM {table}" for table in dict.fromkeys(tables.values()))
    score = "2.0" if versions else "1.0"
    if scored:
        source = f"SELECT article, score FROM {_scores(made, name, groups, versions=versions)}"
        score = "1 + 1 / (1 - score)" if versions else "1 / (1 - score)"
    where = joined(" AND ", conditions)
    return Clause(
        f"SELECT number, {score} AS score FROM ({source}) CROSS JOIN articles_narrow AS articles "
        f"ON number = article WHERE {where.sql}",
        where.parameters,
    )


def _scores(made: WithClause, name: str, groups: Sequence[Group], *, versions: bool) -> str:
    """The table of the score of each article's best document, or former version, for all words together."""
    ranked, scores = f"ranked_{name}", f"scores_{name}"
    if versions:
        match = " OR ".join(group.versions for group in groups if group.versions)
        bm25 = f"SELECT rowid >> {VERSION_BITS} AS article, bm25(versions_fts, {_OF_VERSIONS}) AS score"
        made.table(ranked, f"{bm25} FROM versions_fts WHERE versions_fts MATCH ?", (match,))
        source = ranked
    else:
        match = " OR ".join(group.documents for group in groups if group.documents)
        bm25 = "SELECT rowid AS document, bm25(documents_fts) AS score FROM documents_fts WHERE documents_fts MATCH ?"
        made.table(ranked, bm25, (match,))
        source = f"{ranked} CROSS JOIN attachments_narrow USING (document)"
    made.table(scores, f"SELECT article, min(score) AS score FROM {source} GROUP BY article", ())
    return scores
