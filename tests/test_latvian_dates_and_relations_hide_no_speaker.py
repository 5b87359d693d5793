"""In a Latvian text dates, sites and what somebody is to others part no subject from its verb, and objects stay so."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        # dates between commas
        "Rita Bite trešdien, 5. maijā, paziņoja, ka darba ir daudz.",
        "Ministre Rita Bite otrdien, 12.decembrī, preses konferencē paziņoja, ka darba ir daudz.",
        "Rita Bite šodien, 2021. gada 5. maijā, Saeimā paziņoja, ka darba ir daudz.",
        "Rita Bite trešdien, 5. maijā, tikās ar skolēniem un paziņoja, ka darba ir daudz.",
        "Rita Bite trešdien, 5. maijā, tiekoties ar skolēniem, paziņoja, ka darba ir daudz.",
        "Rita Bite trešdien, 5. maijā, atklāja konferenci, uzsverot, ka darba ir daudz.",
        "Par darbu stāstīja trešdien, 5. maijā, Rita Bite.",
        # a site
        "Rita Bite portālam ziņas.lv sacīja, ka darba ir daudz.",
        "Rita Bite sarunā ar portālu ZINA.lv sacīja, ka darba ir daudz.",
        # an aside that names another
        "Rita Bite, ministra Andra Vilka padomniece, norādīja, ka darba ir daudz.",
        "Rita Bite, Annas Kalnas kolēģe no krīzes centra, norādīja, ka darba ir daudz.",
        "Rita Bite, Annas Kalnas māte, norādīja, ka darba ir daudz.",
        "Rita Bite, ar Annu Kalnu apspriežoties, norādīja, ka darba ir daudz.",
        "Rita Bite trešdien, tiekoties ar Annu Kalnu, norādīja, ka darba ir daudz.",
        # objects first, and what is stressed
        "Iesaistīties darbā aicina Rita Bite.",
        "Ieskatu pētījuma rezultātos sniedza Rita Bite.",
        "Kā galveno iemeslu Rita Bite min nabadzību.",
        "Ar ievadvārdiem semināru atklāja Rita Bite.",
        "Rita Bite atturējās no komentāriem, piebilstot vien, ka darba ir daudz.",
        "Rita Bite neslēpa vilšanos.",
        "Rita Bite pieskārās arī sodu jautājumam.",
        "Rita Bite aizstāvēja viedokli, ka darba ir daudz.",
        "Rita Bite augstu vērtē policijas darbu.",
        "Ritas Bites viedoklis ir, ka darba ir daudz.",
        "Ritai Bitei nav šaubu, ka darba ir daudz.",
        "Darba esot daudz, atklāj Rita Bite.",
        # what somebody said, passed on
        "Atbilstoši Ritas Bites teiktajam darba ir daudz.",
        "Saskaņā ar ministres Ritas Bites teikto darba ir daudz.",
        "Ritas Bites teikto, ka darba ir daudz, noliedz visi.",
        "Kā liecina Ritas Bites teiktais, darba ir daudz.",
        "Portāls, atsaucoties uz Ritas Bites teikto, ziņo, ka darba ir daudz.",
    ],
)
def test_the_person_named_speaks(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "led",
    [
        "Komentējot {} teikto",
        "Atsaucoties uz {} teikto",
        "Papildinot ministra {} sacīto",
        "Reaģējot uz {} izteikumiem",
        "Piekrītot {} teiktajam",
    ],
)
def test_who_comments_speaks_and_not_whose_words_these_were(led: str) -> None:
    text = f"{led.format('Andra Vilka')}, Rita Bite uzsvēra, ka darba ir daudz."
    assert {one.nominative for one in find_people(text)} == {"Andris Vilks", "Rita Bite"}
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Aizturēta Rita Bite trešdien, 5. maijā, informē policija.",
        "Rita Bite trešdien, 5. maijā, informē Valsts policija, aizturēta.",
        "Rita Bite trešdien, 5. maijā, tika aizturēta, paziņoja policija.",
        "Rita Bite trešdien, 5. maijā, paziņos, ka darba ir daudz.",
        "Aizturēta Rita Bite, Andra Vilka kolēģe, paziņoja policija.",
        "Rita Bite, Andra Vilka kolēģe, aizturēta, paziņoja policija.",
        "Māksliniece Rita Bite uzgleznoja portretu, uzsverot acis.",
        "Ar runu meistaru festivālu atklāja Rita Bite.",
        "Rita Bite aizstāvēja doktora darbu.",
        "Rita Bite pieskārās rokai.",
        "Ritas Bites teikto tulkoja skolotāja.",
        "Ritas Bites apgalvojumiem nav pamata.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_people(text)
    assert speakers(text) == set()


def test_a_given_name_of_one_form_does_not_make_an_object_speak() -> None:
    people = {one.nominative: one.spoke for one in find_people("Ivo Egli papildināja Rita Bite.")}
    assert people == {"Ivo Eglis": False, "Rita Bite": True}
    assert speakers("Rita Bite iepazīstināja Ivo Egli ar darbu.") == {"Rita Bite"}
    assert speakers("Rita Bite atbildēja uz Ivo Egles jautājumu un uzsvēra, ka darba ir daudz.") == {"Rita Bite"}
    assert speakers("Mario Monti piekrita komisijai.") == {"Mario Monti"}


def test_a_genitive_in_aisa_is_of_a_name_in_aitis() -> None:
    assert [one.nominative for one in find_people("Pētera Adamaiša ieskatā darba ir daudz.")] == ["Pēteris Adamaitis"]
