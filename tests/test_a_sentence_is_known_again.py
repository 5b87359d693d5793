"""Whatever stands around a sentence, it has one mark, by which a correction finds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.store.corrections.sentences import find_spans, marks_of, spans_of

TEXTS = st.text(alphabet="abĀē .!?…\n\t„”J", max_size=80)
SAID = "Ministrs J. Kalns Ogrē sacīja: „Nē.”"


@given(TEXTS, TEXTS)
def test_a_sentence_has_one_mark_wherever_it_stands(before: str, after: str) -> None:
    alone = marks_of(SAID, [0])[0]
    text = f"{before}\n\n{SAID}\n{after}"
    assert marks_of(text, [len(before) + 2]) == {len(before) + 2: alone}


@given(TEXTS, TEXTS)
def test_a_stretch_is_found_where_its_sentence_is(before: str, after: str) -> None:
    at = SAID.index("Ogrē")
    marks = spans_of(SAID, [(at, at + 4)])
    text = f"{before}\n\n{SAID}\n{after}"
    found = find_spans(text, marks)
    assert [text[start:end] for start, end in found] == ["Ogrē"] * text.count(SAID)


@given(TEXTS, st.data())
def test_any_stretch_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for mark in spans_of(text, [(start, end)]):
        assert (start, end) in find_spans(text, [mark])


def test_the_marks_are_those_of_the_first_version() -> None:
    assert marks_of("Pirmais. Otrais teikums! J. Kalns.", [0, 9, 25]) == {
        0: "a55d610c5deafd8328d9f7b8583c757e",
        9: "d86984e4c9a3e7cfcef692d4771eaf87",
        25: "d37c290c76b3df6652b931006131b15f",
    }


def test_another_word_makes_another_mark() -> None:
    assert marks_of(SAID, [0]) != marks_of(SAID.replace("Nē", "Jā"), [0])
    assert find_spans(SAID.replace("Nē", "Jā"), spans_of(SAID, [(18, 22)])) == []
