"""What is corrected of people is decided behind the rules, correction by correction, for present and former texts."""

from __future__ import annotations

from archive.people.corrected import Another, Corrected, Same, correct
from archive.people.former import Former
from archive.people.identity import Known, Person
from archive.people.namesakes import Place

ANNA = Person("anna-liepa", "anna-liepa", "Anna Liepa", True, (("lv-1", 0), ("lv-2", 5)), unsure=(("lv-2", 5),))
ANITA = Person("anita-liepa", "anita-liepa", "Anita Liepa", True, (("lv-3", 0),))
ONCE = Person("ance-liepa", "ance-liepa", "Ance Liepa", True, (("lv-1/1", 9),))
KNOWN = [Known(one.id, one.slug, one.name) for one in (ANNA, ANITA, ONCE)]
FORMER = Former({("lv-1/1", 9): ONCE.id, ("lv-2/1", 3): ANNA.id}, (ONCE,))


def anywhere(_: Place) -> bool:
    return True


def run(*corrections: Same | Another) -> Corrected:
    return correct([ANNA, ANITA], FORMER, KNOWN, corrections)


def places(corrected: Corrected) -> dict[str, tuple[Place, ...]]:
    return {one.id: one.places for one in corrected.people}


def test_nothing_is_corrected_by_nothing() -> None:
    corrected = run()
    assert (corrected.people, corrected.former.people, corrected.former.owners) == (
        [ANNA, ANITA],
        (ONCE,),
        FORMER.owners,
    )


def test_two_names_become_one_person_whose_old_id_leads_on() -> None:
    corrected = run(Same("anna-liepa", "anita-liepa"))
    assert places(corrected) == {"anita-liepa": (("lv-1", 0), ("lv-2", 5), ("lv-3", 0))}
    assert corrected.people[0].absorbed == ("anna-liepa",)
    assert corrected.people[0].name == "Anita Liepa"
    assert corrected.former.owners[("lv-2/1", 3)] == "anita-liepa"
    assert corrected.found == [True]


def test_somebody_of_former_versions_is_merged_either_way() -> None:
    into_her = run(Same("anna-liepa", "ance-liepa"))
    assert places(into_her) == {"anita-liepa": ANITA.places, "ance-liepa": ANNA.places}
    assert into_her.former.people == ()
    of_her = run(Same("ance-liepa", "anna-liepa"))
    assert set(of_her.former.owners.values()) == {"anna-liepa"}
    assert of_her.former.people == ()
    assert next(one for one in of_her.people if one.id == "anna-liepa").absorbed == ("ance-liepa",)


def test_an_article_means_another_person() -> None:
    corrected = run(Another("anna-liepa", "anna-liepa-2", "lv-2", anywhere))
    assert places(corrected)["anna-liepa-2"] == (("lv-2", 5),)
    assert places(corrected)["anna-liepa"] == (("lv-1", 0),)
    assert all(not one.unsure for one in corrected.people)
    assert corrected.former.owners[("lv-2/1", 3)] == "anna-liepa-2"


def test_the_other_person_may_be_known() -> None:
    corrected = run(Another("anna-liepa", "anita-liepa", "lv-2", anywhere))
    assert places(corrected)["anita-liepa"] == (("lv-2", 5), ("lv-3", 0))


def test_who_is_left_with_former_versions_alone_stays_there() -> None:
    corrected = run(
        Another("anna-liepa", "anita-liepa", "lv-1", anywhere),
        Another("anna-liepa", "anita-liepa", "lv-2", lambda place: place[0] == "lv-2"),
    )
    assert "anna-liepa" not in places(corrected)
    assert [(one.id, one.places) for one in corrected.former.people if one.id == "anna-liepa"] == [
        ("anna-liepa", (("lv-2/1", 3),))
    ]


def test_later_corrections_find_what_earlier_ones_made() -> None:
    corrected = run(
        Another("anna-liepa", "anna-liepa-2", "lv-2", anywhere),
        Same("anna-liepa-2", "anita-liepa"),
        Same("anna-liepa", "anna-liepa-2"),  # who is Anita by now
    )
    assert places(corrected) == {"anita-liepa": (("lv-1", 0), ("lv-2", 5), ("lv-3", 0))}
    assert corrected.found == [True, True, True]


def test_what_finds_nobody_changes_nothing() -> None:
    corrected = run(
        Same("nobody", "anita-liepa"),
        Same("anna-liepa", "nobody"),
        Another("anna-liepa", "somebody", "lv-3", anywhere),
        Another("anna-liepa", "somebody", "lv-2", lambda _: False),
    )
    assert corrected.people == [ANNA, ANITA]
    assert corrected.found == [False] * 4
