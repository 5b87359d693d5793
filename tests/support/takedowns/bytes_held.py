"""Searches every byte of a data folder, with all compression undone, for what must not be in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from warcio.archiveiterator import ArchiveIterator

from archive.store.folder import DataFolder
from tests.support.takedowns.traces import traces

_GZIP, _ZIP = b"\x1f\x8b", b"PK\3\4"


def held(folder: DataFolder, texts: Iterable[str]) -> list[str]:
    """Where any of some texts is in a data folder: `file: text`, or for the database as from `traces`."""
    wanted = [one for one in texts if one]
    found = traces(folder, wanted) if folder.database.is_file() else []
    return found + held_in(folder.root, wanted)


def held_in(root: Path, texts: Iterable[str]) -> list[str]:
    """The same for the files of any folder."""
    wanted, found = [one for one in texts if one], []
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        held = {text for content in _contents(path) for text in _said(content, wanted)}
        found += [f"{path.name}: {text}" for text in sorted(held)]
    return found


def _said(content: bytes, texts: Iterable[str]) -> list[str]:
    """Which of some texts are in content: in UTF-8, escaped as in JSON, or encoded as in addresses."""
    if content.startswith((_GZIP, _ZIP)):  # its content is searched, too
        return [text for text in texts if text.encode() in content]
    unescaped, unquoted = json_unescaped(content), unquote(content.decode("latin-1")) if b"%" in content else ""
    return [text for text in texts if text.encode() in content or text in unescaped or text in unquoted]


def json_unescaped(content: bytes) -> str:
    """Content in which `\\u0101` and the like are the characters that they stand for, as in JSON."""
    if b"\\u" not in content:
        return ""
    return "".join(_escapes(content.decode("utf-8", "replace")))


def _escapes(text: str) -> Iterator[str]:
    first, *parts = text.split("\\u")
    yield first
    for part in parts:
        try:
            yield chr(int(part[:4], 16)) + part[4:]
        except ValueError:
            yield f"\\u{part}"


def _contents(path: Path) -> Iterator[bytes]:
    yield from _unpacked(path.read_bytes())


def _unpacked(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(_ZIP):
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from _unpacked(packed.read(name))
    if content.startswith(_GZIP):
        yield _inflated(content)
        with suppress(Exception):  # a torn file was searched above
            for record in ArchiveIterator(BytesIO(content)):
                yield record.content_stream().read()  # without its content coding


def _inflated(content: bytes) -> bytes:
    """All members of a gzip file, even if it is torn."""
    found = b""
    while content:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            found += inflater.decompress(content)
        except zlib.error:
            break
        content = inflater.unused_data
    return found
