"""To cover what is withheld in twice the text takes twice the steps, whatever repeats in it.

Steps are calls of functions, which are counted: unlike time, they are the same on every machine, and small texts show
how they grow. What regular expressions do is one step; tests/test_texts_take_time_by_their_length.py watches these.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.support.takedowns.repetitive import cover_page, cover_text, pages, texts

LENGTH = 2000  # characters
CASES = [(cover_text, texts, repeated) for repeated in texts(1)] + [
    (cover_page, pages, repeated) for repeated in pages(1)
]


def steps(work: Callable[[str], object], text: str) -> int:
    """How many functions are called to do some work on a text."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize(("cover", "of_length", "repeated"), CASES, ids=[repeated for *_, repeated in CASES])
def test_twice_the_text_takes_twice_the_steps(
    cover: Callable[[str], object], of_length: Callable[[int], dict[str, str]], repeated: str
) -> None:
    once, twice = (of_length(length)[repeated] for length in (LENGTH, 2 * LENGTH))
    cover(once)  # fills the caches
    assert steps(cover, twice) < 2.1 * steps(cover, once)
