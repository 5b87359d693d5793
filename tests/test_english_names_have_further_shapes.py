"""In an English text names have middle initials, particles and degrees, and what tells that they are of people."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ambassador Cordelia J. Hathermoor said that it rained.", "Cordelia J. Hathermoor"),
        ("Anna K. Bite said that it rained.", "Anna K. Bite"),
        ("Interpreter Hanan el-Khatourbi said that it rained.", "Hanan el-Khatourbi"),
        ("Professor Gianmarco degli Ulivieri said that it rained.", "Gianmarco degli Ulivieri"),
        ("Deputy Director-General Apolline Desrochettes said that it rained.", "Apolline Desrochettes"),
        ("Political Officer Brandon Wexcombe said that it rained.", "Brandon Wexcombe"),
        ("Minister of State Deirdre Gillabrach said that it rained.", "Deirdre Gillabrach"),
        ("Mr Rupert Cholmondwyke KC, for his part, said that it rained.", "Rupert Cholmondwyke"),
        ("We met Rowena Thistlewain, who runs a shelter.", "Rowena Thistlewain"),
        ("Rowena Thistlewain, 34, left.", "Rowena Thistlewain"),
        ("Another former worker, Rowena Thistlewain, left.", "Rowena Thistlewain"),
        ("On Monday another driver, Florian Ebersteinhuber, was questioned.", "Florian Ebersteinhuber"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text, "en")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Swiss foundation Lumen Libertas, which paid, speaks of a crime.",
        "The charity Terra Nostra warned that beds are few.",
        "Another owner, Balta Capital, paid.",
        "Then another member, Terra Nostra, paid.",
    ],
)
def test_a_body(text: str) -> None:
    assert find_people(text, "en") == []


def test_the_head_of_a_body_is_a_person() -> None:
    found = find_people("The head of the foundation Rowena Thistlewain said that it rained.", "en")
    assert [one.nominative for one in found] == ["Rowena Thistlewain"]
