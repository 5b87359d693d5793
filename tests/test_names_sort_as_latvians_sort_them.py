"""The order of the Latvian alphabet."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.collation import heading, sort_key

_LETTERS = st.text(alphabet="aābcčdeēfgģhiījkķlļmnņoprsštuūvzžAĀCČĶKYy -'", max_size=8)


@pytest.mark.parametrize(
    "in_order",
    [
        "A B C Č D E F G Ģ H I J K Ķ L Ļ M N Ņ O P R S Š T U V Z Ž",
        "Cērpa Cīrule Čakste Dambis",  # č after all of c
        "Kļaviņa Kūla Ķelle Ķīse Lapa",
        "Gulbis Ģēģeris Harija",
        "Ņukša Oša",
        "Šults Tauriņa",
        "Zvirbule Žagata",
        "Lapa Lāpa Lapiņa Lāpiņa Lasis",  # the length of a vowel only between words of the same letters
        "Ieva Ylva Ilze Irma",  # y as i
        "liepa Liepa Liepājniece Liepa-Ozola",
        "Ozola-Bērza Ozolbērze",  # the hyphen is passed over
        "16 7 Abe",
    ],
)
def test_known_orders(in_order: str) -> None:
    words = in_order.split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_have_an_order_and_only_the_same_have_none(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
    heading(one)


@given(_LETTERS)
def test_case_and_length_of_vowels_change_no_letter(text: str) -> None:
    plain = text.lower().translate(str.maketrans("āēīūy", "aeiui"))
    assert sort_key(text)[0] == sort_key(plain)[0]
    assert sort_key(text.replace("-", "").replace(" ", ""))[0] == sort_key(text)[0]


@pytest.mark.parametrize(
    ("text", "letter"),
    [("Āriņa", "A"), ("Čakste", "Č"), ("ķīsis", "Ķ"), ("Yla", "I"), ("'t Vēja", "T"), ("Ёж", "#"), ("", "#")],
)
def test_the_heading_of_an_index(text: str, letter: str) -> None:
    assert heading(text) == letter
