"""How tests refresh an archive."""

from __future__ import annotations

from typing import Protocol

import pytest

from archive.requisites import Requisite, in_page, in_style_sheet
from archive.store.crawls import Summary
from archive.store.staging import read_page
from archive.warc.answers import StoredAnswer
from scraper.crawl import reading
from scraper.crawl.reading import Read, Reader
from tests.replica.server import ReplicaServer


class Crawl(Protocol):
    """Refreshes one data folder from a server, in this process and without delay."""

    def __call__(
        self,
        server: ReplicaServer,
        *,
        full: bool = False,
        timeout: float = 60,
        accept_drift: bool = False,
        accept: tuple[str, ...] = (),
    ) -> Summary: ...


def read_here(patch: pytest.MonkeyPatch) -> None:
    """Let crawls read pages and style sheets in this process, which is faster than in one of their own.

    The rules are loaded first, so that the first page does not hold up a crawl.
    """
    read_page.make_ready()

    async def read(_: Reader, stored: StoredAnswer, url: str) -> Read:
        return reading._read(stored, url)

    async def of_page(_: Reader, stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        return in_page(stored.content(), url, stored.content_type)

    async def of_style_sheet(_: Reader, stored: StoredAnswer, url: str) -> tuple[Requisite, ...]:
        return in_style_sheet(stored.content(), url, stored.content_type)

    patch.setattr(Reader, "read", read)
    patch.setattr(Reader, "needs_of_page", of_page)
    patch.setattr(Reader, "needs_of_style_sheet", of_style_sheet)
