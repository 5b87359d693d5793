"""The manifest, `warc/manifest.jsonl`: a line for each capture file, which says what it was when it was closed.

Without it, a file that lost its end could not be distinguished from that of a killed crawl. A line is a JSON object:

- `file` is the name, `bytes` the length, and `sha256` (hex) the digest of the whole file.
- `summary` is a second copy of what the crawl recorded at its end; null if it was cut short.
- `check` is a digest of the rest of the line.

If several lines have the same name, the last one counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.warc import json_lines, overwriting
from archive.warc.ending import Ending, ending_of

NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A line of the manifest. `ending` is its `summary`; None also if that cannot be parsed."""

    file: str
    bytes: int
    sha256: str
    ending: Ending | None = None


def read(warc_dir: Path) -> dict[str, ManifestEntry]:
    """The lines of the manifest, by file name; none if there is no manifest.

    Damaged lines are ignored: their files count as older than the manifest.
    """
    found = {}
    for told in json_lines.read(warc_dir / NAME)[0]:
        try:
            closed = ManifestEntry(
                str(told["file"]), int(told["bytes"]), str(told["sha256"]), _ending(told.get("summary"))
            )
        except (ValueError, TypeError, KeyError):
            continue
        found[closed.file] = closed
    return found


def add(path: Path, summary: Mapping[str, object] | None) -> None:
    """Add the line of a capture file that is complete. It is synced when this returns.

    Raises OSError if that fails.
    """
    length = path.stat().st_size
    # The addresses left to the next crawl may be many, and are useless once that has run.
    kept = {name: value for name, value in summary.items() if name != "pending"} if summary is not None else None
    told = {"file": path.name, "bytes": length, "sha256": digest(path, length), "summary": kept}
    json_lines.append(path.with_name(NAME), [told])


def rewrite(warc_dir: Path, changed: Mapping[str, ManifestEntry | None], clean: Callable[[Any], Any]) -> None:
    """Rewrite the manifest: one line for each file, its summary as `clean` leaves it. Raises OSError.

    `changed` maps names of files to their new length and digest; None removes the line.
    """
    path = warc_dir / NAME
    told = {str(one.get("file")): one for one in json_lines.read(path)[0]}
    kept = []
    for name, one in told.items():
        closed = changed.get(name)
        if closed:
            one = {**one, "bytes": closed.bytes, "sha256": closed.sha256}
        if closed or name not in changed:
            kept.append({**one, "summary": clean(one.get("summary"))})
    content = json_lines.as_bytes(kept)
    if path.exists() and content != path.read_bytes():
        overwriting.write(path, content)


def _ending(told: Mapping[str, object] | None) -> Ending | None:
    try:
        return None if told is None else ending_of(told)
    except ValueError:
        return None  # the line still proves that the file is intact


def digest(path: Path, length: int) -> str:
    """The SHA-256 (hex) of the first `length` bytes of a file. Raises OSError if they cannot be read."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (chunk := file.read(min(length, 1 << 20))):
            found.update(chunk)
            length -= len(chunk)
    return found.hexdigest()
