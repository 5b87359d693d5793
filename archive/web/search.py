"""Search over the web: /search for people, /search.json and /search.csv for machines, archive_search() for SQL."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from markupsafe import Markup
from sqlite_utils import Database

from archive.search import HIT_END, HIT_START, MOST_RESULTS, SORTS, Filters, Results, Sort, article_ids, search
from archive.search.query import read_period
from archive.show import results_as_json, snippet_html
from archive.web.visit import Visit

_SIZE = 20
_CHOICES = {"kind": ("news", "page"), "lang": ("lv", "en"), "sort": SORTS}
_NAMES = ("speaker", "municipality")
_TOO_SLOW = "This search takes too long. Ask for fewer words, or for longer ones."


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the query, what narrows it, and which part of the answer is wanted."""

    query: str
    filters: Filters
    sort: Sort
    page: int
    size: int
    given: dict[str, str]  # the parameters as they came, without those that mean nothing
    notices: tuple[str, ...]

    def address(self, path: str, **changes: object) -> str:
        """The address of the same search with some parameters changed, and those that are None left out."""
        parameters = {name: value for name, value in {**self.given, **changes}.items() if value is not None}
        return f"{path}?{urlencode(parameters)}" if parameters else path


def read_request(arguments: Any) -> Asked:
    """The parameters of a request. What is no value of its parameter is left out, with a word about it."""
    notices: list[str] = []
    given = {name: arguments.get(name) for name in ("q", *_NAMES) if (arguments.get(name) or "").strip()}
    for name, choices in _CHOICES.items():
        if value := arguments.get(name):
            if value in choices:
                given[name] = value
            else:
                notices.append(f"“{name}” is one of {', '.join(choices)}; “{value[:40]}” was left out.")
    days: dict[str, date] = {}
    for place, name in enumerate(("since", "until")):
        if value := (arguments.get(name) or "").strip():
            if period := read_period(value):
                given[name], days[name] = value, period[place]
            else:
                notices.append(f"“{value[:40]}” is no date such as 2016, 2016-05 or 2016-05-31, and was left out.")
    numbers = {"page": 1, "size": _SIZE}
    for name, most in (("year", 9999), ("page", 10**6), ("size", MOST_RESULTS)):
        if value := arguments.get(name):
            if value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= most:
                numbers[name] = int(value)
                given[name] = value
            else:
                notices.append(f"“{name}” is a number from 1 to {most}; “{value[:40]}” was left out.")
    filters = Filters(
        since=days.get("since"),
        until=days.get("until"),
        lang=given.get("lang"),
        kind=given.get("kind"),
        speaker=given.get("speaker"),
        municipality=given.get("municipality"),
        year=numbers.get("year"),
    )
    sort: Sort = next((sort for sort in SORTS if sort == given.get("sort")), "relevance")
    return Asked(given.get("q", ""), filters, sort, numbers["page"], numbers["size"], given, tuple(notices))


async def _answer(visit: Visit) -> tuple[Asked, Results]:
    """Read the request and run the search; where it takes too long, say so."""
    asked = read_request(visit.request.args)

    def run(db: Database) -> Results:
        return search(db, asked.query, asked.filters, asked.size, page=asked.page, sort=asked.sort, facets=True)

    try:
        return asked, await visit.read(run)
    except QueryInterrupted:
        return asked, Results(0, (), (_TOO_SLOW,))


async def search_json(visit: Visit) -> Response:
    """The results as in design.md, with a word about what was left out, and the address of the next page or null."""
    asked, found = await _answer(visit)
    answer = {
        **results_as_json(found),
        "notices": [*asked.notices, *found.notices],
        "next": _next(visit, asked, found, "/search.json"),
    }
    return visit.download(json.dumps(answer, ensure_ascii=False), "application/json; charset=utf-8")


async def search_csv(visit: Visit) -> Response:
    """The results as a table for a spreadsheet; several names in a cell are parted by semicolons."""
    asked, found = await _answer(visit)
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("id", "url", "title", "published_on", "snippet", "speakers", "municipalities"))
    for hit in found.hits:
        snippet = " ".join(hit.snippet.replace(HIT_START, "").replace(HIT_END, "").split())
        names = ("; ".join(hit.speakers), "; ".join(hit.municipalities))
        table.writerow((hit.id, hit.url, hit.title, hit.published_on or "", snippet, *names))
    response = visit.download(text.getvalue(), "text/csv; charset=utf-8")
    if following := _next(visit, asked, found, "/search.csv"):
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


async def search_page(visit: Visit) -> Response:
    """The page for people. It needs no JavaScript."""
    asked, found = await _answer(visit)
    path = visit.path("/search")
    context: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "notices": [*asked.notices, *found.notices],
        "hits": [(hit, Markup(snippet_html(hit.snippet))) for hit in found.hits],  # noqa: S704, for it is escaped
        "facets": [
            (
                name,
                [
                    (count, asked.address(path, **{name: _toggled(asked, name, count.value)}, page=None))
                    for count in counts
                ],
            )
            for name, counts in found.facets.items()
        ],
        "suggestions": [(text, asked.address(path, q=text, page=None)) for text in found.suggestions],
        "previous": asked.address(path, page=asked.page - 1) if asked.page > 1 else None,
        "following": _next(visit, asked, found, "/search"),
        "as_json": asked.address(visit.path("/search.json"), page=None),
        "as_csv": asked.address(visit.path("/search.csv"), page=None),
    }
    return await visit.render("search.html", **context)


def _toggled(asked: Asked, name: str, value: str) -> str | None:
    return None if asked.given.get(name) == value else value


def _next(visit: Visit, asked: Asked, found: Results, path: str) -> str | None:
    if asked.page * asked.size >= found.total:
        return None
    return asked.address(visit.path(path), page=asked.page + 1)


ROUTES = [(r"^/search$", search_page), (r"^/search\.json$", search_json), (r"^/search\.csv$", search_csv)]


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function archive_search(query): the ids found, best first, as a JSON array for json_each()."""

    def ids(query: object) -> str:
        return json.dumps(article_ids(Database(conn, recursive_triggers=False), str(query or "")))

    conn.create_function("archive_search", 1, ids)
