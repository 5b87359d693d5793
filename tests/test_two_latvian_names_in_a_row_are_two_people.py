"""A name in the genitive and one behind it are two people, though the second given name may be a man's genitive."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Atšķirībā no Pētera Kalna Daina Priede uzskata, ka darba ir daudz.", ["Pēteris Kalns", "Daina Priede"]),
        ("Pēc Jura Egles Vilma Bērza stāstīja par darbu.", ["Juris Egle", "Vilma Bērza"]),
        ("Runāja Anna Marija Kalna.", ["Anna Marija Kalna"]),
        ("Ieradās Juris Miglājs. Tikšanās laikā ar Miglāju Hailenskis atzina, ka tā ir.", ["Juris Miglājs"]),
        ("Runāja Juris Miglājs Foto: Vilma Bērza", ["Juris Miglājs", "Vilma Bērza"]),
        ("Pēc Anda Jura Kalna teiktā darba ir daudz.", ["Andis Juris Kalns"]),
    ],
)
def test_each_has_a_name(text: str, names: list[str]) -> None:
    assert [person.nominative for person in find_people(text)] == names


def test_who_was_accused_is_no_accuser() -> None:
    person = find_people("Sieviete apsūdzēja Andri Kalnu izvarošanā.")[0]
    assert (person.nominative, person.role) == ("Andris Kalns", None)
