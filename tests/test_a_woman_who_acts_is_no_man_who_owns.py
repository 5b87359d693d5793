"""`Sandra Vanaga` is a woman in the nominative or Sandris Vanags in the genitive: what follows the name tells which."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "following",
    [
        *("apmeklēja skolu", "mācās augstskolā", "ieguvusi grādu", "dzimusi 1980. gadā", "nav ieradusies", "."),
        *("arī piedalījās", "savu darbu sāka pērn", "ar kolēģiem devās uz Talsiem", "jau strādā skolā", "pati to zina"),
    ],
)
def test_who_does_something_is_the_woman(following: str) -> None:
    assert [one.nominative for one in find_people(f"Sandra Vanaga {following}.")] == ["Sandra Vanaga"]


@pytest.mark.parametrize(
    "owned", ["grāmata", "meita", "kolēģe", "audzētāja", "pārdevēja", "vadītais pētījums", "kandidatūra", "darbs"]
)
def test_who_owns_something_is_the_man(owned: str) -> None:
    assert [one.nominative for one in find_people(f"Sandra Vanaga {owned} ir Rīgā.")] == ["Sandris Vanags"]
