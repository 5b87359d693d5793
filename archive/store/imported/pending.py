"""Captures of an import that have no rows yet: they are being written to the disk, or are there already."""

from __future__ import annotations

from archive.clock import iso
from archive.warc.captures import Capture
from archive.warc.foreign import ForeignCapture

_Key = tuple[str, str, int, bool, str]  # what distinguishes captures in `KnownCaptures.has_payload`


class PendingCaptures:
    """The captures that wait, and the payloads that they hold."""

    def __init__(self) -> None:
        self._keys: set[_Key] = set()
        self._holders: dict[str, dict[str, Capture]] = {}  # captures that hold a payload, by payload and by id

    def __contains__(self, foreign: ForeignCapture) -> bool:
        """Whether the same answer of the same address and second is waiting, as `KnownCaptures.has_payload` has it."""
        return _key(foreign) in self._keys

    def add(self, foreign: ForeignCapture, capture: Capture) -> None:
        """Note a foreign capture, and the capture that it becomes."""
        self._keys.add(_key(foreign))
        if capture.refers_to is None and capture.status == 200:
            self._holders.setdefault(capture.sha256, {})[capture.id] = capture

    def drop(self, foreign: ForeignCapture, capture: Capture) -> None:
        """Forget a capture that has a row now."""
        self._keys.remove(_key(foreign))
        holders = self._holders.get(capture.sha256, {})
        if holders.pop(capture.id, None) and not holders:
            del self._holders[capture.sha256]

    def holder_of(self, sha256: str) -> Capture | None:
        """The first capture that holds this payload (SHA-256) itself, None if none is waiting."""
        return next(iter(self._holders.get(sha256, {}).values()), None)


def _key(foreign: ForeignCapture) -> _Key:
    second = iso(foreign.captured_at.replace(microsecond=0))
    return foreign.url, second, foreign.status, bool(foreign.truncated), foreign.sha256
