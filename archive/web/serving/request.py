"""`PageRequest`: what was asked for, in which language, and how it is answered."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit, tilde_encode
from datasette.utils.asgi import Request
from sqlite_utils import Database

from archive.clock import now
from archive.search.filters import whole_number
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.web.serving.access.permissions import ensure_open
from archive.web.serving.access.takedowns import takedowns_beside
from archive.web.serving.i18n import LANGUAGES, Interface, choose
from archive.web.serving.keeper import settings_beside
from archive.web.serving.middleware.security import POLICY
from archive.web.serving.responses.assets import asset_path
from archive.web.sql.database import Unready

LANGUAGE_COOKIE = "ctarchive_language"
_ATOM = "application/atom+xml; charset=utf-8"
_A_YEAR = 365 * 24 * 60 * 60  # seconds
MOST_CHARACTERS = 1000  # characters of a parameter
# https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

T = TypeVar("T")


def as_typed(value: str | None) -> str:
    """A parameter of an address as it is used and shown: its beginning, without the space around it.

    Characters that change the direction of writing are left out, because they would affect what follows on a page.
    """
    return _TURNING.sub("", value or "").strip()[:MOST_CHARACTERS]


class Withheld(Exception):
    """What was requested is withheld by this `entry` of the ledger."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.id)
        self.entry = entry


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A request for a page of the reading room."""

    datasette: Any
    raw: Request
    interface: Interface

    @property
    def database(self) -> Any:
        """The archive among the databases that are served."""
        return archive_database(self.datasette)

    @property
    def takedowns(self) -> Takedowns:
        """What is withheld in the archive. Raises Damaged if its ledger cannot be read."""
        return takedowns_beside(self.database.path)

    @property
    def language(self) -> str:
        """The language of the interface, "lv" or "en"."""
        return self.interface.language

    def matched(self, name: str) -> str:
        """A named group of the route's pattern, as it matched the address."""
        return str(self.raw.url_vars[name])

    def argument(self, name: str) -> str:
        """A parameter of the address (see `as_typed`); empty if it is missing."""
        return as_typed(self.raw.args.get(name))

    def number(self, name: str) -> int | None:
        """A parameter that is a number from 1; None for anything else."""
        return whole_number(self.argument(name))

    def path(self, path: str) -> str:
        """A path of ours as links need it, with the prefix that Datasette serves under."""
        return str(self.datasette.urls.path(path))

    def url(self, path: str) -> str:
        """The same as an absolute address, for feeds and citations."""
        return self.absolute(self.path(path))

    def absolute(self, path: str) -> str:
        """Make a path from `path` absolute: with the keeper's public address, or else the host of the request."""
        if public := settings_beside(self.database.path).archive.address:
            base_url = str(self.datasette.setting("base_url")).rstrip("/")
            return f"{public}{path.removeprefix(base_url)}"
        return str(self.datasette.absolute_url(self.raw, path))

    @property
    def own_path(self) -> str:
        """The path of this page as links need it, even if a proxy has stripped the prefix."""
        path = str(self.raw.path)
        return path if path.startswith(self.datasette.setting("base_url")) else self.path(path)

    def is_at(self, path: str) -> bool:
        """Whether this page is at the path, or below it."""
        return f"{self.own_path}/".startswith(f"{self.path(path)}/")

    def database_path(self) -> str:
        """Where Datasette shows the archive's tables."""
        return str(self.datasette.urls.database(self.database.name))

    def table_path(self, table: str) -> str:
        """Where Datasette shows a table."""
        return str(self.datasette.urls.table(self.database.name, table))

    def row_path(self, table: str, key: str) -> str:
        """Where Datasette shows a row."""
        return str(self.datasette.urls.row(self.database.name, table, tilde_encode(key)))

    def here(self, **changes: str | None) -> str:
        """The path of this page with some parameters changed, and those that are None removed.

        Names and values that are too long are truncated.
        """
        given = parse_qsl(self.raw.query_string, keep_blank_values=True, max_num_fields=None)
        kept = [(name[:MOST_CHARACTERS], value[:MOST_CHARACTERS]) for name, value in given if name not in changes]
        kept += [(name, value) for name, value in changes.items() if value is not None]
        return f"{self.own_path}?{urlencode(kept)}" if kept else self.own_path

    async def read(self, read: Callable[[Database], T]) -> T:
        """Call a function with the database, in one state and within Datasette's time limit; return its result.

        Raises QueryInterrupted if it takes too long, and Unready if a table or a column is missing.
        """

        limit = self.datasette.setting("sql_time_limit_ms")

        def in_one_transaction(connection: sqlite3.Connection) -> T:
            connection.execute("BEGIN")
            try:
                return read_within(limit, connection, read)
            finally:
                connection.rollback()

        result: T = await self.database.execute_fn(in_one_transaction)
        return result

    async def render(self, template: str, *, status: int = 200, **context: object) -> Response:
        """Render a template with `context`, in which this request is `page_request`."""
        context |= {
            "page_request": self,
            "asset": lambda name: self.path(asset_path(name)),
            "now": now().isoformat(),
            "canonical": self.absolute(self.here(ui=None)),
            "languages": [(code, name, self.here(ui=code)) for code, name in LANGUAGES.items()],
        }
        html = await self.datasette.render_template(template, context, request=self.raw)
        headers = {
            "Content-Language": self.language,
            "Content-Security-Policy": POLICY,
            "Vary": "Accept-Language, Cookie",
        }
        response = Response.html(html, status=status, headers=headers)
        if (asked := self.raw.args.get("ui")) in LANGUAGES and asked != remembered_language(self.raw):
            response.set_cookie(LANGUAGE_COOKIE, self.language, max_age=_A_YEAR)
        return response

    def redirect(self, path: str) -> Response:
        """Redirect to a path from `path`, without `#`, keeping the language that `ui` asked for."""
        if (asked := self.raw.args.get("ui")) in LANGUAGES:
            path += f"{'&' if '?' in path else '?'}ui={asked}"
        return Response.redirect(path)

    def moved(self, path: str) -> Response:
        """Redirect permanently to a path of ours, with the parameters of this address."""
        _, mark, parameters = self.here().partition("?")
        return Response.redirect(f"{self.path(path)}{mark}{parameters}", status=301)

    def download(self, body: str | bytes, content_type: str, name: str = "", *, status: int = 200) -> Response:
        """An answer for programs; a browser saves it as `name`, if given."""
        headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
        return Response(body, status=status, headers=headers, content_type=content_type)

    def feed(self, body: bytes) -> Response:
        """An answer that is a feed, in the language of this request."""
        response = self.download(body, _ATOM)
        response.headers |= {"Content-Language": self.language, "Vary": "Accept-Language, Cookie"}
        return response


def read_within(limit: int, connection: sqlite3.Connection, read: Callable[[Database], T]) -> T:
    """Call a function with a connection, for at most `limit` milliseconds. Raises QueryInterrupted and Unready."""
    started = time.monotonic()
    try:
        with sqlite_timelimit(connection, limit):
            return read(Database(connection, recursive_triggers=False))
    except sqlite3.OperationalError as error:
        # A statement that is interrupted while it opens a full-text index reports that error instead.
        if time.monotonic() - started >= limit / 1000:
            raise QueryInterrupted(error, "", {}) from error
        if str(error).startswith("no such"):
            raise Unready from error
        raise


def archive_database(datasette: Any) -> Any:
    """The archive among the databases that are served: the one named `archive`, or the first that has articles."""
    named = datasette.databases.get("archive")
    if named:
        return named
    first = datasette.get_database()
    served = [one for name, one in datasette.databases.items() if name != "_internal" and one.path]
    return next((one for one in served if _has_articles(one.path)), first) if len(served) > 1 else first


@cache
def _has_articles(path: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as db:
            return bool(db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles_narrow'").fetchone()[0])
    except sqlite3.DatabaseError:
        return False


View = Callable[[PageRequest], Awaitable[Response]]


def page_request(datasette: Any, raw: Any) -> PageRequest:
    """The `PageRequest` for a request of Datasette's."""
    interface = choose(raw.args.get("ui"), remembered_language(raw), raw.headers.get("accept-language"))
    return PageRequest(datasette, raw, interface)


def remembered_language(raw: Any) -> str | None:
    """The language in the cookie, which archive.web.serving.caching has moved into the scope of most requests."""
    remembered: str | None = raw.scope.get(LANGUAGE_COOKIE) or raw.cookies.get(LANGUAGE_COOKIE)
    return remembered


def page(view: View) -> Callable[..., Awaitable[Response]]:
    """Wrap a view for Datasette; only visitors who may see all of the archive may call it."""

    async def answer(datasette: Any, request: Any) -> Response:
        of_page = page_request(datasette, request)
        await ensure_open(datasette, of_page.database.name, request.actor)
        return await view(of_page)

    return answer
