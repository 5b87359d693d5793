"""Who stands above an English text in the first person, below a letter or below their own words speaks in it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

OWN = "I collect bills, and my friends laugh at me. A bill tells the truth. I have seen twenty of them in my life."
OTHER = "The court sentenced a man to five years in prison on Friday. “I was afraid for my mother,” a witness said."


@pytest.mark.parametrize(
    "text",
    [
        f"By Rita Bite\n\n{OWN}",
        f"by Dr. Rita Bite, Cēsis\n\n{OWN}",
        f"Remarks by Minister Rita Bite\n\n{OWN}",
        f"{OWN}\n\nRita Bite is a judge in Cēsis.",
        "Dear friends,\n\nThe shelter is full. We thank all of you who helped us.\n\nWith best wishes,\nRita Bite",
        "Dear Mrs Egle,\n\nWe have read your letter and find no violation.\n\nYours sincerely, Rita Bite, director",
        "“I lost a year of my life.”\nRita Bite, seamstress",
        "Rita Bite, State Police: I disagree with you.\n\nIvo Egle, Border Guard: photo",
    ],
)
def test_the_author_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        f"By Rita Bite\n\n{OTHER}",
        f"{OTHER}\n\nRita Bite is a judge in Cēsis.",
        f"{OWN}\n\nPhoto by Rita Bite",
        "“The Door”\nRita Bite",
        "Rita Bite, Riga: first place\nIvo Egle, Talsi: second place",
    ],
)
def test_she_does_not(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text, "en")
