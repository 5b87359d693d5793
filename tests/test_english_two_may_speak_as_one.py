"""In an English sentence two people may speak together, with `both`, a shared surname, or what each of them is of."""

from __future__ import annotations

import pytest

from archive.people import find_people


def _speakers(text: str) -> list[str]:
    return [one.nominative for one in find_people(text, "en") if one.spoke]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Gunta Ābelzare and Inspector Laimonis Priežkalns both stressed that it is late.",
        "Gunta Ābelzare and Laimonis Priežkalns each said that it is late.",
        "Gunta Ābelzare of Open Gate and Laimonis Priežkalns of the State Police explained how it began.",
        "Gunta Ābelzare from “Open Gate” and Laimonis Priežkalns said that it is late.",
        "Gunta Ābelzare from the crisis centre and Laimonis Priežkalns from the police said that it is late.",
        "“It is late,” said Gunta Ābelzare of Open Gate and Laimonis Priežkalns of Warm House.",
    ],
)
def test_both_speak(text: str) -> None:
    assert _speakers(text) == ["Gunta Ābelzare", "Laimonis Priežkalns"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("We met Gunta Ābelzare of Open Gate and Laimonis Priežkalns said that it is late.", ["Laimonis Priežkalns"]),
        ("Gunta Ābelzare of the shelter cried and Laimonis Priežkalns said it is late.", ["Laimonis Priežkalns"]),
        ("“Late,” said Gunta Ābelzare of Open Gate and Laimonis Priežkalns of Warm House nodded.", ["Gunta Ābelzare"]),
        ("Gunta Ābelzare both stressed and repeated that it is late.", ["Gunta Ābelzare"]),
    ],
)
def test_one_speaks(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bohdan and Iryna Kovalchuk said that it rained.", ["Bohdan Kovalchuk", "Iryna Kovalchuk"]),
        ("Brothers Farai and Tendai Chiweshe said that it rained.", ["Farai Chiweshe", "Tendai Chiweshe"]),
        ("“It rained,” said sisters Farai and Tendai Chiweshe.", ["Farai Chiweshe", "Tendai Chiweshe"]),
        ("Later Gunta and Elza Ābelzare said that it rained.", ["Gunta Ābelzare", "Elza Ābelzare"]),
    ],
)
def test_two_share_a_surname(text: str, names: list[str]) -> None:
    assert _speakers(text) == names


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Laimonis and Elza Ābelzare said that it rained.", ["Elza Ābelzare"]),
        ("Norway and Elza Ābelzare said that it rained.", ["Elza Ābelzare"]),
        ("She fled from Sofia and Elza Ābelzare said that it rained.", ["Elza Ābelzare"]),
        ("Iryna Moroz left. Iryna and Bohdan Kovalchuk said that it rained.", ["Bohdan Kovalchuk"]),
    ],
)
def test_others_do_not(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers
