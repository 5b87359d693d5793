"""Lists of speakers: with brackets and clauses behind the names, with `un citi`, and lists that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.people.latvian.verbs.joints import joint
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Runāja Andris Roze, Zane Lapa, Guna Zīle un citi.", {"Andris Roze", "Zane Lapa", "Guna Zīle"}),
        ("Runāja Andris Roze, Zane Lapa u. c.", {"Andris Roze", "Zane Lapa"}),
        ("Uzrunas teica Zane Lapa, Andris Roze, Guna Zīle.", {"Zane Lapa", "Andris Roze", "Guna Zīle"}),
        ("Zane Lapa, Andris Roze un citi uzsvēra, ka darba ir daudz.", {"Zane Lapa", "Andris Roze"}),
        (
            "Uzstājās ministre Zane Lapa (Latvija), direktors Toms Kask (Igaunija) un Rasa Butkute (Lietuva).",
            {"Zane Lapa", "Toms Kask", "Rasa Butkute"},
        ),
        (
            "Stāstīja Zane Lapa, kura vada biroju, direktors Andris Roze un referente Guna Zīle.",
            {"Zane Lapa", "Andris Roze", "Guna Zīle"},
        ),
        ("Zane Lapa, kura vada biroju, un Andris Roze norādīja uz trūkumiem.", {"Zane Lapa", "Andris Roze"}),
        (
            "Komisija uzklausīja pētniekus Zani Lapu un Andri Kalnu, kuri iepazīstināja ar ziņojumu.",
            {"Zane Lapa", "Andris Kalns"},
        ),
        (
            "Viesojās Zane Lapa, Ieva Vilka un Guna Zīle, kuras otrdien stāstīja par darbu.",
            {"Zane Lapa", "Ieva Vilka", "Guna Zīle"},
        ),
    ],
)
def test_all_of_a_list_speak(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Klāt bija dziedātājs Andris Roze un modele Zane Lapa, kura atzina, ka baidījusies.", {"Zane Lapa"}),
        ("Runāja Zane Lapa, Andris Roze klausījās.", {"Zane Lapa"}),
        ("Viesojās Zane Lapa un skolēni, kuri stāstīja par darbu.", set()),
        ("Viesojās Zane Lapa un Guna Zīle, kuras meita stāstīja par darbu.", set()),
        ("Viesojās Zane Lapa un Andris Roze, kuras stāstīja par darbu.", set()),
        ("Zane Lapa pastāstīja, ka Andris Roze, Guna Zīle un citi ir projām.", {"Zane Lapa"}),
        ("Stāstīja Zane Lapa, kura sacīja, ka Andris Roze un Guna Zīle palīdzēs.", {"Zane Lapa"}),
        ("Runāja Zane Lapa (sarunu vadīja Andris Roze) un Guna Zīle.", {"Zane Lapa"}),
        ("Stāstīja Zane Lapa, kurš vada biroju, un Andris Roze.", {"Zane Lapa"}),  # whose clause that is stays open
    ],
)
def test_others_do_not_speak_with_them(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("Andris Roze un Guna Zīle, darba ir daudz.", {"Zane Lapa", "Andris Roze", "Guna Zīle"}),
        ("Andris Roze un citi dalībnieki, darba ir daudz.", {"Zane Lapa", "Andris Roze"}),
        ("Andris Roze u. c., darba ir daudz.", {"Zane Lapa", "Andris Roze"}),
        ("Andris Roze un Guna Zīle no biedrības „Ceļš”, darba ir daudz.", {"Zane Lapa", "Andris Roze", "Guna Zīle"}),
        ("Andris Roze un Guna Zīle.", {"Zane Lapa", "Andris Roze", "Guna Zīle"}),
        ("Andris Roze un Guna Zīle aizturēti.", {"Zane Lapa"}),
        ("Andris Roze un Guna Zīle no Ventspils notiesāti, bet Uldis Krūms ne.", {"Zane Lapa"}),
        ("Andris Roze un citi grupas dalībnieki vervēja sievietes.", {"Zane Lapa"}),
        ("Andris Roze un citi aizturētie, kuri apcietināti, klusēja.", {"Zane Lapa"}),
    ],
)
def test_a_comma_closes_the_clause_of_those_who_comment(behind: str, who: set[str]) -> None:
    assert speakers(f"Kā vakar informēja prokurore Zane Lapa, {behind}") == who


words = st.lists(st.sampled_from(["biedrība", "laipa", "rīga", "48"]), min_size=1, max_size=4)


@given(words, st.sampled_from([["un"], [","], [",", "kā", "arī"], ["bet"], []]))
def test_a_bracket_changes_no_joint(bracket: list[str], between: list[str]) -> None:
    assert joint(["(", *bracket, ")", *between], "f") == joint(between, "f")
