"""What is left of a torn page is told from a text that its editors have shortened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.judgement.suspicion import breaks_off

FIRST = "Seminārā piedalījās sociālie darbinieki no visas Kurzemes, un viņi sprieda par palīdzību cietušajiem."
LAST = "Dalībnieki vienojās tikties arī nākamajā gadā, lai salīdzinātu, kas pašvaldībās pa šo laiku ir mainījies."
WHOLE = f"{FIRST}\n\n{LAST}"


@pytest.mark.parametrize("left", [WHOLE[:20], FIRST[:-30], f"{FIRST}\n\n{LAST[:25]}"])
def test_the_beginning_up_to_the_middle_of_a_sentence_is_torn(left: str) -> None:
    assert breaks_off(WHOLE, left)


@pytest.mark.parametrize(
    "edited",
    [
        "",
        WHOLE,
        FIRST,
        f"{WHOLE}\n\nTurpinājums sekos",
        f"{FIRST}\n\nVisi vienojās",
        f"{FIRST}\n\n{LAST.removesuffix(', kas pašvaldībās pa šo laiku ir mainījies.')}",
        LAST,
    ],
    ids=["nothing", "the same", "a paragraph less", "longer", "other words", "a few last words less", "the end alone"],
)
def test_what_an_editor_may_have_done_is_not(edited: str) -> None:
    assert not breaks_off(WHOLE, edited)


@given(st.text(), st.text())
def test_nothing_but_a_beginning_is_torn(known: str, body: str) -> None:
    assert not breaks_off(known, body) or (known.startswith(body) and known != body)
