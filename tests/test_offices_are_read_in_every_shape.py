"""Offices on both sides of a name, several of them, with brackets and marks; in the nominative too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.declension import Case, Gender
from archive.people import Appearance, find_people
from archive.people.offices.nominative import adjective_nominative
from archive.people.offices.nouns import office_forms, office_nominative


def one(text: str, lang: str = "lv") -> Appearance:
    (found,) = find_people(text, lang)
    return found


@pytest.mark.parametrize(
    ("text", "organisation", "role", "others"),
    [
        (
            "Runāja Iekšlietu ministrijas vecākā referente un projekta HESTIA* vadītāja Anna Kalna.",
            "Iekšlietu ministrijas",
            "vecākā referente",
            ("projekta HESTIA vadītāja",),
        ),
        (
            "Runāja vecākā referente (Iekšlietu ministrija) un projekta vadītāja Anna Kalna.",
            "Iekšlietu ministrija",
            "vecākā referente",
            ("projekta vadītāja",),
        ),
        ("Iekšlietu ministre (2009.-2011.) Anna Kalna klusēja.", None, "Iekšlietu ministre", ()),
        (
            "Profesore Anna Kalna, Latvijas Universitātes Juridiskās fakultātes dekāne, klusēja.",
            "Latvijas Universitātes",
            "Juridiskās fakultātes dekāne",
            ("Profesore",),
        ),
        ("Anna Kalna, LR 1 (Latvijas Radio 1) žurnāliste;", "LR 1 (Latvijas Radio 1)", "žurnāliste", ()),
        ("Balvu saņēma uzņēmuma SIA „Vētra” pārstāve Anna Kalna.", "uzņēmuma SIA „Vētra”", "pārstāve", ()),
        ("Balvu saņēma «Vētra» vadītāja Anna Kalna.", "«Vētra»", "vadītāja", ()),
        ("Par labo darbu apbalvota Valsts policijas inspektore Anna Kalna.", "Valsts policijas", "inspektore", ()),
        ("Vakar devis rīkojumu aizsardzības ministram Jurim Bērzam.", None, "aizsardzības ministram", ()),
        ("Klusēja arī Juris Bērzs no Valsts darba inspekcijas.", "Valsts darba inspekcijas", None, ()),
        ("Klusēja arī Juris Bērzs (advokāts).", None, "advokāts", ()),
        ("Projekta vadītājs: Juris Bērzs", None, "Projekta vadītājs", ()),
        ("Juris Bērzs ir biedrības „Vētra” vadītājs.", "biedrības „Vētra”", "vadītājs", ()),
        # what a preposition, a medium or another verb before it has is not of the office
        ("Uz šo repliku mērs Juris Bērzs klusēja.", None, "mērs", ()),
        ("Pēc ziņojuma saņemšanas inspektors Juris Bērzs klusēja.", None, "inspektors", ()),
        ("Intervijā raidījumam „Jaunais rīts” iekšlietu ministrs Juris Bērzs klusēja.", None, "iekšlietu ministrs", ()),
        ("Raidījumā „Jaunais rīts” ministrs Juris Bērzs klusēja.", None, "ministrs", ()),
        ("Runāja bijusī „Jaunais rīts” žurnāliste Anna Kalna.", "„Jaunais rīts”", "žurnāliste", ()),
        ("Raidījuma „Jaunais rīts” vadītājs Juris Bērzs klusēja.", None, "Raidījuma „Jaunais rīts” vadītājs", ()),
        ("Klusēja Sv. Annas baznīcas mācītājs Juris Bērzs.", "Sv. Annas baznīcas", "mācītājs", ()),
        ("Klusēja P. Miglas slimnīcas infektologs Juris Bērzs.", "P. Miglas slimnīcas", "infektologs", ()),
        (
            "Klusēja VMAD Saziņas un sabiedrības informēšanas nodaļas inspektore Anna Kalna.",
            "VMAD",
            "Saziņas un sabiedrības informēšanas nodaļas inspektore",
            (),
        ),
        ("Klusēja LU Sociālo zinātņu fakultātes profesors Dr. sc. pol. Juris Bērzs.", "LU", None, ()),
    ],
)
def test_the_office_and_the_institution(
    text: str, organisation: str | None, role: str | None, others: tuple[str, ...]
) -> None:
    found = one(text)
    assert found.organisation == organisation
    assert role is None or found.role == role
    assert found.other_roles == others


def test_an_institution_behind_no_is_not_that_of_the_next_person() -> None:
    guest, host = find_people("Juri Bērzu no Cēsīm lielajā zālē sagaida Talsu novada domes deputāte Anna Kalna.")
    assert (guest.organisation, host.organisation) == (None, "Talsu novada domes")


@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        ("We met Ivo Egle, National Anti-Trafficking Coordinator.", None, "National Anti-Trafficking Coordinator"),
        ("We met Mr Ivo Egle, Minister of the Interior.", None, "Minister of the Interior"),
        ("Project Manager: Ms Anna Kalna", None, "Project Manager"),
        ("We met Ivo Egle of the State Police.", "State Police", None),
        ("We met Ivo Egle, Legal Adviser, Ministry of Justice", "Ministry of Justice", "Legal Adviser"),
        ("The Mayor of Daugavpils, Ivo Egle, spoke.", None, "Mayor of Daugavpils"),
        ("The talk was given by labour rights lawyer Ivo Egle.", None, "labour rights lawyer"),
        ("Human rights lawyer Ivo Egle came.", None, "Human rights lawyer"),
        ("Yesterday police officer Ivo Egle came.", None, "police officer"),
        ("On Monday Inspector Ivo Egle came.", None, "Inspector"),
        ("Last year customs inspector Ivo Egle came.", None, "customs inspector"),
        ("They told police officer Ivo Egle that it hurt.", None, "police officer"),
        ("They thanked project manager Ivo Egle.", None, "project manager"),
        ("In an interview child rights expert Ivo Egle spoke about it.", None, "child rights expert"),
        ("The newly appointed court spokesman Ivo Egle came.", None, "court spokesman"),
        ("They invited anti-trafficking expert Ivo Egle.", None, "anti-trafficking expert"),
        ("As the training manager Ivo Egle knows, it is hard.", None, "training manager"),
        ("Book publisher Ivo Egle came.", None, "Book publisher"),
        ("Project manager of the Centre for Education Ivo Egle came.", "Centre for Education", "Project manager"),
        ("Ivo Egle, a lawyer from Bauska, underlined that help is near.", None, "lawyer"),
        ("Ivo Egle, the minister of welfare, stressed that help is near.", None, "minister of welfare"),
        ("Following a talk with Ivo Egle, the minister stressed that help is near.", None, None),
        ("After meeting Ivo Egle, the judge noted that help is near.", None, None),
        ("Ivo Egle, described by his teacher as shy, came.", None, None),
        ("Their lawyer, Ivo Egle, came.", None, "lawyer"),
        ("They met its manager, Ivo Egle.", None, "manager"),
        ("After a talk with their lawyer, Ivo Egle left.", None, None),
        ("The letter went to the director of the school, but Ivo Egle never got it.", None, None),
        ("She thanked the director of the school, and lawyer Ivo Egle took notes.", None, "lawyer"),
        ("The head of the centre, whom Ivo Egle knows, left.", None, None),
        ("At the Ministry of Welfare lawyer Ivo Egle met them.", None, "lawyer"),
        ("In the Supreme Court lawyer Ivo Egle came.", None, "lawyer"),
        ("Deputy Parliament Speaker Ivo Egle came.", None, "Deputy Parliament Speaker"),
        ("Ivo Egle, who now works as a cook, came.", None, None),
        ("Ivo Egle, now a cleaner in Dublin, came.", None, "cleaner in Dublin"),
        ("Ivo Egle, a psychologist at the same centre, came.", None, "psychologist at the same centre"),
    ],
)
def test_offices_in_english(text: str, organisation: str | None, role: str | None) -> None:
    found = one(text, "en")
    assert (found.organisation, found.role) == (organisation, role)


@pytest.mark.parametrize(
    ("text", "role", "nominative"),
    [
        ("Paldies vecākai ekspertei Annai Kalnai!", "vecākai ekspertei", "vecākā eksperte"),
        ("Paldies vecākajam inspektoram Jurim Bērzam!", "vecākajam inspektoram", "vecākais inspektors"),
        ("Tikās ar tieslietu ministru Juri Bērzu.", "tieslietu ministru", "tieslietu ministrs"),
        ("Valdes locekļa Jura Bērza runa.", "Valdes locekļa", "Valdes loceklis"),
        ("Tikās ar direktora vietnieku Juri Bērzu.", "direktora vietnieku", "direktora vietnieks"),
        (
            "Paldies vecākajai sabiedrisko attiecību speciālistei Annai Kalnai!",
            "vecākajai sabiedrisko attiecību speciālistei",
            "vecākā sabiedrisko attiecību speciāliste",
        ),
        ("Zvērinātai advokātei Annai Kalnai jautāja.", "Zvērinātai advokātei", "Zvērināta advokāte"),
        ("Eksperte Anna Kalna runāja.", "Eksperte", "Eksperte"),
    ],
)
def test_an_office_comes_to_the_nominative(text: str, role: str, nominative: str) -> None:
    found = one(text)
    assert (found.role, found.role_nominative) == (role, nominative)


STEMS = st.sampled_from(["direktor", "žurnālist", "referent", "sekretār", "partner", "psiholog", "vadītāj", "darbniek"])


@given(STEMS, st.sampled_from(["am", "u", "a"]))
def test_the_nominative_of_a_noun_is_a_form_of_it(stem: str, ending: str) -> None:
    word = stem + ending
    for gender, case in office_forms(word):
        nominative = office_nominative(word, gender, case)
        assert nominative is not None
        assert (gender, "nom") in office_forms(nominative)


@given(
    st.text(st.sampled_from("aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"), max_size=12),
    st.sampled_from(["m", "f"]),
    st.sampled_from(["gen", "dat", "acc"]),
)
def test_any_word_is_an_adjective_in_that_form_or_none(word: str, gender: Gender, case: Case) -> None:
    nominative = adjective_nominative(word, gender, case)
    assert nominative is None or nominative.endswith(("ais", "s") if gender == "m" else ("ā", "a"))


@pytest.mark.parametrize("copula", ["ir", "būs"])
@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        ("Projekta vadītāja {} Anna Kalna.", None, "Projekta vadītāja"),
        ("Komisijas priekšsēdētāja {} Anna Kalna, nolemts sēdē.", "Komisijas", "priekšsēdētāja"),
        ("Darbs sākts, un tā vadītāja {} Anna Kalna.", None, None),  # `tā` says whose, and is no word of an office
        ("Zināms, ka jaunā direktore {} Anna Kalna.", None, "jaunā direktore"),
        ("Ja vadītāja {} Anna Kalna, viss kārtībā.", None, None),
        ("Vai vadītāja {} Anna Kalna?", None, None),
        ("Vadītāja {} Annas Kalnas māsa.", None, None),
        ("Vadītājs {} Anna Kalna.", None, None),  # of another gender
    ],
)
def test_a_sentence_may_say_whose_an_office_is(
    text: str, organisation: str | None, role: str | None, copula: str
) -> None:
    found = one(text.format(copula))
    assert (found.organisation, found.role) == (organisation, role)


def test_no_office_makes_a_person_of_an_unknown_name_behind_ir() -> None:
    assert not find_people("Galvenais sponsors ir Baltā Ronda.")


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("Latvijā", "Stens Lunde"),
        ("Latvijas Republikā", "Stens Lunde"),
        ("Apvienotajā Karalistē", "Stens Lunde"),
        ("Eiropas Savienībā", "Ole Lunds"),
    ],
)
def test_an_envoy_with_an_unknown_name_is_found_behind_any_country(where: str, name: str) -> None:
    found = one(f"Klāt bija Norvēģijas vēstnieks {where} {name}.")
    assert (found.nominative, found.role) == (name, f"Norvēģijas vēstnieks {where}")
