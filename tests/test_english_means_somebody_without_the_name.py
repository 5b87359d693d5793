"""In an English text `she` and `the mayor` speak for whoever was named, where nobody else can be meant."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers


@pytest.mark.parametrize(
    "text",
    [
        "Who is Rita Bite? A bad job, as she herself tells it, is still a job.",
        "Rita Bite dislikes the word. It makes people passive, in her view.",
    ],
)
def test_a_pronoun(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle’s lawyer came. He said that prices rise.",
        "Rita Bite’s killer was arrested. She said that prices rise.",
        "Inspector Rita Bite found a woman in the flat of Ivo Egle. She said that prices rise.",
        "Rita Bite met Ivo Egle. A guard came in. He said that prices rise.",
        "Rita Bite met Ivo Egle and Juris Liepa. He said that prices rise.",
        "Rita Bite married Ivo Egle. The story he told was not believed.",
        "Rita Bite hired Ivo Egle. The work he promised her was never done.",
        "Rita Bite met Ivo Egle. Did she say that prices rise?",
        "The minister came. Ivo Egle was innocent, he said.",
        "Ivo Egle was seen by a guard: he shouted that the gate was open.",
        "The victim knew Rita Bite: she said that prices rise.",
        "The guard helped Rita Bite. Nothing is broken, in her view.",
    ],
)
def test_a_pronoun_of_somebody_else(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Rita Bite came. The mayor said that prices rise.",
        "Mayor Rita Bite came. “Prices rise,” said the mayor.",
        "State Secretary Rita Bite came. Prices rise, the state secretary noted.",
    ],
)
def test_an_office(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Rita Bite met the Estonian mayor. The mayor said that prices rise.",
        "The Mayor of Talsi, Rita Bite, met the Mayor of Bauska. The mayor said that prices rise.",
        "Deputy Mayor Rita Bite came. The mayor said that prices rise.",
        "Former mayor Rita Bite came. The mayor said that prices rise.",
        "Prime Minister Rita Bite came. The minister said that prices rise.",
        "Judge Rita Bite came with another judge. The judge said that prices rise.",
        "Lawyer Rita Bite and lawyer Ivo Egle came. The lawyer said that prices rise.",
        "Lawyers waited for lawyer Rita Bite. The lawyer said that prices rise.",
        "Mayor Rita Bite came. The new mayor said that prices rise.",
        "Mayor Rita Bite came. The mayor of Talsi said that prices rise.",
        "Mayor Rita Bite came. The mayor’s office said that prices rise.",
        "Mayor Rita Bite came. The mayor was told that prices rise.",
        "Mayor Rita Bite came. A letter to the mayor said that prices rise.",
        "Mayor Rita Bite came. “Prices rise,” said the mayor’s driver.",
        "Secretary Rita Bite came. The secretary said that prices rise.",
        "The president of the bank, Rita Bite, came. The president said that the war is over.",
        "Mayor Rita Bite resigned. Her successor came. The mayor said that prices rise.",
        "Consul Rita Bite saw the prison. The honorary consul said that prices rise.",
    ],
)
def test_an_office_of_somebody_else(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
