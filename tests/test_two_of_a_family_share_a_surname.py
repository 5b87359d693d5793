"""Two given names before one surname in the plural: `Inese un Andris Runči`."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mājā dzīvo Inese un Andris Paraudzāni.", {"Inese Paraudzāne", "Andris Paraudzāns"}),
        ("Mājā dzīvo Inese un Andris Vētriči. Andris Vētricis ir mājās.", {"Inese Vētrice", "Andris Vētricis"}),
        (
            "Mājā dzīvo Inese un Andris Miežgrauži. Inese Miežgrauze ir mājās.",
            {"Inese Miežgrauze", "Andris Miežgrauzis"},
        ),
    ],
)
def test_it_is_the_one_that_the_text_has_elsewhere(text: str, names: set[str]) -> None:
    assert {one.nominative for one in find_people(text)} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Balvu saņēma Inese un Andris Vētras.", {"Inese Vētra", "Andris Vētra"}),
        ("Paldies Inesei un Andrim Vētrām!", {"Inese Vētra", "Andris Vētra"}),
        ("Balvu saņēma Inese un Andris Kalves.", {"Inese Kalve", "Andris Kalve"}),
        ("Spēlēja Inese un Andris Rīgas teātrī.", set()),
        ("Inese un Andris Latvijas Radio stāstīja par darbu.", set()),
    ],
)
def test_a_man_and_a_woman_may_have_the_same_one_in_a_vowel(text: str, names: set[str]) -> None:
    assert {one.nominative for one in find_people(text)} == names
