"""Speakers named behind a second verb: `Skolēnus uzrunāja un balvas pasniedza direktore`."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "text",
    [
        "Skolēnus uzrunāja un sveica Vētrasciema vidusskolas direktors Juris Paraudziņš.",
        "Par riskiem stāstīja un filmu parādīja inspektors Juris Paraudziņš.",
        "Dalībniekus uzrunāja un trīs balvas pasniedza ministrs Juris Paraudziņš.",
        "Semināru atklāja un dalībniekus uzrunāja ministrs Juris Paraudziņš.",
    ],
)
def test_who_is_named_behind_both_speaks(text: str) -> None:
    assert [(one.nominative, one.spoke) for one in find_people(text)] == [("Juris Paraudziņš", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Viņa stāstīja un bērnus mācīja skolotāja Anna Paraudziņa.",
        "Direktors uzrunāja un balvas pasniedza ministre Anna Paraudziņa.",
        "Skolotājas stāstīja un balvas pasniedza ministre Anna Paraudziņa.",
        "Policija informēja un vainīgo aizturēja inspektore Anna Paraudziņa.",
        "Dalībniekus uzrunāja dekāns un balvas pasniedza ministre Anna Paraudziņa.",
    ],
)
def test_nobody_speaks_where_the_first_verb_has_its_own_subject(text: str) -> None:
    assert not any(one.spoke for one in find_people(text))
