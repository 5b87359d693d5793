"""A form that men and women share is read by the original in brackets, by kin, or by another form of the text."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministre tikās ar Veronu Mērgu (Verona Murg) un Marku Deilu (Mark Dale).", {"Verona Mērga", "Marks Deils"}),
        ("Sapulcē bija Jānis Kromiņš un viņa sieva Alona Kromiņa.", {"Jānis Kromiņš", "Alona Kromiņa"}),
        ("Balvu saņēma, sveicot Ģirtu Vīksnu, skolēni. Pēc Ģirta Vīksnas runas bija deja.", {"Ģirts Vīksna"}),
        ("Lai godinātu Jāni Pukšti, ziedi likti J. Pukštes kapā.", {"Jānis Pukšte"}),
        ("Paldies inspektoram Arturam Vaidļam!", {"Arturs Vaidļa"}),
    ],
)
def test_the_nominative_fits(text: str, names: set[str]) -> None:
    assert {one.nominative for one in find_people(text)} == names


def test_initials_may_be_those_of_a_woman_of_the_family() -> None:
    text = "Ieradās Andris un Anna Vītkalni. Ministrs uzteica Andri Vītkalnu un A. Vītkalnas meitu."
    assert "Andris Vītkalna" not in {one.nominative for one in find_people(text)}
