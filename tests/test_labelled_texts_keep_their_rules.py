"""The labels of tests/gold are what a program can check of them: in their texts, whole, and apart in the two halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import pytest

from archive.latvian.fold import fold
from archive.places import register
from tests import eval_speakers
from tests.gold import GoldPerson, Paragraph, Stretch, labelled_people, paragraphs, trimmed

HALVES: tuple[Literal["tuning", "held"], ...] = ("tuning", "held")
_MARKS = '“”„«»"'


@cache
def labelled() -> list[tuple[Paragraph, GoldPerson]]:
    return [(text, person) for half in HALVES for text in paragraphs(half) for person in text.people]


def said() -> Iterator[tuple[Paragraph, GoldPerson, Stretch]]:
    return ((text, person, one) for text, person in labelled() for one in person.said)


def test_half_of_the_texts_is_held_and_shares_nobody_with_the_other_half() -> None:
    tuning, held = (paragraphs(half) for half in HALVES)
    assert len(tuning) + len(held) >= 250
    assert len(held) >= len(tuning)
    assert not {one.name for text in tuning for one in text.people} & {one.name for text in held for one in text.people}
    assert not {text.text for text in tuning} & {text.text for text in held}


def test_a_quotation_stands_between_marks_or_fills_its_paragraph_behind_a_name_or_a_dash() -> None:
    for text, person, one in said():
        before, after = text.text[: one.start].rstrip(" "), text.text[one.end :].lstrip(",.")
        if one.quoted:
            assert not before or before[-1] in _MARKS + "–:\n", (person.name, text.text)
            assert not after or after[0] in _MARKS + "\n", (person.name, text.text)


def test_a_paraphrase_is_a_whole_sentence_of_one_paragraph() -> None:
    for text, person, one in said():
        words = text.text[one.start : one.end]
        if not one.quoted:
            before = text.text[: one.start].rstrip(" ")
            assert not before or re.search(rf"[.!?…:;\n][{_MARKS}]*$", before), (person.name, words)
            assert words[-1] in ".!?" + _MARKS, (person.name, words)
            assert "\n" not in words, (person.name, words)


@pytest.mark.parametrize("what", ["organisation", "talk"])
def test_what_a_person_has_is_written_in_the_text(what: str) -> None:
    for text, person in labelled():
        written: str | None = getattr(person, what)
        assert written is None or written in text.text, (person.name, written)


def test_offices_are_written_in_the_text_but_for_footnote_marks() -> None:
    for text, person in labelled():
        for role in (person.role, *person.other_roles):
            assert role is None or role in text.text.replace("*", ""), (person.name, role)


def test_places_are_municipalities_of_the_day() -> None:
    for half in HALVES:
        for text in paragraphs(half):
            there = {one.name for one in register().municipalities.values() if one.existed(text.date)}
            assert text.municipalities <= there, text.text


def test_a_stretch_over_two_paragraphs_is_compared_as_two_without_their_edges() -> None:
    text = "„Viens.\n\n Divi,” teica Anna."
    assert [text[one.start : one.end] for one in trimmed(text, 0, text.index(" teica"), True)] == ["Viens", "Divi"]


def test_a_label_that_is_not_in_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="'Anna Kalna' is not in"):
        list(labelled_people("Anna Kalniņa runāja.", [{"name": "Anna Kalna"}]))


def test_whoever_is_labelled_as_speaking_or_silent_is_named_in_the_passage() -> None:
    for half in HALVES:
        for entry in eval_speakers.labelled(half):
            words = fold(entry["text"])
            assert entry["style"] in eval_speakers.STYLES
            for name in entry["people"]:
                assert all(part[:2] in words for part in fold(name).replace(".", " ").split()), name


def test_the_halves_of_passages_have_no_text_in_common() -> None:
    tuning, held = ({entry["text"] for entry in eval_speakers.labelled(half)} for half in HALVES)
    assert len(tuning) >= 200
    assert len(held) >= 150
    assert not tuning & held
