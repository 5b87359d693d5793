"""What was typed stands on pages without turning what is around it, and never at more length than is read of it."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest

from tests.support.reading_room import ReadingRoom

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PATHS = ("/search?q={}", "/search?q=policija&speaker={}", "/search?q=policija&since={}", "/search.atom?q={}",
         "/statements?q={}", "/subscribe?q={}", "/speakers?q={}", "/municipalities?q={}")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_character_turns_the_direction_of_a_page(path: str, reading_room: ReadingRoom) -> None:
    text = reading_room.text(path.format(quote(f"polic{TURNING}ija \u202eajicilop")))
    assert "policija ajicilop" in text or "q=" not in path
    assert not set(text) & set(TURNING)
    assert all(unicodedata.bidirectional(one) not in ("RLO", "LRO", "RLI", "LRI") for one in text)


def test_they_change_nothing_of_what_is_found(reading_room: ReadingRoom) -> None:
    found, plain = (reading_room.get(f"/search.json?q={quote(q)}").json() for q in ("\u2067policija\u2069", "policija"))
    assert found["results"] == plain["results"]
    assert found["total"] > 0


@pytest.mark.parametrize("path", [*PATHS, "/?nothing={}", "/article/lv-104?x={}", "/nowhere?{}"])
@pytest.mark.parametrize(("letter", "most"), [("a", 60_000), ("ā", 10_000)])
def test_a_long_parameter_makes_no_long_page(path: str, letter: str, most: int, reading_room: ReadingRoom) -> None:
    plain, long = (reading_room.get(path.format(quote(letter * count))) for count in (1, most))
    assert long.status_code in (plain.status_code, 503)  # the latter where a busy machine takes too long to search
    assert len(long.content) < len(plain.content) + 120_000


def test_a_page_says_how_much_of_a_long_query_was_read(reading_room: ReadingRoom) -> None:
    said = "A search has at most 1000 characters; the rest was ignored."
    assert said in reading_room.text(f"/search?q={'a' * 1_001}", "en")
    assert "Only the first" not in reading_room.text(f"/search?q={'a' * 1_000}", "en")
