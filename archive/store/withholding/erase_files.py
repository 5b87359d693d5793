"""Carries out an erasure: removes what the ledger says is erased from every file in the data folder.

Each step can be repeated, and the line `done` is written after the last one. So if a command is killed, the next one
completes the erasure. The caller holds the lock of the folder.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.clock import now
from archive.errors import Locked
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import separate_database
from archive.warc import json_lines, manifest, overwriting, tombstones
from archive.warc.reading.captures import UNREADABLE, parse_record
from archive.warc.reading.crawl_file import crawl_files
from archive.warc.reading.records import Stretch, find_records
from archive.warc.tombstones import Erasure

_URI = re.compile(rb"^WARC-Target-URI: *(.*?) *\r?$", re.MULTILINE)
_ID = re.compile(rb"^(?:WARC-Record-ID|WARC-Concurrent-To|WARC-Refers-To): *<urn:uuid:(.*?)>", re.MULTILINE)


def undone(folder: DataFolder) -> list[Entry]:
    """The erasures in force that have not been completed. Raises Damaged."""
    entries = ledger.read(folder.takedowns)
    ended = {one.of for one in entries if one.action == "done"}
    in_force = Takedowns.of(entries, now().date()).entries
    return [one for one in in_force if one.action == "erase" and one.id not in ended]


def take_out_of_captures(folder: DataFolder) -> None:
    """Replace all erased records with tombstones. Raises OSError."""
    tombstones.finish(folder.warc)
    erased = Takedowns.of(ledger.read(folder.takedowns), now().date()).erased
    for file in crawl_files(folder.warc):
        stretches = find_records(file.path)
        if changes := _changes(file.path, stretches, erased):
            moved = tombstones.rewrite(file.path, stretches, changes)
            _move(folder.database, moved)
    manifest.rewrite(folder.warc, {}, lambda summary: _cleaned(summary, erased))


def take_out_of_the_rest(folder: DataFolder) -> None:
    """Remove what is erased from all other files, after the database has been rebuilt without it.

    Raises Locked if a reader prevents the database file from being cleaned up, and OSError.
    """
    entries = ledger.read(folder.takedowns)
    erased = Takedowns.of(entries, now().date()).erased
    targets = {one.target for one in erased.entries}
    ids = {one.id for one in entries if one.target in targets and one.action in ("withhold", "erase")}
    people = {
        digest
        for one in entries
        if one.id in ids or (one.action == "also" and one.of in ids)
        for digest in one.hidden.people
    }
    _keep_lines(folder.ids, lambda one: ledger.digest_of(str(one.get("slug"))) not in people)
    _keep_lines(
        folder.corrections,
        lambda one: (
            not erased.hides_page(str(one.get("article")))
            and people.isdisjoint(ledger.digest_of(str(one.get(name))) for name in ("person", "other"))
        ),
    )
    if folder.decisions.is_file():
        _keep_decisions(folder.decisions, erased)
    for path in _leftovers(folder):
        overwriting.remove(path)
    last = max((one.id for one in erased.entries), default="")
    for path in exports(folder):
        if last and path.stat().st_mtime <= datetime.fromisoformat(last).timestamp():
            overwriting.remove(path)
    _settle(folder.database)


def exports(folder: DataFolder) -> list[Path]:
    """The exported files in the data folder."""
    found = (path for path in folder.exports.rglob("*") if path != folder.exports / exported.LOCK)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def note_done(folder: DataFolder, carried_out: list[Entry]) -> None:
    """Note in the ledger that erasures have been completed."""
    with ledger.held(folder.takedowns):
        for one in carried_out:
            entries = ledger.read(folder.takedowns)
            ledger.append(folder.takedowns, Entry("done", ledger.new_id(entries, now()), of=one.id))


def _changes(path: Path, stretches: list[Stretch], erased: Takedowns) -> dict[int, bytes]:
    """The new gzip members of a capture file, by the offsets of those that they replace."""
    changes: dict[int, bytes] = {}
    with path.open("rb") as file:
        for stretch in stretches:
            if stretch.erased_id:
                continue
            file.seek(stretch.offset)
            member = file.read(stretch.length)
            if stretch.problem:
                if entry := _entry_of_damaged(member, erased):
                    changes[stretch.offset] = tombstones.tombstone(stretch, _why(entry))
                continue
            with suppress(*UNREADABLE):
                if stretch.is_outcome:
                    record, payload = parse_record(member)
                    told = json.loads(payload)
                    if (cleaned := _cleaned(told, erased)) != told:
                        said = json.dumps(cleaned, ensure_ascii=False).encode()
                        changes[stretch.offset] = tombstones.with_payload(record, said)
                elif entry := _entry_of(_head(member), erased):
                    changes[stretch.offset] = tombstones.tombstone(stretch, _why(entry))
    return changes


def _head(member: bytes) -> bytes:
    """The header of a record, as much of it as can be read."""
    with suppress(zlib.error):
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(member, 1 << 16).partition(b"\r\n\r\n")[0]
    return b""


def _entry_of(head: bytes, erased: Takedowns) -> Entry | None:
    """The erasure that a record belongs to, by its header: as a capture itself, its request, or a reference to it."""
    for found in _ID.findall(head):
        if entry := erased.entry_of_capture(found.decode("latin-1")):
            return entry
    return None


def _entry_of_damaged(member: bytes, erased: Takedowns) -> Entry | None:
    """The same for a damaged record, by its address if that can be read."""
    head = _head(member)
    if entry := _entry_of(head, erased):
        return entry
    found = _URI.search(head)
    return erased.entry_of_address(found[1].decode("utf-8", "replace")) if found else None


def _why(entry: Entry) -> Erasure:
    return Erasure(entry.id, entry.reason or "operator")


def _cleaned(told: Any, erased: Takedowns) -> Any:
    """What a crawl recorded at its end, without what is erased."""
    if not isinstance(told, dict):
        return told
    clean = PageRedaction(erased)

    def is_hidden(text: object) -> bool:
        return isinstance(text, str) and (erased.hides_address(text) or erased.hides_page(text))

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return clean.text(value, "en")
        if isinstance(value, list):
            return [cleaned(one) for one in value if not is_hidden(one)]
        if isinstance(value, dict):
            return {name: cleaned(one) for name, one in value.items() if not is_hidden(name) and not is_hidden(one)}
        return value

    return cleaned(told)


def _move(database: Path, moved: list[tuple[str, int, int]]) -> None:
    """Update the offsets of records in the database that is still in place."""
    if not moved or not database.is_file():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.executemany(
            "UPDATE captures SET offset = ?, length = ? WHERE id = ?",
            [(offset, length, id) for id, offset, length in moved],
        )


def _keep_lines(path: Path, wanted: Callable[[Mapping[str, Any]], bool]) -> None:
    """Rewrite a file of lines without the unwanted ones, if there are any."""
    told, _ = json_lines.read(path)
    kept = [one for one in told if wanted(one)]
    if len(kept) < len(told):
        overwriting.write(path, json_lines.as_bytes(kept))


def _keep_decisions(path: Path, erased: Takedowns) -> None:
    """Rewrite the file of decisions without those about what is erased, if there are any."""
    before = path.read_text(encoding="utf-8")

    def wanted(line: str) -> bool:
        try:
            told = json.loads(line)
            return not erased.hides_page(told["article"]) and not erased.entry_of_capture(told["capture"])
        except (ValueError, KeyError, TypeError):
            return True

    after = "".join(f"{line}\n" for line in before.splitlines() if wanted(line))
    if len(after) < len(before):
        overwriting.write(path, after.encode())


def _leftovers(folder: DataFolder) -> Iterator[Path]:
    """What interrupted commands may have left, and journals of imports, which only save requests."""
    yield from sorted(folder.root.glob("archive.db.rebuilding*"))
    yield from sorted(path for path in folder.root.glob(f"{separate_database.PREFIX}*/*") if path.is_file())
    yield from sorted(folder.root.glob("*.jsonl.new"))
    yield from sorted(folder.warc.glob("*.jsonl.new"))
    yield from sorted((folder.root / "imports").glob("*.jsonl"))


def _settle(database: Path) -> None:
    """Remove free pages from the database, and journals beside it: they may still contain what was erased."""
    if not database.is_file():
        return
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        if connection.execute("PRAGMA freelist_count").fetchone()[0]:
            connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise Locked(f"somebody is reading {database}, so it still has what is erased; the next command removes that")
