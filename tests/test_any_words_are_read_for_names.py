"""Whatever words a text has, in whatever order: people and places are looked for, and every mention is in the text."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.people import find_people
from archive.places import find_places

# Words at which the rules stop and look around, and marks that part them or fail to.
_LATVIAN = """
    Anna Kalna Annas Kalnas Annai Kalnai Jānis Bērziņš A. viņa Viņš viņas kura kurš kas ka kā tā ar no pēc un bet
    norāda teica jautāja atbild uzstājās: aicina ziņot teiktā ieskatā ministre policists direktore vadītāja kāda
    dalībniecēm, 29 gadus vecā Dr. med. 10.00 1. 2. Rīgas domes biedrība Programma lektori: Foto: paldies arī jaunietis
    Talsu novada skolas Mg. sc.
"""
_ENGLISH = """
    Anna Kalna John Smith A. Mr Ms Dr said told asked spoke was by that who which the a of minister director lawyer
    according to According she he her and but as 10.00 34, head office State Police not is in Riga however PhD Professor
    Emerita Opening remarks: claims added for with from
"""
_MARKS = [*"„”“\"'«»,.:;–-()•*!?…", "\n", "\n\n", " ", ""]


def _texts(words: str) -> st.SearchStrategy[str]:
    pieces = st.one_of(st.sampled_from(words.split()), st.sampled_from(_MARKS))
    return st.lists(st.tuples(pieces, st.sampled_from(["", " ", " "])), max_size=14).map(
        lambda parts: "".join(f"{piece}{blank}" for piece, blank in parts)
    )


def _is_in(text: str, lang: Literal["lv", "en"]) -> None:
    for one in find_people(text, lang):
        assert text[one.start : one.end] == one.name_as_written
        assert all(0 <= part.start < part.end <= len(text) for part in one.statements)
    for place in find_places(text, lang, dt.date(2016, 5, 1)):
        assert text[place.start : place.end] == place.surface


@given(_texts(_LATVIAN))
@example("Stāsta Anna Kalna")
@example("Foto no Annas Kalnas")
@example("Anna Kalna(Annai Kalnaibet)")
@example("Anna Kalna Talsu novada skolas direktore")
def test_in_latvian(text: str) -> None:
    _is_in(text, "lv")


@given(_texts(_ENGLISH))
@example("Anna Kalna said in Riga")
def test_in_english(text: str) -> None:
    _is_in(text, "en")


@pytest.mark.parametrize("text", ["Jautāja Anna Kalna", "Stāsta Anna Kalna", "Teica Anna Kalna."])
def test_a_text_may_be_a_verb_and_a_name(text: str) -> None:
    assert [one.nominative for one in find_people(text)] == ["Anna Kalna"]
