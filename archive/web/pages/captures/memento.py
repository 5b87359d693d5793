"""/timemap/link/<url> and /timegate/<url>, for Memento clients: https://www.rfc-editor.org/rfc/rfc7089.

A memento is the address of the bytes of a capture. To browsers the TimeGate gives the page that shows them instead,
because people need to see that it is a copy, and from when.
"""

from __future__ import annotations

from collections.abc import Sequence

from datasette import Response
from sqlite_utils import Database

from archive.web.formats.link_format import (
    LINK_FORMAT,
    from_http_date,
    http_date,
    link,
    memento_address,
    of_original,
    timemap_address,
    to_mementos,
)
from archive.web.parts.history.mementos import Archived, Memento, archived, nearest
from archive.web.serving.i18n import N_
from archive.web.serving.messages import message
from archive.web.serving.request import PageRequest

MOST_LISTED = 5000  # mementos in one TimeMap
_VARY = "accept-datetime, accept"

_NEVER_CAPTURED = N_("The archive has no capture of this address")
_ASK_OTHERWISE = N_("The address may be mistyped. Search for words of the page instead.")
_NO_MOMENT = N_("Accept-Datetime is not a date like “Thu, 31 May 2007 20:35:00 GMT”")


async def timemap(request: PageRequest) -> Response:
    """All mementos of an address, as links; if there are many, a part of them and links to the other parts."""
    found = await _read(request)
    parts = _parts(found.mementos)
    number = int(request.raw.url_vars["part"] or 1)
    if number > len(parts):
        return _line(request, 404, _NEVER_CAPTURED)
    first, last = found.mementos[0], found.mementos[-1]
    original, *_ = of_original(request, found.address)
    links = [
        original,
        *(
            link(
                timemap_address(request, found.address, one),
                "self" if one == number else "timemap",
                type=LINK_FORMAT,
                **{"from": http_date(part[0].moment), "until": http_date(part[-1].moment)},
            )
            for one, part in enumerate(parts, 1)
        ),
        link(f"{request.url('/timegate/')}{found.address}", "timegate"),
    ]
    for one in parts[number - 1]:
        names = [name for name, other in (("first", first), ("last", last)) if one is other]
        links.append(link(memento_address(request, one), " ".join([*names, "memento"]), datetime=http_date(one.moment)))
    return request.download(",\n".join(links) + "\n", LINK_FORMAT)


async def timegate(request: PageRequest) -> Response:
    """The memento nearest to the time in the header Accept-Datetime, the latest if there is no such header."""
    asked = request.raw.headers.get("accept-datetime")
    wanted = from_http_date(asked) if asked is not None else None
    if asked is not None and wanted is None:
        return _vary(_line(request, 400, _NO_MOMENT))
    found = await _read(request)
    if not found.mementos:
        return _vary(
            await message(
                request,
                404,
                *map(request.interface.gettext, (_NEVER_CAPTURED, _ASK_OTHERWISE)),
                article=found.article,
                typed=found.address,
            )
        )
    place = nearest(found.mementos, wanted) if wanted else len(found.mementos) - 1
    chosen = found.mementos[place]
    original, _, itself = of_original(request, found.address)
    near = to_mementos(found.mementos, place, lambda one: memento_address(request, one))
    response = request.download(b"", "text/plain; charset=utf-8", status=302)
    for_people = "text/html" in request.raw.headers.get("accept", "").lower()
    response.headers |= {
        "Location": request.url(f"/capture/{chosen.id}") if for_people else memento_address(request, chosen),
        "Link": ", ".join([original, itself, *near]),
    }
    return _vary(response)


async def _read(request: PageRequest) -> Archived:
    query = request.raw.query_string
    typed = request.matched("url") + (f"?{query}" if query else "")

    def read(db: Database) -> Archived:
        return archived(db, typed)

    return await request.read(read)


def _parts(mementos: Sequence[Memento]) -> list[Sequence[Memento]]:
    return [mementos[start : start + MOST_LISTED] for start in range(0, len(mementos), MOST_LISTED)]


def _line(request: PageRequest, status: int, sentence: str) -> Response:
    response = request.download(f"{request.interface.gettext(sentence)}.\n", "text/plain; charset=utf-8", status=status)
    response.headers |= {"Content-Language": request.language, "Vary": "Accept-Language, Cookie"}
    return response


def _vary(response: Response) -> Response:
    response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), _VARY]))
    return response


ROUTES = [
    (r"^/timemap/link/(?:(?P<part>[1-9][0-9]{0,5})/)?(?P<url>.+)$", timemap),
    (r"^/timegate/(?P<url>.+)$", timegate),
]
