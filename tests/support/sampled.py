"""Cases of which `make test` tries some, for a case takes seconds; `make test-peers` tries them all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[object], everyday: Collection[object]) -> list[Any]:
    """The cases for `parametrize`; those that are not among `everyday` are left to `make test-peers`."""
    return [case if case in everyday else pytest.param(case, marks=pytest.mark.peers) for case in cases]


def in_turns(pages: Iterable[object], looks: Collection[object]) -> list[Any]:
    """Each page in each look, for `parametrize`; `make test` tries each page in one of them, taking turns."""
    return [
        pytest.param(page, look, marks=[] if number % len(looks) == turn else pytest.mark.peers)
        for number, page in enumerate(pages)
        for turn, look in enumerate(looks)
    ]
