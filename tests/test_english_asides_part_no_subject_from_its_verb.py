"""In an English text a degree, an age, an office or an institution behind a name leaves it the subject of its verb."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

_OPENINGS = ("", "Speaking in Talsi, ", "At the meeting on Monday, ", "While police see fewer cases, ")
_ASIDES = (
    ", 34,",
    ", LL.M.,",
    ", Ph.D., M.Sc.,",
    ", MBE,",
    ", who leads the centre,",
    ", a lawyer,",
    ", head of the Saule association,",
    " of the Caritas centre in Ogre",
    " from a small village near Bauska",
    " of the shelter for men and boys",
    " (State Police)",
    " – the head of the centre –",
)


@pytest.mark.parametrize("aside", _ASIDES)
@pytest.mark.parametrize("opening", _OPENINGS)
def test_between_a_name_and_its_verb(opening: str, aside: str) -> None:
    assert speakers(f"{opening}Rita Bite{aside} said that beds are few.") == {"Rita Bite"}


@pytest.mark.parametrize("aside", _ASIDES)
def test_behind_what_is_said_and_within_it(aside: str) -> None:
    assert speakers(f"Beds are few, Rita Bite{aside} said.") == {"Rita Bite"}
    assert speakers(f"The number, Rita Bite{aside} said, is growing.") == {"Rita Bite"}


@pytest.mark.parametrize(
    "text",
    [
        "At the meeting, one of the organisers, Rita Bite, said that beds are few.",
        "“Beds are few,” said one of the organisers, Rita Bite.",
        "“Beds are few,” said the girl's lawyer, Rita Bite.",
        "Rita Bite, head of the Saule association, however, said that beds are few.",
        "Rita Bite of the shelter and her colleagues talked about debt.",
        "The guest was Rita Bite of the shelter, who spoke about debt.",
        "Professor Emerita Rita Bite spoke about debt.",
        "Latvia's ambassador Rita Bite spoke about debt.",
        "Rita Bite this week said that beds are few.",
        "Rita Bite by phone added, however, that beds are few.",
        "Its deputy head, Rita Bite, added, in reply to a question, that beds are few.",
        "Rita Bite once more warned that beds are few.",
        "The State Police's Rita Bite spoke about debt.",
    ],
)
def test_in_other_places(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


def test_a_particle_of_the_verb_is_no_part_of_an_office() -> None:
    (one,) = find_people("“Beds are few,” pointed out director Rita Bite. “There is no money.”", "en")
    assert (one.role, one.spoke) == ("director", True)


def test_a_degree_is_no_name_and_an_emerita_no_given_name() -> None:
    (one,) = find_people("Professor Emerita Rita Bite, M.Sc., spoke about debt.", "en")
    assert (one.nominative, one.role) == ("Rita Bite", "Professor Emerita")


def test_not_only_one_but_also_another() -> None:
    assert speakers("Not only Rita Bite but also Ivo Egle spoke in favour.") == {"Rita Bite", "Ivo Egle"}


@pytest.mark.parametrize("aside", [", 34", ", a nurse", ", LL.M.", ", head of the Saule association"])
@pytest.mark.parametrize(
    "text",
    [
        "The suspect is Rita Bite{}, said the prosecutor.",
        "The suspect is Rita Bite{}, the prosecutor said.",
        "The driver was Rita Bite{}, police said.",
        "Among the guests was Rita Bite{}, announced the mayor.",
        "Rita Bite{}, listened while the minister said that beds are few.",
        "Rita Bite{}, said the prosecutor, had fled.",
        "Rita Bite{}, told to wait, left.",
        "The trial of Rita Bite{}, revealed that beds are few.",
        "The lawyer of Rita Bite{}, who spoke about debt, left.",
    ],
)
def test_with_an_aside_whoever_else_says_it_still_does(text: str, aside: str) -> None:
    assert find_people(text.format(aside), "en")
    assert speakers(text.format(aside)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "A colleague of the State Police's Rita Bite said that beds are few.",
        "A film about one of the organisers, Rita Bite, said that beds are few.",
        "The lawyer for former minister Rita Bite said that beds are few.",
        "The driver was Rita Bite – a nurse – said the police.",
        "The story of Rita Bite of Bauska spoke about debt.",
        "The police, Rita Bite, 34, and the court said nothing.",
        "The head of the centre welcomed Rita Bite of the shelter, and the mayor spoke about debt.",
        "The mother of Rita Bite of the shelter, who spoke about debt, left.",
    ],
)
def test_of_whom_something_else_is_does_not_speak(text: str) -> None:
    assert find_people(text, "en")
    assert speakers(text) == set()
