"""A slug is made in a quick way, by a table of bytes, where a text allows it; it is the same as in the slow one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.fold import fold, letters, slugify

_LATVIAN = st.text("aābcčdeēfgģhiījkķlļmnņoprsštuūvzžĀČĒĢĪĶĻŅŠŪŽéöäß 0129„“”–—…«»©\xa0\n.,-")
_BEYOND = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("a\u0304\u0301c\u030cÇñїйπЯİK"))


@given(_LATVIAN | _BEYOND | st.builds("{}{}".format, _LATVIAN, _BEYOND))
def test_a_slug_is_the_words_of_the_folded_text(text: str) -> None:
    words = re.findall("[a-z0-9]+", fold(text))
    assert slugify(text) == "-".join(words)
    assert letters(text) == "".join(words)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Seminārs – „Liepāja”", "seminars-liepaja"),
        ("Se\u0304ja C\u030cakste", "seja-cakste"),
        ("São Paulo, Õismäe", "sao-paulo-oismae"),
        ("Привет, Rīga", "riga"),
        ("\ud800x", "x"),
        (" …— ", ""),
    ],
)
def test_letters_outside_latvian_are_folded_too(text: str, slug: str) -> None:
    assert slugify(text) == slug
