"""Whatever bytes come under a content coding: out of them comes what was put in, or a line that says why not."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.imports.message import has_coding
from archive.warc.coding import MAX_CODINGS, UNDONE, decode, may_be_brotli
from tests.support.texts.codings import CODERS, coded

LIMIT = 50_000
CONTENT = (
    st.binary(max_size=2000) | st.text(max_size=200).map(str.encode) | st.binary(max_size=9).map(lambda b: b * 999)
)
NAMES = st.sampled_from(sorted(CODERS))
STACKS = st.lists(NAMES, min_size=1, max_size=MAX_CODINGS).map(", ".join)


@given(CONTENT, STACKS)
def test_what_was_put_in_comes_out(content: bytes, codings: str) -> None:
    assert decode(coded(content, codings), codings, LIMIT) == content


@given(CONTENT, STACKS, st.data())
def test_what_is_cut_off_is_refused(content: bytes, codings: str, data: st.DataObject) -> None:
    payload = coded(content, codings)
    with pytest.raises(ValueError, match="compressed data"):
        decode(payload[: data.draw(st.integers(0, len(payload) - 1))], codings, LIMIT)


@given(CONTENT, STACKS, st.data())
def test_flipped_bits_give_bytes_within_bounds_or_are_refused(
    content: bytes, codings: str, data: st.DataObject
) -> None:
    payload = bytearray(coded(content, codings))
    for at in data.draw(st.lists(st.integers(0, len(payload) - 1), min_size=1, max_size=9)):
        payload[at] ^= data.draw(st.integers(1, 255))
    with suppress(ValueError):
        assert len(decode(bytes(payload), codings, LIMIT)) <= LIMIT


@given(st.binary(max_size=300), st.sampled_from(UNDONE), st.integers(0, 99))
@example(b"", "br", 0)
@example(b";", "br", 0)
@example(b"\x28\xb5\x2f\xfd", "zstd", 0)
def test_any_bytes_give_bytes_within_bounds_or_are_refused(payload: bytes, name: str, limit: int) -> None:
    with suppress(ValueError):
        assert len(decode(payload, name, limit)) <= limit
    assert has_coding(payload, name.encode()) in (True, False)


@given(CONTENT, st.binary(max_size=9), st.integers(1, 1024))
def test_whatever_brotli_begins_with_may_be_brotli(content: bytes, stray: bytes, size: int) -> None:
    assert may_be_brotli((coded(content, "br") + stray)[:size])
