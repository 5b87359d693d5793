"""In an English text `it was presented by N` makes N a speaker where `N presented it` does."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "The results of the study were presented by Rita Bite.",
        "A lecture on debt was given by the head of the school Rita Bite.",
        "A lecture was given by Rita Bite on debt.",
        "The keynote speech was delivered by Rita Bite.",
        "The audience was addressed by Rita Bite, a lawyer.",
        "Participants were addressed by Rita Bite.",
        "Attention was drawn by Rita Bite to the lack of beds.",
        "Concerns about the law have been raised by Rita Bite.",
        "The decision was criticised by Rita Bite.",
        "This was confirmed by Rita Bite.",
        "Prices rise, as explained to LETA by the representative of the society Rita Bite.",
    ],
)
def test_who_stands_behind_by_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


def test_told_by_two() -> None:
    assert speakers("The results were presented by Rita Bite and Ivo Egle.") == {"Rita Bite", "Ivo Egle"}
    assert speakers("Opening speeches were given by Rita Bite and Ivo Egle.") == {"Rita Bite", "Ivo Egle"}
    assert speakers("According to Rita Bite and Ivo Egle, beds are few.") == {"Rita Bite", "Ivo Egle"}


@pytest.mark.parametrize(
    "text",
    [
        "A lecture was given by Rita Bite.",
        "The shelter is new. It was opened by Rita Bite.",
        "It was introduced by Rita Bite in 2013.",
        "That was started by Rita Bite.",
        "A room was free. It was offered by Rita Bite.",
        "The address, as given by Rita Bite, was false.",
        "No concerns were raised by Rita Bite.",
        "Few doubts were raised by Rita Bite.",
        "Had the girls been told by Rita Bite about the law, they would have left.",
        "It is not known whether the girls were told by Rita Bite about the law.",
        "If concerns were raised by Rita Bite, nobody listened.",
        "The claim that the girls were told by Rita Bite about it was dismissed.",
        "The women were advised by Rita Bite.",
        "The police were informed by Rita Bite.",
        "The man was warned by Rita Bite.",
        "The women were urged by Rita Bite to work more.",
        "The research award was presented by Rita Bite.",
        "The concert was announced by Rita Bite.",
        "A toast was proposed by Rita Bite.",
        "A medal was given by Rita Bite.",
        "The parcel was delivered by Rita Bite.",
        "The prize for the best study was presented by Rita Bite.",
        "The evening was presented by Rita Bite.",
        "The problem was addressed by Rita Bite.",
        "The girl was called by Rita Bite.",
        "The theft was reported by Rita Bite.",
        "The trial was observed by Rita Bite.",
        "Children were raised by Rita Bite.",
        "The conference was opened by Rita Bite.",
        "The results were not presented by Rita Bite.",
        "The results will be presented by Rita Bite.",
        "The results are to be presented by Rita Bite.",
        "The results should have been presented by Rita Bite.",
        "The results were presented to Rita Bite.",
        "The results were presented by a colleague of Rita Bite.",
        "The results were presented by Rita Bite's lawyer.",
        "Rita Bite was criticised by the judge.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
