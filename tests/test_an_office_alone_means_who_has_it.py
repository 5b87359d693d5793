"""`Ministre uzsvēra`, `vīrietis stāsta`: whom a verb of speaking means that has an office or a man alone beside it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speaking_mentions as speakers


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
        ("Ministre Zane Lapa apmeklēja skolu.", "Tikšanās laikā ar skolēniem ministre pateicās par atbalstu."),
        ("Ministre Zane Lapa apmeklēja skolu.", "Pēc sarunas ar skolēniem pagājušajā nedēļā ministre uzteica skolu."),
        ("Ministre Zane Lapa tikās ar vēstnieku.", "Par galveno uzdevumu ministre uzskata drošību."),
        ("Ministre Zane Lapa tikās ar vēstnieku.", "Par šo lēmumu ministre sacīja, ka tas ir labs."),
        ("Ieradās tiesu eksperte Zane Lapa.", "Eksperte uzsvēra, ka paraksti ir viltoti."),
        ("Ieradās ārste psihiatre Zane Lapa.", "Ārste uzsvēra, ka paraksti ir viltoti."),
        ("Pašvaldība teica paldies ārstei Zanei Lapai.", "Ārste gan saka, ka tas bija viņas darbs."),
        ("Zane Lapa trīs gadus strādāja fermā.", "„Algu es neredzēju,” sieviete stāsta."),
        ("Vēstniece Zane Lapa ielika kapsulu.", "Vēstniece latviski pateica: „Lai stāv!”"),
        ("Ministrs tikās ar Somijas iekšlietu ministri Zani Lapu.", "Somijas ministre paziņoja, ka darba ir daudz."),
        (
            "Ieradās ministrijas Sociālā departamenta eksperte Zane Lapa.",
            "Ministrijas eksperte teica, ka darba ir daudz.",
        ),
        ("Ieradās filmas režisore Zane Lapa.", "„Darba ir daudz,” saka autore."),
    ],
)
def test_an_office_alone_means_the_only_one_who_has_it(before: str, said: str) -> None:
    assert speakers(f"{before} {said}") == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministre Zane Lapa apmeklēja centru. Igaunijas ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Tikās ministre Zane Lapa un ministre Ieva Roze. Ministre uzsvēra, ka palīdzība ir vajadzīga.",
        "Ministre Zane Lapa apmeklēja centru. Ministre no Igaunijas uzsvēra, ka palīdzība ir vajadzīga.",
        "Ieradās direktores vietniece Zane Lapa. Direktore uzsvēra, ka darba ir daudz.",
        "Tiesnese Zane Lapa atlika sēdi. Prokurore norādīja, ka lieta ir sarežģīta.",
        "Ministra padomniece Zane Lapa klausījās. Ministrs uzsvēra, ka palīdzība ir vajadzīga.",
        "Zane Lapa ieradās tiesā. Kāda sieviete stāstīja, ka redzējusi apsūdzēto.",
        "Zane Lapa palīdzēja sievietei. Sieviete stāstīja, ka pase atņemta.",
        "Policiste Zane Lapa ieradās dzīvoklī. Sieviete stāstīja, ka pase atņemta.",
        "Direktore Zane Lapa aizgāja. „Tā nav,” sacīja Liepājas skolas direktore.",
        "Direktore Zane Lapa aizgāja. Par augstiem nodokļiem Igaunijas direktore sacīja, ka tie ir labi.",
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
        ("Saeimas komisijas priekšsēdētāja Zane Lapa ieradās.", "Deputāte sacīja, ka tā ir."),
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


@pytest.mark.parametrize(
    ("before", "said"),
    [
        # named twice, or in the way again
        ("Ministre Zane Lapa ieradās. Ministre Zane Lapa atklāja zāli.", "Ministre uzsvēra, ka darba ir daudz."),
        (
            "Valsts parku priekšniece Zane Lapa ieradās.\n\n„Darba ir daudz,” pauda Valsts parku priekšniece.\n\n",
            "„Vajag naudu,” piebilda Valsts parku priekšniece.",
        ),
        ("To sacīja parku dienesta direktore Zane Lapa.", "Darba ir daudz, sacīja parku dienesta direktore."),
        # an abbreviation in brackets, of which the office is told again, and in place of it
        ("Parku dienesta (PD) direktore Zane Lapa ieradās.", "Parku dienesta direktore uzsvēra, ka darba ir daudz."),
        ("Parku dienesta (PD) direktore Zane Lapa ieradās.", "„Darba ir daudz,” uzsvēra PD direktore."),
        ("Ieradās Parku dienesta (PD) priekšniece pulkvede Zane Lapa.", "„Tā ir,” sacīja dienesta priekšniece."),
        # the words before it tell who
        (
            "Ieradās parku ministre Zane Lapa un mežu ministre Ieva Roze.",
            "Parku ministre uzsvēra, ka darba ir daudz.",
        ),
        (
            "Valsts parku ministre Zane Lapa ieradās. Runāja citu valstu parku ministres.",
            "Valsts parku ministre uzsvēra, ka darba ir daudz.",
        ),
        ("Pils vadītāja Zane Lapa ieradās. Bija bibliotēkas vadītāja Ieva Roze.", "„Tā ir,” saka pils vadītāja."),
        # the noun of a compound, another word for who leads, and the other office
        ("Vītolu pamatskolas direktore Zane Lapa ieradās.", "„Darba ir daudz,” saka skolas direktore."),
        ("Parku inspekcijas direktore Zane Lapa ieradās.", "Inspekcijas vadītāja uzsvēra, ka darba ir daudz."),
        ("Vārdu deva Zanei Lapai, ārstei, skolas direktorei.", "„Darba ir daudz,” atzina ārste."),
        ("Ministre Zane Lapa ieradās.", "Ministre apliecināja Latvijas atbalstu kaimiņiem."),
        # to whom they say it
        ("Ministre Zane Lapa ieradās.", "Ministre aģentūrai LETA sacīja, ka darba ir daudz."),
        ("Ministre Zane Lapa ieradās.", "Ministre intervijā Latvijas Radio uzsvēra, ka darba ir daudz."),
        ("Ministre Zane Lapa ieradās.", "Ministre portālam „Jaunais rīts” sacīja, ka darba ir daudz."),
        ("Zane Lapa ieradās.", "Viņa aģentūrai LETA sacīja, ka darba ir daudz."),
        ("Ministre Zane Lapa ieradās. Ministres padomniece Ieva Roze klusēja.", "Ministre sacīja, ka tā ir."),
        ("Ministre Zane Lapa uzņēma ministru Juri Rozi.", "Ministre uzsvēra, ka darba ir daudz."),
    ],
)
def test_an_office_is_known_again_by_the_words_before_it(before: str, said: str) -> None:
    text = f"{before} {said}"
    said_last = [one.nominative for one in find_people(text) for part in one.statements if part.start >= len(before)]
    assert said_last == ["Zane Lapa"]


@pytest.mark.parametrize("between", ["Zālē bija deputāti un Ministru kabineta locekļi.", "Klausījās citi ministri."])
def test_several_who_are_told_of_are_no_other(between: str) -> None:
    text = f"Ministrs Juris Roze ieradās. {between} Ministrs uzsvēra, ka darba ir daudz."
    assert speakers(text) == ["Juris Roze"]


@pytest.mark.parametrize(
    "text",
    [
        "Ieradās ministrs Juris Roze. Zālē sēdēja Igaunijas ministrs. Ministrs uzsvēra, ka darba ir daudz.",
        "Ieradās ministrs Juris Roze. Viņš uzņēma Igaunijas ministru. Ministrs uzsvēra, ka darba ir daudz.",
        "Ministre Zane Lapa ieradās. Igaunijas ministres padomniece Ieva Roze klusēja. Ministre sacīja, ka tā ir.",
        "Skolas direktore Zane Lapa slimo. Inspekcijas vadītāja uzsvēra, ka darba ir daudz.",
        "Parku nodaļas vadītāja Zane Lapa slimo. Mežu nodaļas vadītāja uzsvēra, ka darba ir daudz.",
        "Igaunijas parku ministre Zane Lapa tikās ar parku ministri. Parku ministre uzsvēra, ka darba ir daudz.",
        "Apakškomisijas vadītāja Zane Lapa slimo. Komisijas vadītāja uzsvēra, ka darba ir daudz.",
        "Parku ministre Zane Lapa un parku ministre Ieva Roze ieradās. Parku ministre uzsvēra, ka darba ir daudz.",
    ],
)
def test_an_office_with_other_words_before_it_means_nobody(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


def test_who_was_called_so_before_is_no_other() -> None:
    text = (
        "Ieradās ministre Zane Lapa. „Tā nav,” sacīja ministre. Par to runāja arī Juris Egle. "
        "Jautāta par nodokļiem, ministre uzsvēra, ka tie ir augsti."
    )
    (said, *_) = (one.statements for one in find_people(text) if one.nominative == "Zane Lapa")
    assert [text[one.start : one.end] for one in said] == ["Tā nav", text[text.index("Jautāta") :]]
