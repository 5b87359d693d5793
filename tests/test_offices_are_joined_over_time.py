"""One office is one line of the timeline, and offices that speak against one person are told."""

from __future__ import annotations

import pytest

from archive.people import tenure
from archive.people.namesakes import doubt
from archive.people.tenure import Held, offices


def held(day: str | None, organisation: str | None, role: str | None, nominative: str = "", lang: str = "lv") -> Held:
    return Held(organisation, role, nominative or role, lang, day, day)


def test_one_office_in_several_cases_is_one_line_with_its_years() -> None:
    (office,) = offices(
        [
            held("2018-03-01", "Labklājības ministrijas", "vecākai ekspertei", "vecākā eksperte"),
            held("2016-01-01", "Labklājības ministrijas", "Vecākā eksperte"),
            held("2020-01-01", "Labklājības ministrijas", "vecākā eksperte"),
            held(None, "Labklājības ministrija", "vecākā eksperte"),
            held("2019-01-01", "Labklājības ministrijas", "vecākā eksperte"),
        ]
    )
    assert (office.name, office.first, office.last, office.times) == (
        "Labklājības ministrijas vecākā eksperte",
        "2016-01-01",
        "2020-01-01",
        5,
    )
    assert "Labklājības ministrijas vecākai ekspertei" in office.written


@pytest.mark.parametrize(
    "other",
    [
        held("2019-01-01", "Labklājības ministrijas", "eksperte"),
        held("2019-01-01", "Tieslietu ministrijas", "vecākā eksperte"),
        held("2019-01-01", None, "vecākā eksperte"),
        held("2019-01-01", "Labklājības ministrijas", None),
    ],
)
def test_another_office_is_another_line(other: Held) -> None:
    found = offices([held("2018-01-01", "Labklājības ministrijas", "vecākā eksperte"), other])
    assert [one.last for one in found] == ["2019-01-01", "2018-01-01"]


POLICE, SCHOOL = ("Valsts policijas", "inspektors"), ("Cēsu 2. vidusskolas", "direktors")


@pytest.mark.parametrize(
    ("order", "is_doubted"),
    [
        ([("2015", POLICE), ("2016", SCHOOL), ("2017", POLICE)], True),
        ([("2015", POLICE), ("2016", SCHOOL), ("2017", POLICE), ("2018", SCHOOL)], True),
        ([("2015", POLICE), ("2016", SCHOOL)], False),  # gone from one to the other
        ([("2015", POLICE), ("2016", POLICE), ("2016", SCHOOL), ("2018", SCHOOL)], False),
        ([("2015", POLICE), (None, SCHOOL), ("2017", POLICE)], False),
        ([("2015", POLICE), ("2016", ("biedrības „Drošs krasts”", "biedrs")), ("2017", POLICE)], False),
        ([("2015", POLICE), ("2016", ("Latvijas Universitātes", "lektors")), ("2017", POLICE)], False),
        ([("2015", POLICE), ("2016", ("Iekšlietu ministrijas", "eksperts")), ("2017", POLICE)], False),
        ([("2015", POLICE), ("2016", ("Ogres novada domes", "deputāts")), ("2017", POLICE)], False),
        (
            [
                ("2015", ("Cēsu novada domes", "vadītājs")),
                ("2016", SCHOOL),
                ("2017", ("Cēsu novada domes", "vadītājs")),
            ],
            False,  # the school may be the municipality's
        ),
        ([("2015", POLICE), ("2016", (None, "skolotājs")), ("2017", POLICE)], False),
    ],
)
def test_a_doubt_needs_two_employers_of_whom_one_comes_back(
    order: list[tuple[str | None, tuple[str | None, str]]], is_doubted: bool
) -> None:
    found = doubt(offices([held(year and f"{year}-05-01", *office) for year, office in order]))
    assert bool(found) == is_doubted
    if found:
        assert {one.organisation for one in found} == {POLICE[0], SCHOOL[0]}


def test_a_name_and_its_translation_are_not_compared() -> None:
    years = ["2015-01-01", "2016-01-01", "2017-01-01"]
    english = [held(day, "State Border Guard", "inspector", lang="en") for day in years]
    assert not doubt(offices([*english, *(held(day, *POLICE) for day in years)]))
    assert doubt(offices([*english, *(held(day, "Riga City Council", "architect", lang="en") for day in years)]))


def test_an_office_that_is_known_as_written_only_joins_one_in_the_nominative() -> None:
    written = Held(None, "nacionālajai koordinatorei", None, "lv", "2020-01-01", "2020-01-01")
    (office,) = offices([written, written, held("2018-01-01", None, "nacionālā koordinatore")])
    assert (office.name, office.first, office.last) == ("nacionālā koordinatore", "2018-01-01", "2020-01-01")
    assert office.written == ("nacionālajai koordinatorei",)


def test_an_english_office_stands_before_its_organisation() -> None:
    (office,) = offices([held("2018-01-01", "State Police", "inspector", lang="en")])
    assert office.name == "inspector, State Police"


@pytest.mark.parametrize(
    ("organisation", "role"), [("biedrība {}", "vadītājs"), (None, "vadītājs {}"), ("biedrība", "{} vadītājs")]
)
def test_thousands_of_offices_are_not_compared_each_with_each(
    organisation: str | None, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    is_same = tenure._is_same

    def counting(one: Held, other: Held) -> bool:
        compared.append(one)
        return is_same(one, other)

    monkeypatch.setattr(tenure, "_is_same", counting)
    written = [
        Held(organisation and organisation.format(number), role.format(number), None, "lv", None, None)
        for number in [*range(2000)] * 2
    ]
    assert len(offices(written)) == 2000
    assert len(compared) == 2000
