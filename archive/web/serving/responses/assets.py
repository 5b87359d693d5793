"""Static files at addresses with a digest of their content, so that browsers can cache them for good."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from importlib.resources import files
from typing import Any

from datasette import NotFound, Response

_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


@cache
def _asset(name: str) -> tuple[str, bytes]:
    """The digest and the bytes of a file in static/. Raises KeyError for an unknown name."""
    for file in (files("archive.web") / "static").iterdir():
        if file.name == name:
            content = file.read_bytes()
            return hashlib.sha256(content).hexdigest()[:16], content
    raise KeyError(name)


def asset_path(name: str) -> str:
    """The path of a static file, below the address that Datasette serves under."""
    return f"/assets/{_asset(name)[0]}/{name}"


async def asset(request: Any) -> Any:
    """A static file. The address of another version of it is not found."""
    name = request.url_vars["name"]
    try:
        digest, content = _asset(name)
    except KeyError:
        digest = ""
    if digest != request.url_vars["digest"]:
        raise NotFound("There is no such file")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, headers=dict(_FOR_GOOD), content_type=kind)


ROUTES = [(r"^/assets/(?P<digest>[0-9a-f]{16})/(?P<name>[a-z.-]+)$", asset)]
# Datasette forbids caching for everybody who has a cookie, except for views with this attribute. (To mypy, functions
# have no attributes.)
asset._datasette_static = True  # type: ignore[attr-defined]
