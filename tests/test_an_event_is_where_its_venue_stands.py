"""A venue that is called after a town is in it, so an event that is held there is one of the municipality."""

from __future__ import annotations

from datetime import date

import pytest

from archive.places import find_places, find_venues


def names(place: str, lang: str = "lv", on: date = date(2024, 5, 1)) -> list[str]:
    return sorted(one.name for one in find_venues(place, lang, on))


@pytest.mark.parametrize(
    ("place", "municipality"),
    [
        ("Limbažu bibliotēka", "Limbažu novads"),
        ("Balvu Centrālajā bibliotēkā, 2. stāvs", "Balvu novads"),
        ("Saldus mūzikas skola", "Saldus novads"),
        ("Preiļu 1. pamatskolas zālē", "Preiļu novads"),
        ("Cēsu ielā 4, Ogres Kultūras centrā", "Ogres novads"),
        ("konferenču zāle, Daugavpils Vienības nams", "Daugavpils"),
        ("Rīgas dome", "Rīga"),  # as in any text
        ("Cēsu koncertzāle, Kamerzāle", "Cēsu novads"),
        ("Valmieras muzejs, Latvija", "Valmieras novads"),
        ("Valmieras muzejs, Auditorija", "Valmieras novads"),
        ("Valmieras muzejs (Zoom)", "Valmieras novads"),
        ("Zlēku kultūras nams", "Ventspils novads"),
        ("Mežāres KN", "Jēkabpils novads"),
        ("Jumurda", "Madonas novads"),
        ("muiža, Skolas iela 3, Lejasciems", "Gulbenes novads"),
        ("Ogres tehnikuma muiža, Jumurda", "Madonas novads"),
        ("Zlēku estrāde, Pūkukrogs", "Ventspils novads"),  # a hamlet that is on no list
        ("Mežāres bibliotēka, Zaķukrogs, Latvija", "Jēkabpils novads"),
    ],
)
def test_a_latvian_venue_is_in_the_town_that_owns_it(place: str, municipality: str) -> None:
    assert names(place) == [municipality]


@pytest.mark.parametrize(
    ("place", "municipality"), [("Cēsis Central Library", "Cēsu novads"), ("Jelgava Palace, hall 2", "Jelgava")]
)
def test_an_english_one_too(place: str, municipality: str) -> None:
    assert names(place, "en") == [municipality]


@pytest.mark.parametrize(
    "place",
    [
        "tiešsaistē",
        "Rīgas iela 12",
        "Rīgas jūras līcis",
        "Rīgas lidosta",
        "Zemgales reģiona centrs",
        "Pūkukroga tautas nams, Ventspils raj.",
        "Rīgas Tehniskās universitātes Cēsu filiāle",
        "Rīgas un Ogres bibliotēkās",
        "Latvijas Nacionālā bibliotēka",
    ],
)
def test_what_may_be_elsewhere_is_nowhere(place: str) -> None:
    assert names(place) == []


@pytest.mark.parametrize(
    ("place", "lang"),
    [
        ("Riga Congress Hall, Brussels", "en"),
        ("Riga House, New York", "en"),
        ("Cēsis House, Strasbourg, France", "en"),
        ("Valmieras teātris, Tallina", "lv"),
        ("Ogres nams, Roterdama", "lv"),
        ("Zlēku nams, Tallina", "lv"),
        ("Zlēku nams, Francija", "lv"),
        ("Zlēku nams Igaunijā, Tartu", "lv"),
        ("Zlēku koris, Roterdama", "lv"),
    ],
)
def test_nor_is_what_stands_in_a_town_that_is_unknown(place: str, lang: str) -> None:
    assert names(place, lang) == []


@pytest.mark.parametrize("place", ["Liepas kultūras nams", "Kauguru bibliotēka", "Zlēku iela 3", "Pilskalnes muiža"])
def test_a_village_by_a_name_that_says_more_is_none(place: str) -> None:
    assert names(place) == []


def test_the_borders_are_those_of_the_day() -> None:
    assert names("Kocēnu kultūras nams", on=date(2018, 5, 1)) == ["Kocēnu novads"]
    assert names("Kocēnu kultūras nams") == ["Valmieras novads"]


def test_in_a_text_it_is_no_place() -> None:
    assert not find_places("Limbažu bibliotēka aicina visus.")
