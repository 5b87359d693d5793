"""`/-/health`: whether there is an archive to read, in one word, for proxies, containers and monitoring.

It is answered before anything else, so it waits for no turn. It says the same to everybody, even if the pages are
closed or there is no database.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from archive.clock import now
from archive.errors import Damaged
from archive.store import outcomes
from archive.store.database import connect_to_read
from archive.web.serving.access.takedowns import may_be_shown
from archive.web.serving.middleware.paths import path_below
from archive.web.serving.middleware.security import App, Send
from archive.web.serving.request import archive_database
from archive.web.sql.files import connect

PATH = "/-/health"
OK, MISSING, DAMAGED, OUTDATED = "ok", "missing", "damaged", "outdated"
CLOSED, EMPTY, UNPUBLISHED, STALE = "closed", "empty", "unpublished", "stale"
_MOST_DAYS = 10_000.0
_PLAIN = b"text/plain; charset=utf-8"


def health(
    database: str | None,
    max_age: timedelta | None = None,
    opened: Callable[[Path], sqlite3.Connection] = connect_to_read,
) -> str:
    """OK, or what keeps readers from the archive; with `max_age` also whether the last good refresh is older.

    - MISSING: there is no database.
    - DAMAGED: it cannot be read, or the ledger of takedowns cannot.
    - OUTDATED: it lacks tables of this version.
    - CLOSED: it has what is withheld, so nothing is shown until it has been rebuilt.
    - EMPTY: nothing was ever fetched or imported.
    - UNPUBLISHED: something was, but none of it was published.

    `opened` opens the database, of which only a row or two are read; `ctarchive status --verify` finds damage further
    inside.
    """
    if not database or not Path(database).is_file():
        return MISSING
    try:
        if not may_be_shown(database):
            return CLOSED
        with closing(opened(Path(database))) as connection:
            has_articles = connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is not None
            has_begun = connection.execute("SELECT 1 FROM crawls UNION ALL SELECT 1 FROM imports LIMIT 1").fetchone()
            (finished,) = connection.execute(
                f"SELECT max(finished_at) FROM crawls WHERE {outcomes.PUBLISHED}"
            ).fetchone()
    except Damaged:
        return DAMAGED
    except sqlite3.DatabaseError as error:
        return OUTDATED if str(error).startswith("no such") else DAMAGED
    if not has_articles:
        return UNPUBLISHED if has_begun else EMPTY
    if max_age is None or (finished and now() - datetime.fromisoformat(finished) <= max_age):
        return OK
    return STALE


def with_health(app: App, datasette: Any) -> App:
    """Middleware that answers at PATH: 200 and `ok`, or 503 and the word. `max_age` in the address is in days."""

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        is_asked = scope["type"] == "http" and path_below(scope, datasette.setting("base_url")) == PATH
        if not is_asked or scope["method"] not in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        try:
            max_age = _max_age(scope["query_string"].decode("latin-1"))
        except ValueError:
            await _say(send, 400, f"max_age is a number of days from 0 to {_MOST_DAYS:.0f}")
            return
        served = archive_database(datasette)
        word = await asyncio.to_thread(health, served.path, max_age, lambda _: connect(served))
        await _say(send, 200 if word == OK else 503, word)

    return answer


def _max_age(query: str) -> timedelta | None:
    """The `max_age` in the address, if there is one. Raises ValueError."""
    given = parse_qs(query, keep_blank_values=True).get("max_age")
    if given is None:
        return None
    days = float(given[-1])
    if not 0 <= days <= _MOST_DAYS:  # which also refuses NaN
        raise ValueError
    return timedelta(days=days)


async def _say(send: Send, status: int, words: str) -> None:
    body = f"{words}\n".encode()
    headers = [(b"content-type", _PLAIN), (b"content-length", b"%d" % len(body)), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
