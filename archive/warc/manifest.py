"""What every closed capture file was when it was closed: a line of `warc/manifest.jsonl` each.

Without it, the end of a file that was lost could not be told from the end of a crawl that was killed. A line is a JSON
object: `file` (name), `bytes` (length), `sha256` (hex, of the whole file) and `summary`, a second copy of what the
crawl said of itself when it ended; null for one that was cut short; and `check`, a digest of the line without it. Of
several lines with one name the last one holds.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.warc.ending import Ending, ending_of

NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Closed:
    """A line of the manifest. `ending` is its `summary`, None also where that is not understood."""

    file: str
    bytes: int
    sha256: str
    ending: Ending | None = None


def read(warc_dir: Path) -> dict[str, Closed]:
    """The lines of the manifest by the names of the files; none where there is no manifest.

    A line that is torn or damaged is passed over: its file counts as one of the time before there was a manifest.
    """
    try:
        lines = (warc_dir / NAME).read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    found = {}
    for line in lines:
        try:
            told = json.loads(line)
            if told.pop("check") != _check(told):
                continue
            closed = Closed(str(told["file"]), int(told["bytes"]), str(told["sha256"]), _ending(told.get("summary")))
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        found[closed.file] = closed
    return found


def add(path: Path, summary: Mapping[str, object] | None) -> None:
    """Note what a capture file is now that nothing will be written to it any more. On the disk when this returns.

    Raises OSError where that fails.
    """
    length = path.stat().st_size
    # What the next crawl is to ask for first may be long, and is of no use once that has run.
    kept = {name: value for name, value in summary.items() if name != "pending"} if summary is not None else None
    told = {"file": path.name, "bytes": length, "sha256": digest(path, length), "summary": kept}
    line = json.dumps(told | {"check": _check(told)}, ensure_ascii=False).encode() + b"\n"
    manifest = path.with_name(NAME)
    is_new = not manifest.exists()
    with manifest.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(end - 1, 0))
        torn = end and file.read(1) != b"\n"  # by a kill: what is cut short must not spoil the line after it too
        file.write((b"\n" if torn else b"") + line)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def _ending(told: Mapping[str, object] | None) -> Ending | None:
    try:
        return None if told is None else ending_of(told)
    except ValueError:
        return None  # the line still proves what the file is


def _check(told: Mapping[str, object]) -> str:
    """By which a line proves that it is whole: the first half of the SHA-256 (hex) of what it tells."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def digest(path: Path, length: int) -> str:
    """The SHA-256 (hex) of the first `length` bytes of a file. Raises OSError where they cannot be read."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (chunk := file.read(min(length, 1 << 20))):
            found.update(chunk)
            length -= len(chunk)
    return found.hexdigest()


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of files to the disk: without it a file that was synced may still lose its name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
