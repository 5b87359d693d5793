"""Messages in place of a page: a page for people, a line or JSON for programs."""

from __future__ import annotations

import re

from datasette import Response

from archive.web.serving.request import PageRequest

_MACHINES = re.compile(r".*\.(?:json|csv|atom|ics|bib|txt)|.*/(?:timemap|image|thumbnail)/.*", re.DOTALL)


async def message(
    request: PageRequest,
    status: int,
    what: str,
    advice: str,
    *,
    template: str = "message.html",
    told: dict[str, object] | None = None,
    **context: object,
) -> Response:
    """An answer that says what happened and what to do, both translated already; `what` has no full stop at its end.

    At addresses for programs, it says only that, in JSON together with `told`.
    """
    path = request.raw.path
    if not _MACHINES.fullmatch(path):
        return await request.render(template, status=status, what=what, advice=advice, **context)
    if path.endswith(".json"):
        response = Response.json({"error": f"{what}. {advice}", **(told or {})}, status=status)
    else:
        response = Response.text(f"{what}. {advice}\n", status=status)
    response.headers |= {"Content-Language": request.language, "Vary": "Accept-Language, Cookie"}
    return response
