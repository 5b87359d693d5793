"""Where the names of a network stand: the same for the same network, inside the picture, and none over another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from archive.drawing import labels
from archive.drawing.layout import MARGIN, MOST_WIDE, Layout, lay_out

KEYS = [f"k{number:02}" for number in range(32)]
PAIRS = list(combinations(range(32), 2))


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, int], list[tuple[str, str]]]:
    count = draw(st.integers(0, 32))
    widths = {key: draw(st.integers(30, 1200 if draw(st.integers(0, 9)) == 9 else 250)) for key in KEYS[:count]}
    pairs = draw(st.lists(st.sampled_from(PAIRS), max_size=70))
    return widths, [(KEYS[one], KEYS[other]) for one, other in pairs if other < count]


def is_over(laid: Layout, one: str, other: str) -> bool:
    first, second = laid.places[one], laid.places[other]
    return (
        abs(first.x - second.x) < (first.width + second.width) / 2
        and abs(first.y - second.y) < (first.height + second.height) / 2
    )


@given(networks())
def test_each_name_has_a_place_of_its_own_inside_the_picture(
    network: tuple[dict[str, int], list[tuple[str, str]]],
) -> None:
    widths, pairs = network
    laid = lay_out(widths, pairs, labels.HEIGHT)
    assert laid.places.keys() == widths.keys()
    assert not [pair for pair in combinations(laid.places, 2) if is_over(laid, *pair)]
    for key, place in laid.places.items():
        assert (place.width, place.height) == (widths[key], labels.HEIGHT)
        assert place.width / 2 <= place.x <= laid.width - place.width / 2
        assert place.height / 2 <= place.y <= laid.height - place.height / 2
    assert laid.width <= max([MOST_WIDE, *(width + 2 * MARGIN + 2 for width in widths.values())])


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_in_which_names_and_lines_are_given_plays_no_part(
    network: tuple[dict[str, int], list[tuple[str, str]]], lot: st.DataObject
) -> None:
    widths, pairs = network
    other_names, other_pairs = list(widths.items()), [pair[::-1] for pair in pairs] + pairs[:3]
    lot.shuffle(other_names)  # type: ignore[attr-defined]
    lot.shuffle(other_pairs)  # type: ignore[attr-defined]
    assert lay_out(dict(other_names), other_pairs, labels.HEIGHT) == lay_out(widths, pairs, labels.HEIGHT)


def test_a_network_is_laid_out_as_it_was_before() -> None:
    # By numbers, for another machine, version of Python or library of mathematics must come to the same.
    chain = [("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("x", "y")]
    laid = lay_out(dict.fromkeys("abcdxy", 80), chain, labels.HEIGHT)
    places = {"a": (386, 24), "b": (218, 50), "c": (52, 25), "d": (96, 121), "x": (690, 24), "y": (498, 82)}
    assert {key: place[:2] for key, place in laid.places.items()} == places


def test_those_who_are_joined_stand_nearer_than_those_who_are_not() -> None:
    ring = [(KEYS[one], KEYS[(one + 1) % 12]) for one in range(12)]
    laid = lay_out(dict.fromkeys(KEYS[:12], 60), ring, labels.HEIGHT)

    def apart(one: str, other: str) -> float:
        first, second = laid.places[one], laid.places[other]
        return float(abs(first.x - second.x) + abs(first.y - second.y))

    joined = max(apart(*pair) for pair in ring)
    opposite = min(apart(KEYS[one], KEYS[one + 6]) for one in range(6))
    assert joined < opposite


def test_a_wider_name_gets_more_room() -> None:
    assert labels.width("Ilze Liepa") < labels.width("Ilze Liepiņa") < labels.width("ILZE LIEPIŅA")
    assert labels.width("") < labels.width("–")
