"""What is shown of the articles that a search finds: their snippets, who speaks in them and what they mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.latvian.collation import sort_key
from archive.search.found import snippets, version_snippets
from archive.search.match import Plan
from archive.search.results import HIT_START, FoundIn, Hit, Name, Speaker

_BEGINNING = 200  # characters of an article shown as a snippet if the query has no words
_COLUMNS = """articles.rowid, articles.id, url, kind, lang, articles.title, published_on, gone_at,
EXISTS (SELECT 1 FROM crawled WHERE crawled.article_id = articles.id AND crawled.article IS NULL)"""


class Found(NamedTuple):
    """An article found: its rowid, its language, and where it has the words of the query.

    `needs` is 0 if it has them all itself, 1 if it needs a document for that, and 2 if it needs a former version.
    """

    number: int
    lang: str
    needs: int


def read_hits(db: Database, plans: list[Plan], found: list[Found], total: int) -> tuple[Hit, ...]:
    """The articles found on a page, of `total`, each with the snippet that shows why."""
    told: dict[int, list[Any]] = {}
    shown: dict[int, tuple[str, FoundIn | None]] = {}
    for plan in plans:
        numbers = [one.number for one in found if one.lang in plan.langs and not one.needs]
        if plan.match:
            shown |= _read_found(db, plan.match, numbers, total, told)
        else:
            shown |= _read_beginnings(db, numbers, told)
        for needs, told_where in ((1, snippets.in_documents), (2, version_snippets.in_versions)):
            if needing := [one.number for one in found if one.lang in plan.langs and one.needs == needs]:
                shown |= _read_beginnings(db, needing, told) | told_where(db, plan, needing)
    ids = [told[one.number][0] for one in found]
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
    speaking = _speaking(db, ids)
    return tuple(
        Hit(*[*told[one.number], shown[one.number][0], speakers[id], places[id], shown[one.number][1], speaking[id]])
        for one, id in zip(found, ids, strict=True)
    )


def read_bodies(db: Database, ids: list[str]) -> dict[str, str]:
    """The whole texts of articles, by their ids."""
    rows = db.execute(f"SELECT id, body FROM articles WHERE id IN ({', '.join('?' * len(ids))})", ids)
    return dict(rows.fetchall())


def _read_found(
    db: Database, match: str, numbers: list[int], total: int, told: dict[int, list[Any]]
) -> dict[int, tuple[str, FoundIn | None]]:
    """Add to `told` the articles that have the words themselves; return each one's snippet and where it is from."""
    rows = db.execute(
        f"SELECT {_COLUMNS}, {snippets.snippet('articles_fts', 1)} "
        "FROM articles_fts CROSS JOIN articles ON articles.rowid = articles_fts.rowid "
        f"WHERE articles_fts MATCH ? AND {snippets.among('articles_fts', match, numbers, total)}",
        [match, *numbers],
    )
    shown: dict[int, tuple[str, FoundIn | None]] = {}
    for number, *columns, text in rows.fetchall():
        told[number] = columns
        shown[number] = (text, FoundIn("text" if HIT_START in text else "title"))
    elsewhere = [number for number, (_, place) in shown.items() if place == FoundIn("title")]
    if elsewhere:
        shown |= {number: one for number, one in snippets.beside_texts(db, match, elsewhere).items() if one}
    return shown


def _read_beginnings(
    db: Database, numbers: list[int], told: dict[int, list[Any]]
) -> dict[int, tuple[str, FoundIn | None]]:
    """Add to `told` the articles; return the beginning of each."""
    rows = db.execute(
        f"SELECT {_COLUMNS}, substr(articles.body, 1, {2 * _BEGINNING}) "
        f"FROM articles WHERE articles.rowid IN ({', '.join('?' * len(numbers))})",
        numbers,
    )
    shown: dict[int, tuple[str, FoundIn | None]] = {}
    for number, *columns, text in rows:
        told[number] = columns
        shown[number] = (shorten(text, _BEGINNING, placeholder=" …"), None)
    return shown


def _names(db: Database, select: str, ids: list[str]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = defaultdict(tuple)
    marks = ", ".join("?" * len(ids))
    for article_id, *name in _by_name(db.execute(f"{select} article_id IN ({marks})", ids)):
        found[article_id] += (Name(*name),)
    return found


def _by_name(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Rows of an article, a name, a slug and more, in alphabetical order of the names."""
    found = list(rows)
    places = {name: sort_key(name) for _, name, *_ in found}
    return sorted(found, key=lambda row: (places[row[1]], row[2]))


def _speaking(db: Database, ids: list[str]) -> dict[str, tuple[Speaker, ...]]:
    """Who speaks in articles, in alphabetical order, each with their offices in the order of the text."""
    rows = db.execute(
        "SELECT article_id, name, slug, coalesce(role_nominative, role), organisation FROM appearances "
        f"JOIN people ON people.id = person_id WHERE spoke AND article_id IN ({', '.join('?' * len(ids))}) "
        "GROUP BY 1, person_id, 4, 5 ORDER BY min(start)",
        ids,
    )
    found: dict[str, dict[str, list[Speaker]]] = defaultdict(lambda: defaultdict(list))
    for article_id, *speaker in _by_name(rows):
        one = Speaker(*speaker)
        found[article_id][one.slug].append(one)
    return defaultdict(
        tuple,
        {
            id: tuple(
                one
                for offices in people.values()
                for one in ([each for each in offices if each.role or each.organisation] or offices)
            )
            for id, people in found.items()
        },
    )
