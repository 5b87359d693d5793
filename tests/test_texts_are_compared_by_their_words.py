from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.judgement.similarity import NEARLY, similarity, words_of

TEXT = "Rīgā notika sanāksme par cilvēku tirdzniecības novēršanu, kurā piedalījās divdesmit pašvaldību pārstāvji."
OTHER = "Liepājā atklāja jaunu krīzes centru, ko vadīs sociālā dienesta darbinieki kopā ar brīvprātīgajiem."


def alike(one: str, other: str) -> float:
    return similarity(words_of(one), words_of(other))


@pytest.mark.parametrize(
    ("other", "nearly"),
    [
        (TEXT, True),
        (TEXT.upper().replace(" ", "\n\n"), True),
        (f"Drukāt. {TEXT}", True),
        (TEXT.replace("divdesmit", "trīsdesmit"), True),
        (OTHER, False),
        (f"{TEXT} {OTHER} {OTHER}", False),
        ("", False),
    ],
)
def test_a_few_other_words_are_nearly_the_same_text(other: str, nearly: bool) -> None:
    assert (alike(TEXT, other) >= NEARLY) is nearly


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_likeness_is_symmetric_and_1_for_the_same_words_alone(one: list[str], other: list[str]) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert (similarity(one, other) == 1) is (one == other)
