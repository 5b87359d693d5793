"""People who are named in a list stand in one case, so that the clear ones tell how the others are to be read."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.latvian.declension import Case, Gender, name_forms
from archive.latvian.names import read_name
from archive.people import find_people

# Given names whose nominatives and genitives are others' too (Andra of Andris), and surnames that men and women share.
MEN = [f"{given} {surname}" for given in "Andris Jānis Guntis Egils".split() for surname in "Vilks Kalns Bērzs".split()]
WOMEN = [f"{given} {surname}" for given in "Andra Zane Gunta Maija".split() for surname in "Vilka Kalna Ozola".split()]
FRAMES: dict[Case, str] = {
    "nom": "Diskusijā piedalījās {}.",
    "gen": "Klātesošie noklausījās {} priekšlasījumu.",
    "dat": "Paldies par palīdzību {}.",
    "acc": "Tikšanās notika ar {}.",
}


def in_case(name: str, gender: Gender, case: Case) -> str:
    words = name.split()
    return " ".join(next(form for form, own in name_forms(word, gender) if own == case) for word in words)


def is_clear(name: str, gender: Gender, case: Case) -> bool:
    """Whether the form of a name can be of nobody else."""
    form = in_case(name, gender, case).split()
    return read_name(form).certain and read_name(form, case=case).nominative == name


PEOPLE = st.one_of(
    st.sampled_from([(name, "m") for name in MEN]),
    st.sampled_from([(name, "f") for name in WOMEN]),
)


@given(
    people=st.lists(PEOPLE, min_size=2, max_size=5, unique_by=lambda one: one[0]),
    case=st.sampled_from(sorted(FRAMES)),
    joint=st.sampled_from([" un ", " vai ", ", kā arī "]),
)
def test_every_list_comes_back_to_the_nominatives(people: list[tuple[str, Gender]], case: Case, joint: str) -> None:
    forms = [in_case(name, gender, case) for name, gender in people]
    assume(any(is_clear(name, gender, case) for name, gender in people))
    text = FRAMES[case].format(", ".join(forms[:-1]) + joint + forms[-1])
    assert [one.nominative for one in find_people(text)] == [name for name, _ in people]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sarakstā ir Andra Vilka un Zane Kalna.", ["Andra Vilka", "Zane Kalna"]),
        ("Sarakstā ir Andra Vilka, Jāņa Bērza un Egila Ozola kolēģi.", ["Andris Vilks", "Jānis Bērzs", "Egils Ozols"]),
        ("Vēstule nāk no Andra Vilka un Gunta Kalna.", ["Andris Vilks", "Guntis Kalns"]),
        ("Tas ir deputātu Andra Vilka un Gunta Kalna priekšlikums.", ["Andris Vilks", "Guntis Kalns"]),
        ("Andra Vilka un Gunta Kalna stāstīja, ka līst.", ["Andra Vilka", "Gunta Kalna"]),
    ],
)
def test_what_one_leaves_open_the_others_decide(text: str, names: list[str]) -> None:
    assert [one.nominative for one in find_people(text)] == names


def test_an_apposition_is_no_list() -> None:
    found = find_people("Balvu saņēma Zane Kalna, Jāņa Kalna meita.")
    assert [one.nominative for one in found] == ["Zane Kalna", "Jānis Kalns"]


def test_who_is_from_somewhere_as_a_certain_person_of_the_list_is_a_person() -> None:
    text = "Strādāja Anna Paraudziņa no Vācijas, Ondrej Vetral no Čehijas un Burcu Vetrul no Turcijas."
    assert [one.nominative for one in find_people(text)] == ["Anna Paraudziņa", "Ondrej Vetral", "Burcu Vetrul"]


def test_what_is_listed_without_such_a_person_is_not() -> None:
    assert not find_people("Spēlēja komandas no Rīgas, Vetral Madrid no Spānijas un Juventus.")
    assert len(find_people("Ieradās Anna Paraudziņa un Vetral Madrid no Spānijas.")) == 1
