from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.imports.message import undo_chunks


def chunked(parts: list[bytes], ending: bytes = b"\r\n", extension: bytes = b"") -> bytes:
    sent = b"".join(b"%x%b%b%b%b" % (len(part), extension, ending, part, ending) for part in parts if part)
    return sent + b"0" + ending * 2


@given(
    st.lists(st.binary(max_size=300)), st.sampled_from([b"\r\n", b"\n"]), st.sampled_from([b"", b" ", b";name=value"])
)
def test_what_was_sent_in_chunks_comes_back(parts: list[bytes], ending: bytes, extension: bytes) -> None:
    assert undo_chunks(chunked(parts, ending, extension)) == (b"".join(parts), True)


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1), st.data())
def test_what_ends_early_gives_its_first_part(parts: list[bytes], data: st.DataObject) -> None:
    sent = chunked(parts)
    cut = sent[: data.draw(st.integers(min_value=len(b"%x\r\n" % len(parts[0])) + 1, max_value=len(sent) - 5))]
    found = undo_chunks(cut)
    assert found is not None
    assert b"".join(parts).startswith(found[0])
    assert not found[1]


@given(st.binary())
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    found = undo_chunks(data)
    assert found is None or len(found[0]) < len(data)


@pytest.mark.parametrize(
    "body",
    [b"", b"<!doctype html><p>Teksts", b"\x1f\x8b\x08\x00", b"5\r\nmore than five", b"-5\r\nabc", b"0x5\r\nabcde\r\n"],
)
def test_what_has_no_chunks_is_taken_as_it_is(body: bytes) -> None:
    assert undo_chunks(body) is None


def test_what_precedes_a_fault_is_taken() -> None:
    assert undo_chunks(b"3\r\nabc\r\nno size\r\n0\r\n\r\n") == (b"abc", False)
    assert undo_chunks(b"3\r\nabc\r\n2\r\nde!!0\r\n\r\n") == (b"abc", False)
