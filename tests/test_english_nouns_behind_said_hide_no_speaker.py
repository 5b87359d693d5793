"""In an English text what is said may begin with any noun, and nobody else says it then."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize("noun", ["reports", "talks", "claims", "calls", "fears", "estimates", "reported cases"])
def test_a_noun_that_is_a_verb_as_well(noun: str) -> None:
    assert speakers(f"Rita Bite said {noun} of forced labour had grown.") == {"Rita Bite"}


@pytest.mark.parametrize("aside", [", head of the centre,", ", a lawyer,", ", 34,"])
@pytest.mark.parametrize(
    "clause",
    [
        "the police, prosecutors and judges had to work together",
        "the police in Talsi should do more",
        "slavery still exists",
        "every child matters",
        "employers rarely check",
        "the owner of the farm took their passports",
    ],
)
def test_behind_an_aside(aside: str, clause: str) -> None:
    assert speakers(f"Rita Bite{aside} said {clause}.") == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "The driver was a neighbour, Rita Bite, said the police.",
        "Officers arrested a neighbour, Rita Bite, said the police in Talsi.",
        "Rita Bite, 34, said the prosecutor, had fled.",
        "The story Rita Bite told said nothing.",
    ],
)
def test_said_by_another(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
