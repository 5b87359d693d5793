"""Streets that are called after somebody are no persons, though the word for street is left out."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize("house", ["3", "15a", "20-1", "12/14"])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ministrija, K. Valdemāra {}, vestibils", "lv"),
        ("Pasākums notiks Kr. Barona {}.", "lv"),
        ("Rīgā, E. Birznieka-Upīša {}", "lv"),
        ("The event is held at K. Barona {}, Riga.", "en"),
    ],
)
def test_a_number_behind_the_surname_shows_a_house(text: str, lang: str, house: str) -> None:
    assert find_people(text.format(house), lang) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A. Zvirgzda 10 gadus strādā skolā.", "lv"),
        ("A. Zvirgzda 2019. gadā uzsvēra, ka darbs turpinās.", "lv"),
        ("A. Zvirgzds, 34, uzsvēra, ka darbs turpinās.", "lv"),
        ("A. Zvirgzda, 34, said that work goes on.", "en"),
    ],
)
def test_other_numbers_leave_a_person(text: str, lang: str) -> None:
    assert len(find_people(text, lang)) == 1
