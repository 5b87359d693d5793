"""An answer of a service, and the reasons why it is not what was requested."""

from __future__ import annotations

from dataclasses import dataclass

Fields = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a service as received: header fields in order, the body still with its content coding."""

    status: int
    reason: str
    headers: Fields
    body: bytes

    def values(self, name: str) -> list[str]:
        """The values of all header fields of this name (in lower case), in order."""
        wanted = name.encode()
        return [value.decode("latin-1").strip() for key, value in self.headers if key.lower() == wanted]

    def value(self, name: str) -> str:
        """The first header field of this name (in lower case); empty if there is none."""
        return next(iter(self.values(name)), "")


class CaptureUnavailable(Exception):
    """The service answered with something other than the capture, as the message says. A retry would not help."""


class NotAnIndex(Exception):
    """The service answered with something other than a part of an index of captures, as the message says."""
