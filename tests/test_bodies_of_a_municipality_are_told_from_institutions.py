"""A council, a custody court or a social service is the municipality, however it is written; a museum is not."""

from __future__ import annotations

from datetime import date

import pytest

from archive.places import find_places


def names(text: str, lang: str = "lv") -> list[str]:
    return [one.municipality.name for one in find_places(text, lang, date(2016, 5, 1))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Par to lems Rīgas Domē.", ["Rīga"]),
        ("Jelgavas Pilsētas dome un Cēsu Novada pašvaldība", ["Jelgava", "Cēsu novads"]),
        ("No Talsu un Kuldīgas Novadiem ieradās divdesmit klausītāju.", ["Talsu novads", "Kuldīgas novads"]),
        ("Darbu Rēzeknes un Balvu novadā neatrada neviens.", ["Rēzeknes novads", "Balvu novads"]),
        ("Viesi ir no Rēzeknes un Balvu novadā.", ["Rēzekne", "Balvu novads"]),
        ("Ogres novadā biedrība „Tilts” un Balvu novadā SIA „Roze” to sola.", ["Ogres novads", "Balvu novads"]),
        ("DOBELES NOVADA DOMES LĒMUMS", ["Dobeles novads"]),
        ("VAIVES PAGASTA PĀRVALDĒ", ["Cēsu novads"]),
        ("Tiekas Cēsu Novada Vaives Pagastā.", ["Cēsu novads"]),
        ("To lūdza Bauskas Bāriņtiesa.", ["Bauskas novads"]),
        ("sadarbībā ar Gulbenes Sociālo dienestu", ["Gulbenes novads"]),
        ("vadītāja Rēzeknes sociālo lietu pārvaldē", ["Rēzekne"]),
        ("Ludzas Sociālās palīdzības dienestā un Jūrmalas Labklājības pārvaldē", ["Ludzas novads", "Jūrmala"]),
        ("Saldus Sociālais dienests aicina. Balvu Bāriņtiesa atbild.", ["Saldus novads", "Balvu novads"]),
        ("Talsu Izglītības pārvalde un Ludzas dzimtsarakstu nodaļa", ["Talsu novads", "Ludzas novads"]),
        (
            "To ļāva Ogres Būvvalde. Balvu mērs un Madonas vicemērs iebilda.",
            ["Ogres novads", "Balvu novads", "Madonas novads"],
        ),
        (
            "Balvu iedzīvotāji sūdzas. Saldus policija meklē. Salas iedzīvotāji brauc.",
            ["Balvu novads", "Saldus novads"],
        ),
    ],
)
def test_a_body_of_the_municipality_is_a_mention_whatever_its_capitals(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Koncerts būs Rīgas Domā.",  # the cathedral, not `Domē`
        "Rīgas Purvciema bibliotēkā",
        "Liepājas Universitātes domes sēde",
        "Ventspils Augstskola un Valmieras Drāmas teātris",
        "Cēsu Novada Fonds",
        "Ogres nov. biedrība",
        "Rīgas Sociālās aprūpes centrs",
        "Balvu pašam pietrūka.",
        "Valkas 27. kājnieku bataljona komandieris",
        "Viesosies Rīgas cirks un Cēsu filharmonija.",
        "Kuldīgas veselības centra direktore",
    ],
)
def test_another_name_with_a_capital_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kuldīgas policijas iecirkņa priekšnieks",
        "Ogres un Bauskas iecirkņos",
        "peldēja Ogres upē, zvejoja Rīgas līčos",
        "Tukuma kultūras namos un Cēsu kultūras centrā",
        "Liepājas avīžu redakcijas",
        "Rīgas reģionālās inspekcijas vadītāja",
        "ugunsdzēsības dienesta Bauskas daļā",
        "Ventspils klosterī un Kuldīgas privātās klīnikas gaitenī",
        "Talsu advokātu biroja vadītāja",
        "Bauskas skolas direktore un Ogres skola",
        "Ludzas krīzes centrā",
        "Rīgas 49. vidusskolas un Liepājas 1. medicīnas koledžas audzēkņi",
        "Rīgas raj. prokuratūra",
        "dzīvo Jūrmalas gatvē 5 un Siguldas šķērsielā",
        "Rīgas diecēzes un Ogres luterāņu draudzes",
        "Valsts probācijas dienesta Ogres teritoriālā struktūrvienība",
        "Latvijas Sarkanā Krusta Talsu komiteja",
        "Rīgas Centra rajona tiesas spriedums",
        "Kalnciema kvartālā notiks tirgus.",
    ],
)
def test_an_institution_is_known_in_each_of_its_forms(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Aptauja notika Rīgas ielās.",
        "Rīgas 12. jūnija sēdē",
        "Rīgas 2016. gada festivāls",
        "Rīgas pārvaldnieki",
        "Rīgas jaunieši skolā to apguva.",
        "Rīgas skolu audzēkņi",
        "Rīgas centra kvartālos",
        "Rīgas Latgales priekšpilsētā",
        "Rīgas Maskavas forštatē",
        "Rīgas Vecmīlgrāvī aizturēja divus.",
        "Rīgas Centra rajona iedzīvotāji",
    ],
)
def test_what_is_only_in_a_town_hides_it_not(text: str) -> None:
    assert names(text) == ["Rīga"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Head of the Riga Social Service", ["Rīga"]),
        ("the Jelgava Social Affairs Department and the Bauska Custody Court", ["Jelgava", "Bauskas novads"]),
        ("Riga's Mayor and Liepaja’s Custody Court", ["Rīga", "Liepāja"]),
        ("the Riga Social Rehabilitation Centre and the Cesis Music School", []),
        ("a Cesis crisis centre, the Bauska women's shelter and Riga's museum", []),
        ("Riga region, Riga airport, Talsi branch and Ogre railway station", []),
        ("Riga region and the Talsi district", ["Talsu novads"]),
        ("Riga regional court, Talsi street, and the Ogre prosecutor’s office", []),
        ("the municipality of Talsi district", ["Talsu novads"]),
        (
            "Riga State City Council, Talsi Local Municipality, Cesis Education Board",
            ["Rīga", "Talsu novads", "Cēsu novads"],
        ),
        ("Riga school psychologists met, but the Riga school was closed.", ["Rīga"]),
        (
            "In Riga schools open, in Cesis a school opened, and Bauska needs a shelter.",
            ["Rīga", "Cēsu novads", "Bauskas novads"],
        ),
    ],
)
def test_english_bodies_too(text: str, found: list[str]) -> None:
    assert names(text, "en") == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Rīgas pilsētas Vidzemes priekšpilsētas tiesa izskatīja lietu.", "lv"),
        ("Spriedumu pasludināja Daugavpils pilsētas tiesā.", "lv"),
        ("lieta nodota Rīgas Pilsētas Ziemeļu rajona prokuratūrai", "lv"),
        ("prokurors no Liepājas pilsētas prokuratūras", "lv"),
        ("The Riga City Court and the Riga City Vidzeme District Court agreed.", "en"),
        ("an official of the Daugavpils City Prosecutor's Office", "en"),
    ],
)
def test_a_court_is_the_state_s_also_where_the_kind_of_the_place_is_said(text: str, lang: str) -> None:
    assert names(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Rīgas pilsētas dome tiesā panāca izlīgumu.", "lv", ["Rīga"]),
        ("Rīgas pilsēta tiesā zaudēja.", "lv", ["Rīga"]),
        ("Cēsu novadam tiesa ļāva maksāt vēlāk.", "lv", ["Cēsu novads"]),
        ("Rīgas pilsētas iedzīvotājs tiesā liecināja.", "lv", ["Rīga"]),
        ("Jelgavas pilsētas bāriņtiesa", "lv", ["Jelgava"]),
        ("Rīgas pilsētas un Jūrmalas tiesās", "lv", ["Rīga"]),
        ("the Liepāja City Custody Court and the Riga City Council", "en", ["Liepāja", "Rīga"]),
        ("In Riga city the court heard her.", "en", ["Rīga"]),
    ],
)
def test_who_only_goes_to_court_is_none(text: str, lang: str, found: list[str]) -> None:
    assert names(text, lang) == found


@pytest.mark.parametrize(
    "text",
    [
        "Madonas rajonā dzīvo daudz ļaužu.",
        "Tukuma un Talsu rajonos",
        "bijušā Bauskas rajona teritorijā",
        "Cēsu rajona padomes priekšsēdētāja",
        "Gulbenes rajona tiesā",
        "Rīgas rajons ir liels.",
    ],
)
def test_a_district_that_was_is_no_municipality(text: str) -> None:
    """Until 2009 a district had several municipalities, so that it tells of none of them."""
    assert names(text) == []


def test_a_parish_in_a_district_that_was_is_a_mention() -> None:
    assert names("Daugavpils rajona Līksnas pagastā un Valkas rajona Smiltenē") == [
        "Daugavpils novads",
        "Smiltenes novads",
    ]
