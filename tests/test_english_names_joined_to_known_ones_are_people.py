"""Beside somebody known, an unknown pair of words is a person where only people are expected."""

from __future__ import annotations

import pytest

from archive.people import find_people


def _names(text: str) -> list[str]:
    return [one.nominative for one in find_people(text, "en")]


@pytest.mark.parametrize(
    "before",
    ["The report was written by", "They met representatives of the embassy –", "The study was prepared by"],
)
@pytest.mark.parametrize("pair", [("Anna Bite", "Wirelda Jokala"), ("Wirelda Jokala", "Anna Bite")])
def test_both_are_found(before: str, pair: tuple[str, str]) -> None:
    assert _names(f"{before} {pair[0]} and {pair[1]}.") == list(pair)


def test_a_body_may_organise_something_with_somebody() -> None:
    assert _names("The camp was organised by Anna Bite and Amber Shoreline.") == ["Anna Bite"]


def test_an_office_ends_before_what_happened_meanwhile() -> None:
    text = (
        "“Thanks,” said Anna Bite, Speaker of the Saeima during the meeting with Wireld Jokal, Speaker of the Riksdag."
    )
    assert _names(text) == ["Anna Bite", "Wireld Jokal"]
