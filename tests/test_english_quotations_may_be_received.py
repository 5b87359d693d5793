"""In an English text a quotation behind a colon may be what somebody received, heard or took part in."""

from __future__ import annotations

import pytest

from archive.people import find_people


def quoted(text: str) -> list[str]:
    """The quotations that anybody in the text has."""
    said = (one for person in find_people(text, "en") for one in person.statements)
    return [text[one.start : one.end] for one in said if one.quoted]


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite received an e-mail from the owner: “Pay or leave.”",
        "Rita Bite found a note on the door: “Pay or leave.”",
        "Rita Bite heard the guard whisper: “Pay or leave.”",
        "Rita Bite recalls how the owner shouted at her: “Pay or leave.”",
        "Rita Bite attended the annual seminar: “Beds for all.”",
    ],
)
def test_the_words_of_others(text: str) -> None:
    assert find_people(text, "en")
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite received no help: “Beds are few.”",
        "Rita Bite remembers what she felt: “Beds are few.”",
        "Rita Bite sent a message: “Beds are few.”",
        "Rita Bite visits the house each day: “Beds are few.”",
    ],
)
def test_their_own_words(text: str) -> None:
    assert quoted(text) == ["Beds are few."]
