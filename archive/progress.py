"""How long-running work reports its progress."""

from __future__ import annotations

from collections.abc import Callable

Tick = Callable[[int], None]
"""It is called with how much has been done so far."""


def silent(count: int) -> None:
    """Report to nobody."""
