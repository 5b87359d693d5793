"""Of the forms in which an archive hands out a payload, the one that was captured is found by the index's digest."""

from __future__ import annotations

import gzip
import zlib

import pytest

from archive.imports.digests import sha1_base32
from scraper.archives.dialects.payload import Payload, recover
from tests.support.texts.codings import coded

PAGE = b"<p>" + b"Sveiki! " * 40
PACKED = gzip.compress(PAGE, mtime=0)
TWICE = gzip.compress(PACKED, mtime=0)
BROTLI = coded(PAGE, "br")
BOMB = gzip.compress(b"0" * 30_000_000)


@pytest.mark.parametrize(
    ("received", "wire", "told", "captured", "coding"),
    [
        (PAGE, [], None, PAGE, None),
        (PACKED, ["gzip"], None, PAGE, None),  # the service packed it
        (PACKED, ["gzip"], None, PACKED, "gzip"),  # the site did
        (PACKED, ["", "gzip"], None, PACKED, "gzip"),
        (PACKED, [], None, PACKED, "gzip"),  # and the header was lost on the way
        (TWICE, ["gzip"], None, PACKED, "gzip"),  # both did
        (TWICE, ["gzip"], "gzip", PACKED, "gzip"),
        (PACKED, ["gzip"], "gzip", PAGE, None),  # the site did, and the service keeps it unpacked
        (PAGE, ["identity"], None, PAGE, None),
        (b"\x1f\x8bbroken", ["gzip"], "gzip", b"\x1f\x8bbroken", "gzip"),
        (BOMB, ["gzip"], None, BOMB, "gzip"),
        (BROTLI, ["br"], None, BROTLI, "br"),
    ],
)
def test_what_has_the_digest_is_the_payload(
    received: bytes, wire: list[str], told: str | None, captured: bytes, coding: str | None
) -> None:
    found = recover(received, wire, told, [sha1_base32(b"another"), sha1_base32(captured)], is_text=True)
    assert found == Payload(captured, coding, None)


def test_a_packed_file_stays_packed_without_a_coding() -> None:
    assert recover(TWICE, ["gzip"], None, [sha1_base32(PACKED)], is_text=False) == Payload(PACKED, None, None)
    assert recover(PACKED, [], None, [sha1_base32(PACKED)], is_text=False) == Payload(PACKED, None, None)


@pytest.mark.parametrize(
    ("received", "wire", "told", "kept", "coding"),
    [
        (PACKED, ["gzip"], None, PAGE, None),
        (PACKED, ["gzip"], "gzip", PACKED, "gzip"),
        (PAGE, [], None, PAGE, None),
        (zlib.compress(PAGE), ["deflate"], "deflate", zlib.compress(PAGE), "deflate"),
    ],
)
def test_what_matches_no_digest_is_kept_and_marked(
    received: bytes, wire: list[str], told: str | None, kept: bytes, coding: str | None
) -> None:
    claimed = sha1_base32(b"chunks and all")
    assert recover(received, wire, told, [claimed], is_text=True) == Payload(kept, coding, claimed)
    assert recover(received, wire, told, [], is_text=True) == Payload(kept, coding, None)
