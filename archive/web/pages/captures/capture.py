"""/capture/<id>: an answer of the site, shown so that nothing in it can run; /image/<id>: a captured picture."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.warc.captures import Capture, get_capture
from archive.web.formats.link_format import http_date, memento_address, of_original, to_mementos
from archive.web.parts.documents.addresses import as_attachment, file_name
from archive.web.parts.history.mementos import Memento, is_memento, mementos_of
from archive.web.parts.history.origins import doubt_of
from archive.web.parts.rewriting.content import Content, read_content, warc_folder
from archive.web.parts.rewriting.rendered import rendered_page
from archive.web.serving.i18n import N_
from archive.web.serving.messages import message
from archive.web.serving.middleware.security import CAPTURE_POLICY
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.addresses import as_reference

_MOST_OTHERS = 100
# Browsers refuse to open a sandboxed page by itself if it asks to be separated from its opener.
SEALED = {
    "Content-Security-Policy": CAPTURE_POLICY,
    "Cross-Origin-Opener-Policy": "unsafe-none",
    "X-DNS-Prefetch-Control": "off",  # which the policy does not cover
}

UNREADABLE = N_("Its record is missing or damaged here, or compressed in an unknown way.")
_NOT_SHOWN = N_(
    "Its record is missing, damaged or compressed in an unknown way, or it is a document that has not been read yet, "
    "or one that the archive does not read."
)

_ARTICLE = """
SELECT articles.id, title, lang, read_as IN ('Article', 'NotModified') AS is_read
FROM captures JOIN articles ON articles.id = article_id WHERE captures.id = ?
"""
_OTHERS = """
SELECT id, fetched_at, status FROM captures WHERE url = :url AND id <> :id ORDER BY fetched_at DESC LIMIT :most
"""


async def capture_page(request: PageRequest) -> Response:
    """A capture in a sandboxed frame below a banner that explains it, with its provenance and its neighbours.

    A page is shown as it looked; with `as=text` without style sheets, pictures and links.
    """
    folder = warc_folder(request)

    def read(db: Database) -> dict[str, Any]:
        capture = asked_capture(db, request)
        content = read_content(db, folder, capture, request.takedowns)
        return {
            "capture": capture,
            "content": content,
            "downloaded": sha256(content.body).hexdigest() if content and content.body else "",
            "doubt": doubt_of(db, capture.id),
            "article": next(db.query(_ARTICLE, [capture.id]), None),
            "others": list(db.query(_OTHERS, {"id": capture.id, "url": capture.url, "most": _MOST_OTHERS})),
            "mementos": mementos_of(db, capture.url) if is_memento(capture) and as_reference(capture.url) else [],
        }

    found = await request.read(read)
    content = found["content"]
    as_text = request.argument("as") == "text"
    look = await rendered_page(request, found["capture"], content) if content and content.shown_as == "page" else None
    response = await request.render("capture.html", unreadable=_NOT_SHOWN, look=look, as_text=as_text, **found)
    return _as_memento(request, response, found["capture"], found["mementos"]) if found["content"] else response


async def capture_content(request: PageRequest) -> Response:
    """The bytes of a capture, content coding undone: a page, a picture or a text to look at, anything else as a file.

    With `as=file`, everything is a file, which a browser saves.
    """
    capture, content = await asked_content(request)
    if content is None:
        what = N_("This capture cannot be read")
        return await message(request, 404, *map(request.interface.gettext, (what, _NOT_SHOWN)))
    is_file = not content.shown_as or request.argument("as") == "file"
    name = file_name(capture.url, content.content_type.partition(";")[0])
    headers = {**SEALED, "Content-Disposition": as_attachment(name) if is_file else "inline"}
    if content.is_covered:  # https://www.rfc-editor.org/rfc/rfc7234#section-5.5.6
        headers["Warning"] = '214 ctarchive "Transformation Applied"'
    response = Response(content.body, headers=headers, content_type=content.content_type)
    # Neighbouring captures may change, and this answer is cached for good.
    return _as_memento(request, response, capture)


def _as_memento(
    request: PageRequest, response: Response, capture: Capture, mementos: Sequence[Memento] = ()
) -> Response:
    """The answer with headers for Memento clients, if the capture is a memento of a web address."""
    links = of_original(request, capture.url)
    if links and is_memento(capture):
        one = Memento.of(capture.id, capture.url, capture.fetched_at)
        if one in mementos:
            links += to_mementos(mementos, mementos.index(one), lambda other: memento_address(request, other))
        response.headers |= {"Memento-Datetime": http_date(one.moment), "Link": ", ".join(links)}
    return response


async def captured_picture(request: PageRequest) -> Response:
    """A captured picture. Only raster images, as their bytes show, are found."""
    folder = warc_folder(request)
    content = await request.read(lambda db: read_content(db, folder, asked_capture(db, request), request.takedowns))
    if content is None or content.shown_as != "picture":
        raise NotFound("This capture holds no picture")
    return Response(content.body, headers=dict(SEALED), content_type=content.content_type)


async def asked_content(request: PageRequest) -> tuple[Capture, Content | None]:
    """The capture whose id is in the address, and its content (`read_content`). Raises NotFound."""
    folder = warc_folder(request)

    def read(db: Database) -> tuple[Capture, Content | None]:
        capture = asked_capture(db, request)
        return capture, read_content(db, folder, capture, request.takedowns)

    return await request.read(read)


def asked_capture(db: Database, request: PageRequest, part: str = "id") -> Capture:
    """The capture whose id is in the address. Raises NotFound."""
    capture = get_capture(db, request.matched(part))
    if capture is None:
        raise NotFound(f"No capture is called {request.matched(part)}")
    return capture


_ID = r"(?P<id>[0-9A-Za-z-]+)"
ROUTES = [
    (rf"^/capture/{_ID}$", capture_page),
    (rf"^/capture/{_ID}/content$", capture_content),
    (rf"^/image/{_ID}$", captured_picture),
]
