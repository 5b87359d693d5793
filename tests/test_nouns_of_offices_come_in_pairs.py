"""Nouns of offices: a man's and a woman's form by rule, in every case that stands with a name."""

from __future__ import annotations

import pytest

from archive.people.offices.nominative import adjective_nominative
from archive.people.offices.nouns import office_forms, office_nominative


@pytest.mark.parametrize(
    ("man", "his", "woman", "hers"),
    [
        ("partneris", "partnera", "partnere", "partneres"),
        ("vēstnesis", "vēstneša", "vēstnese", "vēstneses"),
        ("audzēknis", "audzēkņa", "audzēkne", "audzēknes"),
        ("frizieris", "friziera", "friziere", "frizieres"),
        ("mežzinis", "mežziņa", "mežzine", "mežzines"),
        ("aizstāvis", "aizstāvja", "aizstāve", "aizstāves"),
        ("čempions", "čempiona", "čempione", "čempiones"),
        ("mežsargs", "mežsarga", "mežsardze", "mežsardzes"),
        ("brīvprātīgais", "brīvprātīgā", "brīvprātīgā", "brīvprātīgās"),
        ("atbildīgais", "atbildīgā", "atbildīgā", "atbildīgās"),
    ],
)
def test_a_noun_has_a_form_for_a_man_and_one_for_a_woman(man: str, his: str, woman: str, hers: str) -> None:
    assert ("m", "nom") in office_forms(man)
    assert ("f", "nom") in office_forms(woman)
    assert office_nominative(his, "m", "gen") == man
    assert office_nominative(hers, "f", "gen") == woman


@pytest.mark.parametrize(
    "word", [*"Meieris papieri kora pārus piemēra apsardzes iespēja nostāja panta februāri miera".split()]
)
def test_a_word_that_only_ends_like_one_is_none(word: str) -> None:
    assert office_forms(word) == ()


@pytest.mark.parametrize(
    ("word", "nominative"), [("bijušajai", "bijusī"), ("vecākajai", "vecākā"), ("pilnvarotajai", "pilnvarotā")]
)
def test_an_adjective_agrees_with_a_woman(word: str, nominative: str) -> None:
    assert adjective_nominative(word, "f", "dat") == nominative
