from __future__ import annotations

import pytest

from archive.people import find_people

NAMED = {
    "Inga Kalniņa": ("I. Kalniņas", "I. Kalniņai", "I. Kalniņu"),
    "Juris Egle": ("J. Egles", "J. Eglem", "J. Egli"),
    "Andris Lācis": ("A. Lāča", "A. Lācim", "A. Lāci"),
    "Guntis Ozols": ("G. Ozola", "G. Ozolam", "G. Ozolu"),
    "Zane Priede": ("Z. Priedes", "Z. Priedei", "Z. Priedi"),
}
GENITIVE = ["{} teiktajam piekrita Valdis Rozītis.", "{} kolēģe uzsvēra, ka darba ir daudz."]
DATIVE = [
    "{} piekrita arī asociācijas pārstāvis Valdis Rozītis.",
    "{} atbildēja Valdis Rozītis, ka darbs turpinās.",
    "{} piekrita kolēģi.",
]
ACCUSATIVE = [
    "Par {} stāstīja kolēģi.",
    "{} papildināja Valdis Rozītis, norādot, ka darba ir daudz.",
]
SENTENCES = [(sentence, case) for case, some in enumerate([GENITIVE, DATIVE, ACCUSATIVE]) for sentence in some]


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(("sentence", "case"), SENTENCES)
def test_they_are_who_was_named_in_full(sentence: str, case: int, name: str) -> None:
    form = NAMED[name][case]
    found = find_people(f"Sanāksmi atklāja {name}. {sentence.format(form)}")
    assert [one.nominative for one in found if one.name_as_written == form] == [name]
    if case:  # whoever is spoken to or of does not speak
        assert not any(one.spoke for one in found if one.name_as_written == form)
        assert all(one.spoke for one in found if one.nominative == "Valdis Rozītis")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. Kalniņai piekrita arī Valdis Rozītis.", "I. Kalniņa"),
        ("Pateicību pasniedza Z. Priedei.", "Z. Priede"),
        ("Darbu sākām ar A. Lāci un P. Zaķa darba grupu.", "P. Zaķis"),
        ("M. Monti norādīja, ka darba ir daudz.", "M. Monti"),
        ("Mario Monti ieradās Rīgā. M. Monti piekrita komisijai.", "Mario Monti"),
    ],
)
def test_where_nobody_is_the_surname_tells_alone(text: str, expected: str) -> None:
    assert expected in [one.nominative for one in find_people(text)]


def test_the_initials_of_a_woman_are_no_genitive_of_a_man() -> None:
    found = find_people("Andris Kalns klausījās. A. Kalna norādīja, ka darba ir daudz.")
    assert [(one.nominative, one.spoke) for one in found] == [("Andris Kalns", False), ("A. Kalna", True)]
