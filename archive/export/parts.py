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

    `db` is read in one transaction, so that all parts see one state of it; what is asked of it must be in an order that
    its keys give, never that of rowids. `folder` has the captures. `published_at` is the moment of the last publication
    (ISO 8601 in UTC): the date of everything that is written, for nothing in an export may depend on the clock.
    """

    db: Database
    folder: DataFolder
    settings: Settings
    published_at: str

    def link(self, path: str) -> str:
        """The address of a page for readers elsewhere, as `/article/lv-129`; the path alone where it is unknown."""
        return f"{self.settings.archive.address}{path}"


@dataclass(slots=True)
class Output:
    """The output of an export, to which its parts write files. `counts` has the number of rows of each table.

    `notes` are for whoever runs the export, a sentence each; `is_partial` says that something damaged is left out.
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
        """The path of a file that the block writes, and which is part of the export from its end on.

        The arguments are the fields of ExportedFile. What a part needs for itself meanwhile it puts into `scratch`.
        """
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.tell(name, 0)
        yield path
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self.files.append(ExportedFile(name, path.stat().st_size, digest, media_type, about, licence))


class Data(NamedTuple):
    """A part that has data: what writes it, and how many files that are, which the progress bar goes by."""

    write: Callable[[Source, Output], None]
    files: int = 1


class Metadata(NamedTuple):
    """A file that tells of the data: its name and what makes its text of the release and of what the keeper says.

    The release has the files of the data alone. `text` is asked twice, first with an empty version: the version of an
    export is that of all its files.
    """

    name: str
    media_type: str
    about: str
    text: Callable[[Release, Settings], str]
