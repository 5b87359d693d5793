"""A query -> the SQL that finds the articles; each term as the forms that the archive has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from archive.search import vocabulary
from archive.search.filters import PARAMETERS, Clause, all_of, joined, published
from archive.search.phrases import combinations
from archive.search.query import Named, Query, Term, Text
from archive.search.vocabulary import Lang

IdsOf = Callable[[Named], Sequence[str]]  # of the people or municipalities that a name in a query means


class Plan(NamedTuple):
    """How to find the articles of some languages: an FTS5 expression (None: no words were asked for) and conditions."""

    langs: tuple[Lang, ...]
    match: str | None
    condition: Clause


def plan(db: Database, query: Query, ids_of: IdsOf, lang: Lang) -> Plan:
    """The plan for one language, for its words are inflected in their own way."""
    clauses = []
    matches = []
    for group in query.groups:
        texts = [term for term in group if isinstance(term, Text) and not term.negated]
        if len(texts) == len(group):
            matches.append(" OR ".join(expression(db, term, lang) for term in texts))
        else:
            either = joined(" OR ", [_clause(db, term, ids_of, lang) for term in group])
            clauses.append(Clause(f"({either.sql})", either.parameters))
    match = " AND ".join(f"({one})" for one in matches) if matches else None
    return Plan((lang,), match, all_of(clauses))


def merged(plans: Sequence[Plan]) -> list[Plan]:
    """Plans for different languages; a single one where they do not differ otherwise."""
    if len({one[1:] for one in plans}) == 1:
        return [plans[0]._replace(langs=tuple(lang for one in plans for lang in one.langs))]
    return list(plans)


def _clause(db: Database, term: Term, ids_of: IdsOf, lang: Lang) -> Clause:
    if isinstance(term, Text):
        sql = "articles.rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        clause = Clause(sql, (expression(db, term, lang),))
    elif isinstance(term, Named):
        clause = PARAMETERS[term.what].condition(ids_of(term))
    else:
        clause = published(term.since, term.until)
    # An article without a date is in no period, and so outside of every one.
    return Clause(f"NOT coalesce({clause.sql}, 0)", clause.parameters) if term.negated else clause


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
