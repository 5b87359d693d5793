"""`„…,” teikts N paziņojumā`: what stands in a letter or a notice is said by whose it is."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> list[str]:
    return [person.nominative for person in find_people(text) if person.statements]


@pytest.mark.parametrize(
    "text",
    [
        "„Darba ir daudz,” teikts Annas Kalnas paziņojumā.",
        "„Darba ir daudz,” rakstīts direktores Annas Kalnas vēstulē vecākiem.",
        "Direktores Annas Kalnas ierakstā uzsvērts, ka darba ir daudz.",
        "Annas Kalnas vēstulē deputātiem teikts: darba ir daudz.",
    ],
)
def test_it_is_said_by_who_has_written_it(text: str) -> None:
    assert speakers(text) == ["Anna Kalna"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministrijas paziņojumā par Annu Kalnu teikts, ka darba ir daudz.",
        "Annas Kalnas advokāta paziņojumā teikts, ka darba ir daudz.",
        "Annas Kalnas lietā rakstīts, ka darba ir daudz.",
        "Annas Kalnas vēstulē bija nauda, uzsvērts spriedumā.",
    ],
)
def test_what_others_write_is_not(text: str) -> None:
    assert speakers(text) == []


def test_two_who_have_their_offices_behind_them_speak_together() -> None:
    assert speakers("Anna Kalna, direktore, un Juris Egle, ārsts, paziņoja, ka darba ir daudz.") == [
        "Anna Kalna",
        "Juris Egle",
    ]
