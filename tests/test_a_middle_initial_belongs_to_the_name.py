"""An initial between given name and surname is a part of the name; behind a name without surname it hides that."""

from __future__ import annotations

import pytest

from archive.people import find_people


def named(text: str) -> list[tuple[str, bool]]:
    """Who is named in a text, and whether they speak."""
    return [(one.nominative, one.spoke) for one in find_people(text)]


@pytest.mark.parametrize(
    ("text", "name", "spoke"),
    [
        ("Vicekonsuls Džons H. Zvirgzdulis uzsvēra, ka darbs turpinās.", "Džons H. Zvirgzdulis", True),
        ("Sanāksmē piedalīsies vicekonsuls Kelly H. Brackby, kurš uzstāsies.", "Kelly H. Brackby", False),
        ("Ar Jāni A. Zvirgzduli tikās ministre.", "Jānis A. Zvirgzdulis", False),
        ("Jāņa A. Zvirgzduļa vadībā notika sanāksme.", "Jānis A. Zvirgzdulis", False),
        ("Džons F. Zvirgzdulis bija prezidents.", "Džons F. Zvirgzdulis", False),
    ],
)
def test_it_stands_in_the_name(text: str, name: str, spoke: bool) -> None:
    assert named(text) == [(name, spoke)]


def test_the_surname_alone_means_the_same_person() -> None:
    text = "Direktors Jānis A. Zvirgzdulis atklāja sanāksmi. Zvirgzdulis uzsvēra, ka darbs turpinās."
    assert named(text) == [("Jānis A. Zvirgzdulis", False), ("Jānis A. Zvirgzdulis", True)]


@pytest.mark.parametrize("original", ["Virginia M. Lapegley", "Virginia M.Lapegley"])
def test_the_original_in_brackets_is_no_second_person(original: str) -> None:
    text = f"Tiesnese Virdžīnija Lapegle ({original}) dalībniekus iepazīstināja ar pieredzi."
    assert named(text) == [("Virdžīnija Lapegle", True)]


@pytest.mark.parametrize(
    "sentence", ["Vakar viņa bija Rīgā.", "Viņa bija Rīgā.", "Darba devējs viņu apkrāpa.", "Māte par to nezināja."]
)
@pytest.mark.parametrize("who", ["Stāsta Anna K.", "Palīdzību saņēma arī Marija S."])
def test_whose_surname_is_hidden_takes_none_from_the_next_sentence(who: str, sentence: str) -> None:
    assert named(f"{who} {sentence}") == []


def test_the_place_of_an_office_is_no_given_name() -> None:
    assert named("Pārstāvis Rīgā S. Zvirgzdulis uzsvēra, ka darbs turpinās.") == [("S. Zvirgzdulis", True)]
