"""How tests refresh an archive."""

from __future__ import annotations

from typing import Protocol

from archive.store.crawls import Summary
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
