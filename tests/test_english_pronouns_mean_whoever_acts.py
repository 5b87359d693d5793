"""In an English text `she` is whoever acted before, where that one is known and nobody else may be meant."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import english_speakers as speakers

BEFORE = "Director Rita Bite opened the house. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (BEFORE + "She embraced Zane Krauze. “You are welcome here,” she said.", {"Rita Bite"}),
        (BEFORE + "She embraced the nurse Zane Krauze. She said that beds are few.", {"Rita Bite"}),
        (BEFORE + "She embraced Zane Krauze. Beds are few. “You are welcome here,” she said.", {"Rita Bite"}),
        (BEFORE + "She embraced Zane Krauze, who had come late. “I am glad,” she said.", set()),
        ("She met Zane Krauze in Tukums. “You are welcome here,” she said.", set()),
    ],
)
def test_whom_she_meets_does_not_speak(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (BEFORE + "She embraced Juris Egle. “I am glad,” he said.", {"Juris Egle"}),
        ("A director opened the house. She is Rita Bite. “You are welcome here,” she said.", {"Rita Bite"}),
        ("We met Rita Bite in Tukums. “You are welcome here,” she said.", {"Rita Bite"}),
    ],
)
def test_whom_the_sentence_tells_of(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "The young suspect wept. “I could not sleep,” she said.",
        "The accused was calm. “I could not sleep,” she said.",
        "Oksana, a cook, says that it rains. “I could not sleep,” she says.",
        "In the yard, Oksana wept. “I could not sleep,” she said.",
    ],
)
def test_somebody_told_of_since_may_be_meant(text: str) -> None:
    assert speakers(BEFORE + text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The rain was long. “I could not sleep,” she said.",
        "Rita smiled. “I could not sleep,” she said.",
        "Tukums slept. “I could not sleep,” she said.",
    ],
)
def test_nobody_else_is_told_of(text: str) -> None:
    assert speakers(BEFORE + text) == {"Rita Bite"}
