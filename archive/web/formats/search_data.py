"""Search for programs: /search.json, /search.jsonl (an object on each line), and /search.csv for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datasette import Response
from sqlite_utils import Database

from archive.clock import day_in_riga
from archive.people.tenure import office_name
from archive.search import HIT_END, HIT_START, FoundIn, Hit, Results
from archive.search.as_json import about_as_json, hit_as_json
from archive.search.found.hits import read_bodies
from archive.web.formats.streaming import Found, Record
from archive.web.parts.documents import found_in
from archive.web.parts.events import Event
from archive.web.parts.found_events import events_of
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.invalid import sentences
from archive.web.serving.search_requests.search_request import SearchRequest, read_request

COLUMNS = (
    *("id", "url", "title", "published_on", "snippet", "speakers", "municipalities", "found_in", "document"),
    *("kind", "lang", "gone_at", "speakers_with_roles", "permalink"),
)


async def search_json(request: PageRequest) -> Response:
    """What `ctarchive search --json` prints, plus notices about parameters and the address of the next page."""
    return await _found(request, body=False).as_json()


async def search_jsonl(request: PageRequest) -> Response:
    """Only the results of /search.json, one per line, with the whole text."""
    return await _found(request, body=True).as_lines()


async def search_csv(request: PageRequest) -> Response:
    """The results as a table for a spreadsheet, with the whole text; names in one cell are separated by semicolons.

    `found_in` says in words what JSON has as an object. `document` is the address of the page of the document or, for a
    former version, of what the next version changed.
    """
    return await _found(request, body=True).as_csv()


def _found(request: PageRequest, *, body: bool) -> Found[Results, Hit]:
    """The requested search; `body` tells whether its results have whole texts by default."""
    search = read_request(request.raw.args, of_data=True)
    with_body = body if search.body is None else search.body

    def records(db: Database, hits: Sequence[Hit]) -> list[Record]:
        bodies = read_bodies(db, [hit.id for hit in hits]) if with_body else {}
        return [
            {
                **hit_as_json(hit),
                "permalink": request.url(f"/article/{hit.id}"),
                **({"body": bodies[hit.id]} if with_body else {}),
            }
            for hit in hits
        ]

    def about(db: Database, found: Results) -> Record:
        total, events = events_of(db, search.prepare(db))
        return {
            **about_as_json(found),
            "notices": [*sentences((*search.invalid, *search.unknown)), *found.notices],
            "events": {"total": total, "results": [_event(request, one) for one in events]},
        }

    columns = (*COLUMNS, "body") if with_body else COLUMNS
    return Found(
        request,
        search,
        "/search",
        search.prepare,
        records,
        about,
        columns,
        lambda hit, record: _row(request, search, hit, record, columns),
    )


def _event(request: PageRequest, event: Event) -> Record:
    """An event as JSON, in English too if both languages announce it."""
    return {
        "id": event.id,
        "title": event.title,
        "title_en": event.title_en,
        "lang": event.lang,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "starts_at": event.starts_at,
        "place": event.place,
        "place_en": event.place_en,
        "article_id": event.article_id,
        "permalink": request.url(event.path),
    }


def _row(
    request: PageRequest, search: SearchRequest, hit: Hit, record: Record, columns: Sequence[str]
) -> Iterator[str]:
    document = found_in.path_of(hit.id, hit.found_in, search.query)
    told = {
        **record,
        "snippet": " ".join(hit.snippet.replace(HIT_START, "").replace(HIT_END, "").split()),
        "speakers": "; ".join(record["speakers"]),
        "municipalities": "; ".join(record["municipalities"]),
        "found_in": _place(hit.found_in),
        "document": request.url(document) if document else "",
        "speakers_with_roles": "; ".join(
            f"{one.name} ({office})" if (office := office_name(one.organisation, one.role, hit.lang)) else one.name
            for one in hit.speaking
        ),
    }
    return (told[name] or "" for name in columns)


def _place(found: FoundIn | None) -> str:
    """`text`, `document: Pārskats, page 7`, `version: 2019-03-05`; empty if no words were asked for."""
    if not found:
        return ""
    if found.part == "version" and found.captured_at:
        return f"{found.part}: {day_in_riga(found.captured_at)}"
    page = f", page {found.page}" if found.page else ""
    return f"{found.part}: {found.label}{page}" if found.label else f"{found.part}{page}"


ROUTES = [
    (r"^/search\.json$", search_json),
    (r"^/search\.jsonl$", search_jsonl),
    (r"^/search\.csv$", search_csv),
]
