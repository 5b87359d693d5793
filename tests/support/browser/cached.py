"""An application that serves an archive, and requests to it like those of caches: conditional and repeated."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from datasette.app import Datasette

from tests.support.reading_room import our_metadata


class Origin:
    """A server without a network, which stays the same between two requests."""

    def __init__(self, database: Path, metadata: dict[str, Any] | None = None, **settings: object) -> None:
        metadata = metadata or our_metadata()
        self.datasette = Datasette([str(database)], metadata=metadata, settings={"num_sql_threads": 1, **settings})
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self.datasette.invoke_startup())
        self._transport = httpx.ASGITransport(self.datasette.app())

    def close(self) -> None:
        """Close the event loop that answered."""
        self._loop.close()

    def ask(self, path: str, method: str = "GET", host: str = "localhost", **headers: str) -> httpx.Response:
        """The answer to one request; `headers` have an underscore for a hyphen."""
        named = {name.replace("_", "-"): value for name, value in {"accept_language": "lv", **headers}.items()}

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport) as client:
                return await client.request(method, f"http://{host}{path}", headers=named)

        return self._loop.run_until_complete(ask())

    def tag(self, path: str, **headers: str) -> str:
        """The tag of the page at a path, which must exist."""
        answer = self.ask(path, **headers)
        assert answer.status_code == 200, path
        return str(answer.headers["etag"])

    def confirms(self, path: str, tag: str, **headers: str) -> bool:
        """Whether a cached answer with a tag is confirmed as unchanged."""
        return self.ask(path, if_none_match=tag, **headers).status_code == 304
