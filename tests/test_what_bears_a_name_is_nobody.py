"""A school, an academy or a prize that bears somebody's name is no person, also with more of its name between."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "text",
    [
        "Vakara gaitā muzicēja Jāzepa Krastkalna Latvijas Mūzikas akadēmijas kvartets.",
        "Pieteicās Oskara Krastkalna Liepājas 15. vidusskolas astotklasnieki.",
        "Uzvarēja Krišjāņa Krastkalna Ainažu pamatskolas skolēni.",
        "Uzvarēja Oskara Krastkalna 2. vidusskolas skolēni.",
    ],
)
def test_no_person_is_found(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jāzepa Krastkalna vadītā Talsu vidusskola uzvarēja.", "Jāzeps Krastkalns"),
        ("Tiesa izskatīja Jāzepa Krastkalna dzīvoklī atrasto.", "Jāzeps Krastkalns"),
        ("Padomnieka Jāzepa Krastkalna Talsu vidusskola uzvarēja.", "Jāzeps Krastkalns"),
    ],
)
def test_who_owns_or_leads_it_is_somebody(text: str, who: str) -> None:
    assert [one.nominative.startswith(who) for one in find_people(text)] == [True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Uzstājās ministrijas padomniece Kristi Õunakalnu.", "Kristi Õunakalnu"),
        ("Policija meklē Kristi Kalni.", "Kriste Kalne"),
    ],
)
def test_an_office_in_the_nominative_keeps_a_foreign_name_as_written(text: str, name: str) -> None:
    assert [one.nominative for one in find_people(text)] == [name]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Jautāja Anna Krastkalne. Foto: Juris Egle", False),
        ("„Kas to redzēja?” jautāja Anna Krastkalne.", True),
        ("Anna Krastkalne jautāja, kas to redzēja.", True),
    ],
)
def test_the_line_below_an_interview_is_no_question(text: str, speaks: bool) -> None:
    assert find_people(text)[0].spoke is speaks
