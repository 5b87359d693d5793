"""With `kungs` or `kundze` behind it, the surname is in the genitive, and the given name often is not."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ieradās Zelma Paraudziņas kundze.", "Zelma Paraudziņa"),
        ("Viņš tikās ar Zelmu Paraudziņas kundzi.", "Zelma Paraudziņa"),
        ("Paldies Tāļa Krastkalna kungam!", "Tālis Krastkalns"),
        ("Tā ir Zelmas Paraudziņas kundzes doma.", "Zelma Paraudziņa"),
    ],
)
def test_the_name_is_read_by_it(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text)] == [name]


@pytest.mark.parametrize(("style", "speaks"), [("kungs", True), ("kungam", False)])
def test_who_speaks_is_told_by_the_style(style: str, speaks: bool) -> None:
    (found,) = find_people(f"Jura Krastkalna {style} norādīja, ka darba ir daudz.")
    assert found.spoke is speaks
