"""`Vice-Consul Anna Kalna`: the prefix belongs to the office, before a name and behind it, and to no name."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The visit was organised by Vice-Consul Rita Bite.", "Vice-Consul"),
        ("Vice-Rector Rita Bite said that beds are few.", "Vice-Rector"),
        ("We thank Deputy-Mayor Rita Bite.", "Deputy-Mayor"),
        ("“Beds are few,” said ex-minister Rita Bite.", "ex-minister"),
        ("The Vice-Rector of the University of Talsi, Rita Bite, said that beds are few.", "Vice-Rector"),
        ("Rita Bite, Vice-Rector of the University of Talsi, said that beds are few.", "Vice-Rector"),
        ("Twenty-year-old student Rita Bite said that beds are few.", "student"),
        ("A 34-year-old teacher Rita Bite said that beds are few.", "teacher"),
    ],
)
def test_the_office_is_whole(text: str, role: str) -> None:
    assert [(one.nominative, one.role) for one in find_people(text, "en")] == [("Rita Bite", role)]
