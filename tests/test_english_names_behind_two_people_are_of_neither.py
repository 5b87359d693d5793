"""In an English text a name behind a comma and two nouns for people may be either’s, and nobody speaks."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "people",
    [
        "The husband of the accused",
        "The brother of the main suspect",
        "Friends of the victim",
        "A lawyer for one of the workers",
        "The lawyer of the company’s director",
        "The spokesman of the Interior Minister",
    ],
)
@pytest.mark.parametrize("behind", [",", ", 34,", " from Talsi,"])
def test_either(people: str, behind: str) -> None:
    assert speakers(f"{people}, Rita Bite{behind} said that beds are few.") == set()


@pytest.mark.parametrize(
    "person",
    [
        "The head of the centre",
        "The head of the shelter for women",
        "The director of the Association of Judges",
        "The lawyer of the victims",
        "Her lawyer",
    ],
)
def test_the_name_behind_one_person_is_theirs(person: str) -> None:
    assert speakers(f"{person}, Rita Bite, said that beds are few.") == {"Rita Bite"}


def test_who_told_it_is_open_too() -> None:
    assert speakers("The sister of the victim Rita Bite from Talsi, who told her story, lives in Spain.") == set()


@pytest.mark.parametrize(
    "behind", [", now safe, needs time.", ", then aged 12, told nobody.", ", in the summer of 2012, was paid."]
)
def test_of_whom_somebody_tells(behind: str) -> None:
    assert speakers(f"According to the lawyer, Rita Bite{behind}") == set()
    assert speakers("According to the lawyer, Rita Bite, the case will last years.") == {"Rita Bite"}
