"""A verb that is mostly of speaking also tells of songs, shared rooms, answered advertisements and persuasion."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speaks(text: str) -> bool:
    people = find_people(text)
    assert people
    return any(one.spoke for one in people)


@pytest.mark.parametrize(
    "text",
    [
        "Koncertā uzstājās dziedātāja Ieva Zariņa un pianists Uldis Krūmiņš.",
        "Noslēgumā ar trim tautas dziesmām uzstājās Ieva Zariņa.",
        "Ieva Zariņa dalījās istabā ar trim sievietēm.",
        "Gultu ar draudzeni dalījās Ieva Zariņa.",
        "Ieva Zariņa ar māsu dalījās naudā un maizē.",
        "Uldis Krūmiņš iepazīstināja viņu ar draugu.",
        "Uldis Krūmiņš meiteni iepazīstināja ar kādu angli.",
        "Uldis Krūmiņš runāja latviski.",
        "Uldis Krūmiņš runā četrās valodās, arī persiski.",
        "Ieva Zariņa labi runā svešvalodās.",
        "Atskaiti apstiprinājis Uldis Krūmiņš, un vecākiem to izsūtīja skola.",
        "Ieva Zariņa apstiprināja gada budžetu.",
        "Uldis Krūmiņš runāja lauzītā krievu valodā.",
        "Uldis Krūmiņš pārliecināja meitenes braukt uz Angliju.",
        "Ieva Zariņa pateica adresi.",
        "Adrese, ko pateica Ieva Zariņa, bija nepareiza.",
        "Ieva Zariņa atbildēja uz sludinājumu par auklītes darbu.",
        "Ieva Zariņa bērniem stāstīja pasakas.",
        "Ieva Zariņa nolasīja lekciju.",
        "Ieva Zariņa nolasīja Ulda Krūmiņa referātu „Ceļi”.",
        "Ieva Zariņa nolasīja ministrijas ziņojumu par ceļiem.",
        "Ieva Zariņa iepazinās ar ziņojumu par ceļiem.",
        "Ievas Zariņas referātu par ceļiem nolasīja students.",
    ],
)
def test_who_does_something_else_does_not_speak(text: str) -> None:
    assert not speaks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Forumā uzstājās dziedātāja Ieva Zariņa un prokurors Uldis Krūmiņš.",
        "Ieva Zariņa uzstājās ar ziņojumu par dejām.",
        "„Cilvēks nav prece!” uzstājās dziedātāja Ieva Zariņa.",
        "Ieva Zariņa dalījās ar kolēģiem savā pieredzē.",
        "Ar savu stāstu dalījās Ieva Zariņa.",
        "Ieva Zariņa dalījās savā skarbajā dzīvesstāstā.",
        "Uldis Krūmiņš dalījās projekta rezultātos.",
        "Ieva Zariņa dalījās priekā par uzvaru.",
        "Konferenču telpā ar atmiņām dalījās Ieva Zariņa.",
        "Uldis Krūmiņš dalās idejās par naudu.",
        "„Man bija bail,” dalās Ieva Zariņa.",
        "Ieva Zariņa dalījās, ka baidījusies.",
        "Uldis Krūmiņš iepazīstināja jauniešus ar riskiem.",
        "Uldis Krūmiņš iepazīstināja ar viņu pieredzi.",
        "Uldis Krūmiņš runāja angliski par riskiem.",
        "Uldis Krūmiņš vairākās valodās runāja par riskiem.",
        "Ieva Zariņa apstiprināja šo informāciju.",
        "Ieva Zariņa apstiprināja, ka budžets ir pieņemts.",
        "Uldis Krūmiņš pārliecināja klausītājus, ka jārīkojas tagad.",
        "Ieva Zariņa pateica paldies visiem.",
        "Ieva Zariņa pateica arī ko citu.",
        "Ieva Zariņa pateica, ka brauks prom.",
        "Ieva Zariņa atbildēja uz zvanītāju jautājumiem.",
        "Uz jautājumiem par sludinājumu atbildēja Ieva Zariņa.",
        "Ieva Zariņa pastāstīja par pasaku nozīmi.",
        "Ieva Zariņa nolasīja ziņojumu „Kas ir noziedznieks?”, bet citi klausījās.",
        "Referātu „Ceļi, tilti un viadukti” nolasīja Ieva Zariņa.",
    ],
)
def test_who_says_something_speaks(text: str) -> None:
    assert speaks(text)


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Ieva Zariņa sniedza plašu ieskatu biedrības darbā.", True),
        ("Ieva Zariņa sniedza pārskatu par paveikto.", True),
        ("Plašāku komentāru par notikušo sniedza Ieva Zariņa.", True),
        ("Klātesošo uzmanību uz statistiku vērsa Ieva Zariņa.", True),
        ("Brenda Okafora sniedza ieskatu reģistra darbā.", True),
        ("Ieva Zariņa nosauca to par kaunu.", True),
        ("Ieva Zariņa sniedza palīdzību cietušajiem.", False),
        ("Ieva Zariņa pēc interviju maratona sniedza pirmo palīdzību.", False),
        ("Ieva Zariņa vērsa uz sevi uzmanību.", False),
        ("Uzmanību uz sevi vērsa Ieva Zariņa.", False),
        ("Jautājumus uzdeva Ieva Zariņa.", False),  # the line below an interview
        ("Ieva Zariņa uzdeva mājasdarbu un pārbaudīja jautājumu.", False),
    ],
)
def test_some_verbs_speak_with_their_object_alone(text: str, spoke: bool) -> None:
    assert speaks(text) is spoke
