"""In capitals, a particle and a father's name belong to a name as they do in small letters."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Semināru vadīja MARIJA FON DER PARAUDZIŅA.", "Marija fon der Paraudziņa"),
        ("Paldies MARIJAI FON PARAUDZIŅAI!", "Marija fon Paraudziņa"),
        ("Uzvarēja OLGA PETROVNA PARAUDZIŅA.", "Olga Petrovna Paraudziņa"),
        ("Uzvarēja IVANS PETROVIČS KRASTKALNS.", "Ivans Petrovičs Krastkalns"),
        ("NO ANNAS PARAUDZIŅAS ARHĪVA", "Anna Paraudziņa"),
    ],
)
def test_the_name_is_whole(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text)] == [name]
