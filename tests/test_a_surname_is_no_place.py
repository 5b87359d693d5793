"""Whoever is called as a town is stays a person, also where the text has the surname alone."""

from __future__ import annotations

from datetime import date

import pytest

from archive.latvian.declension import name_forms
from archive.places import find_places


def found(text: str, lang: str = "lv") -> list[str]:
    return [one.surface for one in find_places(text, lang, date(2016, 5, 1))]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Uzstājās Dainis Roja. Pēc viņa domām, bet Roja šaubījās, ar to nepietiek.", "lv"),
        ("Pēc Ogres teiktā, kursu apguva visi. Kursu vadīja A. Ogre.", "lv"),
        ("Aiga Iecava atbildēja uz jautājumiem. Vai Iecava piekrīt?", "lv"),
        ("Pēc Aigas Priekules teiktā, vietu pietiek. Priekule cer uz atbalstu.", "lv"),
        ("Vārdu deva Aigai Ogrei. Ogre pateicās.", "lv"),
        ("We asked Aiga Iecava. Later Iecava declined.", "en"),
    ],
)
def test_the_surname_of_somebody_whom_the_text_names_is_none(text: str, lang: str) -> None:
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Dainis Roja dzīvo Rojā un ir Rojas novada deputāts.", ["Rojā", "Rojas novada"]),
        ("Dainis Roja zina, ka Rojas dome un Rojas iedzīvotāji gaida.", ["Rojas", "Rojas"]),
        ("Dainis Roja brauc uz Engures, Rojas un Talsu pusi.", ["Engures", "Rojas", "Talsu"]),
        ("Ilggadējs Jāņa Rīgas dzīvoklis. Par to maksā Rīga.", ["Rīga"]),
        ("Semināru rīkoja kopā ar ES. Rīga to atbalsta.", ["Rīga"]),
    ],
)
def test_what_only_a_place_has_is_its_own(text: str, surfaces: list[str]) -> None:
    assert found(text) == surfaces


@pytest.mark.parametrize(
    ("text", "lang", "surfaces"),
    [
        ("Skolotāja no Jelgavas Ilze Liepa piekrita.", "lv", ["Jelgavas"]),
        ("Pateicās skolotājai no Talsiem Ilzei Liepai.", "lv", ["Talsiem"]),
        ("Viņi nāca no Rīgas Jāņa baznīcas un no Rīgas Austrumu slimnīcas.", "lv", []),
        ("In Riga Anna Kalna met the mayor of Cesis Ilze Liepa.", "en", ["Riga", "Cesis"]),
        ("Mechanics of Riga Technical University", "en", []),
    ],
)
def test_who_is_named_behind_a_place_is_from_there(text: str, lang: str, surfaces: list[str]) -> None:
    assert found(text, lang) == surfaces


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Andra Priekules tirgū gaidīja Ivaru. Priekule tolaik bija ciems.", ["Priekule"]),
        ("Aigas Iecavas māja stāvēja tukša. Iecava tolaik bija ciems.", ["Iecava"]),
        ("Pēc Andra Priekules domām, ar to nepietiek. Priekule šaubās.", []),
        ("Kursu Aigas Iecavas vadībā apguva visi. Iecava cer.", []),
        ("To lūdza draugi no Aigas Iecavas. Iecava cer.", []),
        ("Meklēja A. Iecavas māju. Iecava cer.", []),
    ],
)
def test_a_genitive_before_a_noun_makes_no_surname(text: str, surfaces: list[str]) -> None:
    assert found(text) == surfaces


@pytest.mark.parametrize(
    ("text", "lang", "surfaces"),
    [
        ("Dainis Iecava mācās. No Iecavas viņš pārcēlās uz Tartu.", "lv", ["Iecavas"]),
        ("Aiga Limbaži brauca uz Limbažiem, ceļš līdz Limbažiem bija slikts.", "lv", ["Limbažiem", "Limbažiem"]),
        ("Dainis Roja sargā Rojas policiju un Rojas ostu, bet Rojai tas maksā.", "lv", ["Rojas", "Rojas"]),
        ("Dainis Iecava raudāja. Visi gāja pie Iecavas.", "lv", []),
        ("Uz Iecavas jautājumu nav atbildes. No Iecavas puses un no Iecavas teiktā. Dainis Iecava", "lv", []),
        ("Aiga Iecava fled from Iecava, worked near Iecava and returned to Iecava.", "en", ["Iecava"] * 3),
        ("Aiga Iecava goes from Talsi to Iecava.", "en", ["Talsi", "Iecava"]),
        ("Dainis Roja likes Roja port. Roja residents like Roja.", "en", ["Roja", "Roja"]),
        ("Aiga Iecava wrote it. In Iecava's view, nothing from Iecava's book is true.", "en", []),
        ("Aiga Iecava asked why. According to Iecava, he spoke to Iecava. To Iecava, it was late.", "en", []),
    ],
)
def test_what_says_whence_or_whither_says_it_of_a_place(text: str, lang: str, surfaces: list[str]) -> None:
    assert found(text, lang) == surfaces


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Dainis Roja klusēja. Cietusī norādīja uz Roju.", []),
        ("Dainis Roja klusēja. Visi skatījās tieši uz Roju un tad brauca uz Roju.", ["Roju"]),
        ("Viņš paļāvās uz Puzi.", []),
        ("Viņi brauca uz Puzi un norādīja ceļu uz Roju.", ["Puzi", "Roju"]),
        ("Vēstule no Leimaņiem pienāca vakarā, un dāvanu no Elkšņiem neviens negaidīja.", []),
        ("Autobuss no Leimaņiem pienāca vakarā.", ["Leimaņiem"]),
    ],
)
def test_whom_somebody_looks_at_or_has_something_from_is_none(text: str, surfaces: list[str]) -> None:
    assert found(text) == surfaces


# Of villages whose name is a surname in the plural, those surnames.
FAMILIES = [("Leimaņiem", "Leimanis", "Leimane"), ("Dāviņiem", "Dāviņš", "Dāviņa"), ("Kārķiem", "Kārķis", "Kārķe")]


@pytest.mark.parametrize(("village", "man", "woman"), FAMILIES)
@pytest.mark.parametrize("preposition", ["no", "uz", "līdz"])
def test_a_family_of_whom_the_text_names_one_is_none(village: str, man: str, woman: str, preposition: str) -> None:
    """In whatever case he or she is named; and where nobody is, it is the village."""
    assert found(f"Pastnieks gāja {preposition} {village}.") == [village]
    for form, case in (*name_forms(man, "m"), *name_forms(woman, "f")):
        # Not looked for are the forms in which few people are named alone, and one that villages have too.
        if case not in ("acc", "loc") and not form.endswith("as"):
            text = f"Pastnieks zina, kā sauc vienu no viņiem: {form}. Tad viņš gāja {preposition} {village}."
            assert found(text) == [], form
