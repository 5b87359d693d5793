"""`N no Iekšlietu ministrijas` speaks as N alone does, and is a person whatever the given name is."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> list[tuple[str, str | None]]:
    return [(one.nominative, one.organisation) for one in find_people(text) if one.spoke]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Madara Skujiņa no Zemkopības ministrijas iepazīstināja ar plānu.",
            [("Madara Skujiņa", "Zemkopības ministrijas")],
        ),
        ("Gunārs Ozoliņš no biedrības „Laipa” runāja par riskiem.", [("Gunārs Ozoliņš", "biedrības „Laipa”")]),
        (
            "Rūta Celma no krīzes centra „Pilādzis” skaidroja tiesības.",
            [("Rūta Celma", "krīzes centra „Pilādzis”")],
        ),
        (
            "Baiba Rozīte no Valsts policijas Galvenās kriminālpolicijas pārvaldes informēja par lietu.",
            [("Baiba Rozīte", "Valsts policijas Galvenās kriminālpolicijas pārvaldes")],
        ),
        (
            "Dzintra Leja no Sabiedrības integrācijas fonda un Pēteris Kauliņš no Veselības inspekcijas runāja.",
            [("Dzintra Leja", "Sabiedrības integrācijas fonda"), ("Pēteris Kauliņš", "Veselības inspekcijas")],
        ),
        ("Brenda Okafora no Kanādas vēstniecības stāstīja par sodiem.", [("Brenda Okafora", "Kanādas vēstniecības")]),
        ("Kārlis Vējš no Valsts policijas, kas rīko kursus, uzsvēra riskus.", [("Kārlis Vējš", "Valsts policijas")]),
        ("Kārlis Vējš no Valsts policijas, komentējot lietu, uzsvēra to.", [("Kārlis Vējš", "Valsts policijas")]),
    ],
)
def test_who_is_from_somewhere_speaks(text: str, who: list[tuple[str, str]]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Vera Kļava no ministrijas aizgāja pērn, bet Valsts policija informēja par notikušo.",
        "Anna Kalna no Jelgavas ministrijai rakstīja vēstuli.",
        "Semināru vadīja Rita Zeme no Bērnu slimnīcas.",
        "Cietušo atveda Māris Kalējs no Valsts policijas, un prokurore norādīja uz vainu.",
    ],
)
def test_others_than_the_subject_do_not_speak(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


def test_only_no_says_that_an_unknown_pair_of_words_is_a_person() -> None:
    assert find_people("Brenda Okafora no Valsts policijas atnāca.")
    assert not find_people("Meža Māsa (Valsts policija) rīko balli.")


def test_who_is_told_something_is_no_institution_of_the_speaker() -> None:
    assert speakers("Inese Vītola no Rīgas policijai stāstīja par notikušo.") == [("Inese Vītola", None)]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Anna Priede savā ievadrunā semināra dalībniekiem uzsvēra sadarbību.", True),
        ("Kārlis Vējš Latvijas Radio raidījumā norādīja uz trūkumiem.", True),
        ("Kārlis Vējš Latvijas Televīzijas ziņu raidījumā norādīja uz trūkumiem.", True),
        ("Ieradās Anna Priede skolotāja bērniem stāstīja par drošību.", False),
        ("Viesus sagaidīja Anna Priede policija klausītājus uzrunāja vēlāk.", False),
    ],
)
def test_genitives_may_stand_before_where_and_to_whom(text: str, speaks: bool) -> None:
    assert bool(speakers(text)) is speaks
