"""Some write »…«, and some '…', which is also an apostrophe."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize("marks", ["„{}”", "»{}«", "'{}'", "‘{}’", "«{}»"])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Tālis Paraudziņš: {}", "lv"),
        ("Tālis Paraudziņš, centra vadītājs: {}", "lv"),
        ("{} said Tālis Paraudziņš, director of the shelter.", "en"),
    ],
)
def test_the_words_between_them_are_said(text: str, lang: str, marks: str) -> None:
    words = "Nobody knows, yet." if lang == "lv" else "Nobody knows, yet,"
    (found,) = find_people(text.format(marks.format(words)), lang)
    assert (found.nominative, found.statement) == ("Tālis Paraudziņš", words.rstrip(","))


def test_apostrophes_within_end_no_quotation() -> None:
    text = "'We don't know the victims' names,' said Tālis Paraudziņš, director of the 'Safe Bay' shelter."
    (found,) = find_people(text, "en")
    assert found.statement == "We don't know the victims' names"


@pytest.mark.parametrize("name", ["»Drošā osta«", "'Drošā osta'", "„Drošā osta”"])
def test_a_name_between_them_is_nobodys_words(name: str) -> None:
    (found,) = find_people(f"Sapulcē bija biedrības {name} vadītāja Zelma Paraudziņa.")
    assert not found.spoke
    assert name in f"{found.organisation} {found.role}" or "'" in name
