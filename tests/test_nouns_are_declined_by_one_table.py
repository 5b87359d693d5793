"""The forms of nouns: whole paradigms as grammars of Latvian print them, and the way back from a softened stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.dates.words import month_forms
from archive.latvian.declension import (
    FIFTH,
    FIRST,
    FOURTH,
    SECOND,
    SIXTH,
    THIRD,
    Declension,
    Gender,
    Number,
    name_forms,
    place_forms,
)
from archive.latvian.softening import hard_stems, harden, soften


@pytest.mark.parametrize(
    ("declension", "stem", "number", "forms"),
    [
        (FIRST, "tēv", "sg", "tēvs tēva tēvam tēvu tēvā"),
        (FIRST, "tēv", "pl", "tēvi tēvu tēviem tēvus tēvos"),
        (SECOND, "brāl", "sg", "brālis brāļa brālim brāli brālī"),
        (SECOND, "brāl", "pl", "brāļi brāļu brāļiem brāļus brāļos"),
        (THIRD, "tirg", "sg", "tirgus tirgus tirgum tirgu tirgū"),
        (FOURTH, "mās", "pl", "māsas māsu māsām māsas māsās"),
        (FIFTH, "sieviet", "pl", "sievietes sieviešu sievietēm sievietes sievietēs"),
        (FIFTH, "pākst", "pl", "pākstes pākšu pākstēm pākstes pākstēs"),
        (FIFTH, "ast", "pl", "astes astu astēm astes astēs"),
        (SIXTH, "krāsn", "sg", "krāsns krāsns krāsnij krāsni krāsnī"),
        (SIXTH, "krāsn", "pl", "krāsnis krāšņu krāsnīm krāsnis krāsnīs"),
    ],
)
def test_a_noun_has_the_forms_of_its_declension(declension: Declension, stem: str, number: Number, forms: str) -> None:
    assert set(forms.split()) <= {form.text for form in declension.forms(stem, number)}


@pytest.mark.parametrize(
    ("gender", "forms"),
    [
        ("m", "Alksnis Alkšņa Alksnim Alksni Alksnī"),
        ("m", "Bērziņš Bērziņa Bērziņam Bērziņu Bērziņā"),
        ("m", "Mazais Mazā Mazajam Mazo Mazajā"),
        ("m", "Liepa Liepas Liepam Liepu Liepā"),
        ("m", "Ingus Ingus Ingum Ingu Ingū"),
        ("f", "Platā Platās Platajai Plato Platajā"),
        ("f", "Egle Egles Eglei Egli Eglē"),
        ("f", "Hramenko"),
    ],
)
def test_a_name_is_declined_by_its_ending_and_gender(gender: Gender, forms: str) -> None:
    assert [form for form, _ in name_forms(forms.split()[0], gender)] == forms.split()


@pytest.mark.parametrize(
    ("nominative", "genitive", "locative"),
    [
        ("Cēsis", "Cēsu", "Cēsīs"),
        ("Ropaži", "Ropažu", "Ropažos"),
        ("Saldus", "Saldus", "Saldū"),
        ("Pļaviņas", "Pļaviņu", "Pļaviņās"),
        ("Daugavpils", "Daugavpils", "Daugavpilī"),
        ("Sabile", "Sabiles", "Sabilē"),
    ],
)
def test_a_place_is_declined_in_its_number(nominative: str, genitive: str, locative: str) -> None:
    forms = place_forms(nominative, genitive)
    assert (forms[genitive], forms[locative]) == ("gen", "loc")
    assert nominative == "Cēsis" or place_forms(nominative) == forms


def test_no_pair_of_two_declensions_is_a_place() -> None:
    with pytest.raises(ValueError, match="no pair"):
        place_forms("Liepāja", "Liepāju")


def test_months_are_declined_as_other_nouns() -> None:
    assert list(month_forms(4).values()) == ["aprīlis", "aprīļa", "aprīlim", "aprīli", "aprīlī"]
    assert list(month_forms(8).values()) == ["augusts", "augusta", "augustam", "augustu", "augustā"]


STEMS = st.from_regex(r"[BKMPRT][aeiouāēī](?:[bcdlmnprstvz]|dz|[lsz]n|[sz]l|k?st|kt|ks|ll|nn)", fullmatch=True)


@given(STEMS)
def test_a_softened_stem_comes_back(stem: str) -> None:
    for soft in soften(stem):
        assert soft == stem or (stem in hard_stems(soft) and f"{stem}is" in harden(soft))
