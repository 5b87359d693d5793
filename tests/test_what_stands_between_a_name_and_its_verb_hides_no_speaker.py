"""An object before the verb, and before the name a noun that tells who somebody is, known as an office or not."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speaking_mentions as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Advokāte Zane Lapa tiesu lūgusi lietu izskatīt slēgtā sēdē.",
        "Zane Lapa pašvaldību esot brīdinājusi jau februārī.",
        "Pēc sēdes Zane Lapa apsūdzību nosauca par farsu.",
        "Zane Lapa savu balsojumu skaidroja ar budžeta iztrūkumu.",
        "Zane Lapa tiesas lēmumu kritizēja.",
        "Zane Lapa otrdien norādīja uz riskiem.",
        "Zane Lapa 2023. gada 5. maijā informēja deputātus par plāniem.",
        "Zane Lapa aģentūrai LETA skaidroja situāciju.",
        "Zane Lapa LTV raidījumā „Panorāma” skaidroja situāciju.",
        "Zane Lapa turklāt vērš uzmanību, ka naudas trūkst.",
        "„Naudas trūkst,” Zane Lapa pa tālruni norāda.",
        "Zane Lapa ieceri vērtē kā „lielisku iespēju visiem”.",
        "Zane Lapa īsziņā atrakstīja, ka naudas trūkst.",
        "Zane Lapa vēstulē premjeram lūdz palielināt finansējumu.",
        "Zane Lapa, kura vada centru, otrdien norādīja uz riskiem.",
        "Ministre Zane Lapa sarunā ar Īrijas kolēģi Juri Egli pateicās par likumu.",
        "Vēstniece Zane Lapa noskatījās izrādi un pēc tam uzslavēja tās dalībniekus.",
        "„Es parakstīju visu,” stāsta bijusī kopēja Zane Lapa.",
        "„Paldies visiem!” teica gada balvas „Saule” ieguvēja Zane Lapa.",
    ],
)
def test_one_speaks(text: str) -> None:
    assert speakers(text) == ["Zane Lapa"]


def test_those_of_a_list_may_have_offices_that_nobody_knows() -> None:
    text = "Par darbu stāstīja inspektore Zane Lapa, ātrās palīdzības mediķis Andris Roze un mežstrādnieks Jānis Egle."
    assert speakers(text) == ["Zane Lapa", "Andris Roze", "Jānis Egle"]


@pytest.mark.parametrize(
    "text",
    [
        "Par darbu stāstīja Zane Lapa, savukārt par policiju – inspektors Andris Roze.",
        "Zane Lapa stāstīja par tapšanu, psihoterapeits Andris Roze – par sekām, bet sarunu vadīja Ieva Egle.",
        "Zane Lapa norādīja uz riskiem, savukārt par to, kā tos mazināt, runāja ārsts Andris Roze.",
    ],
)
def test_each_of_two_has_what_stands_with_them(text: str) -> None:
    assert speakers(text) == ["Zane Lapa", "Andris Roze"]


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa grāmatu būtu prezentējusi labprāt.",
        "Zane Lapa ieradās un skolēni stāstīja par drošību.",
        "Zane Lapa meitu nosauca par Ilzi.",
        "Zane Lapa deva bērniem maizi un padomus nelūdza.",
        "Par to informēja policija, skolotāja Zane Lapa un mākslinieks Andris Roze netika uzklausīti.",
        "Runāja par to, ka Zane Lapa ierakstīja dziesmu.",
        "Zane Lapa savu dzimšanas dienu atzīmēja kopā ar ģimeni.",
        "Par karu stāsta filma Zane Lapa.",
        "Kā vēsta portāls Zane Lapa ir atlaista.",
    ],
)
def test_one_who_only_stands_near_a_verb_does_not(text: str) -> None:
    assert speakers(text) == []
    assert find_people(text)


def test_a_sentence_may_be_given_to_what_somebody_wrote() -> None:
    assert speakers("Saskaņā ar tiesu ekspertes Zanes Lapas atzinumu paraksti ir viltoti.") == ["Zane Lapa"]
    assert speakers("Tiesa Zanes Lapas skaidrojumā saskatīja pretrunas.") == []
    assert speakers("Saskaņā ar likumu Zanes Lapas ziņojumu izskatīs tiesa.") == []
