"""A number with a full stop may end a sentence, so that the quotation behind it is not of who spoke before."""

from __future__ import annotations

import pytest

from archive.people import find_people


def statements(text: str, lang: str) -> dict[str, list[str]]:
    return {
        person.nominative: [text[one.start : one.end] for one in person.statements]
        for person in find_people(text, lang)
        if person.statements
    }


def test_a_quotation_behind_it_is_of_another_sentence() -> None:
    text = "Anna Kalna norādīja, ka cietušo ir 54. „Mēs esam satraukti,” sacīja Juris Egle."
    found = {"Anna Kalna": ["Anna Kalna norādīja, ka cietušo ir 54."], "Juris Egle": ["Mēs esam satraukti"]}
    assert statements(text, "lv") == found


def test_in_english_any_word_behind_it_is() -> None:
    text = "Anna Kalna said the oldest victim was 62. The court, Juris Egle added, had heard her."
    first, second = text.split(". ")
    assert statements(text, "en") == {"Anna Kalna": [f"{first}."], "Juris Egle": [second]}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Par to 12. Saeimas sēdē runāja Anna Kalna.", "lv"),
        ("Anna Kalna saņēma 3. „Gada balvu” un sacīja, ka priecājas.", "lv"),
        ("The meeting of 12. May went well, said Anna Kalna.", "en"),
    ],
)
def test_an_ordinal_ends_none(text: str, lang: str) -> None:
    assert statements(text, lang) == {"Anna Kalna": [text]}
