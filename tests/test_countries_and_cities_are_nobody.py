"""A country, a region or a city with several words in its name is no person, whatever the sentence says of it."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "place",
    ["New Zealand", "Saudi Arabia", "Sierra Leone", "Southeast Asia", "New York", "Hong Kong", "Papua New Guinea"],
)
@pytest.mark.parametrize("sentence", ["{} said that it would help.", "A courier from {} who spoke to us left."])
def test_in_english(place: str, sentence: str) -> None:
    assert find_people(sentence.format(place), "en") == []


@pytest.mark.parametrize("place", ["Saūda Arābija", "Saūda Arābijas", "Saūda Arābiju", "Saūda Arābijā"])
@pytest.mark.parametrize("sentence", ["Par to stāsta {} un citi.", "Viņš strādājis valstī {}, uzsvēra policija."])
def test_in_latvian(place: str, sentence: str) -> None:
    assert find_people(sentence.format(place)) == []


def test_a_person_who_is_called_like_an_island_is_still_one() -> None:
    assert [one.nominative for one in find_people("President Diego Garcia said that he left.", "en")] == [
        "Diego Garcia"
    ]


def test_a_title_makes_the_name_of_a_place_that_of_a_person() -> None:
    assert [one.nominative for one in find_people("Mr Palmer Land said that he left.", "en")] == ["Palmer Land"]
