"""Makes an export from its parts, and puts it in place, as a whole or not at all.

DATA and METADATA list the parts in order, one per line.
"""

from __future__ import annotations

import filecmp
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout
from sqlite_utils import Database

from archive.errors import ArchiveError, Locked, WrongUse, in_words, is_disk_full
from archive.export import catalogue, citation, codebook, data_package, licences, readme, schema_org
from archive.export.files import captures, entities, parquet_files, sqlite_file, text_files
from archive.export.parts import Data, Metadata, Output, Source, Tell
from archive.export.release import MANIFEST, SUMS, ExportedFile, Release, read_release, write_manifest
from archive.export.tables import tables
from archive.store import outcomes
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.schema import migrations
from archive.store.settings import Settings, read_settings
from archive.store.takedowns import ledger

_MARKDOWN = "text/markdown; charset=utf-8"

DATA: tuple[Data, ...] = (
    Data(text_files.write_csv, len(tables())),
    Data(text_files.write_json_lines, len(tables())),
    Data(sqlite_file.write_sqlite),
    Data(entities.write_entities),
    Data(captures.write_captures),
)
PARQUET = Data(parquet_files.write_parquet, len(tables()))  # on request
METADATA: tuple[Metadata, ...] = (
    Metadata(readme.FILE, _MARKDOWN, "readme", readme.readme),
    Metadata(codebook.FILES["en"], _MARKDOWN, "codebook", codebook.codebook_en),
    Metadata(codebook.FILES["lv"], _MARKDOWN, "codebook", codebook.codebook_lv),
    Metadata(licences.FILE, _MARKDOWN, "licence", licences.licence_text),
    Metadata(data_package.FILE, "application/json", "datapackage", data_package.data_package),
    Metadata(catalogue.FILE, catalogue.MEDIA_TYPE, "dcat", catalogue.dcat),
    Metadata(schema_org.FILE, schema_org.MEDIA_TYPE, "schema.org", schema_org.schema_dataset),
    Metadata(citation.FILE, "application/yaml", "citation", citation.citation_cff),
)


class MadeExport(NamedTuple):
    """An export, its folder, whether it was made now or was there already, and notes about it.

    `is_partial`: damaged captures are left out.
    """

    release: Release
    folder: Path
    is_new: bool
    notes: tuple[str, ...] = ()
    is_partial: bool = False


def make(
    folder: DataFolder,
    exports: Path | None = None,
    tell: Tell = lambda name, count: None,
    parts: Iterable[Data] = DATA,
) -> MadeExport:
    """Write an export of an archive into a folder of exports, by default the one in the data folder.

    This and other commands at work on the archive do not disturb each other. If this is killed, nothing of it is shown,
    and the next export removes the rest. Raises WrongUse if there is nothing to export or the folder is not one, Locked
    if another export is being written there, ArchiveError if nobody may write there or something was withheld
    meanwhile, OSError if the disk is full, and whatever `open_database` and `read_settings` raise.
    """
    exports = exports or folder.exports
    there, root = exports.resolve(), folder.root.resolve()
    # Only exports/ is cleaned after a takedown.
    if there.is_relative_to(root) and not there.is_relative_to(folder.exports.resolve()):
        raise WrongUse(f"{exports} is for the archive itself: export into another folder, or give none")
    settings = read_settings(folder.settings)
    folder.require_database()
    with _working_folder(exports) as work:
        made_under = exported.mark_of(ledger.read(folder.takedowns))
        output = Output(work / "export", work / "scratch", tell)
        release = _write(folder, settings, output, made_under, parts)
        target = exports / release.version
        if read_release(target) and _has_all_of(output.root, target):
            return MadeExport(release, target, is_new=False, notes=tuple(output.notes), is_partial=output.is_partial)
        if exported.mark_of(ledger.read(folder.takedowns)) != made_under:
            raise ArchiveError("something was withheld while it was exported, and nothing is kept: run it again")
        if target.exists() or target.is_symlink():
            exported.remove(target)  # the existing one is damaged
        exported.put(output.root, target)
    return MadeExport(release, target, is_new=True, notes=tuple(output.notes), is_partial=output.is_partial)


def _has_all_of(made: Path, there: Path) -> bool:
    """Whether an existing export has every file of the one just made, byte for byte. Raises OSError."""
    files = [one.relative_to(made) for one in made.rglob("*") if one.is_file()]
    return all((there / one).is_file() and filecmp.cmp(made / one, there / one, shallow=False) for one in files)


def _write(folder: DataFolder, settings: Settings, output: Output, made_under: str, parts: Iterable[Data]) -> Release:
    with closing(open_database(folder.database).conn) as connection:
        db = Database(connection)
        if migrations.pending(db):
            raise ArchiveError(f"{folder.database} was made by an earlier version; run `ctarchive refresh` first")
        db.execute("BEGIN")  # from here on, everything is read from one snapshot
        published_at = _published_at(db, folder)
        source = Source(db, folder, settings, published_at)
        for part in parts:
            part.write(source, output)
        first, last = db.execute("SELECT min(published_on), max(published_on) FROM articles").fetchone()
    files = tuple(sorted(output.files, key=lambda one: one.name))
    release = Release("", published_at, first, last, output.counts, files, settings.archive.address, made_under)
    release = replace(release, version=f"{published_at[:10]}-{_digest(release, settings)[:8]}")
    told = [_put(output, one, one.text(release, settings)) for one in METADATA]
    release = replace(release, files=tuple(sorted((*release.files, *told), key=lambda one: one.name)))
    write_manifest(release, output.root)
    _write_sums(release, output.root)
    return release


def _published_at(db: Database, folder: DataFolder) -> str:
    """The moment at which the archive last published something. Raises WrongUse if it never has."""
    (moment,) = db.execute(
        f"SELECT max(at) FROM (SELECT max(finished_at) AS at FROM crawls WHERE {outcomes.PUBLISHED} "
        f"UNION ALL SELECT max(finished_at) FROM imports WHERE {outcomes.PUBLISHED} "
        "UNION ALL SELECT max(corrected_at) FROM corrections)"
    ).fetchone()
    if not moment:
        raise WrongUse(f"nothing was published in {folder.root} yet; run `ctarchive refresh` first")
    return str(moment)


def _digest(release: Release, settings: Settings) -> str:
    """A SHA-256 of all files, for the version of an export."""
    digest = hashlib.sha256(f"{release.ledger}\n".encode())
    for file in release.files:
        digest.update(f"{file.sha256}  {file.name}\n".encode())
    for one in METADATA:
        digest.update(f"{one.name}\n{one.text(release, settings)}\n".encode())
    return digest.hexdigest()


def _put(output: Output, one: Metadata, text: str) -> ExportedFile:
    with output.file(one.name, one.media_type, one.about, "compilation") as path:
        path.write_text(text, encoding="utf-8", newline="")
    return output.files[-1]


def _write_sums(release: Release, root: Path) -> None:
    """Write the checksums for `sha256sum -c`."""
    sums = {file.name: file.sha256 for file in release.files}
    sums[MANIFEST] = hashlib.sha256((root / MANIFEST).read_bytes()).hexdigest()
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    (root / SUMS).write_text(lines, encoding="utf-8", newline="")


@contextmanager
def _working_folder(exports: Path) -> Iterator[Path]:
    """A hidden, locked folder in which an export is made, removed when the block ends."""
    work = exports / exported.WORK
    try:
        exports.mkdir(parents=True, exist_ok=True)
        guard = FileLock(exports / exported.LOCK)
        guard.acquire(timeout=0)
    except Timeout:
        raise Locked(f"another export is being written to {exports}; wait for it to end") from None
    except OSError as error:
        if isinstance(error, (FileExistsError, NotADirectoryError)):
            raise WrongUse(f"{exports} is not a folder; name one to export to") from None
        why = in_words(error) if is_disk_full(error) else error.strerror or error
        raise ArchiveError(f"cannot write to {exports} ({why}); name another folder to export to") from error
    try:
        exported.remove(work)  # left by an export that was killed
        (work / "export").mkdir(parents=True)
        (work / "scratch").mkdir()
        yield work
    finally:
        try:
            exported.remove(work)
        finally:
            guard.release()
