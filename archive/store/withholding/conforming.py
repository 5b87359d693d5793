"""Keeps the database in step with the ledger of takedowns: rebuilds it if it has what is hidden, or lacks what is not.

If a takedown was interrupted, or the database comes from a backup, the next command completes the work here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NoReturn

from sqlite_utils import Database

from archive.clock import now, stamp
from archive.errors import ArchiveError, Locked
from archive.progress import Tick, silent
from archive.store.annotation import people
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.reprocessing.database_file import settle
from archive.store.reprocessing.rebuild import Rebuilt, rebuild_locked
from archive.store.takedowns import database_mark, hashed_ids, ledger, takedowns
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.withholding import earlier_refreshes, erase_files


def conform(folder: DataFolder, tick: Tick = silent, *, to_write: bool = False) -> Rebuilt | None:
    """Rebuild the database if it may not be read or, with `to_write`, if it is not as the ledger says today.

    First removes exports that may contain what is hidden, even while another command is running. Cheap if there is
    nothing to do. Raises Locked if another command is running, Damaged if the ledger or the database cannot be read,
    ArchiveError (only with `to_write`) if an export cannot be removed, and what `rebuild` raises.
    """
    left = exported.remove_stale(folder, overwrite=bool(erase_files.undone(folder)))
    made = _conform(folder, tick, to_write=to_write)
    if left and to_write:
        _say_what_is_left(left)
    return made


def _conform(folder: DataFolder, tick: Tick, *, to_write: bool) -> Rebuilt | None:
    if _is_in_step(folder, to_write) and not (to_write and erase_files.undone(folder)):
        if to_write and folder.takedowns.exists() and folder.database.is_file():
            with suppress(sqlite3.DatabaseError):  # opening it will report what is wrong with it
                settle(folder.database)  # it may have had a reader when it was rebuilt
        return None
    folder.create()
    with folder.lock():
        return conform_locked(folder, tick, to_write=to_write)


def follow(folder: DataFolder) -> None:
    """The same at the end of a command, during which something may have been withheld or released, or have expired.

    If another command holds the lock, that one does the work.
    """
    with suppress(Locked):
        exported.remove_stale(folder, overwrite=bool(erase_files.undone(folder)))
        _conform(folder, silent, to_write=True)


def conform_locked(folder: DataFolder, tick: Tick = silent, *, to_write: bool = True) -> Rebuilt | None:
    """The same for a caller that holds the lock. First completes erasures that were interrupted."""
    undone = erase_files.undone(folder)
    left = exported.remove_stale(folder, overwrite=bool(undone))
    if undone:
        erase_files.take_out_of_captures(folder)
    made = None
    if not _is_in_step(folder, to_write or bool(undone)):
        made = rebuild_locked(folder, tick, skip_damaged=True, compare=lambda old, db: _note_vanished(folder, old, db))
    if undone:
        if left:
            _say_what_is_left(left)
        erase_files.take_out_of_the_rest(folder)
        erase_files.note_done(folder, undone)
    return made


def _say_what_is_left(left: list[Path]) -> NoReturn:
    named = ", ".join(map(str, left))
    raise ArchiveError(f"{named} may have what is withheld and cannot be removed; no page shows it: remove it by hand")


def end_erasures(folder: DataFolder, tick: Tick) -> None:
    """Complete interrupted erasures, and remove exports that may contain what is hidden.

    Also notes in the ledger which last days have passed. Cheap if there is nothing to do. Raises as `conform` does.
    """
    earlier_refreshes.note_passed(folder)
    if erase_files.undone(folder):
        conform(folder, tick, to_write=True)
    exported.remove_stale(folder)


def _is_in_step(folder: DataFolder, to_write: bool) -> bool:
    earlier_refreshes.note_passed(folder)  # reads the ledger: if it is damaged, that is reported before anything else
    if not folder.database.is_file():
        return True
    try:
        with closing(sqlite3.connect(f"{folder.database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            check = database_mark.is_current if to_write else database_mark.is_fit
            return check(connection, folder.database)
    except sqlite3.DatabaseError:
        return True  # opening it will report what is wrong with it


def _note_vanished(folder: DataFolder, old: sqlite3.Connection | None, db: Database) -> None:
    """Add to the ledger what disappeared because of its entries, for each entry without such a line."""
    if old is None:
        return
    entries = ledger.read(folder.takedowns)
    in_force = takedowns.Takedowns.of(entries, now().date())
    _keep_away(folder, entries, in_force, old, db)
    known = {one.of for one in entries if one.action == "also"}
    fresh = [one for one in in_force.entries if one.id not in known]
    if not fresh or (vanished := _vanished(old, db)) == Hidden():
        return
    with ledger.held(folder.takedowns):
        for one in fresh:
            entries = ledger.read(folder.takedowns)
            hidden = hashed_ids.hidden(vanished) if any(other.action == "erase" for other in fresh) else vanished
            ledger.append(folder.takedowns, Entry("also", ledger.new_id(entries, now()), of=one.id, hidden=hidden))


def _keep_away(
    folder: DataFolder, entries: list[Entry], in_force: takedowns.Takedowns, old: sqlite3.Connection, db: Database
) -> None:
    """Assign what went with an entry that has ended, and has not come back, to the last entry in force.

    Another entry must be hiding it. The people among it then appear in nothing that may be read, and their ids must
    stay out of the database.
    """
    if not in_force:
        return
    holding = {one.id for one in in_force.entries}
    went = Hidden.all_of(
        one.hidden
        for one in entries
        if one.action in ("withhold", "erase", "also") and (one.of or one.id) not in holding
    )
    there = {
        "pages": _column(db, "SELECT id FROM articles"),
        "captures": _column(db, "SELECT id FROM captures"),
        "digests": _column(db, "SELECT sha256 FROM captures UNION SELECT id FROM documents"),
        "events": _column(db, "SELECT id FROM events"),
        # People whom the rules no longer find keep their ids for good: they have not gone with an entry.
        "people": map(ledger.digest_of, people.named(db) | _column(old, "SELECT slug FROM person_ids")),
    }
    away = {name: getattr(went, name).difference(found) for name, found in there.items()}
    missing = Hidden(**{name: found - getattr(in_force.vanished, name) for name, found in away.items()})
    if missing == Hidden():
        return
    with db.atomic():
        known = db.execute("SELECT id, slug FROM person_ids").fetchall()
        people.leave_out(db, [id for id, slug in known if ledger.digest_of(slug) in missing.people])
    with ledger.held(folder.takedowns):
        entries = ledger.read(folder.takedowns)
        last = in_force.entries[-1]
        hidden = hashed_ids.hidden(missing) if last.action == "erase" else missing
        ledger.append(folder.takedowns, Entry("also", ledger.new_id(entries, now()), of=last.id, hidden=hidden))


def _column(db: Database | sqlite3.Connection, sql: str) -> set[str]:
    return {str(row[0]) for row in db.execute(sql)}


def _vanished(old: sqlite3.Connection, db: Database) -> Hidden:
    """What the previous database contains and the new one lacks."""

    def gone(sql: str) -> set[str]:
        try:
            before = {str(row[0]) for row in old.execute(sql)}
        except sqlite3.OperationalError:  # it is older than the table
            return set()
        return before - {str(row[0]) for row in db.execute(sql)}

    captures = gone("SELECT id FROM captures")
    shown = {
        f"{article_id}/{stamp(at)}"
        for id, article_id, at in old.execute(
            "SELECT id, article_id, fetched_at FROM captures WHERE read_as = 'Article'"
        )
        if id in captures and article_id
    }
    return Hidden(
        pages=frozenset(gone("SELECT id FROM articles")),
        versions=frozenset(shown | gone("SELECT article_id || '/' || revision FROM revisions")),
        captures=frozenset(captures),
        digests=frozenset(gone("SELECT sha256 FROM captures WHERE status = 200") | gone("SELECT id FROM documents")),
        people=frozenset(map(ledger.digest_of, gone("SELECT slug FROM people") | gone("SELECT slug FROM person_ids"))),
        events=frozenset(gone("SELECT id FROM events")),
    )
