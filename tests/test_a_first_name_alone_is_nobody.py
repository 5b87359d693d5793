"""Those who tell what befell them are called by their first name; the word before it is no surname of theirs."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "text",
    [
        "Turklāt Elīna, kura dzīvo Spānijā, stāsta, ka darba nebija.",
        "Toties Elīna (vārds mainīts) stāsta, ka viņu piekrāpa.",
        "Aizvakar Elīna, Zane un Ilze devās uz Rīgu.",
        "Kamēr Elīna (vārds mainīts) gulēja, viņai atņēma pasi.",
        "Jauniete Elīna, kas strādāja bārā, klusēja.",
        "Moldāvietei Elīnai, kura bēga, palīdzēja biedrība.",
        "Sveicieni Elīnai, Zanei un Ilzei!",
        "Pērn Balvi, Gulbene un Alūksne rīkoja kampaņu.",
        "Kaimiņš Haralds viņu pārdeva.",
        "Prostitūta Elīna stāsta, ka bēgt nav kur.",
        "Draudzene Elīna, skolotāja Liepājā, stāsta, ka darba nav.",
        "Rudenī Elīna, atgriezusies mājās, zvanīja policijai.",
        "Vakarā Elīna, kā citas, ticēja.\nBeigās Zane, kā citas, ticēja.",
        "Moldāviete Elīna, 24\nUkrainiete Zane, 31",
        "Skolotāja Elīna, biedrība „Ceļš”\nSkolotājs Haralds, skola",
        "Stāsta Elīna, biedrības „Ceļš” kliente",
        "Pakistānis Haralds teica, ka darba nav.",
        "Suteneris Haralds teica, ka darba nav.",
        "Piekrāpts Haralds teica, ka darba nav.",
        "Laimīgs Haralds teica, ka darba nav.",
        "Nīderlandiete Krūma teica, ka darba nav.",
    ],
)
def test_a_first_name_behind_a_word_that_opens_a_paragraph(text: str) -> None:
    assert find_people(text) == []


def test_the_place_behind_a_first_name_is_no_surname() -> None:
    assert find_people("Elīna Rīgā teica, ka darba nav. Policija Elīnu Jelgavā aizturēja.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Vētraskalna Elīna\n2. Zemzars Haralds", ["Elīna Vētraskalna", "Haralds Zemzars"]),
        ("Vētraskalna Elīna, biedrība\nZemzars Haralds, skola", ["Elīna Vētraskalna", "Haralds Zemzars"]),
        ("Vētraskalna Elīna\nUpenieks Haralds", ["Elīna Vētraskalna", "Haralds Upenieks"]),
        ("Zemzars Haralds, Valsts policijas inspektors", ["Haralds Zemzars"]),
        ("Zemziņš Haralds, domes deputāts, balsoja.", ["Haralds Zemziņš"]),
        ("Evgeņija Roze, biedrības vadītāja, klusēja.", ["Evgeņija Roze"]),
        ("Mehmets Ali teica, ka darba nav.", ["Mehmets Ali"]),
        ("Mariete Krūma teica, ka darba nav.", ["Mariete Krūma"]),
        ("Mels Vētrasons uztaisīja filmu.", ["Mels Vētrasons"]),
    ],
)
def test_a_name_of_which_the_text_says_that_it_is_one(text: str, expected: list[str]) -> None:
    assert [one.nominative for one in find_people(text)] == expected
