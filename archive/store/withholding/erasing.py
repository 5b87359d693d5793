"""Erases: finds and reports what must go, then writes the line to the ledger, then carries it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlite_utils import Database

from archive.clock import now
from archive.errors import WrongUse
from archive.progress import Tick, silent
from archive.store.database import migrate
from archive.store.folder import DataFolder
from archive.store.takedowns import hashed_ids, ledger, takedowns
from archive.store.takedowns.ledger import Entry, Hidden, Reason
from archive.store.withholding import capture_scan, erase_files, separate_database, target_state, unknown_files
from archive.store.withholding.conforming import conform, conform_locked
from archive.store.withholding.operations import Done, telling_what_holds
from archive.store.withholding.scope.of_target import scope_of
from archive.store.withholding.scope.scope import Scope
from archive.store.withholding.targets import parse


@dataclass(slots=True)
class Going:
    """What an erasure removes. `captures` is the number of captures that go, as records of the capture files.

    `people` are digests of the slugs of people whom nothing names any more, because another takedown withholds the
    target already. `lists` counts captures that only name the target, by address; `named_in` counts those of articles
    (ids, or else addresses) that name it and stay. `exports` are files that go whole.
    """

    scope: Scope
    captures: int = 0
    lists: Counter[str] = field(default_factory=Counter)
    named_in: Counter[str] = field(default_factory=Counter)
    exports: list[Path] = field(default_factory=list)
    people: frozenset[str] = frozenset()


def look(folder: DataFolder, typed: str, *, keep_lists: bool = False, tick: Tick = silent) -> Going:
    """What an erasure of a target would remove, without doing anything. Raises WrongUse, Damaged, ArchiveError, Locked.

    What is withheld or erased already can be erased (again); what that covers is then taken from the ledger. With
    `keep_lists`, captures that only name the target stay.
    """
    folder.require_database()
    conform(folder)
    migrate(folder)
    return _look(folder, typed, keep_lists=keep_lists, tick=tick)


def _look(folder: DataFolder, typed: str, *, keep_lists: bool, tick: Tick, is_locked: bool = False) -> Going:
    target = parse(typed)
    if target.kind == "person":
        raise WrongUse(f"{typed} stands in articles: erase these, or `ctarchive withhold {typed} --redact`")

    def find(db: Database, warc_dir: Path) -> tuple[Scope, capture_scan.Found]:
        scope = Scope(target) if target_state.entry_of(folder, target) else scope_of(db, warc_dir, target, tick)
        if known := target_state.entry_of(folder, scope.target):
            done = "erased" if known.action == "erase" else "withheld"
            scope = Scope(target, known.hidden, notes=[f"it is {done} since {known.id[:10]} ({known.reason})"])
        return scope, capture_scan.look(db, warc_dir, scope.hidden, all_hidden, keep_lists=keep_lists, tick=tick)

    all_hidden = takedowns.read(folder.takedowns)
    (scope, found), hiding = separate_database.look_for(folder, target, find, is_locked=is_locked)
    scope.notes += [f"it is {target_state.said(one)}, with {one.target}, which stays so" for one in hiding]
    scope.notes += [
        f"{url} is withheld by itself ({other}) and stays in the captures: erase that as well"
        for url, other in sorted(found.withheld.items())
    ]
    scope.hidden |= Hidden(captures=frozenset(found.captures), addresses=found.redirecting)
    going = Going(scope, len(found.captures), found.lists, found.named_in)
    going.exports = erase_files.exports(folder)
    going.people = frozenset(map(ledger.digest_of, scope.people)) if hiding else frozenset()
    scope.left_alone = unknown_files.unknown(folder, exports=False)
    return going


def erase(
    folder: DataFolder,
    typed: str,
    reason: Reason,
    *,
    note: str = "",
    keep_lists: bool = False,
    tick: Tick = silent,
) -> Done:
    """Erase a target for good. Raises Locked if another command is running, and as `look` does.

    Looks for the target once more under the lock, so that nothing captured in the meantime is left.
    """
    folder.require_database()
    with folder.lock():
        conform_locked(folder)
        going = _look(folder, typed, keep_lists=keep_lists, tick=silent, is_locked=True)
        if not going.captures:
            raise WrongUse(f"nothing of {typed} is in the captures")
        entry = _note(folder, going, reason, note)
        with telling_what_holds(folder):
            made = conform_locked(folder, tick)
    return Done(entry, carried_out=True, lost=tuple(made.lost) if made else ())


def _note(folder: DataFolder, going: Going, reason: Reason, note: str) -> Entry:
    """Write the line; in the same step, hash what earlier lines about the same target have in clear text."""
    hidden = hashed_ids.hidden(going.scope.hidden)
    target = hashed_ids.target(going.scope.target.name)
    with ledger.held(folder.takedowns):
        entries = ledger.read(folder.takedowns)
        entry = Entry("erase", ledger.new_id(entries, now()), target, reason, note, hidden=hidden)
        hashed = [_hashed(one, entry) for one in entries]
        fresh = [entry]
        if going.people:  # the database no longer has them, so nothing else would record that they go
            fresh.append(Entry("also", ledger.new_id(fresh, now()), of=entry.id, hidden=Hidden(people=going.people)))
        if hashed == entries:
            for one in fresh:
                ledger.append(folder.takedowns, one)
        else:
            ledger.rewrite(folder.takedowns, [*hashed, *fresh])
    return entry


def _hashed(known: Entry, erasing: Entry) -> Entry:
    """A line of the ledger, hashed if it is about what is erased."""
    hidden = hashed_ids.hidden(known.hidden)
    shared = hidden.addresses & erasing.hidden.addresses or hidden.pages & erasing.hidden.pages
    target = hashed_ids.target(known.target)
    return replace(
        known,
        target=target if shared or target == erasing.target else known.target,
        hidden=hidden if shared or target == erasing.target else known.hidden,
    )
