"""`Viesnīca Rīga`, `FK Ventspils` and `skolotāja Roja` are no towns; `tāpēc Rīga` is one."""

from __future__ import annotations

from datetime import date

import pytest

from archive.places import find_places


def found(text: str, lang: str = "lv") -> list[str]:
    return [one.surface for one in find_places(text, lang, date(2016, 5, 1))]


@pytest.mark.parametrize(
    "text",
    [
        "Savukārt Rīga gatavojas.",
        "Tāpēc Rīga gatavojas.",
        "Šogad Rīga gatavojas.",
        "Mūsu Rīga ir skaista.",
        "Pilsēta Rīga gatavojas.",
    ],
)
def test_a_word_with_a_capital_that_names_nothing_leaves_the_town_a_town(text: str) -> None:
    assert found(text) == ["Rīga"]


def test_nor_does_one_in_a_heading_in_capitals() -> None:
    assert found("ŠOGAD RĪGA SVIN JUBILEJU") == ["RĪGA"]


@pytest.mark.parametrize(
    "text",
    [
        "Dzīvo viesnīcā Rīga un kafejnīcā Sigulda.",
        "Brauca ar prāmi Liepāja pa upi Ogre.",
        "Uzvarēja FK Ventspils un BK Ogre.",
        "Rēķinu izrakstīja SIA Rīgas ūdens un AS Ventspils nafta.",
    ],
)
def test_things_firms_and_clubs_are_called_after_towns(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sacīja skolotāja Iecava. Pateicās direktorei Ogrei un policistam Rojam.",
        "Sacīja Iecavas kundze. Vai Iecava piekrīt?",
        "EVA IECAVA PASNIEDZ BALVU EVAI IECAVAI",
    ],
)
def test_people_are_known_by_an_office_an_address_or_in_capitals(text: str) -> None:
    assert found(text) == []


def test_a_lady_of_a_city_is_nobody_s_name() -> None:
    assert found("Kāda Rīgas kundze zvanīja. Rīga atbildēja.") == ["Rīgas", "Rīga"]


def test_who_acts_before_a_verb_hides_no_town() -> None:
    assert found("Vakar uzvarēja Liepāja, bet zaudēja Ogre.") == ["Liepāja", "Ogre"]


@pytest.mark.parametrize(
    "text",
    ["Zilupi šķērsoja ar laivu.", "Tilts pār Ogri ir slēgts.", "Peldēja Ogres krastā.", "Šķērso Iecavu."],
)
def test_what_is_crossed_is_a_river(text: str) -> None:
    assert found(text) == []


def test_only_rivers_are_crossed() -> None:
    assert found("Vētra pār Rīgu plosījās stundu. Brauca uz Ogri.") == ["Rīgu", "Ogri"]


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Hotel Riga.",
        "They met at the hotel Riga and by Lake Sigulda.",
        "Yesterday FK Ventspils won against FC Ogre.",
        "Ms Ogre, Mrs. Iecava and Minister Roja agreed. Roja said so.",
        "ANNA IECAVA",
        "The Fetch Ogre works.",
    ],
)
def test_english_words_do_so_too(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("However, Riga agreed. Today Riga agreed. In Riga it rained.", ["Riga", "Riga", "Riga"]),
        ("On Monday Riga and Latvia's Ogre voted.", ["Riga", "Ogre"]),
        ("Meeting In Riga", ["Riga"]),
        ("A Riga-based organisation and a Cesis-based NGO", ["Riga", "Cesis"]),
        ("the Prime Minister. Riga hosted it.", ["Riga"]),
    ],
)
def test_but_not_those_of_time_and_place(text: str, surfaces: list[str]) -> None:
    assert found(text, "en") == surfaces
