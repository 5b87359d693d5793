"""In a Latvian text nobody speaks in a question, a condition, a demand, a rumour, a denial or a court's finding."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        # questions
        "Vai direktore Guna Zīle patiešām paziņoja, ka centrs tiks slēgts?",
        "Ko deputāts Andris Roze pastāstīja komisijai?",
        "Komisija noskaidros, vai pirms gada Andris Roze brīdināja kolēģus.",
        "Neviens nezina, ko Guna Zīle policijai pastāstīja.",
        # conditions and demands
        "Ja Guna Zīle paziņoja, ka centrs ir pilns, jāmeklē cits.",
        "Pat ja Andris Roze uzsver, ka darba ir daudz, algas nepieaugs.",
        "Biedrība prasa, lai direktore Guna Zīle atzīst, ka kļūdījusies.",
        # rumours and denials
        "Nav patiesība, ka Guna Zīle sacījusi, ka vietu nepietiek.",
        "Padome noraida, ka Andris Roze solījis algas celt.",
        "Pilsētā klīst tenkas, ka Guna Zīle paziņojusi par slēgšanu.",
        "Tīklā izplatās viltojums, kurā Andris Roze aicina pirkt akcijas.",
        "Andris Roze it kā sacījis, ka vietu nepietiek.",
        "Tad Guna Zīle būtu brīdinājusi, ka vietu nepietiek.",
        # courts and case files
        "Apgabaltiesa secināja, ka Andris Roze cietušajai solījis lielu algu.",
        "Spriedumā norādīts, ka Andris Roze stāstījis par darbu viesnīcā.",
        "Andris Roze, dzimis 1980. gadā, saskaņā ar apsūdzību solīja meitenēm sameklēt darbu.",
        "Pēc apsūdzības versijas Andris Roze solīja meitenēm sameklēt darbu.",
        "Par to, ko īsti teicis Andris Roze, liecinieki stāsta dažādi.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_people(text)
    assert not speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vai vietu pietiks, vaicāja Guna Zīle.",
        "Par to, ko teica Guna Zīle, rakstījām vakar.",
        "Pēc sprieduma Guna Zīle teica, ka to pārsūdzēs.",
        "Lai gan Guna Zīle apgalvoja, ka vietu pietiek, centrs ir pilns.",
        "Ja vietu nepietiek, jāzvana policijai, uzsver Guna Zīle.",
        "Lai mazinātu riskus, Guna Zīle aicina zvanīt policijai.",
        "Baumas, kuras Guna Zīle komentēja vakar, izplatās tālāk.",
        "Guna Zīle noliedza, ka vietu nepietiktu.",
        "Tiesā Guna Zīle stāstīja, ka vietu nepietika.",
        "Tas, ko Guna Zīle pastāstīja žurnālistiem, visus pārsteidza.",
        "Policija noliedz, ka aizturētā ir Guna Zīle, kura stāstīja par verdzību.",
    ],
)
def test_somebody_speaks(text: str) -> None:
    assert speakers(text) == {"Guna Zīle"}


def test_who_asks_speaks_and_who_is_asked_about_does_not() -> None:
    assert speakers("Guna Zīle vaicāja, vai Andris Roze teica patiesību.") == {"Guna Zīle"}
