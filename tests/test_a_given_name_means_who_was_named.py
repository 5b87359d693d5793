"""A given name, or an office before the object of its verb, means one who was named, unless it may be another."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paciņas sarūpēja Ieva Zīle un Andris Roze. „Es pats tādu saņēmu,” atklāj Andris.", "Andris Roze"),
        ("Galdu klāj Zane Lapa un Andris Roze. „Mēs esam saimnieki,” paziņo Andris, bet Zane klusē.", "Andris Roze"),
        ("Zane Lapa strādāja fermā. Zane stāsta, ka algas nebija.", "Zane Lapa"),
        ("Par Zani Lapu zina visi. „Algas nebija,” saka Zane.", "Zane Lapa"),
        ("Skolniece Zane Lapa uzvarēja. Zane stāsta, ka ideja radās teātrī.", "Zane Lapa"),
        ("Dziedātāja Zane Lapa koncertēs Ogrē. Zane aicina palīdzēt.", "Zane Lapa"),
        ("Aktrisi Zani Lapu uzaicināja skola. „Bērni jautā daudz,” teica Zane.", "Zane Lapa"),
        ("Zane Lapa strādāja fermā. Kā stāsta Zane, algas nebija.", "Zane Lapa"),
        ("Zane Lapa strādāja fermā. Par to stāsta Zane.", "Zane Lapa"),
        ("Zane Lapa strādāja fermā. „Algas nebija,” saka Zane. „Tikai solījumi,” piebilst Zane.", "Zane Lapa"),
        ("Žurnāliste Zane Lapa strādāja fermā. „Algas nebija,” stāsta Zane.", "Zane Lapa"),
        ("Jauniešu centrā strādā vadītāja Zane Lapa. Daloties iespaidos Zane saka, ka darba ir daudz.", "Zane Lapa"),
        ("Zane Lapa strādāja fermā. Savukārt Zane: „Algas nebija.”", "Zane Lapa"),
        ("Ministrs Andris Roze klausījās. Ministrs šo lēmumu kritizēja.", "Andris Roze"),
        ("Ministrs Andris Roze klausījās. Ministrs jauno likumu nosauca par kļūdu.", "Andris Roze"),
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
        "Zane Lapa klausījās. Kā stāsta Inga, ir labi.",
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
        # who works with them or writes of them
        "Žurnāliste Zane Lapa satika trīs meitenes. „Algas nebija,” stāsta Zane.",
        "Juriste Zane Lapa palīdz cietušajām. „Algas nebija,” stāsta Zane.",
        "Zane Lapa un Zane Zīle ieradās. Zane: „Te ir labi.”",
        "Psiholoģe Zane Lapa vada centru. Tajā ir divas māsas – Zane un Inga. „Algas nebija,” stāsta Zane.",
        "Biedrību dibināja Zane Lapa. Ogrē augusi Zane. „Algas nebija,” stāsta Zane.",
        "Zane Lapa iepazinās ar Zani no Rīgas. „Algas nebija,” stāsta Zane.",
        "Foto: Zane Lapa. Bārā strādāja divas meitenes. „Algas nebija,” stāsta Zane.",
        # the office is a genitive, or of somebody else
        "Pārvaldnieks Andris Roze klusēja. Pārvaldnieka dēli šo stāstu nosauca par izdomājumu.",
        "Vadītāja Zane Lapa klusēja. Vadītāja pirmo runu slavēja kolēģi.",
        "Ministre Zane Lapa klusēja. Igaunijas ministre šo stāstu nosauca par izdomājumu.",
        "Ministre Zane Lapa klusēja. Ministre savu suni nosauca par Duksi.",
    ],
)
def test_where_it_may_be_another_nobody_does(text: str) -> None:
    assert speakers(text) == set()
