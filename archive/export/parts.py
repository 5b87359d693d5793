"""The interface of the parts of an export: what they read, where they write, and what each of them is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from archive.export.release import ExportedFile, Licence, Release
from archive.store.folder import DataFolder
from archive.store.settings import Settings

Tell = Callable[[str, int], None]
"""Hears how it goes: which file is written, and how many rows or records of it are."""


@dataclass(frozen=True, slots=True)
class Source:
    """The archive that is exported.

    `db` is read in one transaction, so that all parts see the same state; query it in an order that its keys determine,
    never that of rowids. `folder` has the captures. `published_at` is the time of the last publication (ISO 8601 in
    UTC): the date of everything that is written, because nothing in an export may depend on the clock.
    """

    db: Database
    folder: DataFolder
    settings: Settings
    published_at: str

    def link(self, path: str) -> str:
        """The absolute address of a page, such as `/article/lv-129`; the path alone if this copy has no address."""
        return f"{self.settings.archive.address}{path}"


@dataclass(slots=True)
class Output:
    """The output of an export, to which its parts write files. `counts` has the number of rows of each table.

    `notes` are sentences for the person who runs the export; `is_partial` tells that something damaged is left out.
    """

    root: Path
    scratch: Path
    tell: Tell = lambda name, count: None
    files: list[ExportedFile] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_partial: bool = False

    @contextmanager
    def file(self, name: str, media_type: str, about: str, licence: Licence = "texts") -> Iterator[Path]:
        """The path of a file that the block writes, and which is part of the export from the end of the block on.

        The arguments are the fields of ExportedFile. Temporary files of a part belong in `scratch`.
        """
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.tell(name, 0)
        yield path
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.files.append(ExportedFile(name, path.stat().st_size, digest, media_type, about, licence))


class Data(NamedTuple):
    """A part with data: the function that writes it, and the number of its files, for the progress bar."""

    write: Callable[[Source, Output], None]
    files: int = 1


class Metadata(NamedTuple):
    """A file about the data: its name, and the function that makes its text from the release and the settings.

    The release has only the files with data. `text` is called twice, first with an empty version: the version of an
    export is that of all its files.
    """

    name: str
    media_type: str
    about: str
    text: Callable[[Release, Settings], str]
