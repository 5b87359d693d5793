"""In an English text whatever somebody does in a talk of their own is said, and tells who gave the talk."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "In her lecture, Rita Bite focused on hotels.",
        "In her presentation to the guests Rita Bite compared the work to bird-watching.",
        "In her opening address the Mayor of Talsi, Rita Bite, returned to the year 2014.",
        "During her talk about debts Judge Rita Bite walked through three cases.",
        "At the end of her speech, Rita Bite turned to the pupils.",
    ],
)
def test_who_is_named_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "The partners were represented by Rita Bite, head of the unit. In her presentation to the guests she compared "
        "the work to bird-watching.",
        "Rita Bite came. In her speech, she drew on her own work.",
        "Rita Bite came. Throughout her lecture she returned to this image.",
        "Rita Bite came with her husband Ivo Egle. In her talk she walked through three cases.",
        "Judge Rita Bite came. Concluding her talk, the judge turned to the pupils.",
        "Mayor Rita Bite came. In her welcoming address the Mayor dwelt on the past.",
        "Rita Bite came. In her talk she was critical of the law.",
    ],
)
def test_of_somebody_named_before(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "In her lecture, the judge mentioned Rita Bite.",
        "In his lecture, Rita Bite was praised.",
        "In her lecture Rita Bite’s book was praised.",
        "In her next lecture, Rita Bite will focus on hotels.",
        "Rita Bite came. In his speech he praised her.",
        "Rita Bite came. In his speech she was praised.",
        "Rita Bite came. In her speech in May she will focus on hotels.",
        "Rita Bite came. In her letter she is called a liar.",
        "Rita Bite wept. In her address book she found a number.",
        "Rita Bite wept. In her flat she found a letter.",
        "Rita Bite came. In her letter to the friend she lost, the wife asked for money.",
        "Rita Bite met Anna Kalna. In her speech she praised them.",
        "Rita Bite was sentenced. The judge left. In her speech she praised them.",
        "Mayor Rita Bite came. In her address the mayor of Leeds dwelt on the past.",
        "Mayor Rita Bite came. In his address the mayor dwelt on the past.",
        "Rita Bite came. In her talk she didn’t say a word.",
        "Rita Bite came. In her talk she won’t say a word.",
        "Rita Bite came. In her talk she’ll thank the pupils.",
        "Rita Bite came. In her talk she is going to thank them.",
        "Rita Bite came. In her talk she plans to thank them.",
        "Rita Bite came. During her speech she was hit by an egg.",
        "Rita Bite came. During her speech she was shot.",
        "Judge Rita Bite came. In her statement, the judge was not named.",
        "Opening his letter of dismissal, Ivo Egle laughed.",
        "Opening her message from the bank, Rita Bite fainted.",
        "In her report, Rita Bite comes first among the runners.",
        "In his paper, Ivo Egle found a typo.",
        "Rita Bite came. At the end of her talk, she sat down.",
        "Throughout her speech, Rita Bite kept drinking water.",
        "Rita Bite came. In her talk, did she turn to the pupils?",
    ],
)
def test_of_another_or_not_held(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
