"""In an English text nobody is found in the names of buildings, funds, prizes and monarchs."""

from __future__ import annotations

import pytest

from archive.people import find_people
from archive.people.english.words import NAMED_AFTER


def names(text: str) -> list[str]:
    return [one.nominative for one in find_people(text, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "The Marie Curie Fellowship is for one year.",
        "Flowers lay at the Astrid Lindgren Memorial.",
        "They met on Gustav Adolf Square.",
        "The road ends at Martin Peter King Boulevard.",
        "During Operation Maria nine men were held.",
        "During Operation Maria Two nine men were held.",
        "Louis XIV built the port.",
        "Guests stayed at the Simon Hotel in Bauska.",
        "The train stopped at Santa Maria Novella.",
        "She worked for Martin Bauer Vento in Bauska.",
        "The Thomas Berg exhibition was opened.",
    ],
)
def test_nobody_is_meant(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("thing", sorted(NAMED_AFTER))
def test_no_thing_is_part_of_a_name(thing: str) -> None:
    assert names(f"Near Alexander {thing} it was dark.") == []
    assert names(f"Near Alexander Lund {thing} it was dark.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Alexander Lund in the hotel.", "Alexander Lund"),
        ("Alexander Lund Project Manager", "Alexander Lund"),
        ("Alexander Lund Riga Technical University", "Alexander Lund"),
        ("Hotel Manager Alexander Lund was there.", "Alexander Lund"),
        ("We met Mr Thomas Place in Bauska.", "Thomas Place"),
        ("The Ambassador Alexander Lund was there.", "Alexander Lund"),
        ("We met Santa Kalna in Bauska.", "Santa Kalna"),
        ("Santa Maria Kalna said that it was late.", "Santa Maria Kalna"),
        ("Martin Bauer Vento said that it was late.", "Martin Bauer Vento"),
    ],
)
def test_people_are_still_found(text: str, name: str) -> None:
    assert names(text) == [name]
