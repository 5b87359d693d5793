"""Search in statements for programs: /statements.json, /statements.csv for spreadsheets, /statements.atom for feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.search.as_json import about_as_json, snippet_html
from archive.search.statements import StatementHit, StatementResults
from archive.web.formats import feeds, ignored_parameters
from archive.web.formats.streaming import Found, Record, next_page
from archive.web.parts.filters import InForce, in_force, in_words
from archive.web.parts.texts.statements import article_path, in_marks, office_of, sentence_path
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.invalid import sentences
from archive.web.serving.search_requests.statement_request import read_statement_request

_ENTRIES = 50  # entries on a page of the feed


async def statements_json(request: PageRequest) -> Response:
    """The results, in the format of /search.json."""
    return await _found(request).as_json()


async def statements_jsonl(request: PageRequest) -> Response:
    """Only the results of /statements.json, one per line."""
    return await _found(request).as_lines()


async def statements_csv(request: PageRequest) -> Response:
    """The results as a table for a spreadsheet."""
    return await _found(request).as_csv()


def _found(request: PageRequest) -> Found[StatementResults, StatementHit]:
    search = read_statement_request(request.raw.args, of_data=True)

    def about(_: Database, found: StatementResults) -> Record:
        return {
            **about_as_json(found),
            "notices": [*sentences((*search.invalid, *search.unknown)), *found.notices],
        }

    return Found(
        request,
        search,
        "/statements",
        search.prepare,
        lambda _, hits: [_as_json(request, hit) for hit in hits],
        about,
        COLUMNS,
        _row,
    )


def _as_json(request: PageRequest, hit: StatementHit) -> dict[str, Any]:
    return {
        "text": hit.text,
        "snippet": snippet_html(hit.marked),
        "quoted": hit.quoted,
        "speaker": hit.name,
        "speaker_slug": hit.slug,
        "role": hit.role,
        "organisation": hit.organisation,
        "office": office_of(hit) or None,
        "article_id": hit.article_id,
        "title": hit.title,
        "url": hit.url,
        "lang": hit.lang,
        "published_on": hit.published_on,
        "revision": hit.revision,
        "until": hit.until,
        "sentence": request.url(sentence_path(hit)),
        "permalink": request.url(article_path(hit)),
    }


COLUMNS = (
    *("text", "quoted", "speaker", "role", "organisation", "article_id", "title", "url", "published_on", "revision"),
    *("until", "sentence", "lang", "permalink"),
)


def _row(hit: StatementHit, record: Record) -> Iterator[str]:
    told = {**record, "quoted": int(hit.quoted), "text": " ".join(hit.text.split())}
    return ("" if told[name] is None else str(told[name]) for name in COLUMNS)


async def statements_atom(request: PageRequest) -> Response:
    """The results as a feed, always newest first."""
    search = replace(read_statement_request(request.raw.args), sort="newest", size=_ENTRIES)

    def run(db: Database) -> tuple[StatementResults, list[InForce]]:
        prepared = search.prepare(db)
        return search.results(prepared), in_force(search, prepared)

    results, filters = await request.read(run)
    what = in_words(request.interface, search, filters)
    following = next_page(request, search, results.total, "/statements.atom")
    feed = feeds.atom(
        request.interface,
        id=feeds.stable_id("statements", search.address("", page=None, size=None, sort=None)),
        what=request.interface.gettext("Statements: %(what)s")
        % {"what": what or request.interface.gettext("the whole archive")},
        updated=max((hit.captured_at for hit in results.hits), default=feeds.NEVER),
        here=request.absolute(request.here()),
        page=request.absolute(search.address(request.path("/statements"), page=None, size=None, sort="newest")),
        entries=[_entry(request, hit) for hit in results.hits],
        following=request.absolute(following) if following else "",
        subtitle=ignored_parameters.in_words(request.interface, search.ignored),
    )
    return ignored_parameters.with_header(request.feed(feed), search.ignored)


def _entry(request: PageRequest, hit: StatementHit) -> feeds.Entry:
    office = office_of(hit)
    return feeds.Entry(
        id=feeds.stable_id("statement", hit.article_id, hit.slug, " ".join(hit.text.split())),
        title=f"{hit.name}, {office}" if office else hit.name,
        updated=hit.captured_at,
        link=request.url(sentence_path(hit)),
        html=f"<p>{snippet_html(in_marks(replace(hit, text=hit.marked)))}</p>"
        f'<p><a href="{escape(request.url(article_path(hit)))}">{escape(hit.title)}</a></p>',
        language=hit.lang,
        published_on=hit.published_on,
    )


ROUTES = [
    (r"^/statements\.json$", statements_json),
    (r"^/statements\.jsonl$", statements_jsonl),
    (r"^/statements\.csv$", statements_csv),
    (r"^/statements\.atom$", statements_atom),
]
