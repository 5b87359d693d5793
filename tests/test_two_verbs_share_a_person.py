"""Two verbs of one person: `Skolēnus uzrunāja un balvas pasniedza direktore`, `Direktore rādīja filmu, stāstīja`."""

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


@pytest.mark.parametrize(
    "text",
    [
        "Pasākumā Anna Paraudziņa lasīja savu dzeju, dalījās pieredzē un atmiņās.",
        "Anna Paraudziņa rādīja filmu, stāstīja par riskiem, izdalīja bukletus.",
        "Anna Paraudziņa apmeklēja skolu, pastāstīja skolēniem par riskiem un apskatīja klases.",
    ],
)
def test_who_is_named_before_the_first_verb_speaks(text: str) -> None:
    assert [one.spoke for one in find_people(text)] == [True]


@pytest.mark.parametrize(
    "behind",
    [
        "stāsta kolēģi",
        "ziņo Latvijas Radio",
        "vēsta laikraksts „Diena”",
        "paziņoja pilsētas dome",
        "apgalvo cietusī",
        "stāsta apsūdzētā",
        "piebilst viņa",
        "atzina paziņa",
    ],
)
def test_nobody_speaks_where_the_second_verb_has_its_own_subject(behind: str) -> None:
    assert [one.spoke for one in find_people(f"Juris Paraudziņš apmeklēja skolu, {behind}.")] == [False]
