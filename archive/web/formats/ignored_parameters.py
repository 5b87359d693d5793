"""How answers without room for notices deal with invalid parameters.

A table or a picture of everything would be mistaken for what was requested, so such requests are refused. Feeds and
calendars, which people have subscribed to, continue, and say what they ignored.
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
    """The same for an answer that ignores them; empty if there are none."""
    return " ".join(one.in_words(interface.gettext) for one in invalid)


def with_header(response: Response, invalid: Iterable[InvalidParameter]) -> Response:
    """Add the names of ignored parameters to a response as a header, for programs."""
    if names := ", ".join(dict.fromkeys(quote(one.name, safe="") for one in invalid)):
        response.headers[HEADER] = names
    return response
