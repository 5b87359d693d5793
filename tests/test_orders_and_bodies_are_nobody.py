"""In a Latvian text an order of merit is no person, and a body called in capitals is no part of a name."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ar Triju Zvaigžņu ordeni apbalvota Erna Paraudziņa.", ["Erna Paraudziņa"]),
        ("Triju Zvaigžņu ordeņa virsnieks Juris Paraudziņš atteicās.", ["Juris Paraudziņš"]),
        ("Izstādi “Divu Krastu stāsti” iekārtoja Zane Paraudziņa.", ["Zane Paraudziņa"]),
        ("Latvijas pārstāve ekspertu grupā GRETA Amālija Paraudziņa to nolasīja.", ["Amālija Paraudziņa"]),
        ("Klāt bija Zane Paraudziņa, Lik-Safe Latvia Gaišāka tīkla centra vadītāja.", ["Zane Paraudziņa"]),
        ("Ziņojumu iesniedza GRETA Zane Paraudziņa-Kalna.", ["Zane Paraudziņa-Kalna"]),
        ("Biedrības Patvērums Drošā māja juriste Zane Paraudziņa atbild.", ["Zane Paraudziņa"]),
    ],
)
def test_the_person_beside_them_is(text: str, names: list[str]) -> None:
    assert [one.nominative for one in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KALNIŅŠ Jānis piedalījās sanāksmē.", "Jānis Kalniņš"),
        ("Greta Paraudziņa piedalījās sanāksmē.", "Greta Paraudziņa"),
        ("GRETA PARAUDZIŅA piedalījās sanāksmē.", "Greta Paraudziņa"),
        ("GRETA Paraudziņa piedalījās sanāksmē.", "Greta Paraudziņa"),
    ],
)
def test_a_name_in_capitals_is_one(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text)] == [name]
