"""DOC: what was deleted while changes were tracked, what is hidden and what was remarked is in no text."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents.formats.doc_hidden import hidden_text_overwrites
from tests.support.documents.compound import compound

DELETED, HIDDEN, BOLD = b"\x00\x08\x01", b"\x3c\x08\x01", b"\x35\x08\x01"
VISIBLE_AGAIN = b"\x3c\x08\x00"
REVISED = b"\x04\x48\x01\x00\x05\x68\x00\x08\x81\x67"  # who and when; the date has the bytes of a deletion in it
TEXT_AT = 1024
SECTOR = 512


def old_document(runs: list[tuple[str, bytes]], *, encoding: str, remarks: int = 0, version: int = 0xC1) -> bytes:
    """A document of one piece, whose characters look as the properties beside them say; the last are remarks."""
    width = len("a".encode(encoding))
    text = "".join(run for run, _ in runs)
    bounds, page, at = [TEXT_AT], bytearray(SECTOR), SECTOR - 2
    for number, (run, properties) in enumerate(runs):
        bounds.append(bounds[-1] + len(run) * width)
        at -= (len(properties) + 2) // 2 * 2
        page[at : at + 1 + len(properties)] = bytes([len(properties)]) + properties
        page[4 * (len(runs) + 1) + number] = at // 2 if properties else 0
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    page[-1] = len(runs)
    where = TEXT_AT if width == 2 else TEXT_AT * 2 | 0x40000000
    pieces = struct.pack("<IIHIH", 0, len(text), 0, where, 0)
    table = struct.pack("<3I", TEXT_AT, bounds[-1], 1) + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    main = bytearray(TEXT_AT)
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, version, 0, 0, 0, 0x200)
    struct.pack_into("<5I", main, 76, len(text) - remarks, 0, 0, 0, remarks)
    struct.pack_into("<II", main, 250, 0, 12)
    struct.pack_into("<II", main, 418, 12, len(table) - 12)
    main[SECTOR:TEXT_AT] = page
    return compound({"WordDocument": (bytes(main) + text.encode(encoding)).ljust(8 * SECTOR, b"\0"), "1Table": table})


def shown(content: bytes, text: str, encoding: str) -> str:
    """What is left of a text, which stands in the file in one stretch."""
    changed = bytearray(content)
    begin = content.index(text.encode(encoding))
    for at, value in hidden_text_overwrites(content).items():
        assert begin <= at < begin + len(text.encode(encoding))
        changed[at] = value
    return changed[begin : begin + len(text.encode(encoding))].decode(encoding).replace("\x1f", "")


@pytest.mark.parametrize("encoding", ["cp1257", "utf-16-le"])
@pytest.mark.parametrize(
    ("runs", "left"),
    [
        ([("policij", b""), ("a", DELETED), ("as", REVISED)], "policijas"),
        ([("redzams ", BOLD), ("slēpts", BOLD + HIDDEN), ("\r", HIDDEN), ("viss", VISIBLE_AGAIN)], "redzams \rviss"),
        ([("a\x07", DELETED), ("b\x07", b"")], "\x07b\x07"),
        ([("dzēsts", REVISED + DELETED)], ""),
        ([("viss", b"")], "viss"),
    ],
)
def test_characters_that_are_not_shown_are_left_out(runs: list[tuple[str, bytes]], left: str, encoding: str) -> None:
    content = old_document(runs, encoding=encoding)
    assert shown(content, "".join(run for run, _ in runs), encoding) == left


@pytest.mark.parametrize("encoding", ["cp1257", "utf-16-le"])
def test_remarks_are_left_out(encoding: str) -> None:
    content = old_document([("teksts\r", b""), ("piezīme\r", BOLD)], encoding=encoding, remarks=8)
    assert shown(content, "teksts\rpiezīme\r", encoding) == "teksts\r\r"


def test_documents_from_before_word_97_stay_as_they_are() -> None:
    assert hidden_text_overwrites(old_document([("teksts", DELETED)], encoding="cp1257", version=0x68)) == {}


@given(st.integers(0, 8 * SECTOR), st.binary(min_size=1, max_size=8))
def test_damage_does_not_stop_the_reading(at: int, damage: bytes) -> None:
    content = old_document([("teksts", b""), ("dzēsts", DELETED)], encoding="cp1257")
    damaged = content[:at] + damage + content[at + len(damage) :]
    assert all(place < len(damaged) + SECTOR for place in hidden_text_overwrites(damaged))
    hidden_text_overwrites(damaged[:at])
