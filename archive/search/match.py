"""A query and filters -> the SQL that finds the articles; each term as the forms that the archive has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from archive.search import names, vocabulary
from archive.search.phrases import combinations
from archive.search.query import Named, Query, Term, Text
from archive.search.vocabulary import Lang


class Clause(NamedTuple):
    """SQL over `articles_narrow AS articles`, with its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def all_of(clauses: Sequence[Clause]) -> Clause:
    """The clause that holds where all of them do; with none of them everywhere."""
    return _joined(" AND ", clauses) if clauses else Clause("1")


def _joined(word: str, clauses: Sequence[Clause]) -> Clause:
    return Clause(
        word.join(clause.sql for clause in clauses),
        tuple(parameter for clause in clauses for parameter in clause.parameters),
    )


class Plan(NamedTuple):
    """How to find the articles of some languages: an FTS5 expression (None: no words were asked for) and conditions."""

    langs: tuple[Lang, ...]
    match: str | None
    condition: Clause


def plans(db: Database, query: Query, langs: Sequence[Lang], filters: Clause) -> list[Plan]:
    """One plan for each language, for its words are inflected in their own way; one for both where that is the same."""
    made = [_plan(db, query, lang, filters) for lang in langs]
    if len(made) == 2 and made[0][1:] == made[1][1:]:
        return [made[0]._replace(langs=tuple(langs))]
    return made


def _plan(db: Database, query: Query, lang: Lang, filters: Clause) -> Plan:
    clauses = [filters]
    matches = []
    for group in query.groups:
        texts = [term for term in group if isinstance(term, Text) and not term.negated]
        if len(texts) == len(group):
            matches.append(" OR ".join(expression(db, term, lang) for term in texts))
        else:
            either = _joined(" OR ", [_clause(db, term, lang) for term in group])
            clauses.append(Clause(f"({either.sql})", either.parameters))
    match = " AND ".join(f"({one})" for one in matches) if matches else None
    return Plan((lang,), match, all_of(clauses))


def _clause(db: Database, term: Term, lang: Lang) -> Clause:
    if isinstance(term, Text):
        sql = "articles.rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        clause = Clause(sql, (expression(db, term, lang),))
    elif isinstance(term, Named):
        clause = named(db, term.what, term.name, is_query=True)
    else:
        clause = published(term.since, term.until)
    # An article without a date is in no period, and so outside of every one.
    return Clause(f"NOT coalesce({clause.sql}, 0)", clause.parameters) if term.negated else clause


def named(db: Database, what: str, name: str, *, is_query: bool = False) -> Clause:
    """That a person of this name speaks in the article, or that it mentions a municipality of this name."""
    found = names.find(db, what, name, is_query=is_query)
    marks = ", ".join("?" * len(found))
    if what == "speaker":
        sql = f"articles.id IN (SELECT article_id FROM appearances WHERE spoke = 1 AND person_id IN ({marks}))"
    else:
        # One of today stands for those that it was formed from as well; one of then for itself.
        sql = (
            "articles.id IN (SELECT article_id FROM mentions WHERE municipality_id IN "
            f"(SELECT includes_id FROM municipality_scope WHERE municipality_scope.municipality_id IN ({marks})))"
        )
    return Clause(sql, tuple(found))


def published(since: date | None, until: date | None) -> Clause:
    """That the article was published in the period, both days included; None is open."""
    clauses = []
    if since:
        clauses.append(Clause("articles.published_on >= ?", (since.isoformat(),)))
    if until:
        clauses.append(Clause("articles.published_on <= ?", (until.isoformat(),)))
    return all_of(clauses)


def expression(db: Database, term: Text, lang: Lang) -> str:
    """The term in FTS5's own language. Each word is quoted, so that nothing in it is taken for syntax."""
    last = len(term.words) - 1
    choices = [
        (word,) if term.prefix and place == last else vocabulary.forms(db, lang, word)
        for place, word in enumerate(term.words)
    ]
    star = "*" if term.prefix else ""
    phrases = [f'"{" ".join(words)}"{star}' for words in combinations(db, choices, term.prefix)]
    text = f"({' OR '.join(phrases)})"
    return f"(title : {text})" if term.title else text
