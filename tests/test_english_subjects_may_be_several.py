"""In an English text all of several subjects speak, in the present too, whose form nouns and infinitives have."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

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
def test_both_speak(text: str) -> None:
    assert speakers(text) == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle, 47, was jailed for nine years and Rita Bite, 44, for six and a half. Both had denied the charges.",
        "Ivo Egle got nine years, while Rita Bite got six. Both deny the charges.",
        "Ivo Egle, a cook, and Rita Bite, a nurse, came. Both warned that beds are few.",
        "Ivo Egle and Rita Bite came. Both defendants denied the charges.",
        "Ivo Egle and Rita Bite came. Both of them told the court that beds are few.",
        "Ivo Egle and Rita Bite came. The two agreed that beds are few.",
        "Minister Ivo Egle and Welfare Minister Rita Bite came. The two ministers stressed that beds are few.",
        "Ivo Egle and Rita Bite came. Both note that beds are few.",
        "Ivo Egle and Rita Bite came. Both told police that beds are few.",
        "Ivo Egle and Rita Bite came. Both denied wrongdoing.",
        "Ivo Egle and Rita Bite came. Both are convinced that beds are few.",
    ],
)
def test_both_of_the_sentence_before(text: str) -> None:
    assert speakers(text) == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle met the driver, and Rita Bite left. Both denied the charges.",
        "Ivo Egle beat the man who fled and Rita Bite left. Both denied the charges.",
        "Two men were tried. Ivo Egle, 47, defended one and Rita Bite, 44, the other. Both denied the charges.",
        "The brothers were tried. Ivo Egle, 47, defended one and Rita Bite the other. Both denied the charges.",
        "Ivo Egle was jailed for nine years and Rita Bite for six. They denied the charges.",
        "Ivo Egle and Rita Bite came. Both men denied the charges.",
        "Ivo Egle and Rita Bite came. The two ministers agreed that beds are few.",
        "Ivo Egle and Rita Bite came. Both reports note that beds are few.",
        "Ivo Egle and Rita Bite came. The two books describe how victims are housed.",
        "Ivo Egle and Rita Bite came. Both were told that beds are few.",
        "Ivo Egle and Rita Bite came. Both note takers left.",
        "Ivo Egle and Rita Bite came. The two state schools closed.",
        "Ivo Egle and Rita Bite came. Both joke and song were good.",
        "Ivo Egle and Rita Bite came. Both reported cases were closed.",
        "Ivo Egle and Rita Bite came. Two left. Both denied the charges.",
    ],
)
def test_both_may_be_others(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


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
