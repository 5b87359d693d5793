"""In an English text names have middle initials, particles and degrees, and what tells that they are of people."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ambassador Cordelia J. Hathermoor said that it rained.", "Cordelia J. Hathermoor"),
        ("Anna K. Bite said that it rained.", "Anna K. Bite"),
        ("Interpreter Hanan el-Khatourbi said that it rained.", "Hanan el-Khatourbi"),
        ("Professor Gianmarco degli Ulivieri said that it rained.", "Gianmarco degli Ulivieri"),
        ("Deputy Director-General Apolline Desrochettes said that it rained.", "Apolline Desrochettes"),
        ("Political Officer Brandon Wexcombe said that it rained.", "Brandon Wexcombe"),
        ("The Minister of Health Rowenta Thistlewain said that it rained.", "Rowenta Thistlewain"),
        ("The Deputy Director of the State Police Rowenta Thistlewain said that it rained.", "Rowenta Thistlewain"),
        ("We met the Minister of Migration and Asylum Rowenta Thistlewain.", "Rowenta Thistlewain"),
        ("Minister of State Deirdre Gillabrach said that it rained.", "Deirdre Gillabrach"),
        ("Mr Rupert Cholmondwyke KC, for his part, said that it rained.", "Rupert Cholmondwyke"),
        ("We met Rowena Thistlewain, who runs a shelter.", "Rowena Thistlewain"),
        ("Rowena Thistlewain, 34, left.", "Rowena Thistlewain"),
        ("We met Ms Rowena THISTLEWAIN.", "Rowena THISTLEWAIN"),
        ("We met Mr Peter VAN THISTLEWAIN.", "Peter VAN THISTLEWAIN"),
        ("We met Bishop Rowenus THISTLEWAIN.", "Rowenus THISTLEWAIN"),
        ("The Ambassador of Turkey Şule Özthistle said that it rained.", "Şule Özthistle"),
        ("The singer Anna Kalna-Le Thistle said that it rained.", "Anna Kalna-Le Thistle"),
        ("On 21 May, Virginia M. Thistlewain said that it rained.", "Virginia M. Thistlewain"),
        ("We met H.E. Ms Rowena Thistlewain.", "Rowena Thistlewain"),
        ("“It rained,” said U.S. Marine Corps Col. Peter Thistlewain.", "Peter Thistlewain"),
        ("Another former worker, Rowena Thistlewain, left.", "Rowena Thistlewain"),
        ("On Monday another driver, Florian Ebersteinhuber, was questioned.", "Florian Ebersteinhuber"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text, "en")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The director of the Health Centre Lumen Thistlewain left.",
        "The Ministry of Health Lumen Thistlewain programme works.",
        "The Minister of Foreign Affairs Working Group met.",
        "The Swiss foundation Lumen Libertas, which paid, speaks of a crime.",
        "The charity Terra Nostra warned that beds are few.",
        "Another owner, Balta Capital, paid.",
        "Then another member, Terra Nostra, paid.",
    ],
)
def test_a_body_is_no_person(text: str) -> None:
    assert find_people(text, "en") == []


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "He met the Ambassador of the Kingdom of the Netherlands to Latvia, Rowena Thistlewain, in May.",
            "Rowena Thistlewain",
            "Ambassador of the Kingdom of the Netherlands to Latvia",
        ),
        (
            "He met with the Ambassador of Georgia to Latvia Florian Ebersteinhuber.",
            "Florian Ebersteinhuber",
            "Ambassador of Georgia to Latvia",
        ),
        (
            "It was planted by the Ambassador of Moldova Rowena Thistlewain.",
            "Rowena Thistlewain",
            "Ambassador of Moldova",
        ),
        (
            "He met the Ambassador of the United States Nansy Thistlewain.",
            "Nansy Thistlewain",
            "Ambassador of the United States",
        ),
        (
            "He met the Ambassador of the United States of America Nansy Thistlewain.",
            "Nansy Thistlewain",
            "Ambassador of the United States of America",
        ),
        (
            "The Ambassador Extraordinary and Plenipotentiary Rita Bite left.",
            "Rita Bite",
            "Ambassador Extraordinary and Plenipotentiary",
        ),
        ("The judge went to Latvia, Rita Bite, and left.", "Rita Bite", None),
    ],
)
def test_an_ambassador_is_of_one_country_and_to_another(text: str, name: str, role: str | None) -> None:
    assert [(one.nominative, one.role) for one in find_people(text, "en")] == [(name, role)]


def test_the_head_of_a_body_is_a_person() -> None:
    found = find_people("The head of the foundation Rowena Thistlewain said that it rained.", "en")
    assert [one.nominative for one in found] == ["Rowena Thistlewain"]


def test_a_list_with_countries_in_brackets_is_of_people_if_one_is_known() -> None:
    text = "The delegation is made up of {} (Denmark), {} (United Kingdom) and {} (Latvia)."
    names = ("Sofie Ebersteinhuber", "Rowena Thistlewain", "Rita Bite")
    assert [one.nominative for one in find_people(text.format(*names), "en")] == list(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The partners are Lumen Libertas (Denmark) and Terra Nostra (Latvia).", []),
        ("The choirs were Lumen Libertas (first place) and Terra Nostra (second place).", []),
        ("We went to Villa Nova (Spain). Rita Bite (Latvia) came.", ["Rita Bite"]),
        ("The experts went to Villa Nova (Spain). Then Rita Bite (Latvia) came.", ["Rita Bite"]),
        ("We visited Villa Nova (Italy), Rita Bite (Latvia) and Casa Blanca (Spain).", ["Rita Bite"]),
        ("The winners were Team Alpha (Estonia), Rita Bite (Latvia) and Blue Horizon (Norway).", ["Rita Bite"]),
        ("The films are Blue Horizon (Norway) and Rita Bite (Latvia).", ["Rita Bite"]),
    ],
)
def test_other_lists_with_brackets(text: str, names: list[str]) -> None:
    assert [one.nominative for one in find_people(text, "en")] == names


def test_two_from_one_body_are_people() -> None:
    text = "Rowena Thistlewain and Florian Ebersteinhuber from the OSCE Office came. Open Gate of the OSCE is new."
    assert [(one.nominative, one.organisation) for one in find_people(text, "en")] == [
        ("Rowena Thistlewain", "OSCE Office"),
        ("Florian Ebersteinhuber", "OSCE Office"),
    ]


def test_every_mention_counts_of_somebody_who_is_a_person_in_one() -> None:
    text = "Lumenta Thistlewain came. We met the Minister of Health Lumenta Thistlewain. Then Lumenta Thistlewain left."
    assert [one.nominative for one in find_people(text, "en")] == ["Lumenta Thistlewain"] * 3
    assert not find_people("Lumenta Thistlewain came. The Thistlewain opened.", "en")
