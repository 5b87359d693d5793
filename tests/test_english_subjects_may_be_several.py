"""In an English text all of several subjects speak, in the present too, whose form nouns and infinitives have."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.speaking import english_speakers as speakers

_BOTH = {"Rita Bite", "Ivo Egle"}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite and Ivo Egle believe that beds are few.",
        "Rita Bite, a nurse, and Ivo Egle, 34, also warn that beds are few.",
        "The mayors Rita Bite and Ivo Egle stress that beds are few.",
        "Beds are few, Rita Bite and Ivo Egle agree.",
        "The number, Rita Bite and Ivo Egle claim, is growing.",
        "As Rita Bite and Ivo Egle explain, beds are few.",
        "Rita Bite and Ivo Egle describe how victims are housed.",
        "Rita Bite, Latvia, and Ivo Egle, Estonia, presented the results.",
        "Rita Bite (34) and Ivo Egle (45) told the court that beds are few.",
        "Rita Bite and her lawyer, Ivo Egle, told the court that beds are few.",
    ],
)
def test_both(text: str) -> None:
    assert speakers(text) == _BOTH


def test_one_with_others() -> None:
    assert speakers("Rita Bite and others urge the state to pay.") == {"Rita Bite"}
    assert speakers("Rita Bite and her colleagues note that beds are few.") == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite and Ivo Egle share a flat.",
        "Rita Bite and Ivo Egle call the police.",
        "Rita Bite and Ivo Egle came to report that beds are few.",
        "Rita Bite and Ivo Egle will note that beds are few.",
        "Let Rita Bite and Ivo Egle explain the law.",
        "The judge let Rita Bite and Ivo Egle explain the law.",
        "The judge heard Rita Bite and Ivo Egle describe the house.",
        "Did Rita Bite and Ivo Egle report that beds are few?",
        "If Rita Bite and Ivo Egle believe that beds are few, nobody listens.",
        "The Rita Bite and Ivo Egle claim that beds are few was wrong.",
        "The lawyers of Rita Bite and Ivo Egle claim that beds are few.",
        "Rita Bite believe that beds are few.",
    ],
)
def test_no_present_of_theirs(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


def test_whoever_is_heard_is_no_object_of_an_office() -> None:
    assert [one.role for one in find_people("The judge heard Rita Bite describe the house.", "en")] == [None]
