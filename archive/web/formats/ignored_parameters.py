"""How answers without room for notices say that they ignored something in a request.

A table or a picture of everything would be mistaken for what was requested, so the request is refused. Feeds and
calendars that people have subscribed to continue, and say so themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from datasette import Response

from archive.web.serving.i18n import Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.invalid import InvalidParameter

HEADER = "X-Ignored-Parameters"
REFUSAL = "text/plain; charset=utf-8"


def refusal(request: PageRequest, invalid: Iterable[InvalidParameter]) -> Response:
    """A line that says which parameters are wrong, and what is allowed."""
    line = " ".join(one.rule(request.interface.gettext) for one in invalid)
    response = request.download(f"{' '.join(line.split())}\n", REFUSAL, status=400)
    response.headers["Content-Language"] = request.language
    return response


def in_words(interface: Interface, invalid: Iterable[InvalidParameter]) -> str:
    """The same for an answer that is given anyway; empty if nothing was ignored."""
    return " ".join(one.in_words(interface.gettext) for one in invalid)


def with_header(response: Response, invalid: Iterable[InvalidParameter]) -> Response:
    """The response with the names of the ignored parameters in a header, for programs."""
    if names := ", ".join(dict.fromkeys(quote(one.name, safe="") for one in invalid)):
        response.headers[HEADER] = names
    return response
