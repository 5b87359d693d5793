"""Interviews whose answers begin with a given name, or that say who talks with whom."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import speakers

_TALK = "\n\nKā sākās jūsu darbs?\n\n%sMēs sākām ar svecēm.\n\nUn kas būs tālāk?\n\n%sMēs būvēsim māju."


def test_a_given_name_before_a_colon_stands_for_the_only_one_who_has_it() -> None:
    intro = "Saruna ar Annu Paraudziņu un Juri Bērzu no biedrības."
    assert speakers(intro + _TALK % ("Anna: ", "Juris: ")) == {"Anna Paraudziņa", "Juris Bērzs"}


def test_of_two_with_one_given_name_neither_is_meant() -> None:
    intro = "Saruna ar Annu Paraudziņu un Annu Vētru no biedrības."
    assert not speakers(intro + _TALK % ("Anna: ", "Anna: "))


@pytest.mark.parametrize("kind", ["saruna", "intervija"])
def test_whose_talk_with_somebody_it_is_asks(kind: str) -> None:
    assert speakers(f"Annas Paraudziņas {kind} ar Juri Bērzu." + _TALK % ("", "")) == {"Juris Bērzs"}


def test_who_gives_an_interview_answers_and_not_to_whom() -> None:
    assert speakers("Anna Paraudziņa intervijā Sallijai Bērzai" + _TALK % ("", "")) == {"Anna Paraudziņa"}
