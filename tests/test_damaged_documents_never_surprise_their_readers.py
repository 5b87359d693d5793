"""Our own readers meet any bytes with text within the limits, or with a problem in words, and with nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.documents import Limits, kinds
from archive.documents.collector import PageCollector
from archive.documents.confined.child import reader_of
from archive.documents.problems import PROBLEMS, Unreadable
from tests.support.documents.written import MAKERS, Made

LIMITS = Limits(pages=3, text=2_000, unpacked=500_000, members=100)
# Those of pdfium, calamine and striprtf run in a process of their own, for good reasons.
OURS = [name for name in sorted(MAKERS) if name.split()[0] in ("docx", "html", "odt", "ppt", "pptx", "text")]

made = cache(lambda name: MAKERS[name]())


def bounded(kind: str, content: bytes) -> PageCollector:
    """What a reader makes of bytes, which must be within the limits."""
    collector = PageCollector(LIMITS)
    try:
        reader_of(kind, {})(content, collector)
    except Unreadable as error:
        collector.problem = error.problem
    assert collector.problem in {None, *PROBLEMS}
    assert len(collector.pages) <= LIMITS.pages
    assert sum(map(len, collector.pages)) <= LIMITS.text + 100  # a word that was torn is made whole
    for page in collector.pages:
        page.encode()
        assert not set(page) & set("\0\x07\r\x1b\ufeff\ufffe")
    return collector


def damaged(content: bytes, draw: st.DrawFn) -> bytes:
    """Bytes with some of them changed, left out or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.sampled_from([0, 1, 4, 100, len(content)]))
        content = content[:at] + draw(st.binary(max_size=8)) + content[at + length :]
        if draw(st.booleans()):
            content = content[:at] + content[max(0, at - 300) :]
    return content


@pytest.mark.parametrize("name", OURS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file(name: str, data: st.DataObject) -> None:
    whole: Made = made(name)
    bounded(whole.mime, data.draw(st.composite(lambda draw: damaged(whole.content, draw))()))


@pytest.mark.parametrize("name", [name for name in OURS if name.split()[0] in ("docx", "odt", "pptx")])
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_whole_zip_with_a_damaged_part(name: str, data: st.DataObject) -> None:
    whole: Made = made(name)
    with zipfile.ZipFile(io.BytesIO(whole.content)) as read:
        parts = {one: read.read(one) for one in read.namelist()}
    hurt = data.draw(st.sampled_from([one for one in parts if one.endswith((".xml", ".rels"))]))
    parts[hurt] = data.draw(st.composite(lambda draw: damaged(parts[hurt], draw))())
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as written:
        for one, content in parts.items():
            written.writestr(one, content)
    bounded(whole.mime, buffer.getvalue())


@pytest.mark.parametrize("kind", [kinds.DOCX, kinds.ODT, kinds.PPTX, kinds.HTML, kinds.TEXT, kinds.PPT, kinds.ASICE])
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-16", "surrogatepass")))
@settings(deadline=None)
def test_any_bytes_are_read_within_the_limits(kind: str, content: bytes) -> None:
    bounded(kind, content)


def test_what_is_too_much_is_cut() -> None:
    assert bounded(kinds.TEXT, b"a" * 5_000).pages == ["a" * LIMITS.text]
    assert bounded(kinds.TEXT, b"a\f" * 10).pages == ["a"] * LIMITS.pages
