"""SQL functions for the search, so that the queries in metadata.yml find what /search finds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from archive.search import HIT_END, HIT_START, MOST_RESULTS, PARAMETERS, Filters, InvalidValue, PreparedSearch, prepare


class WrongArgument(ValueError):
    """The parameters of a search are invalid; reported to the visitor (archive.web.sql.worker)."""


def add(conn: sqlite3.Connection) -> None:
    """Add archive_search() and archive_hits() to a connection. Both take a query and, optionally, what narrows it.

    The latter is a JSON object with the parameters of /search; empty values are ignored, invalid ones are errors. Both
    return a JSON array for json_each(), best first: archive_search() of ids, archive_hits() of objects with `id` and,
    for as many articles as /search shows at once, `snippet`, with hits between ⟦ and ⟧, and `found_in`, in words.
    """

    def ids(query: object, narrowing: object = "{}") -> str:
        return json.dumps(_prepared(conn, query, narrowing).ids())

    def hits(query: object, narrowing: object = "{}") -> str:
        return json.dumps([*_hits(_prepared(conn, query, narrowing))], ensure_ascii=False)

    for name, function in (("archive_search", ids), ("archive_hits", hits)):
        for arguments in (1, 2):
            conn.create_function(name, arguments, function)


def _prepared(conn: sqlite3.Connection, query: object, narrowing: object) -> PreparedSearch:
    values = {name: _value(name, given) for name, given in _object(narrowing).items()}
    return prepare(Database(conn, recursive_triggers=False), str(query or ""), Filters(**values))


def _object(text: object) -> dict[str, Any]:
    """Parse the JSON object that narrows a search, if there is one. Raises WrongArgument."""
    try:
        found = {} if text in (None, "") else json.loads(str(text))
    except ValueError:
        found = None
    if isinstance(found, dict):
        return found
    raise WrongArgument(f"what narrows a search must be a JSON object of parameters of /search, not {str(text)[:40]}")


def _value(name: str, given: object) -> object:
    """The value of a parameter; None if it is empty. Raises WrongArgument for invalid values and unknown names."""
    if name not in PARAMETERS:
        raise WrongArgument(f"there is no parameter “{name[:40]}” here, only {', '.join(PARAMETERS)}")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise WrongArgument(f"“{name}” must be a text or a number")
    try:
        return PARAMETERS[name].value(typed) if (typed := str(given).strip()) else None
    except InvalidValue as ignored:
        raise WrongArgument(f"{name}: {ignored.notice.rule()}") from None


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
