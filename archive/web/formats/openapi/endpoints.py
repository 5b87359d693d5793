"""The endpoints of the API: every address for programs, with its parameters and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.web.formats import citation, network_data, search_data, statement_data
from archive.web.formats.link_format import LINK_FORMAT
from archive.web.formats.openapi import parameters
from archive.web.formats.openapi.parameters import Described
from archive.web.formats.openapi.schemas import Schema, ref
from archive.web.formats.streaming import CSV, JSON, LINES
from archive.web.parts.history.changes import LABELS
from archive.web.serving.i18n import LANGUAGES, N_

ATOM = "application/atom+xml"
_BYTES: Schema = {"type": "string", "format": "binary"}
_TEXT: Schema = {"type": "string"}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_ID = Described("id", N_("Id of the article"), {"type": "string", "examples": ["lv-129"]}, is_path=True)
_MOMENT = Described(
    "moment", N_("When it was captured, in UTC"), {"type": "string", "examples": ["20260305120000"]}, is_path=True
)
_DOCUMENT = Described("sha256", N_("SHA-256 of the document"), _DIGEST, is_path=True)
_URL = Described("url", N_("An address of the site"), {"type": "string", "format": "uri-reference"}, is_path=True)
_VERSION = Described(
    "version", N_("Version of the data set"), {"type": "string", "examples": ["2026-11-24-0123abcd"]}, is_path=True
)
_FILE = Described(
    "file", N_("File of the data set"), {"type": "string", "examples": ["csv/articles.csv"]}, is_path=True
)
_CHANGE = Described("kind", N_("Only changes of this kind"), {"type": "string", "enum": [*LABELS]})
_SPEAKS_IN = Described("lang", N_("Only articles in this language"), {"type": "string", "enum": [*LANGUAGES]})
_SPEAKS = Described("lang", N_("Only events in this language"), {"type": "string", "enum": [*LANGUAGES]})
_EVENT = Described("event", N_("Only the event with this id"), _TEXT)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint: its path, with parameters as `{name}`, what it returns (to be translated), and in which media types.

    `content` has a schema for each media type; `statuses` are other answers to a valid request. `more` is
    English, for those who write programs.
    """

    path: str
    summary: str
    parameters: tuple[Described, ...]
    content: Mapping[str, Schema]
    statuses: tuple[int, ...] = ()
    more: str = ""

    @property
    def id(self) -> str:
        """Its operation id, which generated client code needs."""
        words = [word for word in self.path.replace("{", "").replace("}", "").replace(".", "/").split("/") if word]
        return "_".join(words)


_PAGED = (parameters.SORT, parameters.PAGE, parameters.SIZE_OF_PAGE)
_STREAMED = "All results, unless `size` or `page` asks for one page of them; `X-Total-Count` says how many there are."


def _columns(names: tuple[str, ...]) -> str:
    return f"{_STREAMED} Columns: {', '.join(names)}."


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "/search.json",
        N_("Articles found by a search"),
        (*parameters.of_search(), *_PAGED, parameters.body(False)),
        {JSON: ref("SearchAnswer")},
        (503,),
    ),
    Endpoint(
        "/search.jsonl",
        N_("Articles found by a search, one per line"),
        (*parameters.of_search(), *_PAGED, parameters.body(True)),
        {LINES: ref("SearchResult")},
        (400, 503),
        f"{_STREAMED} The schema is that of a line.",
    ),
    Endpoint(
        "/search.csv",
        N_("Articles found by a search, as a table"),
        (*parameters.of_search(), *_PAGED, parameters.body(True)),
        {CSV: _TEXT},
        (400, 503),
        _columns((*search_data.COLUMNS, "body")),
    ),
    Endpoint(
        "/search.atom",
        N_("Articles found by a search, as a feed, newest first"),
        (*parameters.of_search(), parameters.PAGE, parameters.LANGUAGE_OF_WORDS),
        {ATOM: _TEXT},
        (503,),
    ),
    Endpoint(
        "/statements.json",
        N_("Statements found by a search"),
        (*parameters.of_statements(), *_PAGED),
        {JSON: ref("StatementAnswer")},
        (503,),
    ),
    Endpoint(
        "/statements.jsonl",
        N_("Statements found by a search, one per line"),
        (*parameters.of_statements(), *_PAGED),
        {LINES: ref("StatementResult")},
        (400, 503),
        f"{_STREAMED} The schema is that of a line.",
    ),
    Endpoint(
        "/statements.csv",
        N_("Statements found by a search, as a table"),
        (*parameters.of_statements(), *_PAGED),
        {CSV: _TEXT},
        (400, 503),
        _columns(statement_data.COLUMNS),
    ),
    Endpoint(
        "/statements.atom",
        N_("Statements found by a search, as a feed, newest first"),
        (*parameters.of_statements(), parameters.PAGE, parameters.LANGUAGE_OF_WORDS),
        {ATOM: _TEXT},
        (503,),
    ),
    Endpoint(
        "/article/{id}.bib", N_("A reference to an article, for BibTeX"), (_ID,), {citation.BIBTEX: _TEXT}, (404, 451)
    ),
    Endpoint(
        "/article/{id}.csl.json",
        N_("A reference to an article, for Zotero and others"),
        (_ID,),
        {citation.CSL_JSON: {"type": "array", "items": {"type": "object"}}},
        (404, 451),
    ),
    Endpoint(
        "/article/{id}/{moment}.bib",
        N_("A reference to an article as it was then, for BibTeX"),
        (_ID, _MOMENT),
        {citation.BIBTEX: _TEXT},
        (302, 404, 451),
    ),
    Endpoint(
        "/article/{id}/{moment}.csl.json",
        N_("A reference to an article as it was then, for Zotero and others"),
        (_ID, _MOMENT),
        {citation.CSL_JSON: {"type": "array", "items": {"type": "object"}}},
        (302, 404, 451),
    ),
    Endpoint(
        "/document/{sha256}.txt",
        N_("The text of a document"),
        (_DOCUMENT,),
        {"text/plain; charset=utf-8": _TEXT},
        (404, 451),
    ),
    Endpoint(
        "/document/{sha256}/file",
        N_("A document as the site had it"),
        (_DOCUMENT,),
        {"application/octet-stream": _BYTES},
        (404, 451),
        "The type is that of the document, where it is a usual one.",
    ),
    Endpoint(
        "/network.csv",
        N_("Who is named in the same articles, as a table"),
        (parameters.YEAR, parameters.PERSON),
        {CSV: _TEXT},
        (400, 404, 503),
        f"All pairs; `X-Total-Count` says how many there are. Columns: {', '.join(network_data.COLUMNS)}.",
    ),
    Endpoint(
        "/network.svg",
        N_("Who is named in the same articles, as a picture"),
        (parameters.YEAR,),
        {"image/svg+xml; charset=utf-8": _TEXT},
        (400, 404),
    ),
    Endpoint("/calendar.ics", N_("All events"), (_SPEAKS, _EVENT), {"text/calendar; charset=utf-8": _TEXT}, (404,)),
    Endpoint(
        "/changes.atom",
        N_("What our visits and imports found, as a feed"),
        (_CHANGE, _SPEAKS_IN, parameters.PAGE, parameters.LANGUAGE_OF_WORDS),
        {ATOM: _TEXT},
    ),
    Endpoint(
        "/timemap/link/{url}",
        N_("The captures of an address (RFC 7089)"),
        (_URL,),
        {LINK_FORMAT: _TEXT},
        (404, 451),
    ),
    Endpoint(
        "/timegate/{url}",
        N_("Leads to the capture of an address at a time (RFC 7089)"),
        (_URL,),
        {},
        (302, 400, 404, 451),
        "The time is that of the header `Accept-Datetime`, without it now.",
    ),
    Endpoint(
        "/data/{version}/{file}",
        N_("A file of a data set"),
        (_VERSION, _FILE),
        {"application/octet-stream": _BYTES},
        (206, 304, 404, 412, 416, 451),
        "The name of a file may have a slash in it. The type is that of the file; `export.json` of each version lists "
        "its files. Parts come for `Range`, and the `ETag` is the SHA-256 of the file.",
    ),
    Endpoint("/data/api.json", N_("This description, for programs"), (), {"application/json": {"type": "object"}}),
)
