"""In lists, people type a hyphen without spaces between a name and what somebody is."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize("line", ["Tālis Paraudziņš- inspektors", "Tālis Paraudziņš-inspektors"])
def test_what_follows_is_the_office(line: str) -> None:
    (found,) = find_people(f"- {line}")
    assert (found.nominative, found.role) == ("Tālis Paraudziņš", "inspektors")


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Zelma Paraudziņa-Vētra norāda, ka darba ir daudz.", "lv", "Zelma Paraudziņa-Vētra"),
        ("Secretary-General Pan Ki-moon said that time matters.", "en", "Pan Ki-moon"),
    ],
)
def test_other_hyphens_stay_in_the_name(text: str, lang: str, name: str) -> None:
    assert [one.nominative for one in find_people(text, lang)] == [name]
