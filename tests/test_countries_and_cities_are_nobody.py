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


@pytest.mark.parametrize("lang", ["lv", "en"])
def test_people_who_are_called_so_are_still_people(lang: str) -> None:
    text = {"lv": "Prezidents Djego Garsija klusēja.", "en": "President Diego Garcia said that he left."}[lang]
    assert [one.nominative for one in find_people(text, lang)] == [{"lv": "Djego Garsija", "en": "Diego Garcia"}[lang]]
