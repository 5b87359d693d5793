"""A query -> what finds the articles in the indexes; each term as the forms that the archive has.

An article has a word if its title, text, captions or labels have it, or any document behind it. Those that have all
words themselves are found by one expression. To find those that need a document for it, each group is looked for by
itself, in the articles and in the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from archive.search import parts, phrases, vocabulary
from archive.search.filters import PARAMETERS, Clause, all_of, joined, published
from archive.search.parts import EVERYWHERE, Parts
from archive.search.query import Named, Query, Term, Text
from archive.search.vocabulary import Lang

IdsOf = Callable[[Named], Sequence[str]]  # of the people or municipalities that a name in a query means
Phrases = Callable[[Text, Lang, bool], str]  # `expression`, which remembers what it made

_OWN = "articles.number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
BEHIND = (
    "SELECT DISTINCT article FROM documents_fts CROSS JOIN attachments_narrow ON document = documents_fts.rowid "
    "WHERE documents_fts MATCH ?"
)
_NEVER = Clause("0")


class Group(NamedTuple):
    """The words of a group as FTS5 expressions for articles and for documents; None where they can't stand there.

    `alone`: the group has nothing but words, and is met by nothing else.
    """

    own: str | None
    documents: str | None
    alone: bool = True


class Plan(NamedTuple):
    """How to find the articles of some languages.

    `match` is the FTS5 expression for those that have all words themselves (None: no words were asked for that must be
    there) and `condition` what else they must meet. `groups` are those that have words, and `with_documents` is the
    condition where documents may have them; no groups where no documents are to be looked at. `wanted` are the
    expressions that `match` is made of, one for each group.
    """

    langs: tuple[Lang, ...]
    match: str | None
    condition: Clause
    groups: tuple[Group, ...] = ()
    with_documents: Clause = Clause("1")
    wanted: tuple[str, ...] = ()


class Looking(NamedTuple):
    """What a plan goes by: where words are looked for, and what has the terms in FTS5's own language."""

    phrases: Phrases
    documents: bool
    columns: tuple[str, ...] | None  # of the index of articles; None for all of them


def looking(db: Database, within: Parts, lang: Lang, phrases: Phrases) -> Looking:
    """Where to look. An archive of an earlier version has less, until its next refresh."""
    documents = "document" in within and has_documents(db, lang)
    if within == EVERYWHERE:
        return Looking(phrases, documents, None)
    known = {row[0] for row in db.execute("SELECT name FROM pragma_table_info('articles_fts')")}
    return Looking(phrases, documents, tuple(column for column in parts.columns(within) if column in known))


def has_documents(db: Database, lang: Lang | None = None) -> bool:
    """Whether a document stands behind any article, or any of a language."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'vocabulary_documents'").fetchone():
        return False
    sql = "SELECT EXISTS (SELECT 1 FROM vocabulary_documents WHERE ?1 IS NULL OR lang = ?1)"
    return bool(db.execute(sql, [lang]).fetchone()[0])


def plan(query: Query, ids_of: IdsOf, lang: Lang, where: Looking) -> Plan:
    """The plan for one language, for its words are inflected in their own way."""
    own: list[Clause] = []
    loose: list[Clause] = []
    matches: list[str] = []
    groups: list[Group] = []
    for terms in query.groups:
        texts = [term for term in terms if isinstance(term, Text) and not term.negated]
        alone = len(texts) == len(terms)
        group = Group(
            _either([_in_articles(term, lang, where) for term in texts]),
            _either([_in_documents(term, lang, where) for term in texts]),
            alone,
        )
        if texts:
            groups.append(group)
        if alone and group.own:
            matches.append(group.own)
        elif alone:
            own.append(_NEVER)
        else:
            for clauses, documents in ((own, False), (loose, True)):
                made = [_clause(term, ids_of, lang, where, documents=documents) for term in terms]
                clauses.append(_bracketed(joined(" OR ", made)))
    match = " AND ".join(f"({one})" for one in matches) if matches else None
    if match is None and not any(group.alone for group in groups):
        return Plan((lang,), None, all_of(loose))  # where nothing must be there, nothing is better than another
    if not where.documents:
        return Plan((lang,), match, all_of(own), wanted=tuple(matches))
    return Plan((lang,), match, all_of(own), tuple(groups), all_of(loose), tuple(matches))


def merged(plans: Sequence[Plan]) -> list[Plan]:
    """Plans for different languages; a single one where they do not differ otherwise."""
    if len({one[1:] for one in plans}) == 1:
        return [plans[0]._replace(langs=tuple(lang for one in plans for lang in one.langs))]
    return list(plans)


def _either(expressions: Sequence[str | None]) -> str | None:
    return " OR ".join(one for one in expressions if one) or None


def _bracketed(clause: Clause) -> Clause:
    return Clause(f"({clause.sql})", clause.parameters)


def _clause(term: Term, ids_of: IdsOf, lang: Lang, where: Looking, *, documents: bool) -> Clause:
    """What an article must meet; with `documents` any of them may have the words, as is always so of a negation."""
    if isinstance(term, Text):
        own = _in_articles(term, lang, where)
        behind = _in_documents(term, lang, where) if documents or term.negated else None
        found = [(_OWN, own), (f"articles.number IN ({BEHIND})", behind)]
        clause = joined(" OR ", [Clause(sql, (match,)) for sql, match in found if match] or [_NEVER])
    elif isinstance(term, Named):
        clause = PARAMETERS[term.what].condition(ids_of(term))
    else:
        clause = published(term.since, term.until)
    # An article without a date is in no period, and so outside of every one.
    return Clause(f"NOT coalesce({clause.sql}, 0)", clause.parameters) if term.negated else clause


def _in_articles(term: Text, lang: Lang, where: Looking) -> str | None:
    """The term in FTS5's own language, for the index of articles; None where there is no part to look in."""
    columns = ("title",) if term.title else where.columns
    if columns == ():
        return None
    text = where.phrases(term, lang, False)
    return f"({{{' '.join(columns)}}} : {text})" if columns else text


def _in_documents(term: Text, lang: Lang, where: Looking) -> str | None:
    """The term in FTS5's own language, for the indexes of documents; None where it can't be there."""
    return None if term.title or not where.documents else where.phrases(term, lang, True)


def expression(db: Database, term: Text, lang: Lang, documents: bool) -> str:
    """The term in FTS5's own language, wherever it may stand: in articles, or in documents and their pages."""
    combinations = phrases.in_documents if documents else phrases.combinations
    return _quoted(combinations(db, _choices(db, term, lang), term.prefix), term.prefix)


def _choices(db: Database, term: Text, lang: Lang) -> list[tuple[str, ...]]:
    """For each word of the term the forms that it may stand in."""
    last = len(term.words) - 1
    return [
        (word,) if term.prefix and place == last else vocabulary.forms(db, lang, word)
        for place, word in enumerate(term.words)
    ]


def _quoted(combinations: Sequence[tuple[str, ...]], prefix: bool) -> str:
    """Phrases, any of which is meant. Each word is quoted, so that nothing in it is taken for syntax."""
    star = "*" if prefix else ""
    quoted = [f'"{" ".join(words)}"{star}' for words in combinations]
    return f"({' OR '.join(quoted)})"
