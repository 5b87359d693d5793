"""In `the Minister of Finance, N, the Minister of Justice, M` each office is that of the name behind it."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "They were addressed by the President of Latvia Egils Zvirgzdulis, the Director of the Chancellery, Jānis "
            "Lapegle, and the Secretary-General of the Council, Ilze Tālstrēma.",
            ["President of Latvia", "Director", "Secretary-General"],
        ),
        (
            "The Minister of Finance, Arvils Lapegle, the Minister of Education and Science, Anda Tālstrēma, came.",
            ["Minister of Finance", "Minister of Education and Science"],
        ),
        (
            "Foreign Minister Edgars Lapegle, the lawyer of the association, Gita Tālstrēma, and others took part.",
            ["Foreign Minister", "lawyer"],
        ),
        (
            "Arvils Lapegle, the Minister of Finance, Anda Tālstrēma, the Minister of Justice, and others took part.",
            ["Minister of Finance", "Minister of Justice"],
        ),
    ],
)
def test_no_office_moves_to_the_name_before(text: str, roles: list[str]) -> None:
    assert [one.role for one in find_people(text, "en")] == roles


def test_an_office_that_opens_a_clause_is_that_of_the_name_behind_it() -> None:
    (found,) = find_people("On Friday in Riga, the Minister of Finance, Arvils Lapegle will meet guests.", "en")
    assert found.role == "Minister of Finance"


def test_a_name_behind_a_meeting_with_an_office_has_none() -> None:
    (found,) = find_people("After a talk with the mayor, Anna Tālstrēma has left.", "en")
    assert found.role is None
