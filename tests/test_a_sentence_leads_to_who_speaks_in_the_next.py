"""A pronoun, `pēdējais`, kin or a second verb may tell who speaks where the name stands a sentence before."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speaking_mentions as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Sapulcē bija eksperte Zane Lapa. Eksperte atgādināja par riskiem. „Aizliegums ir siena,” viņa teica.",
        "Apsūdzību uzturēja prokurore Zane Lapa. Pēc sprieduma pasludināšanas viņa presei atzina, ka sods ir bargs.",
        "Iesniegumu parakstīja Zane Lapa.\n\nIesniegumā viņa apgalvo, ka alga nav maksāta.",
        "Ieradās Uldis Roze un Zane Lapa. Pēdējā kritizēja plānu, norādot, ka tas ir novēlots.",
        "Ieradās Uldis Roze un Zane Lapa; pēdējā klātesošajiem pastāstīja, ka darbs turpinās.",
        "Skolā gaida Madaras māte Zane Lapa. „Viņa atbrauks,” saka māte.",
        "Viesus uzņēma direktore Zane Lapa. Direktore izrādīja telpas un paskaidroja, ka adresi nezina neviens.",
        "Viesus uzņēma direktore Zane Lapa. Direktore izrādīja telpas, kurās dzīvo sievietes, un skaidroja kārtību.",
        "Direktore Zane Lapa izrādīja telpas, kurās dzīvo sievietes, un paskaidroja, ka adresi nezina neviens.",
        "Cietušās pārstāve, zvērināta advokāte Zane Lapa, žurnālistiem skaidroja, ka meitene cer.",
        "Apsūdzētās aizstāve, advokāte Zane Lapa, turpretim apgalvoja, ka pierādījumu nav.",
        "Dokumentu parakstīja policijas priekšniece ģenerāle Zane Lapa. Policijas priekšniece cer, ka darbs ritēs.",
        "Ministrs tikās ar ANO īpašo referenti Zani Lapu. Īpašā referente uzsvēra, ka darba ir daudz.",
    ],
)
def test_the_one_meant_speaks(text: str) -> None:
    assert speakers(text) == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Ieradās Zane Lapa un Uldis Roze. Pēdējā brīdī atzina, ka darba ir daudz.",
        "Ieradās Zane Lapa. Ienāca Uldis Roze. Pēdējais atzina, ka darba ir daudz.",
        "Skolā gaida Madaras māte Zane Lapa un Ievas māte. „Viņa atbrauks,” saka māte.",
        "Viesus uzņēma direktore Zane Lapa. Direktore izrādīja telpas un policists skaidroja, ka durvis slēdz.",
        "Ieradās Uldis Roze un Zane Lapa ar meitu. Pēdējā sūdzējās, ka grib mājās.",
        "Zēna māte Zane Lapa tiesā raudāja. Notiesātā māte sacīja, ka nožēlo notikušo.",
        "Slimnīcu apmeklēja ministre Zane Lapa. Direktore pateicās. Viņa piebilda, ka naudas pietiks.",
        "Zane Lapa atvēra skapi, kurā stāvēja kleitas, un meita iesaucās, ka grib sarkano.",
        "Sievietei palīdzēja Zane Lapa.\n\nViņa stāstīja, ka pase atņemta.",
    ],
)
def test_nobody_speaks_where_another_may_be_meant(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Apsūdzētais Uldis Roze vainu atzina daļēji.",
        "Biroju vada Uldis Roze. Intervijā Latvijas Televīzijai Roze teica, ka darba ir daudz.",
        "Deputāts Uldis Roze interesējās, kāpēc plāns vajadzīgs.",
        "Tiesnesis Uldis Roze sodu uzskata par maigu.",
        "Uldis Roze smejas, ka juristi prasījuši vairāk.",
        "Uldis Roze lūdza cietušajai piedošanu.",
        "Apmeklētājus iepriecināja Uldis Roze, teikdams, ka izstāde paliks.",
        "„Mans dēls aizbrauca sestdienā,” tā savu stāstu sāk Uldis Roze no Preiļiem.",
    ],
)
def test_verbs_of_many_kinds_tell_of_speech(text: str) -> None:
    assert speakers(text)[-1:] == ["Uldis Roze"]


def test_a_surname_that_opens_a_sentence_is_of_the_one_who_pleads() -> None:
    assert speakers("Tiesa notiesāja uzņēmēju Uldi Spriedzēnu. Spriedzēns savu vainu neatzīst.") == ["Uldis Spriedzēns"]


def test_a_list_with_countries_is_one_list() -> None:
    text = "Sastāvā ir arī Kristofs Lapinš no Austrijas un Jovanka Rozenbauma no Serbijas."
    assert [one.nominative for one in find_people(text)] == ["Kristofs Lapinš", "Jovanka Rozenbauma"]
