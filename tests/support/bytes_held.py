"""Every byte of a data folder, with each compression undone, to look for what must not be in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from warcio.archiveiterator import ArchiveIterator

from archive.store.folder import DataFolder
from tests.support.traces import traces


def held(folder: DataFolder, texts: Iterable[str]) -> list[str]:
    """Where one of some texts stands in a data folder: `file: text`, or as `traces` says it of the database."""
    wanted = [one for one in texts if one]
    found = traces(folder, wanted) if folder.database.is_file() else []
    for path in sorted(path for path in folder.root.rglob("*") if path.is_file()):
        held = {text for content in _contents(path) for text in wanted if _has(content, text)}
        found += [f"{path.name}: {text}" for text in sorted(held)]
    return found


def _has(content: bytes, text: str) -> bool:
    return text.encode() in content or text in json_unescaped(content) or text in unquote(content.decode("latin-1"))


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
    content = path.read_bytes()
    yield content
    if content[:2] == b"\x1f\x8b":
        yield _inflated(content)
        with suppress(Exception):  # what is torn was looked at above
            for record in ArchiveIterator(BytesIO(content)):
                yield record.content_stream().read()  # without its content coding


def _inflated(content: bytes) -> bytes:
    """All members of a gzip file, also a torn one."""
    found = b""
    while content:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            found += inflater.decompress(content)
        except zlib.error:
            break
        content = inflater.unused_data
    return found
