"""The pages of an archive, requested without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import yaml
from datasette.app import Datasette
from lxml import html
from lxml.html import HtmlElement

from tests.support.command import ROOT
from tests.support.served import PATIENCE


@cache
def _parsed_metadata() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "metadata.yml").read_text())
    return read


def our_metadata() -> dict[str, Any]:
    """A copy of metadata.yml's content, which may be changed."""
    return deepcopy(_parsed_metadata())


class ReadingRoom:
    """Datasette with our plugin on an archive, requested without a network."""

    def __init__(
        self,
        *databases: Path,
        metadata: dict[str, Any] | None = None,
        immutables: Sequence[Path] = (),
        **settings: object,
    ) -> None:
        metadata = metadata or our_metadata()
        self._datasette = Datasette(
            [*map(str, databases)],
            immutables=[*map(str, immutables)],
            metadata=metadata,
            settings={"sql_time_limit_ms": PATIENCE, **settings},
        )
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._datasette.invoke_startup())

    def close(self) -> None:
        """Close the event loop that made the pages."""
        self._loop.close()

    def get(self, path: str, language: str = "lv", **headers: str | bytes) -> httpx.Response:
        """The answer at a path for a browser that prefers a language."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        headers = {"accept-language": language, **named}
        response: httpx.Response = self._loop.run_until_complete(self._datasette.client.get(path, headers=headers))
        return response

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        """The answer to a request with any method; `options` are those of httpx."""
        request = self._datasette.client.request(method, path, headers=headers, **options)
        response: httpx.Response = self._loop.run_until_complete(request)
        return response

    def signed_in(self, name: str) -> str:
        """The cookie of somebody who is signed in."""
        return f"ds_actor={self._datasette.sign({'a': {'id': name}}, 'actor')}"

    def get_directly(self, url: str) -> httpx.Response:
        """The answer at an address as a proxy requests it, without what Datasette's own client adds to the path."""
        transport = httpx.ASGITransport(self._datasette.app())

        async def get() -> httpx.Response:
            async with httpx.AsyncClient(transport=transport) as client:
                return await client.get(url)

        return self._loop.run_until_complete(get())

    def text(self, path: str, language: str = "lv") -> str:
        """The page at a path, which must exist."""
        response = self.get(path, language)
        assert response.status_code == 200, f"{path}: {response.status_code} {response.text[-2000:]}"
        return response.text

    def page(self, path: str, language: str = "lv") -> HtmlElement:
        """The same, parsed."""
        return html.fromstring(self.text(path, language))


def text_of(element: HtmlElement) -> str:
    """The text of an element, on one line."""
    return " ".join(element.text_content().split())
