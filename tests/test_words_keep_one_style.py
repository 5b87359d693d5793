"""What readers are told keeps one way of writing: apostrophes, ellipses, numbers, and genitives of "šis" in Latvian."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from tests.support.command import ROOT

CATALOGUES = [ROOT / "archive" / room / "locale" / "lv.po" for room in ("web", "export")]
# What "šī" stands before, which is feminine; the genitive of a masculine noun has "šā".
_FEMININE = (
    "persona|pašvaldība|lapa|versija|meklēšana|interneta adrese|datu (?:kopa|versija)|ir|nav|vai jebkura pašvaldība"
)
_IS_ODD = {
    "a straight apostrophe": re.compile(r"[a-z]'[a-z]"),
    "three dots": re.compile(r"\.\.\."),
    "a space before an ellipsis": re.compile(r"\w …"),
    "a number of four digits in two parts": re.compile(r"(?<!\d)(?<!\d[ \xa0])\d[ \xa0]\d{3}(?!\d)"),
    "“šī” in a genitive": re.compile(rf"\b[Šš]ī (?!(?:{_FEMININE})\b)"),
    "two spaces": re.compile(r"\w  +\w"),
}


def said() -> Iterator[str]:
    """All messages, in both languages, in each of their forms."""
    for path in CATALOGUES:
        with path.open("rb") as file:
            for message in read_po(file, locale="lv"):
                for forms in (message.id, message.string) if message.id else ():
                    yield from [forms] if isinstance(forms, str) else forms


@pytest.mark.parametrize("what", _IS_ODD)
def test_no_message_has(what: str) -> None:
    assert [message for message in said() if _IS_ODD[what].search(message)] == []


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("a straight apostrophe", "the site's calendar"),
        ("three dots", "and so on..."),
        ("a space before an ellipsis", "and so on …"),
        ("a number of four digits in two parts", "raksti: 1 690"),
        ("“šī” in a genitive", "šī raksta versija"),
        ("two spaces", "one  two"),
    ],
)
def test_what_is_odd_is_noticed(what: str, message: str) -> None:
    assert _IS_ODD[what].search(message)


@pytest.mark.parametrize("message", ["10 000 daļu", "šī persona", "šī interneta adrese", "šī vai jebkura pašvaldība"])
def test_what_is_right_is_left_alone(message: str) -> None:
    assert [what for what, odd in _IS_ODD.items() if odd.search(message)] == []
