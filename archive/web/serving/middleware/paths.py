"""Raw paths: removes needless percent-encoding and slashes, and the prefix that Datasette serves under."""

from __future__ import annotations

import re
from typing import Any

from archive.web.serving.middleware.security import App, Send

# The unreserved characters of https://www.rfc-editor.org/rfc/rfc3986#section-2.3 except `.`, which may mean the parent
# folder, and `~`, which is Datasette's own encoding.
_NEEDLESS = re.compile(rb"%(2[Dd]|3[0-9]|[46][1-9A-Fa-f]|5[0-9AaFf]|7[0-9Aa])")
_SLASHES = re.compile(rb"//+")
# These are followed by an address of the site in any spelling.
_OF_THE_SITE = (b"/timemap/", b"/timegate/")


def with_plain_paths(app: App) -> App:
    """Middleware that removes needless encoding and slashes, which programs add when they pass on or join addresses.

    Datasette would redirect the former to a path with `~` instead of `%`, which does not exist, and `//` to the empty
    address, for which browsers show an empty page.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        path, mark, query = (scope.get("raw_path") or b"").partition(b"?")
        if (b"%" in path or b"//" in path) and not any(one in path for one in _OF_THE_SITE):
            plain = _NEEDLESS.sub(lambda found: bytes.fromhex(found[1].decode()), _SLASHES.sub(b"/", path))
            scope = {**scope, "raw_path": plain + mark + query}
        await app(scope, receive, send)

    return answer


def path_below(scope: Any, base_url: str) -> str:
    """The raw path of a request, below the address that Datasette serves under."""
    path: str = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    return f"/{path.removeprefix(base_url)}" if base_url != "/" and path.startswith(base_url) else path
