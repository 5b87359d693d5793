"""What SQL can ask of the search, so that the queries of metadata.yml find what /search finds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from archive.search import HIT_END, HIT_START, MOST_RESULTS, PARAMETERS, Filters, Ignored, PreparedSearch, prepare


def add(conn: sqlite3.Connection) -> None:
    """Give a connection archive_search() and archive_hits(), both of a query and, if wanted, of what narrows it.

    That is a JSON object with the parameters of /search, in which what is empty or no value narrows nothing. Both
    answer JSON arrays for json_each(), best first: archive_search() of ids; archive_hits() of objects with `id` and,
    for as many as /search gives at once, `snippet`, with the hits between ⟦ and ⟧, and `found_in`, in words.
    """

    def ids(query: object, narrowing: object = "{}") -> str:
        return json.dumps(_prepared(conn, query, narrowing).ids())

    def hits(query: object, narrowing: object = "{}") -> str:
        return json.dumps([*_hits(_prepared(conn, query, narrowing))], ensure_ascii=False)

    for name, function in (("archive_search", ids), ("archive_hits", hits)):
        for arguments in (1, 2):
            conn.create_function(name, arguments, function)


def _prepared(conn: sqlite3.Connection, query: object, narrowing: object) -> PreparedSearch:
    values = {}
    for name, typed in _object(narrowing).items():
        try:
            values[name] = PARAMETERS[name].value(str(typed).strip()) if typed else None
        except (Ignored, KeyError):
            continue
    return prepare(Database(conn, recursive_triggers=False), str(query or ""), Filters(**values))


def _object(text: object) -> dict[str, Any]:
    """What narrows a search; nothing where that is no JSON object."""
    try:
        found = json.loads(str(text))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _hits(search: PreparedSearch) -> Iterator[dict[str, str | None]]:
    ids = search.ids()
    shown = {hit.id: hit for hit in search.results(MOST_RESULTS).hits} if ids else {}
    for id in dict.fromkeys((*shown, *ids)):
        hit = shown.get(id)
        found_in = hit.found_in if hit else None
        yield {
            "id": id,
            "snippet": hit.snippet.replace(HIT_START, "⟦").replace(HIT_END, "⟧") if hit else None,
            "found_in": (found_in.in_words() or found_in.part) if found_in else None,
        }
