"""A speech stands under a headline with the name of who gave it."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import english_speakers, speakers

_OWN = "I am happy to be here today, and my colleagues and friends from the shelter are happy too."


@pytest.mark.parametrize("noun", ["uzruna", "runa", "svētku uzruna", "ievadvārdi"])
@pytest.mark.parametrize("greeting", ["Augsti godātie klātesošie!", "Cienījamās dāmas un godātie kungi!", "Labdien!"])
def test_it_is_theirs_below_a_greeting(noun: str, greeting: str) -> None:
    text = f"Ministra Tāļa Krastkalna {noun} konferencē\n\n{greeting}\n\nIr prieks šeit būt un redzēt tik daudzus zālē."
    assert speakers(text) == {"Tālis Krastkalns"}


def test_without_a_greeting_it_may_be_told_of() -> None:
    text = "Ministra Tāļa Krastkalna runa konferencē\n\nKonferenci apmeklēja vairāk nekā simt cilvēku no visas valsts."
    assert speakers(text) == set()


@pytest.mark.parametrize("verb", ["izraisa", "godina"])
def test_a_headline_with_a_verb_tells_of_a_speech(verb: str) -> None:
    text = f"Ministra Tāļa Krastkalna runa {verb} skolas\n\nLabdien!\n\nKonferenci apmeklēja vairāk nekā simt cilvēku."
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "headline",
    [
        "As delivered by Rita Bite, Deputy Secretary General",
        "Remarks as prepared for delivery by Ambassador Rita Bite",
        "Rita Bite Delivers Remarks at the Opening of the Shelter",
    ],
)
def test_english_headlines_say_it_in_other_ways(headline: str) -> None:
    assert english_speakers(f"{headline}\n\n{_OWN}") == {"Rita Bite"}


@pytest.mark.parametrize(("end", "found"), [(" highlighting the risks", {"Rita Bite"}), (" on Monday", set())])
def test_what_a_speech_stresses_is_its_topic(end: str, found: set[str]) -> None:
    assert english_speakers(f"Rita Bite delivered an address to the participants{end}.") == found
