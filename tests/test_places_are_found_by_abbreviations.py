"""`Jelgavas nov.` is the novads as `Jelgavas novads` is; lakes and routes beside them."""

from __future__ import annotations

from datetime import date

import pytest

from archive.places import find_places


def found(text: str) -> list[tuple[str, str]]:
    return [(one.surface, one.municipality.name) for one in find_places(text, "lv", date(2016, 5, 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skolas iela 3, Jelgavas nov., LV-3001", [("Jelgavas nov.", "Jelgavas novads")]),
        ("Daugavpils pils. reģistrēts 31 zvans.", [("Daugavpils pils.", "Daugavpils")]),
        ("Vaives pag., Cēsu nov.", [("Vaives pag.", "Cēsu novads"), ("Cēsu nov.", "Cēsu novads")]),
        ("Rēzeknes nov. Maltas pag. skola", [("Rēzeknes nov. Maltas pag.", "Rēzeknes novads")]),
        ("Rēzeknes nov. un pils. domes", [("Rēzeknes nov.", "Rēzeknes novads"), ("pils.", "Rēzekne")]),
    ],
)
def test_an_abbreviation_says_the_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["Svētkus rīkoja Cēsu pils. Tur bija daudz ļaužu.", "Vakarā atvērta Cēsu pils."])
def test_a_castle_at_the_end_of_a_sentence_is_no_town(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Netālu no Lubāna ezera strādāja ogu lasītāji.", "Laivu atrada Lubāna ezerā."])
def test_a_lake_whose_genitive_is_the_name_of_a_town_is_no_town(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("dash", ["–", " – ", " - "])
def test_both_ends_of_a_route_are_found_behind_a_capital(dash: str) -> None:
    assert [name for _, name in found(f"Vilcienā Rīga{dash}Daugavpils sēdēja pusaudzis.")] == ["Rīga", "Daugavpils"]
