"""In an English text nobody speaks in a condition, in a denial, or where a noun before the name tells who does."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "If Rita Bite says that beds are few, nobody listens.",
        "Whether Inspector Rita Bite said that is not known.",
        "Nobody knows what Rita Bite said.",
        "Imagine that Rita Bite said that beds are few.",
        "Had Rita Bite said so, nobody would have gone.",
        "Rita Bite never said that beds are few.",
        "Neither Rita Bite nor Ivo Egle commented on the case.",
        "It was not Rita Bite who said that beds are few.",
        "The accountant, not Rita Bite, said that beds are few.",
        "The book that Rita Bite mentioned said that beds are few.",
        "Provided Rita Bite agrees that beds are few, work begins.",
        "Once Rita Bite confirms that beds are few, work begins.",
        "As soon as Director Rita Bite has confirmed that beds are few, work begins.",
        "Nobody comes as long as Rita Bite insists that beds are few.",
        "A man posing as Rita Bite told the girl that she was safe.",
        "Rita Bite listened and said nothing.",
        "Had Commissioner Rita Bite said so, nobody would have gone.",
        "Rita Bite was sentenced. She had told the women, the court found, that beds were few.",
        "Rita Bite joined by video link but did not speak.",
    ],
)
def test_open_or_denied(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "This is what Rita Bite said: “Beds are few.”",
        "Rita Bite said little more than that beds are few.",
        "Rita Bite has never denied that beds are few.",
        "It was Rita Bite who said that beds are few.",
        "Nobody knew of it until Rita Bite said that beds are few.",
        "Once Rita Bite told a guest that beds are few.",
        "In any event Rita Bite said that beds are few.",
    ],
)
def test_neither_open_nor_denied(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "The director has not said when beds will come.",
        "She had not told the neighbours that it was a shelter.",
        "Nor has she said that beds are few.",
        "Unless she says so, nobody listens.",
        "When asked why she had said so, her deputy left.",
        "Until the director confirms that beds are few, nobody comes.",
    ],
)
def test_open_or_denied_without_the_name(text: str) -> None:
    assert speakers(f"Director Rita Bite opened the house. {text}") == set()


@pytest.mark.parametrize(
    "text",
    [
        "She has not denied that beds are few.",
        "She did not hide that beds are few.",
        "Nobody knew of it until she said that beds are few.",
        "The director has also said that beds are few.",
    ],
)
def test_neither_without_the_name(text: str) -> None:
    assert speakers(f"Director Rita Bite opened the house. {text}") == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "According to the external evaluator, Rita Bite, the project is good.",
        "According to the external evaluator, Dr Rita Bite, the project is good.",
        "According to one of the organisers, Rita Bite, beds are few.",
        "According to the girl's mother, Rita Bite, the house was empty.",
        "In the opinion of the head of the centre, Rita Bite, beds are few.",
    ],
)
def test_a_noun_and_a_name_behind_according_to(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "According to the driver, Rita Bite had fled.",
        "According to the prosecutor, Rita Bite, a nurse, had fled.",
        "According to the prosecutor, Rita Bite, 34, had fled.",
        "According to the prosecutor, the driver, Rita Bite, had fled.",
        "According to the indictment, Rita Bite, the driver had fled.",
        "According to the plan, Rita Bite, Ivo Egle and a driver were to leave.",
        "According to a neighbour of the State Police's Rita Bite, beds are few.",
        "In the words of the judge, driver Rita Bite was lucky.",
    ],
)
def test_of_whom_another_tells(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
