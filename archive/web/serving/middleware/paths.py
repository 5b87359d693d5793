"""Raw paths: without needless percent-encoding and slashes, and below the address that is served under."""

from __future__ import annotations

import re
from typing import Any

from archive.web.serving.middleware.security import App, Send

# Of what https://www.rfc-editor.org/rfc/rfc3986#section-2.3 names: without `.`, which may mean the folder above, and
# without `~`, which is Datasette's own way to encode.
_NEEDLESS = re.compile(rb"%(2[Dd]|3[0-9]|[46][1-9A-Fa-f]|5[0-9AaFf]|7[0-9Aa])")
_SLASHES = re.compile(rb"//+")
# After these comes an address of the site, as the site may spell it.
_OF_THE_SITE = (b"/timemap/", b"/timegate/")


def with_plain_paths(app: App) -> App:
    """An ASGI application that hears of no needless encoding and no needless slashes.

    Programs put such into addresses that they pass on, or join. Datasette would lead the former on to a path with `~`
    in place of `%`, at which there is nothing, and `//` to the empty address, at which browsers show an empty page.
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        path, mark, query = (scope.get("raw_path") or b"").partition(b"?")
        if (b"%" in path or b"//" in path) and not any(one in path for one in _OF_THE_SITE):
            plain = _NEEDLESS.sub(lambda found: bytes.fromhex(found[1].decode()), _SLASHES.sub(b"/", path))
            scope = {**scope, "raw_path": plain + mark + query}
        await app(scope, receive, send)

    return answer


def path_below(scope: Any, base_url: str) -> str:
    """The path that was asked for, as it came, below the address that Datasette serves under."""
    path: str = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
    return f"/{path.removeprefix(base_url)}" if base_url != "/" and path.startswith(base_url) else path
