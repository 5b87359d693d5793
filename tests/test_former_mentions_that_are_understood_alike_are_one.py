"""Mentions of former versions are gathered, and yet belong to whom they would belong one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.people import former, identity
from archive.people.former import Gathered, names_apart
from archive.people.identity import Known, Reading

NAMES = ("Anna Liepa", "Annas Liepas", "Jānis Ozols", "Janis Ozols", "Jāņa Ozola", "Andis Vītols", "Anda Vītola")
MENTIONS = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["m", "f", None]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["Valsts policija", "Rīgas Stradiņa universitāte", None]),
)
KNOWN = (
    Known("anda-vitola", "anda-vitola", "Anda Vītola", "Valsts policija"),
    Known("anda-vitola-2", "anda-vitola-2", "Anda Vītola", "Latvijas Universitāte", "anda-vitola"),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(MENTIONS, max_size=5),
    st.lists(st.lists(MENTIONS, max_size=4), max_size=6),
    st.sampled_from([(), KNOWN]),
    st.booleans(),
)
def test_whose_a_mention_is_does_not_depend_on_its_being_gathered(
    present: list[tuple[str, str | None, bool, bool, str | None]],
    versions: list[list[tuple[str, str | None, bool, bool, str | None]]],
    known: tuple[Known, ...],
    is_proved: bool,
) -> None:
    readings = [Reading((f"lv-{at}", 0), *one, "2020-01-01") for at, one in enumerate(present)]
    mentions = [
        Reading((f"lv-{at % 2}/{at}", number), *one, "2020-01-01")
        for at, version in enumerate(versions)
        for number, one in enumerate(version)
    ]
    of_one_name = [one.place for one in mentions if one.nominative == "Jānis Ozols" and one.organisation]
    proofs = [(of_one_name[0], of_one_name[-1])] if is_proved and len(of_one_name) > 1 else []
    people = identity.link(readings, known, proofs)
    told = Gathered(names_apart([*readings, *mentions], [*known, *people], proofs), ["lv-1"])
    for one in mentions:
        told.add(one)
    gathered = former.link(told.readings, readings, known, proofs, people)
    alone = former.link(mentions, readings, known, proofs, people)
    assert {one.place: gathered.owners[told.place_of(one)] for one in mentions} == alone.owners
    assert gathered.joined == alone.joined
    assert [(one.id, one.name, one.certain, one.absorbed, one.namesake_of) for one in gathered.people] == [
        (one.id, one.name, one.certain, one.absorbed, one.namesake_of) for one in alone.people
    ]


def test_versions_that_name_the_same_people_add_nothing() -> None:
    told = Gathered([], [])
    for revision in range(1, 1001):
        told.add(Reading((f"lv-1/{revision}", revision), "Anna Liepa", "f", True, True, None, "2020-01-01"))
    (one,) = told.readings
    assert (one.place, one.times) == (("lv-1/1000", 1000), 1000)
