"""Dates whose month is a Roman numeral, or named in Russian or Ukrainian, on the line below the title."""

from __future__ import annotations

import pytest

from tests.support.texts.shape_page import DAY, H1, PROSE, paragraphs, read, text_of


@pytest.mark.parametrize(
    "line",
    [
        "27.XI.2018",
        "27.XI.2018.",
        "27. XI 2018, 14:35",
        "27/XI/2018",
        "Publicēts: 27.XI.2018",
        "27 ноября 2018",
        "27 ноября 2018 г., 14:35",
        "Вторник, 27 ноября 2018 года",
        "27 Листопада 2018 року",
        "14:35, 27 листопада 2018",
        "<span>27</span> . <span>11</span> . <span>2018</span>",
    ],
)
def test_it_is_that_of_publication(line: str) -> None:
    article = read(f"{H1}<div>{line}</div>{paragraphs()}")
    assert article.published_on == DAY
    assert text_of(article) == PROSE


@pytest.mark.parametrize(
    "line", ["27.IIX.2018", "32.XI.2018", "XI.2018", "27.XI.20181", "Vilhelms 27 XI 2018", "3.11.27 . 11 . 2018"]
)
def test_what_is_no_day_is_none(line: str) -> None:
    assert read(f"{H1}<div>{line}</div>{paragraphs()}").published_on is None


def test_roman_numerals_in_a_text_are_no_months() -> None:
    line = f"Grāmatas 2. XI 2018 ir izdota no jauna. {PROSE[0]}"
    article = read(f"{H1}{paragraphs(line, *PROSE[1:])}")
    assert article.published_on is None
    assert text_of(article) == (line, *PROSE[1:])
