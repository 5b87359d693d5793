"""Withholds and releases: the line in the ledger first, and then the database made anew."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from archive.clock import now
from archive.errors import Locked, WrongUse
from archive.store.database import migrate, open_database
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger, takedowns, veiling
from archive.store.takedowns.ledger import Entry, Reason
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import beside
from archive.store.withholding.conforming import Tick, conform
from archive.store.withholding.reach import reach_of
from archive.store.withholding.reached import Reach
from archive.store.withholding.targets import Target, parse


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a takedown or of a release: the `entry`, and whether the database has been made anew already.

    Where it was not, for another command is at work, the pages go by the ledger all the same, and the next command
    makes the database anew. `lost` is what could not be read then, a sentence each.
    """

    entry: Entry
    carried_out: bool
    lost: tuple[str, ...] = ()


def look(folder: DataFolder, typed: str, tick: Tick = lambda _: None, *, redact: bool = False) -> Reach:
    """What a target reaches, without doing anything. Raises WrongUse, Damaged, ArchiveError, Locked."""
    target = parse(typed)
    folder.require_database()
    conform(folder)
    migrate(folder)
    _refuse_again(folder, target)
    with closing(open_database(folder.database).conn) as connection:
        reach = reach_of(Database(connection), folder.warc, target, tick, redact=redact)
    _refuse_again(folder, reach.target)
    reach.exports = [path.name for path in exported.folders(folder.exports)]
    reach.left_alone = beside.unknown(folder)
    return reach


def withhold(
    folder: DataFolder,
    reach: Reach,
    reason: Reason,
    *,
    note: str = "",
    until: date | None = None,
    redact: bool = False,
    tick: Tick = lambda _: None,
) -> Done:
    """Withhold what `look` found. Raises WrongUse for a day that has passed, or for what is withheld already."""
    refuse_passed(until)
    with ledger.held(folder.takedowns):
        _refuse_again(folder, reach.target)
        entry = Entry(
            "withhold",
            ledger.new_id(ledger.read(folder.takedowns), now()),
            reach.target.name,
            reason,
            note,
            until,
            redact,
            hidden=reach.hidden,
        )
        ledger.append(folder.takedowns, entry)
    return _carry_out(folder, entry, tick)


def refuse_passed(until: date | None) -> None:
    """Raise WrongUse for a last day that has passed."""
    if until and until < now().date():
        raise WrongUse(f"{until} has passed: a takedown holds to the end of a day that is to come, or for good")


def release(folder: DataFolder, typed: str, *, note: str = "", tick: Tick = lambda _: None) -> Done:
    """Let something be read again. Raises WrongUse where it is not withheld, or where there is no archive."""
    if not folder.takedowns.exists():
        folder.require_database()
    folder.create()
    with ledger.held(folder.takedowns):
        entries = ledger.read(folder.takedowns)
        found = in_force(Takedowns.of(entries, now().date()), parse(typed))
        if found is None:
            raise WrongUse(f"{typed} is not withheld; `ctarchive withheld` lists what is")
        entry = Entry("release", ledger.new_id(entries, now()), found.target, note=note)
        ledger.append(folder.takedowns, entry)
    return _carry_out(folder, entry, tick)


def in_force(known: Takedowns, target: Target) -> Entry | None:
    """The entry by which a target is hidden that somebody asked for by that name, or by the address of an article."""
    names = (target.name, veiling.target(target.name))
    named = next((one for one in reversed(known.entries) if one.target in names), None)
    if named is None and target.kind == "address" and not target.key.endswith("*"):
        found = known.entry_of_address(target.key)
        return found if found and found.target in found.hidden.pages else None
    if named is None and target.kind == "article":
        return next(
            (
                one
                for one in known.entries
                if not one.hidden.pages.isdisjoint((target.key, veiling.page(target.key)))
                and one.target in one.hidden.pages
            ),
            None,
        )
    return named


def _refuse_again(folder: DataFolder, target: Target) -> None:
    """Raise WrongUse where something is withheld already."""
    found = in_force(takedowns.read(folder.takedowns), target)
    if found:
        done = "erased" if found.action == "erase" else "withheld"
        until = f" until {found.until}" if found.until else ""
        raise WrongUse(f"{target} is {done} already, since {found.id[:10]}{until} ({found.reason})")


def _carry_out(folder: DataFolder, entry: Entry, tick: Tick) -> Done:
    with suppress(Locked):
        made = conform(folder, tick, to_write=True)
        return Done(entry, carried_out=True, lost=tuple(made.lost) if made else ())
    return Done(entry, carried_out=False)
