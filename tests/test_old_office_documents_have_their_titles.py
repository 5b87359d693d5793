"""The title among the properties of office documents from before 2007 is theirs, in whatever coding it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import ole, read
from tests.support.compound import compound, properties, slides

STREAM, TITLE = "\x05SummaryInformation", "Cilvēku tirdzniecības novēršanas plāns"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (properties(TITLE.encode("cp1257") + b"\0"), TITLE),
        (properties(TITLE.encode() + b"\0\0", code_page=65001), TITLE),
        (properties(TITLE.encode("utf-16-le") + b"\0\0", code_page=1200), TITLE),
        (properties(TITLE.encode("utf-16-le") + b"\0\0", kind=0x1F, size=len(TITLE) + 1), TITLE),
        (properties(b"Report", size=1 << 31), "Report"),
        (properties(b"Report", code_page=59999), ""),
        (properties(b"\1\0\0\0", kind=3), ""),
        (properties(b"Report")[:60], ""),
    ],
)
def test_it_is_read_as_it_was_written(said: bytes, title: str) -> None:
    assert ole.title(compound({STREAM: said})) == title


def test_slides_are_called_by_it() -> None:
    found = read(
        slides([("Pirmais", "", "")], beside={STREAM: properties(TITLE.encode("cp1257") + b"\0")}), name="a.ppt"
    )
    assert (found.title, found.pages, found.problem) == (TITLE, ("Pirmais",), None)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_damage_makes_no_error(damage: bytes, at: int) -> None:
    said = properties(TITLE.encode("cp1257"))
    ole.title(compound({STREAM: said[:at] + damage + said[at + len(damage) :]}))
