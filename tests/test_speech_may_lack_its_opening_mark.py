"""Templates that put a picture in place of the opening mark leave speech that only closes."""

from __future__ import annotations

import pytest

from archive.people import find_people


def said(text: str, lang: str) -> list[tuple[str, bool, str]]:
    """Who said what, and whether in their own words."""
    return [
        (one.nominative, part.quoted, text[part.start : part.end])
        for one in find_people(text, lang)
        for part in one.statements
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Upuri baidās. Darba ir daudz,” atzīmēja ministre Anna Kalna.", ["Upuri baidās. Darba ir daudz"]),
        ("Darba ir daudz!“ – norāda Anna Kalna. “Paldies!”", ["Darba ir daudz!", "Paldies!"]),
        (
            "Mēs atbalstām „Drošo māju”. Darba ir daudz,” teica Anna Kalna.",
            ["Mēs atbalstām „Drošo māju”. Darba ir daudz"],
        ),
    ],
)
def test_it_begins_with_its_paragraph(text: str, words: list[str]) -> None:
    assert said(f"Sanāksme notika Rīgā.\n\n{text}", "lv") == [("Anna Kalna", True, one) for one in words]


def test_so_it_does_in_english() -> None:
    text = "We shall go on. There is much to do,” noted the Minister, Anna Kalna."
    assert said(text, "en") == [("Anna Kalna", True, "We shall go on. There is much to do")]


@pytest.mark.parametrize(
    "text",
    [
        "Biedrība Drošā māja”, norādīja Anna Kalna, strādā.",  # a name that is closed and not opened
        "Anna Kalna sacīja: darba ir daudz,” un aizgāja.",  # the words before the colon are not hers
        "Viņa stāstīja par sevi, un tagad viss ir citādi,” piebilda Anna Kalna.",  # the speech may begin in its midst
    ],
)
def test_what_may_be_something_else_is_the_sentence_that_reports_it(text: str) -> None:
    assert said(text, "lv") == [("Anna Kalna", False, text)]


def test_a_title_that_closes_behind_a_comma_is_no_speech() -> None:
    assert said("Filmu, ko sauc „Tumsa,” noskatījās Anna Kalna.", "lv") == []
