"""Behind the name of who awards it, `Atzinības raksts` is written with a capital too."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize("award", ["Atzinības rakstu", "Goda rakstu", "Pateicības rakstus", "Gada balvu"])
@pytest.mark.parametrize(
    ("genitive", "name"), [("Jura Krastkalna", "Juris Krastkalns"), ("Annas Vētras", "Anna Vētra")]
)
def test_the_name_ends_before_it(genitive: str, name: str, award: str) -> None:
    (found,) = find_people(f"Skolotāja saņēma ministra padomnieka {genitive} {award}.")
    assert found.nominative == name


@pytest.mark.parametrize(
    "text",
    [
        "Runa bija par Jāzepa Literatūras un mākslas vēstures muzeja lomu.",
        "Viņš vadīja Īrijas Tieslietu departamenta darbu.",
    ],
)
def test_part_of_an_institution_is_nobody(text: str) -> None:
    assert find_people(text) == []


def test_somebody_may_stand_beside_an_institution() -> None:
    assert [one.nominative for one in find_people("Jura Krastkalna un mākslas muzeja strīds.")] == ["Juris Krastkalns"]
