"""What is left out at a glance, because too many letters differ, is never a near spelling."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from archive.search.query.suggest import _distance

words = st.text(alphabet="abcd", max_size=7)


def mistakes(a: str, b: str) -> int:
    """Letters to insert, delete, replace or swap with the next one, by trying everything."""

    @cache
    def rest(i: int, j: int) -> int:
        if i == len(a) or j == len(b):
            return len(a) - i + len(b) - j
        tried = [rest(i + 1, j) + 1, rest(i, j + 1) + 1, rest(i + 1, j + 1) + (a[i] != b[j])]
        if a[i : i + 2] == b[j : j + 2][::-1] and len(a) > i + 1:
            tried.append(rest(i + 2, j + 2) + 1)
        return min(tried)

    return rest(0, 0)


@given(words, words, st.integers(0, 3))
@example("abcd", "badc", 2)
@example("abc", "abcdd", 1)
def test_it_is_that_of_brute_force_up_to_the_most(a: str, b: str, most: int) -> None:
    found = _distance(a, b, most)
    assert found == mistakes(a, b) if found <= most else mistakes(a, b) > most
