"""Captures that can no longer be read: they are found, reported, and remembered until they are replaced.

A refresh compares each capture file whose size or time has changed with its line in the manifest, which costs little if
nothing is damaged. `ctarchive status --verify` reads everything. The table `damage` has what was found. A payload is
lost only if no other capture has the same one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from archive.amounts import amount
from archive.clock import iso
from archive.errors import ArchiveError, Locked
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.lost_record import HELD, LostRecord
from archive.store.outcomes import ENDED
from archive.warc import manifest
from archive.warc.captures import get_capture
from archive.warc.file_name import FileName, name_of
from archive.warc.reading.captures import UNREADABLE, is_readable, parse_record
from archive.warc.reading.crawl_file import CrawlFile, crawl_files
from archive.warc.reading.inspection import Inspection, Row, cut, inspect
from archive.warc.reading.records import Stretch

Reads = Database | sqlite3.Connection
MISSING = "its file is missing or cannot be opened"
ORPHANED = "it refers to a capture that is lost"


@dataclass(slots=True)
class Damage:
    """What is damaged: records that the database knows, and parts of files that it does not.

    `told` describes damage other than that of captures, in a sentence each.
    """

    lost: list[LostRecord] = field(default_factory=list)
    stretches: list[tuple[Path, Stretch]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def payloads(self) -> list[LostRecord]:
        """The lost records whose payloads no other capture has."""
        return [one for one in self.lost if not one.has_payload]

    def said(self, known: Iterable[str] = ()) -> str | None:
        """One sentence with counts, files and the first articles; None if all of it is in `known`."""
        known = set(known)
        lost = [one for one in self.lost if one.capture_id not in known]
        if not lost and not self.stretches:
            return None
        names = sorted({one.path.name for one in lost} | {path.name for path, _ in self.stretches})
        others = amount(len(names) - 1, "more file")
        files = f"{names[0]} and {others}" if len(names) > 1 else names[0]
        articles = list(dict.fromkeys(one.article_id for one in lost if one.article_id))
        articles += [one.url for one in lost if not one.article_id]
        if not lost:
            path, stretch = self.stretches[0]
            return f"{path.name} is damaged at byte {stretch.offset} ({stretch.problem})"
        examples = f"{', '.join(articles[:3])}{', …' if len(articles) > 3 else ''}"
        return f"{amount(len(lost), 'capture')} in {files} cannot be read ({examples}; {lost[0].problem})"

    def lines(self) -> list[str]:
        """A sentence for each damaged record and stretch."""
        known = {(one.path, one.offset) for one in self.lost}
        return [
            *map(str, self.lost),
            *(_said(*one) for one in self.stretches if (one[0], one[1].offset) not in known),
            *self.told,
        ]

    def add(self, files: Iterable[CrawlFile]) -> list[str]:
        """Add damage that was found while files were read and is not known yet; returns a sentence for each."""
        known = {(path, stretch.offset) for path, stretch in self.stretches}
        known |= {(one.path, one.offset) for one in self.lost}
        met = [(file.path, problem) for file in files for problem in file.problems]
        new = [(path, stretch) for path, stretch in met if (path, stretch.offset) not in known]
        self.stretches += new
        return [_said(*one) for one in new]


def _said(path: Path, stretch: Stretch) -> str:
    return f"{path}: {stretch.length} bytes from byte {stretch.offset} on cannot be read ({stretch.problem})"


def examine(db: Reads | None, warc_dir: Path, *, quick: bool = False, mend: bool = False) -> Damage:
    """Examine the capture files, and the records that the rows of `db` refer to, if there is a database.

    `quick` skips files that are unchanged since the last survey. With `mend`, whose caller holds the lock, bytes at the
    ends that belong to no record are cut off, and files that are complete get their lines in the manifest.
    """
    found = Damage()
    unreadable: dict[str, str] = {}
    closed = manifest.read(warc_dir)
    seen = _seen(db) if db is not None and quick else {}
    ended = _ended(db) if db is not None else set()
    files = crawl_files(warc_dir)
    for file in files:
        name = file.path.name
        if name in closed and seen.get(name) == _stamp(file.path):
            continue
        rows = _rows(db, file.name) if db is not None else []
        try:
            inspected = inspect(file.path, closed.get(name), rows, has_ended=file.name.id in ended)
        except OSError as error:
            unreadable |= dict.fromkeys((row.id for row in rows), f"{MISSING} ({error.strerror or error})")
            continue
        if mend:
            _mend(db, inspected, is_closed=name in closed)
        unreadable |= inspected.unreadable
        found.stretches += [(file.path, stretch) for stretch in inspected.problems]
    names = {file.path.name for file in files}
    if db is not None:
        for (name,) in db.execute("SELECT DISTINCT warc FROM captures").fetchall():
            if name not in names:
                rows = _rows(db, name_of(Path(name)))
                unreadable |= dict.fromkeys((row.id for row in rows), MISSING)
        found.lost = _lost(db, warc_dir, unreadable)
    known = {one.path.name for one in found.lost}
    gone = sorted(closed.keys() - names - known)
    found.stretches += [(warc_dir / name, Stretch(0, closed[name].bytes, "the file is missing")) for name in gone]
    return found


def survey(db: Database, warc_dir: Path, moment: datetime) -> str | None:
    """The first step of a refresh: examine, mend, and note damage in the table `damage`. The caller holds the lock.

    Returns a sentence about damage that was not known before.
    """
    known = {row[0] for row in db.execute("SELECT capture_id FROM damage")}
    seen = _seen(db)
    found = examine(db, warc_dir, quick=True, mend=True)
    found.stretches = [one for one in found.stretches if _has_changed(one[0], seen)]
    with db.atomic():
        for capture_id in known:  # a copy may have been put back
            capture = get_capture(db, capture_id)
            if capture is None or (is_readable(warc_dir, capture) and not _is_orphan(db, capture.refers_to)):
                db.execute("DELETE FROM damage WHERE capture_id = ?", [capture_id])
        note(db, {one.capture_id: one.problem for one in found.lost}, moment)
        remember_files(db, warc_dir)
    return found.said(known)


def note(db: Database, problems: Mapping[str, str], moment: datetime) -> None:
    """Note that the records of these captures (id to reason) cannot be read."""
    rows = [(capture_id, problem, iso(moment)) for capture_id, problem in problems.items()]
    db.conn.executemany("INSERT OR IGNORE INTO damage (capture_id, problem, found_at) VALUES (?, ?, ?)", rows)


def note_orphans(db: Database, moment: datetime) -> None:
    """Note the revisits whose payload was in a record that is lost together with its row."""
    orphans = db.execute("SELECT id FROM captures WHERE refers_to NOT IN (SELECT id FROM captures)").fetchall()
    note(db, dict.fromkeys((row[0] for row in orphans), ORPHANED), moment)


def remember_files(db: Database, warc_dir: Path) -> None:
    """Note the size and time of each capture file, so that the next survey passes over it."""
    db.execute("DELETE FROM warc_files")
    rows = [(file.path.name, *_stamp(file.path)) for file in crawl_files(warc_dir)]
    db.conn.executemany("INSERT INTO warc_files (name, bytes, mtime_ns) VALUES (?, ?, ?)", rows)


def keep(folder: DataFolder, found: Damage, moment: datetime) -> None:
    """Replace the known damage with the result of a thorough examination.

    Does nothing if a refresh is running, or if nobody may write.
    """
    with (
        suppress(Locked, ArchiveError, OSError),
        folder.lock(),
        closing(open_database(folder.database, create=True).conn) as connection,
    ):
        db = Database(connection)
        with db.atomic():
            db.execute("DELETE FROM damage")
            note(db, {one.capture_id: one.problem for one in found.lost}, moment)
            note_orphans(db, moment)


# No undamaged record holds the same payload.
_WITHOUT_PAYLOAD = """
SELECT id FROM captures AS lost WHERE sha256 IN (SELECT sha256 FROM captures JOIN damage ON capture_id = id)
AND NOT EXISTS (SELECT 1 FROM captures AS holder WHERE holder.sha256 = lost.sha256 AND holder.refers_to IS NULL
AND holder.id NOT IN (SELECT capture_id FROM damage))
"""


def without_payload(db: Database) -> set[str]:
    """The captures (ids) whose payloads are known to be lost: of damaged records, and of those that refer to them."""
    return {row[0] for row in db.execute(_WITHOUT_PAYLOAD)}


def listed(db: Database) -> list[dict[str, object]]:
    """The captures in the table `damage`, oldest first; none if the database is older than the table."""
    if not db.table("damage").exists():
        return []
    lost = without_payload(db)
    rows = db.query(
        "SELECT capture_id, captures.url, captures.article_id, warc, offset, problem "
        "FROM damage JOIN captures ON captures.id = capture_id ORDER BY found_at, warc, offset"
    )
    return [{**row, "payload": HELD[row["capture_id"] not in lost]} for row in rows]


def _mend(db: Reads | None, found: Inspection, *, is_closed: bool) -> None:
    cut(found)
    if isinstance(db, Database):  # a rebuild finds the records where they are
        for row in found.moved:
            db.execute("UPDATE captures SET offset = ?, length = ? WHERE id = ?", [row.offset, row.length, row.id])
    if found.is_healthy and not is_closed:
        manifest.add(found.path, _outcome(found))


def _outcome(found: Inspection) -> dict[str, object] | None:
    """What a crawl recorded at its end, from its file; None if it was interrupted."""
    if found.outcome is None:
        return None
    with found.path.open("rb") as file:
        file.seek(found.outcome.offset)
        try:
            return dict(json.loads(parse_record(file.read(found.outcome.length))[1]))
        except (*UNREADABLE, TypeError):
            return None


def _lost(db: Reads, warc_dir: Path, problems: Mapping[str, str]) -> list[LostRecord]:
    if not problems:
        return []
    rows = db.execute(
        "SELECT id, url, article_id, warc, offset, sha256, refers_to IS NULL FROM captures ORDER BY warc, offset"
    ).fetchall()
    held = {row[5] for row in rows if row[6] and row[0] not in problems}
    return [
        LostRecord(row[0], row[1], row[2], warc_dir / row[3], row[4], problems[row[0]], row[5] in held)
        for row in rows
        if row[0] in problems
    ]


def _rows(db: Reads, name: FileName) -> list[Row]:
    """The rows whose records are in a file."""
    if name.source and not _has_imports(db):
        return []
    sql = f"SELECT id, offset, length FROM captures WHERE {'import_id' if name.source else 'crawl_id'} = ?"
    return [Row(*row) for row in db.execute(sql, [name.id]).fetchall()]


def _ended(db: Reads) -> set[str]:
    """The ids of the crawls and imports whose end the database has."""
    tables = ("crawls", "imports") if _has_imports(db) else ("crawls",)
    return {row[0] for table in tables for row in db.execute(f"SELECT id FROM {table} WHERE {ENDED}").fetchall()}


def _has_imports(db: Reads) -> bool:
    """Whether a database is from a version that has imports."""
    return db.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'imports'").fetchone() is not None


def _seen(db: Reads) -> dict[str, tuple[int, int]]:
    return {row[0]: (row[1], row[2]) for row in db.execute("SELECT name, bytes, mtime_ns FROM warc_files").fetchall()}


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _has_changed(path: Path, seen: Mapping[str, tuple[int, int]]) -> bool:
    """Whether a file differs from when a survey last saw it, so that its damage has not been reported.

    A missing file counts as changed if a survey saw it, or if there was no survey yet, because the database is new.
    """
    try:
        return seen.get(path.name) != _stamp(path)
    except FileNotFoundError:
        return not seen or path.name in seen


def _is_orphan(db: Database, refers_to: str | None) -> bool:
    return refers_to is not None and get_capture(db, refers_to) is None
