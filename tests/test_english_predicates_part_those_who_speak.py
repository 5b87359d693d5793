"""In an English text who has a predicate of their own, or is named behind one, says nothing with the next subject."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite, 34, was arrested at the port, and Ivo Egle said more arrests would follow.",
        "Rita Bite, head of the centre, retired in May, and Ivo Egle thanked her for her work.",
        "Rita Bite, MBE, cut the ribbon, and Ivo Egle told the guests about the house.",
        "The suspect, Rita Bite, fled to Spain, and Ivo Egle told the police everything.",
        "The guests were Rita Bite, a nurse, and Ivo Egle told them about the house.",
        "The thief was Rita Bite, the jury found, and Ivo Egle called the crime cruel.",
        "Our guest is Rita Bite, a lawyer, and Ivo Egle says that beds are few.",
        "The guests were Rita Bite and Ivo Egle, who told us about the house.",
    ],
)
def test_only_the_second(text: str) -> None:
    assert speakers(text) == {"Ivo Egle"}


@pytest.mark.parametrize("aside", [", head of the centre,", ", 34,", ", Latvia,", " of the State Police", ""])
def test_both_where_nothing_but_an_aside_stands_between(aside: str) -> None:
    assert speakers(f"Rita Bite{aside} and Ivo Egle said that beds are few.") == {"Rita Bite", "Ivo Egle"}
