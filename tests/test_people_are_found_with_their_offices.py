"""Every shape of name and office that the site uses (docs/site.md, F18 to F21)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.people import Appearance, find_people

REAL = Path(__file__).parents[2] / "shared" / "real"


def one(text: str, lang: str = "lv") -> Appearance:
    people = find_people(text, lang)
    assert len(people) == 1, people
    found = people[0]
    assert text[found.start : found.end] == found.name_as_written
    return found


@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        (
            "Rīgas reģionālās Valsts darba inspekcijas vadītāja Baiba Puķukalne.",
            "Rīgas reģionālās Valsts darba inspekcijas",
            "vadītāja",
        ),
        (
            "Iekšlietu ministrijas parlamentārā sekretāre Evika Siliņa: “Tas ir svarīgi.”",
            "Iekšlietu ministrijas",
            "parlamentārā sekretāre",
        ),
        (
            "Projekta STROM II Latvijā koordinatore Lāsma Stabiņa atzina to.",
            None,
            "Projekta STROM II Latvijā koordinatore",
        ),
        ("Uldis Āboliņš, LNT Ziņu dienesta žurnālists;", "LNT Ziņu dienesta", "žurnālists"),
        ("Paldies vecākai ekspertei Lāsmai Stabiņai.", None, "vecākai ekspertei"),
        (
            "Biedrības “Patvērums “Drošā māja”” vadītāja Sandra Zalcmane pateicās.",
            "Biedrības “Patvērums “Drošā māja””",
            "vadītāja",
        ),
        (
            "Uzstājās Izglītības un zinātnes ministrijas pārstāve Anna Kalna.",
            "Izglītības un zinātnes ministrijas",
            "pārstāve",
        ),
        ("ASV ģenerālprokurore Loreta Linča (Loretta Lynch) ieradās.", None, "ASV ģenerālprokurore"),
        (
            "Apmācības atklāja Ogres novada pašvaldības policijas priekšnieks Juris Egle.",
            "Ogres novada pašvaldības policijas",
            "priekšnieks",
        ),
        (
            "„Jā, tas ir iespējams,” uzsvēra Guna Japiņa, Konsulārā departamenta direktore.",
            None,
            "Konsulārā departamenta direktore",
        ),
        ("Runāja Vilnis Krēsliņš (Bauskas novada dome).", "Bauskas novada dome", None),
        (
            "Pēc plašā darba grupas semināra galvenā Valsts policijas vadītāja Zane Egle.",
            "Valsts policijas",
            "vadītāja",
        ),
        ("Pēc semināra jaunā Rīgas tiesas direktora p. i. Andra Vilka ieradās.", "Rīgas tiesas", "direktora p. i."),
    ],
)
def test_an_office_is_read_where_it_stands(text: str, organisation: str | None, role: str | None) -> None:
    found = one(text)
    assert (found.organisation, found.role) == (organisation, role)


def test_several_offices_keep_the_one_with_an_institution_as_the_main_one() -> None:
    found = one(
        "Projekta „Gaita” vadītāja Anna Grīva, Valmieras novada pašvaldības Sociālo lietu pārvaldes vadītāja, runāja."
    )
    assert (found.organisation, found.role) == ("Valmieras novada pašvaldības", "Sociālo lietu pārvaldes vadītāja")
    assert found.other_roles == ("Projekta „Gaita” vadītāja",)


def test_initials_stand_for_the_full_name_of_the_same_text() -> None:
    people = find_people("Runāja Raita Saliņa un Lāsma Stabiņa. R. Saliņai un L.Stabiņai pasniedza ziedus.")
    assert [found.nominative for found in people] == ["Raita Saliņa", "Lāsma Stabiņa", "Raita Saliņa", "Lāsma Stabiņa"]


def test_initials_that_could_be_two_people_stay_initials() -> None:
    people = find_people("Runāja Jānis Bērziņš un Juris Bērziņš. J.Bērziņš pateicās.")
    assert people[-1].nominative == "J. Bērziņš" or people[-1].nominative == "J.Bērziņš" or not people[-1].certain
    assert people[-1].nominative not in ("Jānis Bērziņš", "Juris Bērziņš")


@pytest.mark.parametrize(
    "text",
    [
        "Biedrība «Patvērums «Drošā māja»» un nodibinājums «Centrs Valdardze» strādā kopā.",
        "Paula Stradiņa klīniskajā universitātes slimnīcā notika lekcija.",
        "Rīgas Stradiņa universitātē, Krišjāņa Barona ielā un Vidzemes slimnīcā.",
        "Birojs ir Kārļa Kalna gatvē, treniņi notiek Jāņa Lapas stadionā un Annas Rozes alejā.",
        "Latvijas Banka, Eiropas Komisija un Sarkanais Krusts.",
        "Visi dodas uz Jāņu pasākumu Siguldā. Arī Rīgā būs koncerts.",
        "SIA “Jānis Roze” ir grāmatnīca.",
    ],
)
def test_what_is_called_after_people_is_no_person(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        (
            "“Yes, we can do that,” said Dace Kalna, Head of the Social Service of Cēsis Municipality.",
            "Cēsis Municipality",
            "Head of the Social Service",
        ),
        ("State Secretary of the Ministry of Welfare Ingus Alliks spoke.", "Ministry of Welfare", "State Secretary"),
        ("The Mayor of Bauska Municipality, Voldemārs Kalējs, thanked them.", "Bauska Municipality", "Mayor"),
        ("Riga City Council member Arvis Priede invites everybody.", "Riga City Council", "member"),
    ],
)
def test_an_english_office_is_read_too(text: str, organisation: str, role: str) -> None:
    found = one(text, "en")
    assert (found.organisation, found.role) == (organisation, role)


@pytest.mark.skipif(not REAL.exists(), reason="the real page is not at hand")
def test_the_real_page_yields_all_its_speakers_and_nobody_else() -> None:
    body = (REAL / "129.txt").read_text().split("29.09.2016\n", 1)[1].split("Projekta STROM II nacionālās", 1)[0]
    wanted = json.loads((REAL / "129.json").read_text())
    found = {person.nominative: person for person in find_people(body)}
    assert len(found) == wanted["people_total"]
    for person in wanted["speakers"]:
        one = found[person["name"]]
        assert (one.role, one.organisation, one.talk, one.spoke) == (
            person["role"],
            person["organisation"],
            person["talk"],
            True,
        )
        assert person.get("statement_contains", "") in (one.statement or "")
