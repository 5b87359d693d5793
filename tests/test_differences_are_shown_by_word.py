"""What changed between two versions of a text, word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.parts.history.differences import around_changes, word_differences

# Words from a small set, so that texts share some, with the white space that bodies have.
texts = st.lists(st.sampled_from(["Rīgā", "Liepājā", "un", "seminārs", ",", ".", " ", " ", "\n", "\n\n"])).map("".join)


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("", "", []),
        ("tas pats", "tas pats", [("same", "tas pats")]),
        ("", "jauns", [("added", "jauns")]),
        ("vecs", "", [("removed", "vecs")]),
        (
            "Sanāksme notiks 5. maijā.",
            "Sanāksme notiks 12. maijā.",
            [("same", "Sanāksme notiks "), ("removed", "5"), ("added", "12"), ("same", ". maijā.")],
        ),
        (
            "Piedalās Ilze Liepa, policija.",
            "Piedalās Ilze Liepa un policija.",
            [("same", "Piedalās Ilze Liepa"), ("removed", ","), ("added", " un"), ("same", " policija.")],
        ),
        ("Pirmā.\n\nOtrā.", "Pirmā.\n\nOtrā.\n\nTrešā.", [("same", "Pirmā.\n\nOtrā."), ("added", "\n\nTrešā.")]),
        # Not "un" alone amid words that have all changed.
        (
            "Labi: gaļa un zivis.",
            "Labi: maize un sviests.",
            [("same", "Labi: "), ("removed", "gaļa un zivis"), ("added", "maize un sviests"), ("same", ".")],
        ),
    ],
)
def test_words_that_differ_are_named(old: str, new: str, differences: list[tuple[str, str]]) -> None:
    assert word_differences(old, new) == differences


@given(texts, texts)
def test_the_differences_make_up_both_texts(old: str, new: str) -> None:
    differences = word_differences(old, new)
    assert "".join(text for kind, text in differences if kind != "added") == old
    assert "".join(text for kind, text in differences if kind != "removed") == new
    assert all(text for _, text in differences)


def test_neighbours_are_never_of_one_kind() -> None:
    kinds = [kind for kind, _ in word_differences("a b c d e f g\nh i", "a x c y e f z\nh j")]
    assert all(one != other for one, other in pairwise(kinds))


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "seminārs Rīgā " * 800 + "seminārs", "Rīgā un seminārs " * 800 + "rīt"
    assert word_differences(f"Sākums: {old}; beigas", f"Sākums: {new}; beigas") == [
        ("same", "Sākums: "),
        ("removed", old),
        ("added", new),
        ("same", "; beigas"),
    ]


@pytest.mark.parametrize("common", ["un {}{} ", "{}{} a", "vārds{1} {0}{1} ", "{0}{1}\n", "un,{0}{1}\n\n"])
def test_a_very_long_text_is_compared_too(common: str) -> None:
    old, new = ("".join(common.format(letter, number) for number in range(20_000)) for letter in "ab")
    differences = word_differences(old, new)
    assert "".join(text for kind, text in differences if kind != "removed") == new


def test_what_is_far_from_a_change_can_be_left_out() -> None:
    text = "vārds " * 200
    differences = word_differences(f"{text}vecs{text}", f"{text}jauns{text}")
    kinds = [kind for kind, _ in around_changes(differences)]
    assert kinds == ["omitted", "same", "removed", "added", "same", "omitted"]
    assert sum(len(text) for _, text in around_changes(differences)) < 350


def test_what_is_near_a_change_stays() -> None:
    differences = word_differences("Daži vārdi un vecs.", "Daži vārdi un jauns.")
    assert around_changes(differences) == differences
