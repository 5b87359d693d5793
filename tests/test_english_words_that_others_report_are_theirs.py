"""In an English text what `he` or `she` said is not theirs alone where somebody else tells of it."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import english_speakers as speakers

BEFORE = "Rita Bite lost her job. "


@pytest.mark.parametrize(
    "text",
    [
        BEFORE + "Her sister, a nurse, says she is innocent.",
        BEFORE + "The court, in a long ruling, said she herself was guilty.",
        BEFORE + "A union leader, visiting Tukums, says she deserved better.",
        "The union leader, visiting Tukums, said Rita Bite should have stayed.",
        "Her aunt, who was there, said Rita Bite went home.",
    ],
)
def test_a_subject_may_stand_before_a_phrase_between_commas(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors believe she told the driver to wait.",
        "The inspector told reporters that, when asked, she had admitted the theft.",
        "The inspector told reporters she had admitted the theft.",
        "In the opinion of the court, she admitted the theft.",
        "It is alleged that she promised to pay the girls.",
        "Witnesses remember how she told the girls that they were safe.",
    ],
)
def test_a_pronoun_in_what_others_say(text: str) -> None:
    assert speakers(BEFORE + text) == set()


def test_an_office_in_what_others_say() -> None:
    assert speakers("Minister Rita Bite left. The party claims that the minister said that beds are few.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "“Beds are few,” said she.",
        "Beds are few, said she in May.",
        "After that she said that beds are few.",
        "It was then that she said that beds are few.",
        "In her answers she said that beds are few.",
        "The house is full, she said, and beds are few.",
        "The law will help, but she believes that beds are few.",
        "According to her, she told the police at once.",
        "She said that she had told the police.",
    ],
)
def test_her_own_words(text: str) -> None:
    assert speakers(BEFORE + text) == {"Rita Bite"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The accountant Zane Bite testified that Juris Egle promised her a flat.", {"Zane Bite"}),
        ("The charge sheet alleges that Rita Bite told the guests to pay.", set()),
        ("It is untrue that Rita Bite said that beds are few.", set()),
        ("Nobody has proved that Rita Bite said that beds are few.", set()),
        ("Witnesses claim Rita Bite promised them a flat.", set()),
        ("The ministry denies that Director Rita Bite said: “Beds are few.”", set()),
    ],
)
def test_a_name_in_what_others_allege_or_deny(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "It was in Tukums that Rita Bite said that beds are few.",
        "The queue was so long that Rita Bite warned of a strike.",
        "The minutes show that Rita Bite objected to the plan.",
        "It is important that Rita Bite says that beds are few.",
        "In her reports Rita Bite says that beds are few.",
    ],
)
def test_a_name_in_what_is_known(text: str) -> None:
    assert speakers(text) == {"Rita Bite"}


@pytest.mark.parametrize(
    ("text", "is_hers"),
    [
        ("Rita Bite testified that Juris Egle had told her: “The work is easy.”", False),
        ("Rita Bite told the court what the owner had promised her: “The work is easy.”", False),
        ("Rita Bite said that she had warned him and added: “The work is easy.”", True),
        ("Rita Bite noted that victims rarely called: “The work is easy.”", True),
        ("Rita Bite praised the shared kitchen of Tukums and Kandava: “The work is easy.”", True),
    ],
)
def test_a_quotation_behind_two_verbs_is_of_whom_the_last_tells(text: str, is_hers: bool) -> None:
    found = next(one for one in find_people(text, "en") if one.nominative == "Rita Bite")
    assert [one.quoted for one in found.statements] == [is_hers]
