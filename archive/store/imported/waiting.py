"""Captures of an import that are on their way to the disk, or there, and have no rows yet."""

from __future__ import annotations

from archive.clock import iso
from archive.warc.captures import Capture
from archive.warc.foreign import ForeignCapture

_Key = tuple[str, str, str]  # address, second, payload


class AtHand:
    """They are known again here, for the archive does not know them yet."""

    def __init__(self) -> None:
        self._keys: set[_Key] = set()
        self._holders: dict[str, dict[str, Capture]] = {}  # by payload, and id, those that have it themselves

    def __contains__(self, foreign: ForeignCapture) -> bool:
        """Whether the same payload of the same address and second waits."""
        return _key(foreign) in self._keys

    def add(self, foreign: ForeignCapture, capture: Capture) -> None:
        """Note what others captured, as it is kept."""
        self._keys.add(_key(foreign))
        if capture.refers_to is None and capture.status == 200:
            self._holders.setdefault(capture.sha256, {})[capture.id] = capture

    def drop(self, foreign: ForeignCapture, capture: Capture) -> None:
        """Forget one, which has a row now."""
        self._keys.remove(_key(foreign))
        holders = self._holders.get(capture.sha256, {})
        if holders.pop(capture.id, None) and not holders:
            del self._holders[capture.sha256]

    def holder_of(self, sha256: str) -> Capture | None:
        """The first that has this payload itself."""
        return next(iter(self._holders.get(sha256, {}).values()), None)


def _key(foreign: ForeignCapture) -> _Key:
    return foreign.url, iso(foreign.captured_at.replace(microsecond=0)), foreign.sha256
