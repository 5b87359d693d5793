"""What says the kind of one place may say it of all beside it, as may what makes it an institution."""

from __future__ import annotations

from datetime import date

import pytest

from archive.places import find_places


def names(text: str, lang: str = "lv") -> list[str]:
    return [one.municipality.name for one in find_places(text, lang, date(2022, 5, 1))]


NOVADI = ["Jelgavas novads", "Rēzeknes novads"]


@pytest.mark.parametrize(
    "text",
    [
        "Semināri trīs novados (Jelgavas un Rēzeknes).",
        "Piedalās novadi: Jelgavas, Rēzeknes.",
        "Semināri novados – Jelgavas un Rēzeknes.",
        "Semināri Jelgavas, Rēzeknes un citos novados",
        "Semināri Jelgavas, Rēzeknes u.c. novados",
        "Semināri Jelgavas, Rēzeknes un apkārtējos novados",
        "gan Jelgavas, gan Rēzeknes novadā",
        "Jelgavas un Rēzeknes nov.",
    ],
)
def test_each_of_a_list_is_of_the_kind_that_is_said_once(text: str) -> None:
    assert names(text) == NOVADI


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jelgavas un Rēzeknes novada", ["Jelgava", "Rēzeknes novads"]),  # said of the last alone, as far as it shows
        ("Skolas iela 2, Ventspils, Ventspils nov.", ["Ventspils", "Ventspils novads"]),
        ("Pilsētas (Jelgavas) centrs", ["Jelgava"]),
        ("Semināri novados – Jelgavas centrā.", ["Jelgava"]),
        ("Semināri Jelgavas un citos muzejos", ["Jelgava"]),
    ],
)
def test_what_does_not_show_is_left_open(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Semināri Rīgas, Kurzemes, Zemgales un Latgales reģionos", "lv"),
        ("Rīgas un Pierīgas plānošanas reģionā", "lv"),
        ("Lietu skatīja Rīgas un Zemgales apgabaltiesas", "lv"),
        ("Avārija Rīgas–Liepājas šosejā un Rīgas-Ventspils šosejā", "lv"),
        ("Riga, Kurzeme and Zemgale planning regions", "en"),
    ],
)
def test_a_town_among_lands_is_a_region_as_they_are(text: str, lang: str) -> None:
    assert names(text, lang) == []


def test_lands_hide_no_town_without_an_institution() -> None:
    assert names("Rīgas un Kurzemes jaunieši, Rīga un Latgale") == ["Rīga", "Rīga"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vilciens Rīga-Daugavpils kavējas.", ["Rīga", "Daugavpils"]),
        ("Satiksme Rīgas-Ogres posmā atjaunota.", ["Rīga", "Ogres novads"]),
        ("Teica Anna Roja-Ogre.", []),
    ],
)
def test_a_route_may_be_written_as_one_word(text: str, found: list[str]) -> None:
    assert names(text) == found
