"""Who is who of several people of one name depends on no order, and an id stays with whom it was given for."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.people.identity import Known, Person, Reading, link
from archive.people.namesakes import Place, partition
from archive.people.tenure import is_same_name

POLICE, WELFARE, FUND = "Valsts policijas", "Labklājības ministrijas", "Sabiedrības integrācijas fonda"
LABOUR, INTERIOR, RIGA, THEATRE = "Valsts darba inspekcijas", "Iekšlietu ministrijas", "Rīgas domes", "Liepājas teātra"
# Of two invented people one is with the police, the other with what concerns welfare; the last two may be anybody's.
SIDES = {POLICE: 0, INTERIOR: 0, "Valsts policijai": 0, WELFARE: 1, LABOUR: 1, RIGA: None, None: None}
WORDS = ["".join(letters) for letters in product("BDKLMNPRST", "ao", "bdklmnprst", "u", "bd")]


@dataclass(frozen=True)
class Article:
    """An article: the organisations that the name stands with, and whether it proves that the first two are two."""

    id: str
    day: str
    organisations: tuple[str | None, ...]
    proves: bool = False


def read(articles: Sequence[Article]) -> tuple[list[Reading], list[tuple[Place, Place]]]:
    readings = [
        Reading((article.id, at), "Valdis Krastkalns", "m", True, True, organisation, article.day)
        for article in articles
        for at, organisation in enumerate(article.organisations)
    ]
    return readings, [((one.id, 0), (one.id, 1)) for one in articles if one.proves]


def linked(articles: Sequence[Article], known: Sequence[Known] = ()) -> list[Person]:
    readings, proofs = read(articles)
    return link(readings, known, proofs)


def remembered(people: Sequence[Person], before: Sequence[Known] = ()) -> list[Known]:
    """The ids as the archive keeps them: once given, with the organisation that they were first given for."""
    kept = {one.id: one for one in before}
    for one in people:
        old = kept.get(one.id)
        organisation = (old.organisation if old else None) or one.organisation
        kept[one.id] = Known(one.id, one.slug, one.name, organisation, old.namesake_of if old else one.namesake_of)
    return list(kept.values())


def owners(people: Sequence[Person]) -> dict[Place, str]:
    return {place: one.id for one in people for place in one.places}


PROOF = Article("lv-5", "2015-01-01", (POLICE, WELFARE), proves=True)


@st.composite
def histories(draw: st.DrawFn) -> list[Article]:
    """Articles about two people, in the order in which they come; all that prove something prove the same two."""
    made = []
    for number in range(draw(st.integers(1, 7))):
        day = f"20{draw(st.integers(10, 22))}-01-01"
        if draw(st.booleans()):
            pair = draw(
                st.permutations([draw(st.sampled_from([POLICE, INTERIOR])), draw(st.sampled_from([WELFARE, LABOUR]))])
            )
            made.append(Article(f"lv-{number}", day, tuple(pair), proves=True))
        else:
            named = draw(st.lists(st.sampled_from([*SIDES]), min_size=1, max_size=3))
            made.append(Article(f"lv-{number}", day, tuple(named)))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_mentions_proofs_and_ids_makes_no_difference(history: list[Article], lot: random.Random) -> None:
    known = remembered(linked(history[: len(history) // 2]))
    readings, proofs = read(history)
    expected = link(readings, known, proofs)
    for row in (readings, proofs, known):
        lot.shuffle(row)
    assert link(readings, known, proofs) == expected


@given(histories())
def test_nobody_is_split_without_a_proof(history: list[Article]) -> None:
    people = linked([Article(one.id, one.day, one.organisations) for one in history])
    assert [(one.id, one.unsure) for one in people] == [("valdis-krastkalns", ())]


@given(histories())
def test_two_people_never_change_their_ids_as_articles_arrive(history: list[Article]) -> None:
    known: list[Known] = []
    before: dict[Place, str] = {}
    for upto in range(1, len(history) + 1):
        people = linked(history[:upto], known)
        known = remembered(people, known)
        now = owners(people)
        proved = {(one.id, at) for one in history[:upto] if one.proves for at in (0, 1)}
        assert all(now[place] == before[place] for place in before if place in proved)
        before = {place: owner for place, owner in now.items() if place in proved}
        # Nothing changes when the same is read again, as a rebuild and a refresh by other rules do.
        assert linked(history[:upto], known) == people
    sides = {(SIDES[one.organisations[at]], before[one.id, at]) for one in history if one.proves for at in (0, 1)}
    assert len(sides) <= 2


@given(histories())
@example(
    [
        Article("lv-0", "2011-01-01", (POLICE, LABOUR), proves=True),
        Article("lv-1", "2010-01-01", (POLICE, WELFARE)),
        Article("lv-2", "2010-01-01", (INTERIOR, WELFARE), proves=True),
    ]
)
def test_every_mention_is_somebodys_and_of_an_article_that_fits_one_person_all_are_theirs(
    history: list[Article],
) -> None:
    people = linked(history)
    places = [place for one in people for place in one.places]
    assert sorted(places) == sorted((one.id, at) for one in history for at in range(len(one.organisations)))
    assert all(set(one.unsure) <= set(one.places) for one in people)
    for article in history if len(people) > 1 else ():
        sides = {SIDES[name] for name in article.organisations} - {None}
        whose = {owner for place, owner in owners(people).items() if place[0] == article.id}
        assert len(whose) == max(1, len(sides))


def test_the_first_keeps_the_id_that_the_name_had_and_the_other_gets_a_new_one() -> None:
    known = [Known("valdis-krastkalns", "valdis-krastkalns", "Valdis Krastkalns")]
    first, second = linked([PROOF, Article("lv-1", "2014-01-01", (LABOUR,))], known)
    assert (first.id, first.organisation, first.namesake_of) == ("valdis-krastkalns", WELFARE, None)
    assert (second.id, second.slug, second.organisation) == ("valdis-krastkalns-2", "valdis-krastkalns-2", POLICE)
    assert second.namesake_of == first.id
    assert second.places == (("lv-5", 0),)


def test_what_fits_neither_or_both_stays_with_the_first_and_says_so() -> None:
    both = Article("lv-7", "2016-01-01", (POLICE, WELFARE, None))
    neither = Article("lv-8", "2016-01-01", (RIGA, None))
    first, second = linked([PROOF, both, neither])
    assert first.unsure == (("lv-7", 2), ("lv-8", 0), ("lv-8", 1))
    assert second.places == (("lv-5", 1), ("lv-7", 1))


def test_an_article_that_is_edited_so_that_nothing_proves_two_any_more_joins_them_and_the_next_proof_parts_them() -> (
    None
):
    known = remembered(linked([PROOF]))
    (joined,) = linked([Article("lv-5", "2015-01-01", (POLICE, WELFARE))], known)
    assert (joined.id, joined.absorbed) == ("valdis-krastkalns", ("valdis-krastkalns-2",))
    again = linked([Article("lv-9", "2010-01-01", (WELFARE, POLICE), proves=True)], known)
    assert owners(again) == {("lv-9", 0): "valdis-krastkalns-2", ("lv-9", 1): "valdis-krastkalns"}


def test_an_id_that_was_given_for_one_organisation_is_never_anothers() -> None:
    known = remembered(linked([PROOF]))
    people = linked([Article("lv-9", "2016-01-01", (POLICE, THEATRE), proves=True)], known)
    assert [(one.id, one.organisation) for one in people] == [
        ("valdis-krastkalns", POLICE),
        ("valdis-krastkalns-3", THEATRE),
    ]
    assert people[0].absorbed == ("valdis-krastkalns-2",)


def test_three_of_a_name_are_three_only_where_all_of_them_are_proved_to_be() -> None:
    others = [Article("lv-6", "2016-01-01", (POLICE, FUND), proves=True)]
    assert len(linked([PROOF, *others])) == 2
    third = Article("lv-7", "2017-01-01", (FUND, WELFARE), proves=True)
    assert [one.organisation for one in linked([PROOF, *others, third])] == [POLICE, WELFARE, FUND]


def test_two_proofs_with_nothing_in_common_do_not_tell_who_is_who() -> None:
    later = Article("lv-6", "2016-01-01", (FUND, THEATRE), proves=True)
    first, second = linked([PROOF, later])
    assert second.places == (("lv-5", 1),)
    assert first.unsure == (("lv-6", 0), ("lv-6", 1))


def test_a_proof_with_nothing_in_common_stays_with_the_first_also_where_its_article_names_somebody_else_too() -> None:
    later = Article("lv-6", "2016-01-01", (FUND, THEATRE, POLICE, None), proves=True)
    first, second = linked([PROOF, later])
    assert first.unsure == (("lv-6", 0), ("lv-6", 1), ("lv-6", 3))
    assert second.places == (("lv-5", 1),)
    assert ("lv-6", 2) in first.places


@st.composite
def any_histories(draw: st.DrawFn) -> list[Article]:
    """Articles that prove whatever they like."""
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(10, 22),
                st.lists(st.sampled_from([*SIDES, FUND, THEATRE, "Rīgas slimnīcas"]), min_size=2, max_size=4),
                st.booleans(),
            ),
            min_size=1,
            max_size=7,
        )
    )
    return [
        Article(f"lv-{number}", f"20{year}-01-01", tuple(named), proves and None not in named[:2])
        for number, (year, named, proves) in enumerate(rows)
    ]


@given(any_histories())
def test_a_mention_of_the_organisation_that_an_id_was_given_for_stays_with_it_whatever_comes(
    history: list[Article],
) -> None:
    known: list[Known] = []
    before: dict[Place, str] = {}
    for upto in range(1, len(history) + 1):
        people = linked(history[:upto], known)
        known = remembered(people, known)
        now = owners(people)
        assert all(now[place] == before[place] for place in before)
        before = {
            (article.id, at): now[article.id, at]
            for article in history[:upto]
            for at, name in enumerate(article.organisations)
            for one in people
            if one.id == now[article.id, at] and name and one.organisation and is_same_name(name, one.organisation)
        }


def test_of_a_list_with_hundreds_of_one_name_twelve_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{word}nieku ciema" for word in WORDS]
    compared = 0

    def is_near(one: str, other: str) -> bool:
        nonlocal compared
        compared += 1
        return one == other

    monkeypatch.setattr(partition, "is_near", is_near)
    articles = [Article(f"lv-{at}", "2015-01-01", pair, proves=True) for at, pair in enumerate(pairwise(names))]
    people = linked(articles)
    assert len(names) == 400
    assert compared < 40 * len(names)
    assert len(people) <= partition.MOST_ORGANISATIONS
    assert sorted(place for one in people for place in one.places) == sorted(
        (one.id, at) for one in articles for at in (0, 1)
    )
    assert len(people[0].unsure) > 700


def test_a_man_and_a_woman_are_two_as_before() -> None:
    readings, proofs = read([PROOF])
    woman = Reading(("lv-6", 0), "Valda Krastkalna", "f", True, True, WELFARE, "2016-01-01")
    assert [one.id for one in link([*readings, woman], [], proofs)] == [
        "valda-krastkalna",
        "valdis-krastkalns",
        "valdis-krastkalns-2",
    ]
