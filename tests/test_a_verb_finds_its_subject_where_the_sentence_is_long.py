"""Whose a verb is that much parts from its subject, that several share, or of which an infinitive has the sense."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> set[str]:
    return {one.nominative for one in find_people(text) if one.spoke}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # what stands between
        ("Zane Lapa pirmo reizi par apstākļiem kopmītnēs ziņoja jau rudenī.", {"Zane Lapa"}),
        ("Zane Lapa šo apgalvojumu precizēja.", {"Zane Lapa"}),
        ("Zane Lapa nesen teikto precizēja.", {"Zane Lapa"}),
        ("Zane Lapa vairākkārt atsaucās uz ziņojumu un atzīmēja, ka ieteikumi izpildīti.", {"Zane Lapa"}),
        ("Skolās viesojās Elza Lapa. Lapa skolēniem stāstīja par darbu.", {"Elza Lapa"}),
        # several
        (
            "Par skaitļiem ziņoja Zane Lapa, tad par tiesībām — Andris Roze, beigās par bērniem — Ieva Zīle.",
            {"Zane Lapa", "Andris Roze", "Ieva Zīle"},
        ),
        ("Piedalījās sekretāre Zane Lapa, kas solīja sagatavot grozījumus, un padomnieks Andris Roze.", {"Zane Lapa"}),
        ("Piedalījās Zane Lapa un Andris Roze, kas stāstīja par darbu.", {"Zane Lapa", "Andris Roze"}),
        (
            "Uzstājās Zane Lapa („Kas strādā Latgales saimniecībās un kāpēc klusē”) un Andris Roze („Legāls darbs”).",
            {"Zane Lapa", "Andris Roze"},
        ),
        # an infinitive
        ("Prokurore Zane Lapa mēdza teikt, ka svarīgākais ir acis.", {"Zane Lapa"}),
        ("Kā mēdza teikt mana vecmāmiņa Zane Lapa, suns kož klusēdams.", {"Zane Lapa"}),
        ("„Tas nav viegli,” steidz piebilst Zane Lapa.", {"Zane Lapa"}),
        ("Par lietu sāka stāstīt prokurore Zane Lapa.", {"Zane Lapa"}),
        # what is written to be read, asked for all to hear, or said by whom the floor is given
        ("To savā emuārā raksta vadītāja Zane Lapa.", {"Zane Lapa"}),
        ("Par ubagošanu žurnāla „Darbs” jaunākajā numurā raksta pētniece Zane Lapa.", {"Zane Lapa"}),
        ("Vai mums nav kauna? Šādu jautājumu slejā uzdod publiciste Zane Lapa.", {"Zane Lapa"}),
        ("Tālāk vārds sociālā darba studentei Zanei Lapai: „Klients runās, kad būs gatavs.”", {"Zane Lapa"}),
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
        ("Par skaitļiem ziņoja Zane Lapa, tad labāko sveica – Andris Roze.", {"Zane Lapa"}),
        ("Par skaitļiem ziņoja Zane Lapa, tad pusdienas — Andris Roze.", {"Zane Lapa"}),
        ("Par skaitļiem ziņoja Zane Lapa, tad par uzvarētāju – Andris Roze.", {"Zane Lapa"}),
        ("Par skaitļiem ziņoja Zane Lapa, beigās ar ziediem – Andris Roze.", {"Zane Lapa"}),
        ("Piedalījās Zane Lapa, Ieva Zīle, kas stāstīja par dzīvi, un Andris Roze.", {"Ieva Zīle"}),
        ("Uzstājās Zane Lapa (lekciju „Darbs laukos” ierakstīja Ieva Zīle).", {"Zane Lapa"}),
        ("Prokurore Zane Lapa atteicās komentēt lietu.", set()),
        ("Zane Lapa sāka runāt divu gadu vecumā.", set()),
        ("Zane Lapa nebaidījās apstiprināt budžetu.", set()),
        ("Zane Lapa sāka salīdzināt datus.", set()),
        ("Kā mēdz teikt, Zane Lapa bija laba.", set()),
        ("Zane Lapa, par kuru sāka stāstīt kaimiņi, aizbrauca.", set()),
        ("Skolā sāka informēt vecākus, ka Zane Lapa aizbraukusi.", set()),
        ("Zane Lapa raksta grāmatu par bērnību.", set()),
        ("Romānu par karu žurnālā turpinājumos raksta Zane Lapa.", set()),
        ("Zane Lapa raksta žurnālā „Darbs”.", set()),
        ("Par to raksta avīze, kurā strādā Zane Lapa.", set()),
        ("Jautājumus uzdeva Zane Lapa.", set()),
        ("Zanei Lapai ir skaists vārds: „Zane.”", set()),
        ("Skolotāja deva vārdu Zanei Lapai: „Lūdzu, runājiet skaļāk.”", set()),
    ],
)
def test_who_only_stands_near_does_not_speak(text: str, who: set[str]) -> None:
    assert speakers(text) == who
