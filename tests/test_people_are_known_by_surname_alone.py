"""After the full name people are called by the surname alone; it counts only where it can be nobody else."""

from __future__ import annotations

import pytest

from archive.people import Appearance, find_people


def alone(text: str, lang: str = "lv") -> list[Appearance]:
    return [one for one in find_people(text, lang) if " " not in one.name_as_written and "." not in one.name_as_written]


FIRST = "Sēdi vadīja departamenta direktors Juris Dolgopolovs. "
HER = "Sēdē piedalījās vēstniece Loreta Linča. "


@pytest.mark.parametrize(
    ("text", "name", "spoke"),
    [
        (FIRST + "“Darba ir daudz,” teica Dolgopolovs.", "Juris Dolgopolovs", True),
        (FIRST + "Dolgopolovs uzsvēra, ka darba ir daudz.", "Juris Dolgopolovs", True),
        (FIRST + "Savukārt Dolgopolovs uzsvēra, ka darba ir daudz.", "Juris Dolgopolovs", True),
        (FIRST + "Tomēr, kā skaidroja Dolgopolovs, darba ir daudz.", "Juris Dolgopolovs", True),
        (FIRST + "Sarunā ar Dolgopolovu ministrs klusēja.", "Juris Dolgopolovs", False),
        (FIRST + "Klausītāji Dolgopolovam pateicās.", "Juris Dolgopolovs", False),
        (HER + "Pēc Linčas vārdiem, darba ir daudz.", "Loreta Linča", True),
        (HER + "Linčas kundze norādīja, ka darba ir daudz.", "Loreta Linča", True),
        (HER + "„Paldies visiem!” Linča piebilda.", "Loreta Linča", True),
        (HER + "\n\nLinča: „Paldies visiem, kas palīdzēja!”", "Loreta Linča", True),
        (
            "Runāja Ieva Kalniņa un Andris Kalniņš. Kalniņa uzsvēra, ka darba ir daudz.",
            "Ieva Kalniņa",
            True,
        ),
        ("Runāja Ieva Sokola-Sokolova. Par to Sokolai-Sokolovai jautāja vēlāk.", "Ieva Sokola-Sokolova", False),
        # initials, where nobody is named in full
        ("Ieradās A. Veisa no Austrijas. Veisa uzsvēra, ka darba ir daudz.", "A. Veisa", True),
        ("Darbu piedāvāja E. Linčai. „Es nezināju,” Linča sacīja policijai.", "E. Linča", True),
    ],
)
def test_a_surname_stands_for_the_one_full_name_of_the_text(text: str, name: str, spoke: bool) -> None:
    (found,) = alone(text)
    assert (found.nominative, found.spoke) == (name, spoke)
    assert text[found.start : found.end] == found.name_as_written


@pytest.mark.parametrize(
    "text",
    [
        "“Darba ir daudz,” teica Dolgopolovs.",
        "Runāja Ieva Kalniņa un Anna Kalniņa. Kalniņa uzsvēra, ka darba ir daudz.",
        "Runāja Andris Kalniņš un Juris Kalniņš. Kalniņš uzsvēra, ka darba ir daudz.",
        "Runāja Andris Kalniņš. A. Kalniņš un Z. Kalniņš strīdējās. Kalniņš uzsvēra, ka darba ir daudz.",
        "A. Linča un Z. Linča strīdējās. Linča uzsvēra, ka darba ir daudz.",
        FIRST + "Dolgopolova uzsvēra, ka darba ir daudz.",
        FIRST + "Dolgopolovi pateicās visiem.",
        FIRST + "Mītiņš notika Dolgopolova ielā.",
        FIRST + "Plakātus iespieda SIA „Dolgopolovs”.",
        FIRST + "Dolgopolova fonds piešķīra līdzekļus.",
        "Runāja Anna Liepa. Liepa pagalmā zied. Zem liepas sēdēja bērni.",
        "Runāja Anna Liepa. Brāļi Pēteris Liepa un Kārlis Liepa klusēja. Liepa uzsvēra, ka darba ir daudz.",
        "Runāja Jānis Cēsis. Nākamā sanāksme notiks Cēsīs.",
    ],
)
def test_where_it_may_be_somebody_or_something_else_it_is_nobody(text: str) -> None:
    assert alone(text) == []


def test_the_office_goes_with_the_surname() -> None:
    text = "Runāja Ogres novada domes deputāts Andris Kalniņš. “Darba ir daudz,” sacīja Kalniņš."
    (found,) = alone(text)
    assert (found.role, found.organisation) == ("deputāts", "Ogres novada domes")


def test_an_office_of_its_own_stands() -> None:
    text = "Runāja Andris Kalniņš. “Darba ir daudz,” sacīja ministrs Kalniņš."
    (found,) = alone(text)
    assert (found.role, found.organisation) == ("ministrs", None)


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Lāsma Kalna, a lawyer, opened the meeting. Ms Kalna added that prices rise.", True),
        ("Lāsma Kalna opened the meeting. “We need time,” said Kalna.", True),
        ("Lāsma Kalna opened the meeting. According to Kalna, prices rise.", True),
        ("Lāsma Kalna opened the meeting. Guests thanked Ms Kalna for it.", False),
    ],
)
def test_in_english_too(text: str, spoke: bool) -> None:
    (found,) = alone(text, "en")
    assert (found.nominative, found.spoke) == ("Lāsma Kalna", spoke)


def test_in_english_two_of_one_surname_are_neither() -> None:
    text = "Lāsma Kalna met Ivo Kalna. Mr Kalna said that prices rise. Kalna said that prices rise."
    assert [one.nominative for one in alone(text, "en")] in ([], ["Ivo Kalna"])


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Runāja Anna Lopa Garsa. „Jā,” teica Lopa Garsa. Lopai Garsai pateicās.", "lv", {"Anna Lopa Garsa"}),
        ("Director Anna Harby Lindqvarn came. Harby Lindqvarn said that prices rise.", "en", {"Anna Harby Lindqvarn"}),
        # One of two given names may be that of somebody else.
        ("Runāja Anna Marija Kalna. „Jā,” teica Marija Kalna.", "lv", {"Anna Marija Kalna", "Marija Kalna"}),
        ("Anna Maria Kalna came. Maria Kalna said so.", "en", {"Anna Maria Kalna", "Maria Kalna"}),
    ],
)
def test_two_surnames_alone_mean_who_is_named_so_in_full(text: str, lang: str, names: set[str]) -> None:
    assert {one.nominative for one in find_people(text, lang)} == names


def test_a_surname_has_its_particles() -> None:
    text = "Runāja Juris van der Lapa. Van der Lapa uzsvēra, ka darba ir daudz. „Jā,” saka van der Lapa."
    later = find_people(text)[1:]
    assert [(one.nominative, one.name_as_written, one.spoke) for one in later] == [
        ("Juris van der Lapa", "Van der Lapa", True),
        ("Juris van der Lapa", "van der Lapa", True),
    ]
    assert len(find_people("Runāja Juris Lapa. „Jā,” saka van der Lapa.")) == 1


def test_a_particle_that_begins_a_sentence_is_no_given_name() -> None:
    text = "Runāja Juris van Lapa. Van Lapas ieskatā darba ir daudz."
    assert {one.nominative for one in find_people(text)} == {"Juris van Lapa"}
