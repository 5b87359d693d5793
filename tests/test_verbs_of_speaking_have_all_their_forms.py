"""The third person of the present and the past, and the perfect of men and of women, of verbs of every conjugation."""

from __future__ import annotations

import pytest

from archive.people import find_people
from archive.people.verbs import NEEDS_CLAUSE, SPEAKING


@pytest.mark.parametrize(
    "forms",
    [
        "skaidro skaidroja skaidrojis skaidrojusi",
        "norāda norādīja norādījis norādījusi",
        "atgādina atgādināja atgādinājis atgādinājusi",
        "noliedz noliedza noliedzis noliegusi",
        "saka teica teicis teikusi",
        "pateicas pateicās pateicies pateikusies",
        "sūdzas sūdzējās sūdzējies sūdzējusies",
        "atklāj atklāja atklājis atklājusi",
    ],
)
def test_all_forms_of_a_verb_tell_of_speech(forms: str) -> None:
    assert set(forms.split()) <= SPEAKING


def test_the_forms_of_a_verb_need_a_clause_alike() -> None:
    assert set("atklāj atklāja atklājis atklājusi".split()) <= NEEDS_CLAUSE
    assert not set("noliedz noliedza noliedzis noliegusi".split()) & NEEDS_CLAUSE


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa žurnālam atklājusi, ka divus gadus klusējusi.",
        "Zane Lapa liecināja, ka pase atņemta lidostā.",
        "Zane Lapa atminas, kā tas notika.",
        "„Nezināju,” tiesā taisnojās Zane Lapa.",
    ],
)
def test_one_speaks(text: str) -> None:
    assert [one.nominative for one in find_people(text) if one.spoke] == ["Zane Lapa"]


@pytest.mark.parametrize(
    "text",
    [
        "Zane Lapa liecināja tiesā.",
        "Zane Lapa izcēlusi maisu no ūdens.",
        "Zane Lapa atklājusi veikalu.",
        "Zane Lapa ierakstīja dziesmu.",
    ],
)
def test_without_a_clause_some_do_not(text: str) -> None:
    assert not [one for one in find_people(text) if one.spoke]
    assert find_people(text)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Zane Lapa prasa, lai darbs tiek pabeigts.", True),
        ("Zane Lapa uzrakstīja grāmatu, lai palīdzētu bērniem.", False),
        ("Zane Lapa atceras, kad tas notika.", True),
        ("Zane Lapa reaģēja, kad redzēja dūmus.", False),
        ("Zane Lapa turpina stāstīt par darbu.", True),
        ("Zane Lapa turpinājusi strādāt slimnīcā.", False),
    ],
)
def test_what_a_clause_begins_with_tells_whether_it_is_said(text: str, speaks: bool) -> None:
    assert bool([one for one in find_people(text) if one.spoke]) is speaks
    assert find_people(text)
