"""The content of the frame of /capture/<id>: the page with its looks or as text, style sheets, and /requisite/<id>.

All of it is inert by its markup and by its policy. To a browser the page has an opaque origin (`sandbox`), and so
its requisites are cross-origin, and must allow being loaded (`Cross-Origin-Resource-Policy`).
"""

from __future__ import annotations

import re

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.warc.captures import Capture
from archive.web.pages.captures.capture import SEALED, asked_capture, asked_content
from archive.web.parts.rewriting.content import Content, read_requisite, warc_folder
from archive.web.parts.rewriting.rendered import rendered_page, style_of, text_of_page
from archive.web.serving.middleware.security import CAPTURE_POLICY, look_policy
from archive.web.serving.request import PageRequest

# What a policy can name: https://www.w3.org/TR/CSP3/#grammardef-host-source
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?")
_FOR_FRAMES = {"Cross-Origin-Resource-Policy": "cross-origin"}


async def captured_look(request: PageRequest) -> Response:
    """A captured page as it looked, for the frame; as text if it is too long for that."""
    capture, content = await _asked_page(request)
    look = await rendered_page(request, capture, content)
    if look.html is None:
        return await _as_text(capture, content)
    policy = look_policy(_sources(request, f"/capture/{capture.id}/style/"), _sources(request, "/requisite/"))
    return _page(look.html, policy)


async def captured_text(request: PageRequest) -> Response:
    """A captured page as text, for the frame.

    Not the page as it was sent: no policy keeps a browser from contacting hosts named in it (`rel=preconnect`).
    """
    return await _as_text(*await _asked_page(request))


async def _asked_page(request: PageRequest) -> tuple[Capture, Content]:
    capture, content = await asked_content(request)
    if content is None or content.shown_as != "page":
        raise NotFound("This capture holds no page")
    return capture, content


async def _as_text(capture: Capture, content: Content) -> Response:
    return _page(await text_of_page(capture, content), CAPTURE_POLICY)


def _page(html: str, policy: str) -> Response:
    headers = {**SEALED, "Content-Security-Policy": policy, "X-Robots-Tag": "noindex"}
    return Response(html.encode("utf-8", "replace"), headers=headers, content_type="text/html; charset=utf-8")


async def captured_style(request: PageRequest) -> Response:
    """A style sheet, with addresses replaced by those of the captures nearest in time to the page that uses it."""
    folder = warc_folder(request)

    def read(db: Database) -> tuple[Capture, Capture, Content | None]:
        page, capture = asked_capture(db, request, "page"), asked_capture(db, request)
        return page, capture, read_requisite(db, folder, capture, request.takedowns)

    page, capture, content = await request.read(read)
    css = None
    if content and content.shown_as == "style":
        css = await style_of(request, page, capture, content)
    if css is None:
        raise NotFound("This capture holds no style sheet")
    headers = {**SEALED, **_FOR_FRAMES, "X-Robots-Tag": "noindex"}
    return Response(css.encode("utf-8", "replace"), headers=headers, content_type="text/css; charset=utf-8")


async def requisite(request: PageRequest) -> Response:
    """A picture or a font of a captured page. Anything that is neither, as its bytes show, is not found."""
    folder = warc_folder(request)
    content = await request.read(lambda db: read_requisite(db, folder, asked_capture(db, request), request.takedowns))
    if content is None or content.shown_as not in ("picture", "font"):
        raise NotFound("This capture holds neither a picture nor a font")
    headers = {**SEALED, **_FOR_FRAMES, "X-Robots-Tag": "noindex"}
    if content.shown_as == "font":  # https://www.w3.org/TR/css-fonts-4/#font-fetching-requirements
        headers["Access-Control-Allow-Origin"] = "*"
    return Response(content.body, headers=headers, content_type=content.content_type)


def _sources(request: PageRequest, path: str) -> list[str]:
    """Our addresses below a path, as a policy names them: at the requested host, and at the public one.

    They are listed one by one, because allowing a whole host would be more than is needed; and with both
    schemes, because a proxy need not say which it was. `http` with a port does not imply `https`.
    """
    own = request.path(path)
    places = {f"{request.raw.host}{own}": None, request.absolute(own).partition("://")[2]: None}
    named = [place for place in places if _HOST.fullmatch(place.partition("/")[0])]
    return [f"{scheme}://{place}" for place in named for scheme in ("http", "https")] or ["'self'"]


_ID = r"[0-9A-Za-z-]+"
ROUTES = [
    (rf"^/capture/(?P<id>{_ID})/page$", captured_look),
    (rf"^/capture/(?P<id>{_ID})/text$", captured_text),
    (rf"^/capture/(?P<page>{_ID})/style/(?P<id>{_ID})$", captured_style),
    (rf"^/requisite/(?P<id>{_ID})$", requisite),
]
