"""/data/api: the addresses for programs, described for people; /data/api.json: the same for programs (OpenAPI 3.1)."""

from __future__ import annotations

import json

from datasette import Response

from archive.web.formats.openapi.document import description
from archive.web.formats.openapi.endpoints import ENDPOINTS
from archive.web.formats.streaming import JSON
from archive.web.serving.request import PageRequest

_TITLE = "Archive of cilvektirdznieciba.lv"
_ABOUT = (
    "Everything is open to anybody, without a key, and to scripts on pages of others (CORS). What means nothing, be it "
    "a value or the name of a parameter, is left out of JSON, and `notices` say so; lines, tables and pictures are "
    "refused with a line that says what is allowed (400); feeds and calendars leave it out, and say so in their "
    "subtitle or description and in the header `X-Ignored-Parameters`. Few answers with all results are sent at a "
    "time; who is told to come again (503) waits as long as `Retry-After` says."
)
_LICENCE = ("CC BY 4.0 for the compilation; texts and pictures remain those of their authors",
            "https://creativecommons.org/licenses/by/4.0/")  # fmt: skip


async def api_page(request: PageRequest) -> Response:
    """Each address, with its parameters and its answers."""
    return await request.render("data_api.html", endpoints=ENDPOINTS)


async def api_description(request: PageRequest) -> Response:
    """The same for programs, always in English."""
    told = description(_TITLE, _ABOUT, _LICENCE, request.url("/").rstrip("/") or "/")
    return request.download(json.dumps(told, ensure_ascii=False, indent=1), JSON)


ROUTES = [(r"^/data/api$", api_page), (r"^/data/api\.json$", api_description)]
