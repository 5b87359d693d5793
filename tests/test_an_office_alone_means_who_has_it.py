"""`Ministre uzsvēra`, `vīrietis stāsta`: whom a verb of speaking means that has an office or a man alone beside it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.speaking import speaking_mentions as speakers


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Tieslietu ministre Zane Lapa apmeklēja centru.", "Ministre uzsvēra, ka palīdzība jāsniedz uzreiz."),
        ("Tieslietu ministre Zane Lapa apmeklēja centru.", "Vienlaikus ministre uzsvēra, ka palīdzība ir vajadzīga."),
        ("Tieslietu ministre Zane Lapa apmeklēja centru.", "„Palīdzība jāsniedz uzreiz,” sacīja ministre."),
        (
            "Tieslietu ministre Zane Lapa apmeklēja centru.\n\nTajā strādā desmit cilvēki.",
            "Ministre sola to paplašināt.",
        ),
        ("Vārds tika dots policijas inspektorei Zanei Lapai.", "Inspektore uzsvēra, ka gadījumi atšķiras."),
        ("Latvijas vēstniece Īrijā Zane Lapa tikās ar ministru Andri Rozi.", "Vēstniece atgādināja par līgumu."),
        ("Zane Lapa, biedrības vadītāja, tikās ar Andri Rozi.", "Vadītāja atzina, ka naudas trūkst."),
        ("Labklājības ministre Zane Lapa klausījās.", "Labklājības ministre uzsvēra, ka darba ir daudz."),
        ("Centra vadītāja Zane Lapa klausījās.", "„Darba ir daudz,” uzsver centra vadītāja."),
        ("Centra vadītāja Zane Lapa klausījās.", "„Darba ir daudz,” saka vadītāja un piebilst, ka laika nav."),
        ("Ministre Zane Lapa tikās ar vēstnieku.", "Tikšanās laikā ministre pateicās par atbalstu."),
        ("Ieradās tiesu eksperte Zane Lapa.", "Eksperte uzsvēra, ka paraksti ir viltoti."),
        ("Ieradās ārste psihiatre Zane Lapa.", "Ārste uzsvēra, ka paraksti ir viltoti."),
        ("Pašvaldība teica paldies ārstei Zanei Lapai.", "Ārste gan saka, ka tas bija viņas darbs."),
        ("Zane Lapa trīs gadus strādāja fermā.", "„Algu es neredzēju,” sieviete stāsta."),
    ],
)
def test_an_office_alone_means_the_only_one_who_has_it(before: str, said: str) -> None:
    assert speakers(f"{before} {said}") == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministre Zane Lapa apmeklēja centru. Igaunijas ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Tikās ministre Zane Lapa un ministre Ieva Roze. Ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Ieradās direktores vietniece Zane Lapa. Direktore uzsvēra, ka darba ir daudz.",
        "Tiesnese Zane Lapa atlika sēdi. Prokurore norādīja, ka lieta ir sarežģīta.",
        "Ministra padomniece Zane Lapa klausījās. Ministrs uzsvēra, ka palīdzība ir vajadzīga.",
        "Zane Lapa ieradās tiesā. Kāda sieviete stāstīja, ka redzējusi apsūdzēto.",
        "Zane Lapa palīdzēja sievietei. Sieviete stāstīja, ka pase atņemta.",
        "Policiste Zane Lapa ieradās dzīvoklī. Sieviete stāstīja, ka pase atņemta.",
        "Direktore Zane Lapa aizgāja. „Tā nav,” sacīja Liepājas skolas direktore.",
    ],
)
def test_an_office_that_may_be_another_s_means_nobody(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Deputāte Zane Lapa nebija ieradusies. Runāja cita deputāte. Deputāte norādīja, ka darba ir daudz.",
        "Ministre Zane Lapa uzņēma Igaunijas ministri. Ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Bijusī ministre Zane Lapa klausījās. Ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Skolas direktore Zane Lapa slimo. Uzņēmuma SIA „Kalns” direktore norādīja, ka darba ir daudz.",
        "Likumu lasīja ministre Zane Lapa. Likumu kritizēja ministre, kas viņu nomainīs.",
        "Zane Lapa uzbruka pārdevējai. Sieviete stāstīja, ka nobijusies.",
        "Ministre Zane Lapa klusēja. Ko uz to teica ministre?",
        "Ministre Zane Lapa ieradās. Ministre apstiprināja budžetu.",
        "Ministre Zane Lapa ieradās. Policija uzsvēra",
    ],
)
def test_one_who_is_not_the_only_one_does_not_speak(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Valsts policijas inspektore Zane Lapa apmeklēja skolu.", "„Esiet piesardzīgi,” skolēnus mudināja policiste."),
        ("Uz sarunu aicināja policijas pārvaldes priekšnieci Zani Lapu.", "Policiste atzina, ka darba ir daudz."),
        ("Sapulcē bija zvērināta advokāte Zane Lapa.", "Juriste norādīja, ka likums ir skaidrs."),
        ("Centru apmeklēja Lietuvas vēstniece Zane Lapa.", "Diplomāte uzsvēra, ka sadarbība ir laba."),
        ("Saeimas deputāte Zane Lapa iesniedza priekšlikumu.", "Naudas pietiks, apgalvo politiķe."),
        ("Galveno balvu ieguva ģimnāzijas skolniece Zane Lapa.", "„Zīmēju divas dienas,” stāsta jauniete."),
        ("Atbild ginekoloģe Zane Lapa.", "Ārste uzsver, ka palīdzība ir bez maksas."),
    ],
)
def test_a_more_general_noun_means_the_only_one_of_its_kind(named: str, said: str) -> None:
    assert speakers(f"{named} {said}") == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Darba inspektore Zane Lapa klausījās. Policiste atzina, ka darba ir daudz.",
        "Policiste ieradās pirmā. Tad nāca policijas kapteine Zane Lapa. Policiste atzina, ka darba ir daudz.",
        "Klausījās policijas inspektore Zane Lapa un policijas majore Ieva Roze. Policiste atzina, ka darba ir daudz.",
        "Klausījās policijas inspektore Zane Lapa. Viņas kolēģe policiste atzina, ka darba ir daudz.",
        "Policijas inspektors Uldis Lapa klausījās. Policiste atzina, ka darba ir daudz.",
        "Policijas inspektore Zane Lapa klausījās. Policiste no Ogres atzina, ka darba ir daudz.",
        "Skolniece Zane Lapa vērsās policijā. Aizturētā jauniete apgalvoja, ka neko nav zagusi.",
        "Studente Zane Lapa palīdzēja kādai pusaudzei. Jauniete teica, ka apmaldījusies.",
    ],
)
def test_a_more_general_noun_that_may_be_another_s_means_nobody(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)
