"""Full-text search over the articles: FTS5 on what was written, best match first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

HIT_START, HIT_END = "\x02", "\x03"  # around each hit in a snippet; no text of the archive contains control characters
TITLE_WEIGHT = 5.0  # a hit in the title counts as much as this many in the body
SNIPPET_WORDS = 24


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search. Dates are those of publication, both ends included."""

    since: date | None = None
    until: date | None = None
    lang: str | None = None
    speaker: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. In `snippet` the hits stand between HIT_START and HIT_END."""

    id: str
    url: str
    title: str
    published_on: str | None
    snippet: str
    speakers: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """How many articles match, and the first of them."""

    total: int
    hits: tuple[Hit, ...]


def search(db: Database, query: str, filters: Filters | None = None, limit: int = 20) -> Results:
    """The articles that hold every word of `query`, best first, newer first among equals.

    Diacritics and letter case make no difference; a word that ends in `*` stands for all that begin with it. No query
    is an error: what is no letter or digit only separates words. An empty query finds everything, newest first.
    """
    where, parameters = _conditions(filters or Filters())
    match = _match_expression(query)
    if match:
        source = "articles_fts JOIN articles ON articles.rowid = articles_fts.rowid"
        where.insert(0, "articles_fts MATCH ?")
        parameters.insert(0, match)
        snippet = f"snippet(articles_fts, 1, '{HIT_START}', '{HIT_END}', ' … ', {SNIPPET_WORDS})"
        order = f"bm25(articles_fts, {TITLE_WEIGHT}, 1.0), published_on DESC, articles.id"
    else:
        source, snippet, order = "articles", "substr(articles.body, 1, 160)", "published_on DESC, articles.id"
    condition = " AND ".join(where) or "1"
    total = db.execute(f"SELECT count(*) FROM {source} WHERE {condition}", parameters).fetchone()[0]
    rows = db.execute(
        f"SELECT articles.id, articles.url, articles.title, articles.published_on, {snippet} FROM {source} "
        f"WHERE {condition} ORDER BY {order} LIMIT ?",
        [*parameters, limit],
    ).fetchall()
    return Results(total, tuple(Hit(*row, *_people_and_places(db, row[0])) for row in rows))


def _match_expression(query: str) -> str:
    """The query in FTS5's own language: each word a quoted string, so that nothing in it is taken for syntax."""
    terms = []
    for word in query.split():
        letters = "".join(c if c.isalnum() else " " for c in word).split()
        prefix = "*" if word.endswith("*") else ""
        terms += [f'"{part}"' for part in letters[:-1]] + [f'"{part}"{prefix}' for part in letters[-1:]]
    return " ".join(terms)


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []

    def add(condition: str, value: object) -> None:
        conditions.append(condition)
        parameters.append(value)

    if filters.since:
        add("articles.published_on >= ?", filters.since.isoformat())
    if filters.until:
        add("articles.published_on <= ?", filters.until.isoformat())
    if filters.lang:
        add("articles.lang = ?", filters.lang)
    if filters.speaker:
        add(f"articles.id IN ({_SPEAKERS} AND people.name LIKE ?)", f"%{filters.speaker}%")
    if filters.municipality:
        add(f"articles.id IN ({_MUNICIPALITIES} AND municipalities.name LIKE ?)", f"%{filters.municipality}%")
    return conditions, parameters


_SPEAKERS = "SELECT article_id FROM appearances JOIN people ON people.id = person_id WHERE spoke"
_MUNICIPALITIES = "SELECT article_id FROM mentions JOIN municipalities ON municipalities.id = municipality_id WHERE 1"


def _people_and_places(db: Database, article_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    speakers = db.execute(
        f"SELECT DISTINCT name FROM ({_SPEAKERS.replace('article_id', 'name', 1)} AND article_id = ?) ORDER BY name",
        [article_id],
    )
    places = db.execute(
        "SELECT DISTINCT name FROM mentions JOIN municipalities ON municipalities.id = municipality_id "
        "WHERE article_id = ? ORDER BY name",
        [article_id],
    )
    return tuple(row[0] for row in speakers), tuple(row[0] for row in places)
