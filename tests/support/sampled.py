"""Cases that take seconds each: `make test` runs some of them, `make test-peers` all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[object], everyday: Collection[object]) -> list[Any]:
    """The cases for `parametrize`; those not in `everyday` are left to `make test-peers`."""
    return [case if case in everyday else later(case) for case in cases]


def later(*values: object, id: str | None = None) -> Any:
    """One case for `parametrize`, of as many values as it has names, that is left to `make test-peers`."""
    return pytest.param(*values, id=id, marks=pytest.mark.peers)


def in_turns(pages: Iterable[object], looks: Collection[object], *, every: int = 1) -> list[Any]:
    """Each page in each look, for `parametrize`; `make test` runs every so many pages in one look, in rotation."""
    return [
        (page, look) if number % every == 0 and number // every % len(looks) == turn else later(page, look)
        for number, page in enumerate(pages)
        for turn, look in enumerate(looks)
    ]
