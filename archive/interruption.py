"""Ctrl-C and SIGTERM during work in units that must not be interrupted: they take effect between two units."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self


class Interruption:
    """A block in which both signals raise KeyboardInterrupt; during a `whole` block only when that has ended.

    It has no effect in threads other than the main one, which receive no signals.
    """

    def __init__(self) -> None:
        self._is_busy = self._has_come = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let the block complete. Raises KeyboardInterrupt afterwards if a signal has arrived meanwhile."""
        self._is_busy = True
        try:
            yield
        finally:
            self._is_busy = False
        if self._has_come:
            self._has_come = False
            raise KeyboardInterrupt

    def _hear(self, number: int, frame: object) -> None:
        if not self._is_busy:
            raise KeyboardInterrupt
        self._has_come = True
