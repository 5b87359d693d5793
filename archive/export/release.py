"""The manifest of an export: its version, content and files; written into its folder, and read back from there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import msgspec

from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry

MANIFEST = exported.MANIFEST
SUMS = "SHA256SUMS"
Licence = Literal["compilation", "texts"]
"""`compilation` is what the archive made: CC BY 4.0. `texts` has texts or pictures too, which are their authors'."""

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of an export.

    `name` is its path in the folder of the export, with slashes. `sha256` is in hexadecimal. `about` is what it has:
    the name of a table ("articles", in whichever format), or of a part ("sqlite", "codebook", "wacz").
    """

    name: str
    bytes: int
    sha256: str
    media_type: str
    about: str
    licence: Licence


@dataclass(frozen=True, slots=True)
class Release:
    """An export as a whole.

    `version` is the day of the last publication and 8 hex digits, which differ where any file does. `published_at` is
    the moment of that publication (ISO 8601 in UTC): the date of everything in the export. `first_day` and `last_day`
    are the ISO dates of the oldest and the newest article, None if no article has a date. `counts` has the number of
    rows of each table. `address` is where the public read the archive when it was made, "" if that was not said.
    `ledger` is the mark of the takedowns under which it was made (`store.ledgers.exported`). `files` are in the order
    of their names, without the manifest and the sums, which have them.
    """

    version: str
    published_at: str
    first_day: str | None
    last_day: str | None
    counts: Mapping[str, int]
    files: tuple[ExportedFile, ...]
    address: str = ""
    ledger: str = ""

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(one.bytes for one in self.files)

    def file(self, name: str) -> ExportedFile | None:
        """The file of a name; None if the export has none such."""
        return next((one for one in self.files if one.name == name), None)

    def as_json(self) -> dict[str, Any]:
        """The content of the manifest."""
        return {**asdict(self), "files": [asdict(one) for one in self.files]}


def write_manifest(release: Release, folder: Path) -> None:
    """Write the manifest of an export into its folder. Raises OSError."""
    told = json.dumps(release.as_json(), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{told}\n", encoding="utf-8", newline="\n")


def releases_in(exports: Path) -> list[Release]:
    """The complete exports in a folder of exports, the newest publication first.

    A folder that is not an export, or lacks a file or part of one, is ignored: nothing is raised. Digests are not
    verified.
    """
    found = [(one, folder) for folder in exported.folders(exports) if (one := read_release(folder))]
    return [one for one, folder in sorted(found, key=_age, reverse=True)]


def releases_shown(folder: DataFolder) -> list[Release]:
    """The exports of a data folder that may be served: made since the last line of the ledger that hides something.

    Costs a look at some files. Raises Damaged if the ledger cannot be read.
    """
    entries = ledger.read(folder.takedowns)
    return [one for one in releases_in(folder.exports) if may_be_shown(one, entries)]


def may_be_shown(release: Release, entries: list[Entry]) -> bool:
    """Whether an export contains nothing that the entries of a ledger hide."""
    return release.ledger == exported.mark_of(entries)


def read_release(folder: Path) -> Release | None:
    """The export in a folder; None if it is not one, or not complete."""
    try:
        release = msgspec.convert(exported.manifest_of(folder), Release)
    except msgspec.ValidationError:
        return None
    if release.version != folder.name or not all(map(_is_sound, release.files)):
        return None
    return release if all(_is_there(folder / one.name, one.bytes) for one in release.files) else None


def _age(found: tuple[Release, Path]) -> tuple[str, float, str]:
    release, folder = found
    try:
        made = (folder / MANIFEST).stat().st_mtime  # of two of one publication the later one comes first
    except OSError:
        made = 0.0
    return release.published_at, made, release.version


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.is_file() and not path.is_symlink() and path.stat().st_size == size
    except OSError:
        return False


def _is_sound(file: ExportedFile) -> bool:
    """Whether a manifest, which anybody may have put there, names a file in the folder that is not hidden."""
    path = PurePosixPath(file.name)
    if not path.parts or str(path) != file.name or "\\" in file.name or "\0" in file.name:
        return False
    return bool(_SHA256.fullmatch(file.sha256)) and not any(part.startswith((".", "/")) for part in path.parts)
