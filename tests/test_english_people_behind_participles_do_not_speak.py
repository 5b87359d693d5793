"""In an English text a verb in the present has no subject in those whom a participle or a clause before it is about."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "subject",
    [
        "Photographs showing Rita Bite and Ivo Egle",
        "Campaigners supporting Rita Bite and Ivo Egle",
        "Police hunting Rita Bite and Ivo Egle",
        "Campaigns supported by Rita Bite and Ivo Egle",
        "People who know Rita Bite and Ivo Egle",
        "Officers who let down Rita Bite and Ivo Egle",
    ],
)
@pytest.mark.parametrize("verb", ["suggest", "say", "argue", "believe"])
def test_several(subject: str, verb: str) -> None:
    assert speakers(f"{subject} {verb} that beds are few.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "A video featuring Rita Bite and Ivo Egle highlights the danger.",
        "The inquiry into the deaths of Rita Bite and Ivo Egle reports that beds are few.",
        "Officers questioning Rita Bite say that beds are few.",
        "Photo: Rita Bite and Ivo Egle present the new logo.",
        "Singers Rita Bite and Ivo Egle present their new album.",
    ],
)
def test_nobody(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize("before", ["", "In Talsi, ", "Both ", "Lawyers ", "The city mayors ", "Beds are few, but "])
@pytest.mark.parametrize("verb", ["suggest", "say", "argue", "believe"])
def test_the_subjects_of_a_clause(before: str, verb: str) -> None:
    assert speakers(f"{before}Rita Bite and Ivo Egle {verb} that beds are few.") == {"Rita Bite", "Ivo Egle"}
