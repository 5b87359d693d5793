"""Minimal compound files (OLE), and slides of PowerPoint from before 2007 in them."""

from __future__ import annotations

import struct

from archive.documents import ole

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # bytes of a stream with sectors of its own; a shorter one is padded with zeros


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file: a table, a directory of one or two sectors, and the streams one after the other."""
    directory_sectors = (len(streams) + 4) // 4
    following = [_TABLE, *range(2, 1 + directory_sectors), _END]
    entries, body = [_entry("Root Entry", 5, 1 if streams else _FREE, _FREE, _END, 0)], b""
    for number, (name, content) in enumerate(streams.items(), 1):
        filled = content.ljust(_LEAST, b"\0")
        filled = filled.ljust(-(-len(filled) // _SECTOR) * _SECTOR, b"\0")
        first = len(following)
        following += [*range(first + 1, first + len(filled) // _SECTOR), _END]
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, _FREE, right, first, max(len(content), _LEAST)))
        body += filled
    assert len(following) <= _SECTOR // 4
    table = struct.pack(f"<{len(following)}I", *following).ljust(_SECTOR, b"\xff")
    header = ole.MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0, 0)
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    return header.ljust(_SECTOR, b"\xff") + table + directory + body


def _entry(name: str, kind: int, child: int, right: int, first: int, size: int) -> bytes:
    head = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 2 * len(name) + 2, kind, 1)
    return (head + struct.pack("<III", _FREE, right, child)).ljust(116, b"\0") + struct.pack("<III", first, size, 0)


def properties(title: bytes, *, kind: int = 0x1E, code_page: int = 1257, size: int | None = None) -> bytes:
    """A stream of properties that has a title, as text of a code page (30) or wide (31); `size` is what it claims."""
    values = [
        (1, struct.pack("<IHH", 2, code_page, 0)),
        (2, struct.pack("<II", kind, len(title) if size is None else size) + title),
    ]
    at, table, said = 8 + 8 * len(values), b"", b""
    for id, value in values:
        table += struct.pack("<II", id, at + len(said))
        said += value.ljust(-(-len(value) // 4) * 4, b"\0")
    section = struct.pack("<II", at + len(said), len(values)) + table + said
    return struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, b"", 1, b"", 48) + section


def slides(
    texts: list[tuple[str, str, str]], *, token: int = 0xE391C05F, beside: dict[str, bytes] | None = None
) -> bytes:
    """Slides, each with text of the outline, text in a box, and notes; an older state of each is left behind.

    `beside` has other streams.
    """
    parts: list[bytes] = [b""]  # by the ids of the parts, from 1 on
    listed: tuple[list[bytes], list[bytes]] = ([], [])
    for number, (outline, box, notes) in enumerate(texts):
        atom = _record(1007, b"\0" * 16 + struct.pack("<II", 900 + number, 0))
        drawing = _record(1036, _record(0xF00D, _wide(box), is_container=True), is_container=True)
        parts.append(_record(1006, atom + drawing, is_container=True))
        listed[0].append(_named(len(parts), 100 + number) + _wide(outline))
        parts.append(_record(1008, _wide(notes) + _wide("*"), is_container=True))
        listed[1].append(_named(len(parts), 900 + number))
    lists = (_record(4080, b"".join(one), instance=2 * at, is_container=True) for at, one in enumerate(listed))
    parts[0] = _record(1000, b"".join(lists), is_container=True)
    data, offsets = _record(1006, _wide("vecs stāvoklis"), is_container=True), []
    old = len(data)
    data += _record(6002, struct.pack("<III", 2 << 20 | 1, 0, 0))
    first_edit = len(data)
    data += _record(4085, b"\0" * 8 + struct.pack("<IIIII", 0, old, 1, 0, 0))
    for part in parts:
        offsets.append(len(data))
        data += part
    directory = len(data)
    data += _record(6002, struct.pack(f"<{len(offsets) + 1}I", len(offsets) << 20 | 1, *offsets))
    edit = len(data)
    data += _record(4085, b"\0" * 8 + struct.pack("<IIIII", first_edit, directory, 1, 0, 0))
    user = _record(4086, struct.pack("<III", 20, token, edit))
    return compound({"PowerPoint Document": data, "Current User": user, **(beside or {})})


def _record(kind: int, data: bytes, *, instance: int = 0, is_container: bool = False) -> bytes:
    return struct.pack("<HHI", instance << 4 | (0xF if is_container else 0), kind, len(data)) + data


def _wide(text: str) -> bytes:
    return _record(4000, text.encode("utf-16-le"))


def _named(persist: int, own: int) -> bytes:
    return _record(1011, struct.pack("<IIIII", persist, 0, 0, own, 0))
