"""For tests of imports from other archives: a store in memory, and a clock that does not wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.imports.digests import sha1_base32
from archive.warc.foreign import ForeignCapture
from scraper.archives.fetching import Fetched, Options, run
from tests.replica.server import ReplicaServer


@dataclass
class MemoryStore:
    """A store in memory; `added` are all captures that it received, in order."""

    added: list[ForeignCapture] = field(default_factory=list)

    def has(self, url: str, captured_at: datetime, digest: str | None) -> bool:
        same = [one for one in self.added if (one.url, one.captured_at) == (url, captured_at)]
        return any(digest in (None, sha1_base32(one.body)) for one in same)

    def add(self, capture: ForeignCapture) -> bool:
        if any(
            (one.url, one.captured_at, one.body) == (capture.url, capture.captured_at, capture.body)
            for one in self.added
        ):
            return False
        self.added.append(capture)
        return True

    def times(self) -> list[str]:
        """Times and addresses of the captures, sorted."""
        return sorted(f"{one.captured_at:%Y%m%d%H%M%S} {one.url}" for one in self.added)


@dataclass
class PatientClock:
    """A clock whose time passes only when somebody sleeps; `waits` are the seconds, in order."""

    waits: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return 1000.0 + sum(self.waits)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


def imported(
    service: ReplicaServer, data: Path, store: MemoryStore, clock: PatientClock | None = None, **options: Any
) -> Fetched:
    """Import from a stand-in archive into a store, by default without delay."""
    told: dict[str, Any] = {"source": "wayback", "service": service.url, "data": data, "delay": 0, **options}
    return run(Options(**told), store, clock=clock or PatientClock())
