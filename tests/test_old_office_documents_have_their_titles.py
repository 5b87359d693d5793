"""The title among the properties of office documents from before 2007 is theirs, in whatever coding it was written."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import LIMITS, Limits, ole, read
from archive.documents.collector import PageCollector
from archive.documents.formats.workbooks import sheets
from archive.documents.problems import Unreadable
from tests.support.documents.compound import compound, properties, slides

STREAM, TITLE = "\x05SummaryInformation", "Cilvēku tirdzniecības novēršanas plāns"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (properties(TITLE.encode("cp1257") + b"\0"), TITLE),
        (properties(TITLE.encode() + b"\0\0", code_page=65001), TITLE),
        (properties(TITLE.encode("utf-16-le") + b"\0\0", code_page=1200), TITLE),
        (properties(TITLE.encode("utf-16-le") + b"\0\0", kind=0x1F, size=len(TITLE) + 1), TITLE),
        (properties(b"Report", size=1 << 31), "Report"),
        (properties(b"Report\0of before\0"), "Report"),
        (properties("Report\0of before\0".encode("utf-16-le"), kind=0x1F, size=17), "Report"),
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


WESTERN = properties("Pārskats".encode("cp1257"), code_page=1252)


def test_slides_have_its_letters_as_their_text_does() -> None:
    found = read(slides([("Pārskats", "", ""), ("Otrais", "", "")], beside={STREAM: WESTERN}), name="a.ppt")
    assert found.title == "Pārskats"


@pytest.mark.parametrize("limits", [LIMITS, LIMITS._replace(text=20)])
def test_so_have_sheets_also_where_a_limit_ends_them(limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    made = xlwt.Workbook()
    made.add_sheet("Dati").write(0, 0, "Pārskats par visu gadu")
    made.save(buffer := io.BytesIO())
    stream = ole.stream
    monkeypatch.setattr(ole, "stream", lambda content, name: WESTERN if name == STREAM else stream(content, name))
    collector = PageCollector(limits)
    with suppress(Unreadable):
        sheets.read(buffer.getvalue(), collector)
    assert collector.title == "Pārskats"


@given(st.binary(max_size=200), st.integers(0, 120))
def test_a_damaged_title_raises_nothing(damage: bytes, at: int) -> None:
    said = properties(TITLE.encode("cp1257"))
    ole.title(compound({STREAM: said[:at] + damage + said[at + len(damage) :]}))
