"""Withholds and releases: first writes a line to the ledger, then rebuilds the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from archive.clock import now
from archive.errors import ArchiveError, Locked, WrongUse, in_words
from archive.progress import Tick, silent
from archive.store.database import migrate
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.reprocessing.database_file import settle
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry, Reason
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import separate_database, target_state, unknown_files
from archive.store.withholding.conforming import conform
from archive.store.withholding.scope.of_target import scope_of
from archive.store.withholding.scope.scope import Scope
from archive.store.withholding.targets import Target, parse


@dataclass(frozen=True, slots=True)
class Done:
    """The result of a takedown or a release: the `entry`, and whether the database has been rebuilt already.

    If not, because another command is running, the pages obey the ledger anyway, and the next command rebuilds the
    database. `lost` describes what could not be read in the rebuild, a sentence each.
    """

    entry: Entry
    carried_out: bool
    lost: tuple[str, ...] = ()


def look(
    folder: DataFolder,
    typed: str,
    tick: Tick = silent,
    *,
    until: date | None = None,
    redact: bool = False,
) -> Scope:
    """What a target reaches, without doing anything. Raises WrongUse, Damaged, ArchiveError, Locked.

    What is withheld already can be withheld for longer (`until` is the last day, None means for good); what went with
    something else can be withheld by itself; and the name of a person can be covered in addition.
    """
    target = parse(typed)
    folder.require_database()
    conform(folder)
    migrate(folder)
    entry = target_state.entry_of(folder, target)
    if entry is None:
        scope = _found(folder, target, tick, redact=redact)
        target = scope.target
        entry = target_state.entry_of(folder, target)
    if entry is not None:
        scope = target_state.held_on(entry, target, until, redact=redact)
        if redact and not entry.redact:  # the database lacks the forms in which texts have written the name
            alike = target_state.named_alike(folder, entry)
            with folder.lock(), separate_database.database_without(folder, alike) as (db, warc_dir):
                scope = scope_of(db, warc_dir, target, tick, redact=True)
            scope.hidden |= entry.hidden
    scope.exports = [path.name for path in exported.folders(folder.exports)]
    scope.left_alone = unknown_files.unknown(folder)
    return scope


def withhold(
    folder: DataFolder,
    scope: Scope,
    reason: Reason,
    *,
    note: str = "",
    until: date | None = None,
    redact: bool = False,
    tick: Tick = silent,
) -> Done:
    """Withhold what `look` found. Raises WrongUse for a day that has passed, or for what is withheld already."""
    refuse_passed(until)
    with ledger.held(folder.takedowns):
        if known := target_state.entry_of(folder, scope.target):
            target_state.held_on(known, scope.target, until, redact=redact)
            redact = redact or known.redact
        entry = Entry(
            "withhold",
            ledger.new_id(ledger.read(folder.takedowns), now()),
            scope.target.name,
            reason,
            note,
            until,
            redact,
            hidden=scope.hidden,
        )
        ledger.append(folder.takedowns, entry)
    return _carry_out(folder, entry, tick)


def _found(folder: DataFolder, target: Target, tick: Tick, *, redact: bool) -> Scope:
    def find(db: Database, warc_dir: Path) -> Scope:
        return scope_of(db, warc_dir, target, tick, redact=redact)

    scope, hiding = separate_database.look_for(folder, target, find)
    scope.notes += [f"it is {target_state.said(one)}, with {one.target}, and now by itself as well" for one in hiding]
    return scope


def refuse_passed(until: date | None) -> None:
    """Raise WrongUse if the last day has passed."""
    if until and until < now().date():
        raise WrongUse(f"{until} has passed: a takedown holds to the end of a day that is to come, or for good")


def release(folder: DataFolder, typed: str, *, note: str = "", tick: Tick = silent) -> Done:
    """End a takedown. Raises WrongUse if the target is not withheld, or if there is no archive."""
    if not folder.takedowns.exists():
        folder.require_database()
    folder.create()
    with ledger.held(folder.takedowns):
        entries = ledger.read(folder.takedowns)
        found = target_state.to_release(Takedowns.of(entries, now().date()), parse(typed))
        if found is None:
            raise WrongUse(f"{typed} is not withheld; `ctarchive withheld` lists what is")
        entry = Entry("release", ledger.new_id(entries, now()), found.target, note=note)
        ledger.append(folder.takedowns, entry)
    return _carry_out(folder, entry, tick)


def _carry_out(folder: DataFolder, entry: Entry, tick: Tick) -> Done:
    try:
        with telling_what_holds(folder):
            made = conform(folder, tick, to_write=True)
            if made and entry.action == "withhold" and not settle(folder.database):
                raise ArchiveError(f"somebody is reading {folder.database}, so that the file still has it")
    except Locked:
        return Done(entry, carried_out=False)
    return Done(entry, carried_out=True, lost=tuple(made.lost) if made else ())


@contextmanager
def telling_what_holds(folder: DataFolder) -> Iterator[None]:
    """If an error follows the line in the ledger, let its message say what is in effect: somebody may be in a hurry."""
    try:
        yield
    except Locked:
        raise
    except (ArchiveError, OSError, sqlite3.Error) as error:
        raise ArchiveError(
            f"{folder.takedowns} has it and the pages go by that at once; what was left to do failed, and the next "
            f"command does it: {in_words(error)}"
        ) from error
