"""`kurš` and `kura` behind the comma tell whether a declined name is a man's or a woman's."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "name", "spoke"),
    [
        ("Intervija ar Gintu Lapiņu, kura atzīst, ka darba ir daudz.", "Ginta Lapiņa", True),
        ("Intervija ar Gintu Lapiņu, kurš atzīst, ka darba ir daudz.", "Gints Lapiņš", True),
        ("Intervija ar Gintu Lapiņu, kurai darba ir daudz.", "Ginta Lapiņa", False),
        ("Intervija ar Gintu Lapiņu, kuram darba ir daudz.", "Gints Lapiņš", False),
        ("Intervija ar Gintu Lapiņu, kura grāmata ir iznākusi.", "Gints Lapiņš", False),  # whose book it is
        ("Stāsts par Andra Vilka grāmatu, kura iznāca vakar.", "Andris Vilks", False),  # it stands behind another noun
        ("Balvu saņēma Guntis Vilks, kura strādā šeit.", "Guntis Vilks", False),  # he cannot be a woman
    ],
)
def test_who_is_meant(text: str, name: str, spoke: bool) -> None:
    assert [(one.nominative, one.spoke) for one in find_people(text)] == [(name, spoke)]
