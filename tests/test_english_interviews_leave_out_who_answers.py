"""In an English interview without names the one answers whom alone its introduction tells of."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

_OWN = "How did you begin?\n\nI was a nurse, and my mother fell ill.\n\nDo you sleep?\n\nNot much. I read."
_OF_HER = "How did you meet?\n\nI saw her at school.\n\nDo you miss her?\n\nI miss her every day."
_GENERAL = "How does it begin?\n\nWith a loan.\n\nWho pays?\n\nNobody pays."
_ADVICE = "Can I work without papers?\n\nNo. I would call first.\n\nDo you have to pay?\n\nIn my view, no."


@pytest.mark.parametrize(
    "intro",
    [
        "Psychotherapist Rita Bite has been working here for years.",
        "Rita Bite, a nurse by profession, runs the shelter in Talsi.",
        "It is early. The head of the shelter, Rita Bite, opened it in 2014.",
    ],
)
def test_who_is_told_of_says_i(intro: str) -> None:
    assert speakers(f"“I read at night”\n\n{intro}\n\n{_OWN}") == {"Rita Bite"}


@pytest.mark.parametrize("answers", [_OWN, _GENERAL])
def test_who_was_met_answers(answers: str) -> None:
    assert speakers(f"Rita Bite runs the shelter in Talsi. We met in her office.\n\n{answers}") == {"Rita Bite"}


@pytest.mark.parametrize(
    ("intro", "answers"),
    [
        ("Rita Bite runs the shelter in Talsi.", _GENERAL),
        ("Rita Bite wrote this guide.", _ADVICE),
        ("Rita Bite’s clients live here.", _OWN),
        ("By Rita Bite", _OWN),
        ("A tenant of Rita Bite lives here.", _OWN),
        ("Rita Bite and Ivo Egle run the shelter in Talsi.", _OWN),
        ("Rita Bite spoke to a woman who had fled.", _OWN),
        ("The shelter is in Talsi. Photographs: Rita Bite.", _OWN),
        ("Rita Bite left for Spain yesterday.", _OF_HER),
        ("Rita Bite was buried in Talsi yesterday.", _OWN),
        ("Rita Bite has moved to Spain. We asked a neighbour.", _OWN),
        ("Rita Bite has moved to Spain. We met a neighbour.", _OWN),
        ("Rita Bite has moved to Spain. Her mother has stayed.", _OWN),
        ("Rita Bite questions a farmer.", _OWN),
    ],
)
def test_it_is_open_who_answers(intro: str, answers: str) -> None:
    text = f"{intro}\n\n{answers}"
    assert find_people(text, "en")
    assert not any(statement.quoted for one in find_people(text, "en") for statement in one.statements)
