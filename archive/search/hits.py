"""What is shown of the articles that a search finds: their snippets, who speaks in them and what they mention."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import Any

from sqlite_utils import Database

from archive.search.match import Plan
from archive.search.results import HIT_END, HIT_START, Hit, Name

_SNIPPET_WORDS = 24
_BEGINNING = 200  # characters of an article that stand for a snippet, where no words were asked for


def read_hits(db: Database, plans: list[Plan], found: list[tuple[int, str]], total: int) -> tuple[Hit, ...]:
    """The articles found on a page (rowid and language of each), of `total`, each with the snippet that shows why."""
    told: dict[int, list[Any]] = {}
    for plan in plans:
        numbers = [number for number, lang in found if lang in plan.langs]
        marks = ", ".join("?" * len(numbers))
        source, snippet, condition = "articles", f"substr(articles.body, 1, {2 * _BEGINNING})", "articles.rowid"
        if plan.match:
            source = "articles_fts CROSS JOIN articles ON articles.rowid = articles_fts.rowid"
            snippet = f"snippet(articles_fts, 1, '{HIT_START}', '{HIT_END}', ' … ', {_SNIPPET_WORDS})"
            # FTS5 looks the whole expression up again for each rowid that it is told (a + in front hides them from it),
            # so with many phrases or rowids it is faster to go through all that match, if they are not too many.
            lookups = plan.match.count('"') // 2 * len(numbers)
            condition = f"articles_fts MATCH ? AND {'+' if total < 50 * lookups else ''}articles_fts.rowid"
        for number, *columns, text in db.execute(
            f"SELECT articles.rowid, articles.id, url, kind, lang, articles.title, published_on, gone_at, "
            "EXISTS (SELECT 1 FROM crawled WHERE crawled.article_id = articles.id AND crawled.article IS NULL), "
            f"{snippet} "
            f"FROM {source} WHERE {condition} IN ({marks})",
            [plan.match, *numbers] if plan.match else numbers,
        ):
            told[number] = [*columns, text if plan.match else shorten(text, _BEGINNING, placeholder=" …")]
    ids = [told[number][0] for number, _ in found]
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
    return tuple(Hit(*[*told[number], speakers[id], places[id]]) for (number, _), id in zip(found, ids, strict=True))


def _names(db: Database, select: str, ids: list[str]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, tuple[Name, ...]] = defaultdict(tuple)
    marks = ", ".join("?" * len(ids))
    for article_id, *name in db.execute(f"{select} article_id IN ({marks}) ORDER BY name, slug", ids):
        found[article_id] += (Name(*name),)
    return found
