"""Capture files as others write them, record by record, and what is read from them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import sys
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archive.imports.addresses import wanted_hosts
from archive.imports.files import ForeignFiles
from archive.site import DEFAULT_SITE
from archive.warc.foreign import ForeignCapture

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SITE = DEFAULT_SITE.rstrip("/")
PAGE = "<!doctype html><html><head><title>Apmācības</title></head><body><p>Teksts.</p></body></html>".encode()
DATE = "2021-03-04T05:06:07Z"


def sha1(payload: bytes) -> str:
    """The digest of a payload, as in WARC files."""
    return "sha1:" + base64.b32encode(hashlib.sha1(payload).digest()).decode()


def record_id(number: int) -> str:
    """An id that is the same in every run."""
    return f"<urn:uuid:{uuid.UUID(int=number)}>"


def answer(body: bytes = PAGE, *fields: str, status: str = "200 OK") -> bytes:
    """An HTTP/1.1 answer with these header fields, by default those of an HTML page."""
    return "\r\n".join([f"HTTP/1.1 {status}", *(fields or ("Content-Type: text/html",)), "", ""]).encode() + body


def record(
    url: str = f"{SITE}/lv",
    block: bytes | None = None,
    *,
    kind: str = "response",
    date: str | None = DATE,
    version: str = "WARC/1.0",
    length: int | None = None,
    **fields: str | None,
) -> bytes:
    """An uncompressed record; `WARC_Payload_Digest=...` sets a field, and None removes it.

    It has the digest of what follows the first blank line, and an id derived from its fields.
    """
    block = answer() if block is None else block
    told: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "WARC-Record-ID": record_id(hash_of(url, date, kind, block)),
        "Content-Type": f"application/http; msgtype={'request' if kind == 'request' else 'response'}",
    }
    if kind == "response":
        told["WARC-Payload-Digest"] = sha1(block.partition(b"\r\n\r\n")[2])
    told |= {name.replace("_", "-"): value for name, value in fields.items()}
    told["Content-Length"] = str(len(block) if length is None else length)
    lines = [version, *(f"{name}: {value}" for name, value in told.items() if value is not None), "", ""]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def revisit(url: str, block: bytes, payload: bytes | None, **fields: str | None) -> bytes:
    """A revisit record for a payload, with or without the header of an answer."""
    profile = "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
    digest = None if payload is None else sha1(payload)
    given: dict[str, Any] = {"WARC_Profile": profile, "WARC_Payload_Digest": digest, **fields}
    date = given.pop("date", "2022-03-04T05:06:07Z")
    return record(url, block, kind="revisit", date=date, **given)


def arc_file(records: Sequence[bytes], version: int = 1) -> list[bytes]:
    """An ARC file, the predecessor of WARC: the record that describes the file, and then these."""
    more = " Result-code Checksum Location Offset Filename" if version == 2 else ""
    told = f"{version} 0 Somebody\nURL IP-address Archive-date Content-type{more} Archive-length\n".encode()
    return [arc_record("filedesc://a.arc", told, "20100102030405", "text/plain", version=version), *records]


def arc_record(url: str, block: bytes, date: str, mime: str = "text/html", *, version: int = 1) -> bytes:
    """A record of an ARC file."""
    more = "200 fac069150613fe55599cc7fa88aa089d - 1209 a.arc " if version == 2 else ""
    return f"{url} 10.0.0.1 {date} {mime} {more}{len(block)}\n".encode() + block + b"\n"


def hash_of(*values: object) -> int:
    """A number derived from an id."""
    return int.from_bytes(hashlib.sha256(repr(values).encode()).digest()[:16], "big")


def per_record(records: Sequence[bytes]) -> bytes:
    """One gzip member per record, as it should be."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def whole(records: Sequence[bytes]) -> bytes:
    """One gzip member for all records."""
    return gzip.compress(b"".join(records), mtime=0)


def zstandard(records: Sequence[bytes], dictionary: bytes = b"", *, is_compressed: bool = False) -> bytes:
    """One Zstandard frame per record, as in a .warc.zst, optionally with a dictionary in a frame before them."""
    known = zstd.ZstdDict(dictionary) if dictionary else None
    told = zstd.compress(dictionary) if is_compressed else dictionary
    first = b"\x5d\x2a\x4d\x18" + len(told).to_bytes(4, "little") + told if told else b""
    return first + b"".join(zstd.compress(one, zstd_dict=known) for one in records)


def dictionary_of(records: Sequence[bytes]) -> bytes:
    """A dictionary for Zstandard, with the number by which decoders identify it."""
    text = b"".join(records)
    return zstd.train_dict([text[at : at + 900] for at in range(0, 9000, 100)], 2000).dict_content


def write_wacz(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A zip of files."""
    with zipfile.ZipFile(path, "w", compression) as wacz:
        for name, content in members.items():
            wacz.writestr(name, content)
    return path


def files_of(*paths: Path, site: str = DEFAULT_SITE) -> ForeignFiles:
    """The files at these paths, from which captures of a site are wanted."""
    return ForeignFiles(paths, wanted_hosts(site))


def read(path: Path, content: bytes, site: str = DEFAULT_SITE) -> tuple[list[ForeignCapture], ForeignFiles]:
    """The captures in a file with this content, and the files, with everything that was reported."""
    path.write_bytes(content)
    files = files_of(path, site=site)
    return list(files), files


def read_one(path: Path, *records: bytes) -> ForeignCapture:
    """The only capture in a file of these records, about which nothing else may be reported."""
    captures, files = read(path, per_record(records))
    assert files.problems == []
    (capture,) = captures
    return capture
