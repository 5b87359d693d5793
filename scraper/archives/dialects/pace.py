"""The pace of requests to a service, and how long it is left alone when it asks for that."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["index", "capture"]
REST = 60.0  # seconds after a 429; doubled if another follows
LONGEST_REST = 3600.0  # seconds; a service that asks for more is left to the next import
RESTS = 3  # after so many in a row, the import ends
PAUSES = (5.0, 15.0, 45.0, 90.0, 180.0)  # seconds before a request that failed is repeated


class Clock(Protocol):
    """Tells the time and sleeps. Tests have one that does not wait."""

    def monotonic(self) -> float:
        """Seconds since some moment."""

    async def sleep(self, seconds: float) -> None:
        """Sleep for some seconds."""


class RealClock:
    """The clock of the machine."""

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Sleep for some seconds."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Pace:
    """The shortest time in seconds between two requests to an index, and between two for captures.

    `scale` multiplies all rests and pauses; it is below 1 only for a service on this machine.
    """

    index: float
    capture: float
    scale: float = 1.0

    def with_delay(self, delay: float | None, *, own: bool) -> Pace:
        """The pace if the user asks for a delay (in seconds). `own` tells whether the service runs on this machine.

        For services of others, the delay can only make the pauses longer.
        """
        if delay is None:
            return self
        if own:
            return Pace(delay, delay, min(1.0, delay))
        return Pace(max(self.index, delay), max(self.capture, delay))

    def distance(self, kind: Kind) -> float:
        """The shortest time (in seconds) between two requests of a kind."""
        return self.index if kind == "index" else self.capture
