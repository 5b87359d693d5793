"""Plans a query: FTS5 expressions and SQL that find its articles, with each term as the forms in the archive.

An article has a word if its title, text, captions or labels have it, or a document attached to it; failing that, if the
title or text of a former version has it. One expression finds the articles that have all words themselves. To find
those that need a document or a former version, each group is searched for separately: in the articles, in the documents
and in the former versions. A word that must not occur may occur in a former version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from sqlite_utils import Database

from archive.search.filters import PARAMETERS, Clause, all_of, any_of, became, published
from archive.search.query import parts, phrases
from archive.search.query.parsing import Became, Named, Query, Term, Text
from archive.search.query.parts import EVERYWHERE, Parts
from archive.search.versions import VERSION_BITS, has_versions
from archive.search.words import vocabulary
from archive.search.words.vocabulary import Lang

IdsOf = Callable[[Named], Sequence[str]]  # of the people or municipalities that a name in a query means
Index = Literal["articles", "documents", "versions"]
Reach = Literal["own", "documents", "versions"]  # what may have a word: the article, documents too, former versions too
Phrases = Callable[[Text, Lang, Index], str]  # `expression`, which remembers what it made

_OWN = "articles.number IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
BEHIND = (
    "SELECT DISTINCT article FROM documents_fts CROSS JOIN attachments_narrow ON document = documents_fts.rowid "
    "WHERE documents_fts MATCH ?"
)
IN_VERSIONS = f"SELECT DISTINCT rowid >> {VERSION_BITS} AS article FROM versions_fts WHERE versions_fts MATCH ?"
ALL = Clause("1")


class Group(NamedTuple):
    """A group of a query as FTS5 expressions for articles, documents and former versions.

    They are None where the group cannot occur. `alone`: the group has only words, and nothing else can meet it.
    """

    own: str | None
    documents: str | None
    alone: bool = True
    versions: str | None = None


class Plan(NamedTuple):
    """How to find the articles of some languages.

    `match` is the FTS5 expression for articles that have all words themselves (None: no words are required), and
    `condition` is what else they must meet. `with_documents` and `with_versions` take its place where documents, or
    former versions, may have the words. `groups` are the groups with words; there are none if only articles are
    searched. `wanted` are the expressions that make up `match`, one for each group.
    """

    langs: tuple[Lang, ...]
    match: str | None
    condition: Clause
    groups: tuple[Group, ...] = ()
    with_documents: Clause = Clause("1")
    wanted: tuple[str, ...] = ()
    with_versions: Clause = Clause("1")


class Context(NamedTuple):
    """What plans are made with: where to search for words, and how to express terms for FTS5."""

    phrases: Phrases
    documents: bool
    columns: tuple[str, ...] | None  # of the index of articles; None for all of them
    versions: bool = False


def context_of(db: Database, within: Parts, lang: Lang, phrases: Phrases) -> Context:
    """The context for some parts in a language. An archive of an earlier version has fewer until its next refresh."""
    documents = "document" in within and has_documents(db, lang)
    versions = "version" in within and has_versions(db, lang)
    if within == EVERYWHERE:
        return Context(phrases, documents, None, versions)
    known = {row[0] for row in db.execute("SELECT name FROM pragma_table_info('articles_fts')")}
    columns = tuple(column for column in parts.columns(within) if column in known)
    return Context(phrases, documents, columns, versions)


def has_documents(db: Database, lang: Lang | None = None) -> bool:
    """Whether any article, or any in a language, has a document."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'vocabulary_documents'").fetchone():
        return False
    sql = "SELECT EXISTS (SELECT 1 FROM vocabulary_documents WHERE ?1 IS NULL OR lang = ?1)"
    return bool(db.execute(sql, [lang]).fetchone()[0])


def plan(query: Query, ids_of: IdsOf, lang: Lang, where: Context) -> Plan:
    """The plan for one language: each inflects words in its own way."""
    conditions: dict[Reach, list[Clause]] = {"own": [], "documents": [], "versions": []}
    matches: list[str] = []
    groups: list[Group] = []
    for terms in query.groups:
        texts = [term for term in terms if isinstance(term, Text) and not term.negated]
        alone = len(texts) == len(terms)
        group = Group(
            _either([_in_articles(term, lang, where) for term in texts]),
            _either([_in_documents(term, lang, where) for term in texts]),
            alone,
            _either([_in_versions(term, lang, where) for term in texts]),
        )
        if texts:
            groups.append(group)
        if alone and group.own:
            matches.append(group.own)
        elif alone:
            conditions["own"].append(any_of([]))
        else:
            for reach, clauses in conditions.items():
                made = [_clause(term, ids_of, lang, where, reach) for term in terms]
                clauses.append(any_of(made))
    own, with_documents, with_versions = map(all_of, conditions.values())
    match = " AND ".join(f"({one})" for one in matches) if matches else None
    if match is None and not any(group.alone for group in groups):
        return Plan((lang,), None, with_versions)  # without words that must be there, no article is better than another
    if not (where.documents or where.versions):
        return Plan((lang,), match, own, wanted=tuple(matches))
    return Plan((lang,), match, own, tuple(groups), with_documents, tuple(matches), with_versions)


def merged(plans: Sequence[Plan]) -> list[Plan]:
    """Plans for several languages, merged into one if they are the same but for the language."""
    if len({one[1:] for one in plans}) == 1:
        return [plans[0]._replace(langs=tuple(lang for one in plans for lang in one.langs))]
    return list(plans)


def finds_all(plans: Sequence[Plan]) -> bool:
    """Whether these plans find all articles: they cover every language and have no condition."""
    asks = any(one.match or one.groups or one.condition != ALL for one in plans)
    return not asks and {lang for one in plans for lang in one.langs} == {*vocabulary.LANGS}


def _either(expressions: Sequence[str | None]) -> str | None:
    return " OR ".join(one for one in expressions if one) or None


def _clause(term: Term, ids_of: IdsOf, lang: Lang, where: Context, reach: Reach) -> Clause:
    """What an article must meet; words that must not occur are searched for in documents too, but never in versions."""
    if isinstance(term, Text):
        own = _in_articles(term, lang, where)
        behind = _in_documents(term, lang, where) if reach != "own" or term.negated else None
        former = _in_versions(term, lang, where) if reach == "versions" and not term.negated else None
        found = [
            (_OWN, own),
            (f"articles.number IN ({BEHIND})", behind),
            (f"articles.number IN ({IN_VERSIONS})", former),
        ]
        clause = any_of([Clause(sql, (match,)) for sql, match in found if match])
    elif isinstance(term, Named):
        clause = PARAMETERS[term.what].condition(ids_of(term))
    elif isinstance(term, Became):
        clause = became(term.state)
    else:
        clause = published(term.since, term.until)
    # An article without a date is outside every period.
    return Clause(f"NOT coalesce({clause.sql}, 0)", clause.parameters) if term.negated else clause


def _in_articles(term: Text, lang: Lang, where: Context) -> str | None:
    """The term as an expression for the index of articles; None if no part of them is to be searched."""
    columns = ("title",) if term.title else where.columns
    if columns == ():
        return None
    text = where.phrases(term, lang, "articles")
    return f"({{{' '.join(columns)}}} : {text})" if columns else text


def _in_documents(term: Text, lang: Lang, where: Context) -> str | None:
    """The term as an expression for the index of documents; None if they cannot have it."""
    return None if term.title or not where.documents else where.phrases(term, lang, "documents")


def _in_versions(term: Text, lang: Lang, where: Context) -> str | None:
    """The term as an expression for the index of former versions; None if they are not to be searched."""
    if not where.versions:
        return None
    text = where.phrases(term, lang, "versions")
    return f"({{title}} : {text})" if term.title else text


def expression(db: Database, term: Text, lang: Lang, index: Index) -> str:
    """The term as an FTS5 expression for any column of an index."""
    return _quoted(phrases.readings(db, term, lang, _COMBINATIONS[index]), term.prefix)


_COMBINATIONS = {
    "articles": phrases.combinations,
    "documents": phrases.in_documents,
    "versions": phrases.in_versions,
}


def _quoted(combinations: Sequence[tuple[str, ...]], prefix: bool) -> str:
    """Alternative phrases. Each is quoted, so that nothing in it is taken for syntax."""
    star = "*" if prefix else ""
    quoted = [f'"{" ".join(words)}"{star}' for words in combinations]
    return f"({' OR '.join(quoted)})"
