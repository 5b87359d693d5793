"""Word processors write a dash or a hyphen that does not break between the two parts of a surname."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize("sign", ["-", "–", "\u2010", "\u2011"])
@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Eksperte Inguna Zvirgzdule{}Lapegle uzsvēra, ka darbs turpinās.", "lv", "Inguna Zvirgzdule-Lapegle"),
        ("The expert Ilze Zvirgzdule{}Lapegle said that work goes on.", "en", "Ilze Zvirgzdule-Lapegle"),
    ],
)
def test_both_parts_are_read_and_shown_as_written(text: str, lang: str, name: str, sign: str) -> None:
    written = text.format(sign)
    (found,) = find_people(written, lang)
    assert (found.nominative, found.spoke) == (name, True)
    assert found.name_as_written == written[found.start : found.end] == name.replace("-", sign)
    assert found.statement == written


@pytest.mark.parametrize("text", ["Vilciens Lielā Rīga–Daugavpils kursē.", "Juriste Inguna Lapegle–juristes kolēģe."])
def test_a_dash_between_other_words_joins_nothing(text: str) -> None:
    assert all("-" not in one.nominative for one in find_people(text))
