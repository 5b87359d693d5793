"""Whose a verb is that an object parts from its subject, that several share, or that an infinitive gives its sense."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # what stands between
        ("Zane Lapa pirmo reizi par apstākļiem ziņoja jau rudenī.", {"Zane Lapa"}),
        ("Zane Lapa šo apgalvojumu precizēja.", {"Zane Lapa"}),
        ("Zane Lapa vairākkārt atsaucās uz ziņojumu un atzīmēja, ka ieteikumi izpildīti.", {"Zane Lapa"}),
        ("Skolās viesojās Elza Lapa. Lapa skolēniem stāstīja par darbu.", {"Elza Lapa"}),
        # several
        ("Piedalījās sekretāre Zane Lapa, kas solīja sagatavot grozījumus, un padomnieks Andris Roze.", {"Zane Lapa"}),
        ("Piedalījās Zane Lapa un Andris Roze, kas stāstīja par darbu.", {"Zane Lapa", "Andris Roze"}),
        (
            "Uzstājās Zane Lapa („Kas strādā Latgales saimniecībās un kāpēc klusē”) un Andris Roze („Legāls darbs”).",
            {"Zane Lapa", "Andris Roze"},
        ),
        # an infinitive
        ("Prokurore Zane Lapa mēdza teikt, ka svarīgākais ir acis.", {"Zane Lapa"}),
        ("„Tas nav viegli,” steidz piebilst Zane Lapa.", {"Zane Lapa"}),
    ],
)
def test_the_verb_is_that_of_its_subject(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Zane Lapa meklē māju, ziņo policija.", set()),
        ("Zane Lapa iestājās partijā un kolēģi uzsvēra, ka darba ir daudz.", set()),
        ("Viesojās Juris Lapa. Lapas skolnieki stāstīja par dzīvi.", set()),
        ("Par skaitļiem ziņoja Zane Lapa, bet Andris Roze – klausījās.", {"Zane Lapa"}),
        ("Piedalījās Zane Lapa, Ieva Zīle, kas stāstīja par dzīvi, un Andris Roze.", {"Ieva Zīle"}),
        ("Uzstājās Zane Lapa (lekciju „Darbs laukos” ierakstīja Ieva Zīle).", {"Zane Lapa"}),
        ("Prokurore Zane Lapa atteicās komentēt lietu.", set()),
        ("Zane Lapa sāka runāt divu gadu vecumā.", set()),
        ("Zane Lapa nebaidījās apstiprināt budžetu.", set()),
        ("Zane Lapa sāka salīdzināt datus.", set()),
        ("Kā mēdz teikt, Zane Lapa bija laba.", set()),
        ("Zane Lapa, par kuru sāka stāstīt kaimiņi, aizbrauca.", set()),
        ("Skolā sāka informēt vecākus, ka Zane Lapa aizbraukusi.", set()),
        ("Zane Lapa pirmo balvu saņēma vakar, paziņoja žūrija.", set()),
        ("Zani Lapu par šo notikumu informēja policija.", set()),
    ],
)
def test_who_only_stands_near_does_not_speak(text: str, who: set[str]) -> None:
    assert speakers(text) == who
