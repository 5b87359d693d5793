"""In an English text the title of a talk makes a speaker of who gives it, in a programme and in a sentence."""

from __future__ import annotations

import pytest

from archive.people import find_people


def talks(text: str) -> dict[str, str | None]:
    return {one.nominative: one.talk for one in find_people(text, "en") if one.spoke}


@pytest.mark.parametrize("mark", [" –", ",", " by"])
def test_in_a_programme(mark: str) -> None:
    text = f"Seminar\n9.30 Registration\n10.00 “Debt as a Leash”{mark} Rita Bite, University of Talsi\n12.00 Lunch"
    assert talks(text) == {"Rita Bite": "Debt as a Leash"}
    assert not any(one.statements for one in find_people(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Seminar\n9.00 Registration\n10.00 Moderator: Rita Bite\n11.00 Group work led by Ivo Egle",
        "Seminar\n10.00 “Debt as a Leash” – Rita Bite, moderator\n12.00 Lunch",
        "Seminar\n10.00 “Debt as a Leash”, moderator Rita Bite\n12.00 Lunch",
        "Seminar\n10.00 “Debt as a Leash”, chaired by Rita Bite\n12.00 Lunch",
        "Seminar and concert\n19.00 “Requiem” – Rita Bite, soprano\n20.00 “Sonata” – Ivo Egle",
        "19.00 “Lost Girls” – director Rita Bite, Talsi Theatre",
        "18.05 “Crossroads” – Rita Bite, journalist",
        "09.15 “Ave Maria” – organist Rita Bite, St Peter’s Church",
        "8.00 “Good Morning” – presenter Rita Bite, Radio 1",
        "18.00 “Yoga for All” – Rita Bite, trainer, Sports Centre",
        "18.00 “Lost Girls” – Rita Bite, Sweden",
        "Workshop. Winners of the contest:\n• Rita Bite (Talsi), “Freedom at Last for All”",
        "Workshop participants:\n• Rita Bite (Talsi), “House of Hope”\n• Ivo Egle (Bauska), “Safe Shore”",
    ],
)
def test_nobody_is_given_a_talk(text: str) -> None:
    assert find_people(text, "en")
    assert talks(text) == {}


@pytest.mark.parametrize("between", [" –", ",", ".", " – joint presentation by"])
def test_two_share_a_talk_on_a_line_with_an_institution(between: str) -> None:
    text = f"10.30 “Debt as a Leash”{between} Rita Bite and Ivo Egle, State Police"
    assert talks(text) == {"Rita Bite": "Debt as a Leash", "Ivo Egle": "Debt as a Leash"}


@pytest.mark.parametrize(
    "line",
    [
        "10.30 Film “Debt as a Leash”, Rita Bite, State Police",
        "10.30 “Debt as a Leash”, film by director Rita Bite",
        "10.30 “Requiem” – singer Rita Bite",
        "10.30 “Debt as a Leash” – discussion with lawyer Rita Bite",
        "10.30 “Debt as a Leash”, moderated by lawyer Rita Bite",
        "10.30 Opening: Rita Bite, State Police",
    ],
)
def test_no_talk_on_a_line_with_an_office(line: str) -> None:
    assert find_people(line, "en")
    assert talks(line) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite gave a talk entitled “Debt as a Leash” in Talsi.",
        "Rita Bite delivered a keynote “Debt as a Leash”.",
    ],
)
def test_in_a_sentence(text: str) -> None:
    assert set(talks(text)) == {"Rita Bite"}


def test_in_brackets_behind_each_name() -> None:
    text = "Talks were given by Rita Bite (“Debt as a Leash”) and Ivo Egle (“Poor Roads”)."
    assert talks(text) == {"Rita Bite": "Debt as a Leash", "Ivo Egle": "Poor Roads"}
    assert talks(text.replace("Talks were given", "Flowers were sold")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Rita Bite will give a talk on Monday.",
        "Rita Bite will not give a talk entitled “Debt as a Leash”.",
        "Rita Bite will present a prize called “Good Deed”.",
        "Rita Bite will chair the panel “Debt as a Leash”.",
        "Rita Bite will give her daughter the address “Rose Street”.",
        "Rita Bite gave her address, “Rose Street”.",
        "Rita Bite attended a lecture entitled “Debt as a Leash”.",
        "Rita Bite’s lecture hall “Aula” is full.",
        "Rita Bite’s book “Debt as a Leash” is out.",
        "A lecture about Rita Bite, “Debt as a Leash”, was given.",
        "A lecture in memory of Rita Bite, “Debt as a Leash”, was given.",
    ],
)
def test_no_talk_of_theirs(text: str) -> None:
    assert find_people(text, "en")
    assert talks(text) == {}
