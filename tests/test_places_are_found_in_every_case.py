"""Municipalities in running text, in lists, and not inside other names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from archive.places import find_places, register

THEN, NOW = date(2016, 5, 1), date(2022, 5, 1)


def names(text: str, on: date | None = THEN, lang: str = "lv") -> list[str]:
    found = find_places(text, lang, on)
    assert all(text[one.start : one.end] == one.surface for one in found)
    return [one.municipality.name for one in found]


def test_every_municipality_is_found_by_its_full_name() -> None:
    for one in register().municipalities.values():
        found = find_places(f"Tas notika šeit: {one.name}.", "lv", one.valid_from)
        assert [place.municipality.id for place in found] == [one.id], one.name


@pytest.mark.parametrize("written", [str.upper, str.title])
def test_every_municipality_is_found_whatever_its_capitals(written: Callable[[str], str]) -> None:
    for one in register().municipalities.values():
        found = find_places(written(f"Tas notika šeit: {one.name}."), "lv", one.valid_from)
        assert [place.municipality.id for place in found] == [one.id], one.name


@pytest.mark.parametrize(
    "form", ["Cēsis", "Cēsu", "Cēsīm", "Cēsīs", "Talsos", "Talsiem", "Daugavpilī", "Daugavpili", "Saldū", "Rēzeknei"]
)
def test_a_place_is_found_in_all_cases(form: str) -> None:
    assert len(names(f"Ceļš ved uz {form} vai no tās.")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pārstāvji no Rīgas, Liepājas un Valmieras pilsētu pašvaldībām", ["Rīga", "Liepāja", "Valmiera"]),
        ("no Saldus, Brocēnu un Kuldīgas novadiem", ["Saldus novads", "Brocēnu novads", "Kuldīgas novads"]),
        ("Liepājas pilsētas pašvaldībā un Rīgas domē", ["Liepāja", "Rīga"]),
        ("Jelgavas novada un Jelgavas pilsētas domes", ["Jelgavas novads", "Jelgava"]),
        ("Cēsu novada Vaives pagasta tautas namā", ["Cēsu novads"]),
        ("Vaives pagasta tautas namā", ["Cēsu novads"]),
        ("Valmierā un Ogrē", ["Valmiera", "Ogres novads"]),
        ("dzīvo Ainažos", ["Salacgrīvas novads"]),
        ("Pilskalnes pagastā", []),  # there are several
        ("Codes, Skujenes un Zaubes pagastos", ["Bauskas novads", "Amatas novads", "Amatas novads"]),
        ("Vaives un Drabešu pagasta ļaudis", ["Amatas novads"]),
        ("Vaives, Drabešu ceļi", []),
        ("apvienoja Cēsis ar Talsu novadu tiesas laikā", ["Cēsu novads", "Talsu novads"]),
        ("Vaives, Drabešu ceļi. Codes un Skujenes pagastos", ["Bauskas novads", "Amatas novads"]),
        ("Vaives, " * 12 + "Skujenes un Zaubes pagastos", ["Cēsu novads"] * 12 + ["Amatas novads"] * 2),
    ],
)
def test_what_stands_around_decides(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Liepājas Universitātes lektori un Vidzemes slimnīca",
        "nodibinājums «Valmieras novada fonds» un Kurzemes apgabaltiesa",
        "Rīgas Stradiņa universitātē, Rīgas apgabaltiesā un Rīgas jūras līcī",
        "Cēsu ielā un Valsts policijas Latgales pārvaldē",
        "viesnīcā „Rīga” un klubā “Ventspils”",
        "Jānis Cēsis, A. Ogre un Līga Roja",
        "Balvu pasniedza svinīgi. Salas ir skaistas. Amata aprakstā tas nav minēts.",
        "notika Rīgas rajonā",
        "Lidosta Rīga un FK Liepāja",
    ],
)
def test_a_name_inside_another_is_no_mention(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Riga City Council and Liepāja Municipality", ["Rīga", "Liepāja"]),
        ("Ventspils Municipality and Ventspils City Council", ["Ventspils novads", "Ventspils"]),
        ("Kaunata parish, Drabesi Parish and Vaives parish", ["Rēzeknes novads", "Cēsu novads", "Cēsu novads"]),
        (
            "the parish councils of Kaunata, Drabesi and Vaives parishes",
            ["Rēzeknes novads", "Cēsu novads", "Cēsu novads"],
        ),
        ("Every parish; the Malta Declaration; Latvian parishes", []),
        ("in the municipality of Ventspils and Talsi", ["Ventspils novads", "Talsu novads"]),
        ("the municipalities of Jelgava, Rēzekne", ["Jelgavas novads", "Rēzeknes novads"]),
        ("the mayor of Ventspils, the municipality of Talsi district", ["Ventspils", "Talsu novads"]),
        ("met in Cesis and Talsi", ["Cēsu novads", "Talsu novads"]),
        ("Vidzeme Hospital, Liepāja University and Riga Stradiņš University", []),
        # a kind with an `’s`, and of two words
        ("Jelgava Municipality’s nurses and Ogre county's roads", ["Jelgavas novads", "Ogres novads"]),
        ("Kaunatas Rural Territory and Dagda Town", ["Rēzeknes novads", "Krāslavas novads"]),
        ("Briģu and Ciblas rural territories", ["Ludzas novads", "Ludzas novads"]),
        ("Iecava parish and the parish council of Rundāle parish", ["Bauskas novads", "Bauskas novads"]),
        ("a letter of the Daugavpils Vice-Mayor", ["Daugavpils"]),
        # translated
        ("South Kurzeme Municipality and South Kurzeme's roads", ["Dienvidkurzemes novads", "Dienvidkurzemes novads"]),
        ("Across South Kurzeme, not North-South Kurzeme", ["Dienvidkurzemes novads"]),
        ("the south of Kurzeme and South Korea", []),
    ],
)
def test_english(text: str, found: list[str]) -> None:
    assert names(text, NOW, "en") == found


@pytest.mark.parametrize(
    ("text", "on", "found"),
    [
        ("Valmiera Municipality", THEN, ["Valmiera"]),  # there was no other yet
        ("Valmiera and Jelgava municipalities", NOW, ["Valmieras novads", "Jelgavas novads"]),
        ("Daugavpils Municipality", THEN, ["Daugavpils novads"]),
        ("Daugavpils Municipality", NOW, ["Daugavpils novads"]),  # of then
        ("Grobiņa Municipality", NOW, ["Grobiņas novads"]),
        ("Valmiera County", THEN, ["Valmieras novads"]),
        ("Cesvaine Region, Preili Regional Council", THEN, ["Cesvaines novads", "Preiļu novads"]),
        ("roads in Rundale district and Talsi region", THEN, ["Rundāles novads", "Talsu novads"]),
        ("Jelgava city and region", THEN, ["Jelgava", "Jelgavas novads"]),
        ("Valmiera Region", THEN, []),  # there was none yet
        ("Riga Region, the Zemgale region and Riga district", NOW, []),  # of planning, and of before 2009
        ("Talsi District Court, Ogre district hospital, Valka Regional Library", NOW, []),
        ("South Kurzeme", THEN, []),  # as in Latvian
    ],
)
def test_an_english_municipality_is_one_of_the_day(text: str, on: date, found: list[str]) -> None:
    assert names(text, on, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Valkā notika seminārs. Saldū atklāja patversmi.", ["Valkas novads", "Saldus novads"]),
        ("Balvos un Pļaviņās strādā brīvprātīgie.", ["Balvu novads", "Pļaviņu novads"]),
        ("Balvi un Gulbene piedalās projektā.", ["Balvu novads", "Gulbenes novads"]),
        ("Klāt ir arī Limbaži, Madona un Dobele.", ["Limbažu novads", "Madonas novads", "Dobeles novads"]),
        (
            "– Ērgļos, Apē un Ogrē\n• Baloži un Ikšķile",
            ["Ērgļu novads", "Apes novads", "Ogres novads", "Ķekavas novads", "Ikšķiles novads"],
        ),
        ("Pieteicās divas pilsētas – Valka un Ape.", ["Valkas novads", "Apes novads"]),
        (
            "Ogre gatavojas svētkiem. Valka un Ape arī. Balvi ne.",
            ["Ogres novads", "Valkas novads", "Apes novads", "Balvu novads"],
        ),
        ("Salas un Talsu pusē vervē jauniešus.", ["Salas novads", "Talsu novads"]),
        ("Brauc uz Madonu. Madonas jaunieši gaida (Madona).", ["Madonas novads"] * 3),
    ],
)
def test_what_is_a_common_word_too_is_a_place_where_something_shows_it(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Salā ir jauks klimats. Amatā viņa stājās maijā. Sējā strādā visi.",
        "Baloži ligzdo jumtā. Baložu kļuvis vairāk. Ērgļi nemedī tos. Saldus ābolus neēd.",
        "– Salas ir skaistas, – saka Anna.",
        "- Balvu viņai pasniedza Gaļina.",
        "“Prieks.” Balvu viņai pasniedza Gaļina. (Prieks.) Salas ir skaistas… Salas.",
        "SALAS NAV APDZĪVOTAS, BALVU NEBŪS",
        "Madona koncertēja divreiz.",
        "Neretas ir arī šādas situācijas.",
        "Dzied Jelgavas Amatu vidusskolā un ar Māršala Salu karogu.",
        "Programmas API un APE nemainās.",
    ],
)
def test_a_common_word_at_the_beginning_of_a_sentence_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RĪGA STIPRINA SADARBĪBU AR LIEPĀJU", ["Rīga", "Liepāja"]),
        ("BALVI, GULBENE UN CĒSIS", ["Balvu novads", "Gulbenes novads", "Cēsu novads"]),
        ("RĪGAS SKOLĀS MĀCĪSIES", ["Rīga"]),
        ("RĪGAS STRADIŅA UNIVERSITĀTĒ, LIEPĀJAS MUZEJĀ", []),
    ],
)
def test_in_a_line_of_capitals_no_capital_makes_a_name(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jelgavas pilsētas un novada pašvaldība", ["Jelgava", "Jelgavas novads"]),
        ("Rēzeknes novada un pilsētas iedzīvotāji", ["Rēzeknes novads", "Rēzekne"]),
        ("Ventspils pilsētā, novadā un ostā", ["Ventspils", "Ventspils novads"]),
        ("Valmieras pilsētas un novada skolas", ["Valmiera"]),  # no such novads yet
        ("Talsu novada un pilsētas svētki", ["Talsu novads"]),
        ("Jelgavas pilsētas un novadu pašvaldības", ["Jelgava"]),
        ("Daugavpils novada un pilsētas Rēzekne robeža", ["Daugavpils novads", "Rēzekne"]),
        ("Jelgavas pilsētas un novada tiesa", []),
        ("Rēzeknē pilsētas svētkus svin, bet Jelgavā novada dome klusē.", ["Rēzekne", "Jelgava"]),
    ],
)
def test_two_nouns_behind_a_genitive_mean_city_and_novads(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        ("Lekcija notiks Ugālē.", "Ventspils novads", "Ventspils novads"),
        ("Sapulces notika Jumurdā.", "Ērgļu novads", "Madonas novads"),
        ("Drabešos sanāca skolotāji.", "Amatas novads", "Cēsu novads"),
        ("LEKCIJA ZLĒKĀS", "Ventspils novads", "Ventspils novads"),
        ("Skolēni brauca uz Ugāli.", "Ventspils novads", "Ventspils novads"),
        ("Ceļš no Drabešiem bija slikts.", "Amatas novads", "Cēsu novads"),
        ("Gāja līdz Jumurdai.", "Ērgļu novads", "Madonas novads"),
        ("Raksti mums: Skolas iela 3, Ugāle.", "Ventspils novads", "Ventspils novads"),
    ],
)
def test_a_village_that_a_parish_is_called_after_is_found_where_something_is_in_it(
    text: str, then: str, now: str
) -> None:
    assert (names(text, THEN), names(text, NOW)) == ([then], [now])


def test_a_preposition_before_a_list_counts_for_every_village_in_it() -> None:
    assert names("Brauca no Ogres, Drabešiem un Blontiem.", NOW) == ["Ogres novads", "Cēsu novads", "Ludzas novads"]
    assert names("Ogre, Drabeši un Blonti. Prieks par Ogri, Drabešiem un Blontiem.", NOW) == ["Ogres novads"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Dzīve Maltā un Itālijā ir dārga.",  # the country
        "Jūrmalā, Kauguros, notika lekcija.",
        "Autosports Biķerniekos",  # a part of Rīga
        "Pilskalnē notika lekcija.",  # a parish of two municipalities
        "Saunā bija karsti.",
        "Anna Puze un Rendas kundze tikās.",
        "Biedrība „Ugālē”",
        "Visi skatījās uz Rendu, uz Annu un Maltu.",
        "No Zemītes neviens neatbildēja, un Zemīte klusēja.",  # may be a surname
        "Bija trīs, Ugāle un Pope.",
        "Viens no Rožupei rakstīja, bet neviens uz Rožupei.",  # behind these, no dative but of the plural
    ],
)
def test_no_other_is(text: str) -> None:
    assert "novads" not in " ".join(names(text, NOW))
