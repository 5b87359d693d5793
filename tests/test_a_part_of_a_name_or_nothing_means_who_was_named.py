"""A given name, `pēdējais`, `autors`, an office before its object, or no subject at all mean one who was named."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> set[str]:
    return {one.nominative for one in find_people(text) if one.spoke}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paciņas sarūpēja Ieva Zīle un amatnieks Andris Roze. „Es pats tādu saņēmu,” atklāj Andris.", "Andris Roze"),
        ("Galdu klāj Zane Lapa un Andris Roze. „Mēs esam saimnieki,” paziņo Andris, bet Zane klusē.", "Andris Roze"),
        ("Zane Lapa strādāja fermā. Zane stāsta, ka algas nebija.", "Zane Lapa"),
        ("Par Zani Lapu zina visi. „Algas nebija,” saka Zane.", "Zane Lapa"),
        ("Piedalījās Ieva Zīle un Andris Roze. Pēdējais kritizēja priekšlikumu.", "Andris Roze"),
        ("Iznākusi Andra Rozes grāmata „Vārdi”. Autors pastāstīja, ka tā tapusi nejauši.", "Andris Roze"),
        ("Jūrnieks Andris Roze ilgi maisa cukuru. Tad ierunājas: „Kapteinis solīja samaksāt.”", "Andris Roze"),
        ("Pārvaldnieks Andris Roze klausījās. Pārvaldnieks viņas stāstīto nosauca par izdomājumu.", "Andris Roze"),
    ],
)
def test_one_who_was_named_speaks(text: str, who: str) -> None:
    assert speakers(text) == {who}


@pytest.mark.parametrize(
    "text",
    [
        # somebody else of that given name, or it is open who
        "Ministre Zane Lapa apmeklēja centru. Iemītniece Zane stāsta, ka ir labi.",
        "Ministre Zane Lapa apmeklēja centru. Iemītniece Zane klausījās. „Te ir labi,” stāsta Zane.",
        "Ministre Zane Lapa un direktore Zane Zīle apmeklēja centru. „Te ir labi,” stāsta Zane.",
        "Zane Lapa klausījās. Pēc gada Zane (vārds mainīts) aizbrauca. „Te ir labi,” stāsta Zane.",
        "Zane Lapa klausījās. „Te ir labi,” stāsta Zane (24).",
        "Zane Lapa klausījās. „Te ir labi,” stāsta māte Zane.",
        "Zane Lapa klausījās. Viņas draudzene Zane stāsta, ka ir labi.",
        "Andris Roze klausījās. „Te ir labi,” stāsta Andra.",
        "Ministre Zane Lapa klausījās. „Te ir labi,” stāsta Zane.",
        "Zane Lapa dzīvo Ogrē. Viņas māsīca arī ir Zane. Zane stāsta, ka ir labi.",
        "Zane Lapa dzīvo Ogrē. 14 gadus vecā Zane bēga. „Paldies,” saka Zane.",
        "Zane Lapa dzīvo Ogrē. Cietusī, sauksim viņu par Zani, bēga. „Paldies,” saka Zane.",
        "Zane Lapa dzīvo Ogrē. Zane, kurai ir 14 gadu, bēga. „Paldies,” saka Zane.",
        "Romānu „Zane” uzrakstīja Zane Lapa. Tajā Zane saka: „Paldies visiem!”",
        "Izrādē Zani atveido Zane Lapa. „Paldies visiem!” saka Zane.",
        "Zane Lapa klausījās. Zanes stāsta varoņi klusē.",
        "Zane Lapa klausījās. Par Zani stāsta, ka viņa aizbraukusi.",
        # the last one is somebody else, or of the other gender
        "Klausījās Ieva Zīle un Andris Roze. Pēdējais uzstājās kāds viesis no Somijas.",
        "Klausījās Ieva Zīle un Andris Roze. Pēdējais runāja Igaunijas vēstnieks.",
        "Klausījās Ieva Zīle un Andris Roze. Pēdējā runāja par darbu.",
        "Klausījās Ieva Zīle un Andris Roze. Darbs sākās. Pēdējais stāstīja par darbu.",
        # several have works, or none has
        "Iznākusi Andra Rozes grāmata un Ievas Zīles pētījums. Autors pastāstīja par darbu.",
        "Iznākusi Andra Rozes grāmata. Autore pastāstīja par darbu.",
        "Iznākusi Andra Rozes grāmata. Filmas autors pastāstīja par darbu.",
        "Grāmatu atvēra Andris Roze. Autors pastāstīja par darbu.",
        # a sentence without a subject tells of people in general, or of somebody else
        "Zane Lapa bija stingra. Tautā saka: „Kas lēni nāk, labi nāk.”",
        "Zane Lapa saņēma vēstuli. Tajā raksta: „Tu esi laba.”",
        "Zane Lapa klusēja. Tad ienāk māte. Un saka: „Kas lēni nāk, labi nāk.”",
        "Zane Lapa un Andris Roze tikās. Tad teica: „Kas lēni nāk, labi nāk.”",
        # the office is a genitive, or of somebody else
        "Pārvaldnieks Andris Roze klusēja. Pārvaldnieka dēli viņas stāstīto nosauca par izdomājumu.",
        "Vadītājs Andris Roze klusēja. Vadītāja stāstīto nosauca par izdomājumu.",
        "Ministre Zane Lapa klusēja. Igaunijas ministre viņas teikto nosauca par izdomājumu.",
        "Ministre Zane Lapa klusēja. Ministre savu suni nosauca par Duksi.",
    ],
)
def test_where_it_may_be_another_nobody_does(text: str) -> None:
    assert speakers(text) == set()
