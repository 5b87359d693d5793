"""A quotation that ends in `?` or `!` goes on with the words that say whose it is, even if a capital comes first."""

from __future__ import annotations

import pytest

from archive.people import find_people


def said(text: str, lang: str) -> list[tuple[str, str]]:
    return [
        (person.nominative, text[one.start : one.end])
        for person in find_people(text, lang)
        for one in person.statements
        if one.quoted
    ]


@pytest.mark.parametrize(
    ("text", "lang", "name", "words"),
    [
        ("„Kur ir nauda?” Tiesā jautāja prokurore Anna Kalna.", "lv", "Anna Kalna", "Kur ir nauda?"),
        ("„Paldies visiem!” Juris Egle sacīja klātesošajiem.", "lv", "Juris Egle", "Paldies visiem!"),
        ("„Neklusējiet!” Juris Egle aicināja skolēnus.", "lv", "Juris Egle", "Neklusējiet!"),
        ("“Where is the money?” Anna Kalna asked in court.", "en", "Anna Kalna", "Where is the money?"),
        ("“They left. Who cares?” Prosecutor Juris Egle told reporters.", "en", "Juris Egle", "They left. Who cares?"),
    ],
)
def test_it_is_quoted_as_theirs(text: str, lang: str, name: str, words: str) -> None:
    assert said(text, lang) == [(name, words)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("„Kur ir nauda?” Anna Kalna atbildēja izvairīgi.", "lv"),
        ("„Kur ir nauda?” Anna Kalna sacīja, ka to nezina.", "lv"),
        ("„Kur ir nauda?” Anna Kalna stāstīja par lietu.", "lv"),
        ("„Kur ir nauda?” Juris Egle devās uz tiesu.", "lv"),
        ("“Where is the money?” Anna Kalna said that nobody knew.", "en"),
        ("“Where is the money?” Juris Egle was arrested in May.", "en"),
    ],
)
def test_what_follows_may_be_another_sentence(text: str, lang: str) -> None:
    assert said(text, lang) == []


def test_it_names_no_organisation() -> None:
    person = find_people("„Kur ir nauda?” izmeklētājs Juris Egle jautāja tiesā.")[0]
    assert (person.role, person.organisation) == ("izmeklētājs", None)
