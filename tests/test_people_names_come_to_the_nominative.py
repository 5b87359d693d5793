"""Declined names, by rules, the calendar of name days and agreement."""

from __future__ import annotations

import pytest

from archive.latvian.declension import Case, Gender
from archive.latvian.names import name_key, read_name
from archive.people import find_people


@pytest.mark.parametrize(
    ("written", "nominative"),
    [
        ("Jāņa Riekstiņa", "Jānis Riekstiņš"),
        ("Uldim Zariņam", "Uldis Zariņš"),
        ("Ulda Rubeņa", "Uldis Rubenis"),
        ("Māra Lāča", "Māris Lācis"),
        ("Viļņa Eglīša", "Vilnis Eglītis"),
        ("Edmunda Sprūdža", "Edmunds Sprūdžs"),
        ("Jāni Brazovski", "Jānis Brazovskis"),
        ("Denisu Gorbaļu", "Deniss Gorbaļs"),
        ("Vincentam Zeilem", "Vincents Zeile"),
        ("Tālim Mazajam", "Tālis Mazais"),
        ("Ivetai Sokolai-Sokolovai", "Iveta Sokola-Sokolova"),
        ("Lūcijas Hramenko", "Lūcija Hramenko"),
        ("Sarmītei Ēlertei", "Sarmīte Ēlerte"),
        ("Kristas Platās", "Krista Platā"),
        ("Ingum Vilkam", "Ingus Vilks"),
        ("Rolandam Kalniņam", "Rolands Kalniņš"),
        ("Jāņa Zatlera", "Jānis Zatlers"),
        ("Anša Paraudziņa", "Ansis Paraudziņš"),  # Antis has Anta
    ],
)
def test_given_name_and_surname_agree(written: str, nominative: str) -> None:
    assert read_name(written.split()).nominative == nominative


def test_an_office_tells_the_gender_where_the_name_does_not() -> None:
    assert read_name(["Andra", "Vilka"], gender="f", case="nom").nominative == "Andra Vilka"
    assert read_name(["Andra", "Vilka"], gender="m", case="gen").nominative == "Andris Vilks"
    assert not read_name(["Andra", "Vilka"]).certain


@pytest.mark.parametrize(
    ("written", "nominative"),
    [
        ("Andra Vilka", "Andris Vilks"),  # where nothing else tells, a man
        ("Gunta Lisenko", "Gunta Lisenko"),  # nothing shows that anything is declined
        ("Nia Gulbe", "Nia Gulbe"),  # after a vowel -a is no genitive
        ("Hellija Rita", "Hellija Rita"),  # many women's names end so, few men's
        ("Kronvalda Ata", "Kronvalds Atis"),  # surname first
        ("Kārlim Riekstiņiem", "Kārlis Riekstiņš"),
        ("Elīna Šimkus", "Elīna Šimkus"),
        ("Roberto Meloni", "Roberto Meloni"),
        ("Reda Vētrauskiene", "Reda Vētrauskiene"),  # in the calendar only as the genitive of Reds
        ("Vaira Krastis", "Vaira Krastis"),  # a woman with her husband's surname
        ("Annai Pīrāgs", "Anna Pīrāgs"),  # what is only a dative is no foreign name
    ],
)
def test_a_name_alone_is_read_as_the_likelier(written: str, nominative: str) -> None:
    assert read_name(written.split()).nominative == nominative


def test_a_name_that_the_calendar_has_in_other_forms_is_not_certain() -> None:
    assert not read_name(["Reda", "Vētrauskiene"]).certain
    assert read_name(["Anna", "Vētrauskiene"]).certain


@pytest.mark.parametrize(
    ("written", "gender", "case", "nominative"),
    [
        ("Anu Vētrs", "f", "nom", "Anu Vētrs"),  # in the calendar as the accusative of Ana
        ("Anu Vētrs", "f", "acc", "Ana Vētrs"),
        ("Andreas Vētropuls", "m", "nom", "Andreas Vētropuls"),  # as the genitive of Andrea
        ("Andreas Vētropuls", "f", "gen", "Andrea Vētropuls"),
        ("Diānu Pīrāgs", "f", "acc", "Diāna Pīrāgs"),
    ],
)
def test_an_office_outweighs_the_calendar(written: str, gender: Gender, case: Case, nominative: str) -> None:
    assert read_name(written.split(), gender=gender, case=case).nominative == nominative


def test_a_mans_surname_in_a_needs_a_witness() -> None:
    assert read_name(["Jānim", "Liepam"]).nominative == "Jānis Lieps"
    assert read_name(["Jānim", "Liepam"], attested={"Jānis Liepa"}).nominative == "Jānis Liepa"


@pytest.mark.parametrize(
    "forms",
    [
        "Bērziņš Bērziņa Bērziņam Bērziņu",
        "Lācis Lāča Lācim Lāci",
        "Briedis Brieža Briedim Briedi",
        "Egle Egles Eglei Eglem Egli",
        "Alksnis Alkšņa Alksnim",
        "Sokola-Sokolova Sokolas-Sokolovas Sokolai-Sokolovai",
        "Mazais Mazā Mazajam Mazo",
    ],
)
def test_all_forms_of_a_name_have_one_key(forms: str) -> None:
    assert len({name_key(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("text", "nominative"),
    [
        ("Guntas Vilkas darbos ir krāsas. Gunta Vilka mākslas izglītību ieguvusi ārzemēs.", "Gunta Vilka"),
        ("Darbu rādīja Guntis Vilks. Gunta Vilka mākslas izglītība ir laba.", "Guntis Vilks"),
    ],
)
def test_another_form_in_the_text_tells_a_woman_from_a_man(text: str, nominative: str) -> None:
    assert {one.nominative for one in find_people(text)} == {nominative}


@pytest.mark.parametrize(
    ("text", "nominative"),
    [
        ("Centra vadītāja Gunta Vilka sanāksmē norādīja, ka darba ir daudz.", "Gunta Vilka"),
        ("Centra vadītāja Gunta Vilka viesiem pasniedza ziedus.", "Gunta Vilka"),
        ("Centra vadītāja Gunta Vilka viesus sagaidīja laipni.", "Gunta Vilka"),
        ("Centra vadītāja Gunta Vilka otrdien devās uz ostu.", "Gunta Vilka"),
        ("Gaida, kamēr centra vadītāja Gunta Vilka visiem ierādīs vietas.", "Gunta Vilka"),
        ("Gunta Vilka sanāksmē norādīja, ka darba ir daudz.", "Gunta Vilka"),
        ("Centra vadītāja Gunta Vilka vadībā notika sanāksme.", "Guntis Vilks"),
        ("Centra vadītāja Gunta Vilka grāmata iznāca rudenī.", "Guntis Vilks"),
        ("Pēc centra vadītāja Gunta Vilka aicinājuma viesi ieradās.", "Guntis Vilks"),
    ],
)
def test_what_stands_up_to_the_verb_tells_a_subject_from_an_owner(text: str, nominative: str) -> None:
    assert [one.nominative for one in find_people(text)] == [nominative]


def test_a_given_name_alone_before_a_colon_tells_what_declined_forms_leave_open() -> None:
    text = "Saruna ar Ingu Vētri.\n\nKas ir darbnīca?\n\n%s: Tā ir vieta, kur strādā.\n\n%s: Tur ir silti."
    for given, nominative in (("Inga", "Inga Vētre"), ("Ingus", "Ingus Vētris")):
        assert {one.nominative for one in find_people(text % (given, given))} == {nominative}


def test_a_centre_called_like_somebody_with_the_town_of_its_branch_is_nobody() -> None:
    assert not find_people("To skaidro centra Marta Liepājas filiāles darbinieki.")
