"""Where somebody questioned or met another of the same sex, `viņa` in the next sentence may be either of the two."""

from __future__ import annotations

import pytest

from tests.support.texts.speaking import statements


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Izmeklētāja Guna Zīle nopratināja Zani Lapu.", "„Es neko neredzēju,” viņa atbildēja."),
        ("Izmeklētāja Guna Zīle uzklausīja Zani Lapu.", "Viņa pastāstīja, ka pase atņemta."),
        ("Izmeklētājs Andris Roze sazinājās ar Miķeli Ozolzaru.", "Viņš noliedza, ka pazinis upuri."),
        ("Ar Zani Lapu sarunājās žurnāliste Guna Zīle.", "Viņa uzsvēra, ka palīdzības trūkst."),
        ("Advokāts Andris Roze aizstāvēja Miķeli Ozolzaru.", "Pēc viņa teiktā, pierādījumu nav."),
    ],
)
def test_the_sentence_is_left_to_nobody(first: str, second: str) -> None:
    assert not [said for _, said in statements(f"{first} {second}") if said in second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Izmeklētāja Guna Zīle nopratināja Miķeli Ozolzaru.", "Viņa uzsvēra, ka lieta ir sarežģīta."),
        ("Guna Zīle vada Zanes Lapas biedrību.", "Viņa uzsvēra, ka palīdzības trūkst."),
        ("Guna Zīle ieradās ar kolēģiem.", "Viņa uzsvēra, ka palīdzības trūkst."),
    ],
)
def test_the_only_one_of_that_sex_says_it(first: str, second: str) -> None:
    assert statements(f"{first} {second}") == [("Guna Zīle", second)]
