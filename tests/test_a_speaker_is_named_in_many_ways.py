"""The ways in which Latvian sentences name who speaks, and those that look alike and name nobody."""

from __future__ import annotations

import pytest

from archive.people import find_people


def speakers(text: str) -> set[str]:
    found = find_people(text)
    assert all(one.spoke == bool(one.statements or one.talk) for one in found)
    return {one.nominative for one in found if one.spoke}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Darba ir daudz, norāda ministra Jura Upes padomniece Zane Lapa.", "Zane Lapa"),
        ("Par to Annai Kalnai stāstīja direktore Zane Lapa.", "Zane Lapa"),
        ("Ministre Zane Lapa uzskata – sodi jāpalielina.", "Zane Lapa"),
        ("Prokurore Zane Lapa pārliecināta – pierādījumu pietiek.", "Zane Lapa"),
        ("Situācija ir ļoti smaga, tā uzskata Zane Lapa.", "Zane Lapa"),
        ("Pēc Zanes Lapas vārdiem „mēs kavējamies”, lai gan likums ir spēkā.", "Zane Lapa"),
        ("Zanes Lapas atbilde bija īsa: „Nē, to mēs nedarīsim!”", "Zane Lapa"),
        ("Zanes Lapas uzruna bija sirsnīga: „Paldies, ka esat ar mums.”", "Zane Lapa"),
        ("„Cilvēks nav prece!” – tā savu stāstījumu sāka Zane Lapa.", "Zane Lapa"),
        ("„Kopā mēs varam vairāk!” ar šādiem vārdiem sanāksmi noslēdza Zane Lapa.", "Zane Lapa"),
        ("Zanes Lapas vārdiem: „Kopā mēs varam vairāk.”", "Zane Lapa"),
        ("Zanes Lapas komentārs: „Kopā mēs varam vairāk.”", "Zane Lapa"),
        ("Upuru skaits, lēš Zane Lapa, ir lielāks.", "Zane Lapa"),
        ("„Vārti ir ciet lāču dēļ,” tā savu saimniecību aizstāv Zane Lapa, kuru prokuratūra apsūdz.", "Zane Lapa"),
        ("„Nekad vairs!” tā savu nostāju pilsētas domē aizstāv Zane Lapa.", "Zane Lapa"),
        ("Zane Lapa smejot piebilda, ka līdz robežai netikšot.", "Zane Lapa"),
        ("Zane Lapa smejoties teica: „Līdz robežai netiksim!”", "Zane Lapa"),
        ("Konferencē sniedza ieskatu Zane Lapa.", "Zane Lapa"),
        ("Uz to vērsa uzmanību Zane Lapa.", "Zane Lapa"),
        ("Zane Lapa apsūdzības noraida.", "Zane Lapa"),
        ("Zane Lapa apsūdzībā minēto noliedz.", "Zane Lapa"),
        ("Zane Lapa asi nosodīja uzbrukumu žurnālistiem.", "Zane Lapa"),
        ("Zane Lapa nosauca trīs iemeslus.", "Zane Lapa"),
        ("Pārmetumus noraidīja arī Zane Lapa.", "Zane Lapa"),
    ],
)
def test_a_speaker_is_named(text: str, who: str) -> None:
    assert speakers(text) == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Klausījās ministra Jura Upes padomniece Zane Lapa.",
        "Zane Lapa lūdza palīdzību – naudu un apģērbu.",
        "Zane Lapa vada to, ko vērtē – projektus.",
        "Zanes Lapas dzejolis bija jauks: „Saule riet, un viss ir kluss.”",
        "Par Zani Lapu viedoklis ir viens: „Viņa ir lieliska.”",
        "Zanei Lapai uzruna bija īsa: „Laipni lūdzam pie mums!”",
        "„Brauksim kopā!” – tā sākas filma, ko uzņēma Zane Lapa.",
        "„Mājās,” tā savu pirmo grāmatu nosaukusi Zane Lapa.",
        "„Ziemeļu ceļš,” tā plakātu tulkoja Zane Lapa.",
        "Zane Lapa dziedot mazgāja grīdu, ka putēja.",
        "Zane Lapa noraidīja piedāvājumu.",
        "Tiesnese Zane Lapa nosodīja vadītāju ar piecu gadu cietumsodu.",
        "Tiesnese Zane Lapa nosodīja vadītāju ar naudas sodu.",
        "Zane Lapa nosauca kuģi par „Mājām”.",
        "Uzmanību piesaistīja Zane Lapa.",
        "Zane Lapa iezīmēja ceļu ar krītu.",
    ],
)
def test_none_of_these_names_one(text: str) -> None:
    assert speakers(text) == set()
    assert find_people(text)
