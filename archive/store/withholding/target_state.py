"""The current state of a target: whether it is withheld or erased, by itself or with something else."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from archive.errors import WrongUse
from archive.site import identify
from archive.store.database import connect_to_read
from archive.store.folder import DataFolder
from archive.store.takedowns import database_mark, hashed_ids, ledger, takedowns
from archive.store.takedowns.ledger import Entry, digest_of
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding.scope.scope import Scope
from archive.store.withholding.targets import Target, parse


def in_force(known: Takedowns, target: Target) -> Entry | None:
    """The entry that hides a target, if that was requested by this name, or by the address of the article."""
    names = (target.name, hashed_ids.target(target.name))
    named = next((one for one in reversed(known.entries) if one.target in names), None)
    page = target.key if target.kind == "article" else None
    if target.kind == "address" and not target.key.endswith("*") and (address := identify(target.key)):
        page = address.id  # the address of a picture of the article is another target
    if named or page is None:
        return named
    ids = (page, hashed_ids.page(page))
    articles = (one for one in known.entries if one.target in one.hidden.pages)
    return next((one for one in articles if not one.hidden.pages.isdisjoint(ids)), None)


def to_release(known: Takedowns, target: Target) -> Entry | None:
    """The same for a release: a person is also found by another of their slugs."""
    if (named := in_force(known, target)) or target.kind != "person":
        return named
    persons = (one for one in reversed(known.entries) if one.target.startswith("person:"))
    return next((one for one in persons if digest_of(target.key) in one.hidden.people), None)


def entry_of(folder: DataFolder, target: Target) -> Entry | None:
    """The entry because of which the database lacks a target: it may have run out since the database was made."""
    return in_force(_lacking(folder), target)


def held_on(entry: Entry, target: Target, until: date | None, *, redact: bool) -> Scope:
    """The scope of something withheld that is to be so for longer (`until`, None means for good), or redacted too.

    Raises WrongUse if that is so already.
    """
    outlasts = entry.until is not None and (until is None or until > entry.until)
    if not outlasts and not (redact and not entry.redact):
        raise WrongUse(f"{target} is {said(entry)}")
    if entry.target != target.name:
        target = parse(entry.target)  # so that one release ends both
    scope = Scope(target, entry.hidden, captures=len(entry.hidden.captures))
    scope.notes.append(f"it is {said(entry)}, and stays so: what goes with it is as it was then")
    return scope


def hiding(folder: DataFolder, target: Target) -> list[Entry]:
    """The entries because of which the database lacks a target, along with something else that was requested."""
    entries = ledger.read(folder.takedowns)

    def hides(one: Entry) -> bool:
        also = [other for other in entries if other.action == "also" and other.of == one.id]
        return _with_another(Takedowns.of([one, *also], date.min), target) is not None

    return [one for one in _lacking(folder).entries if hides(one)]


def hiding_below(folder: DataFolder, target: Target) -> list[Entry]:
    """The same for anything below a target that is the beginning of addresses; none for other targets."""
    if target.kind != "address" or not target.key.endswith("*"):
        return []
    begins = target.key[:-1]
    withheld = [one for one in _lacking(folder).entries if one.action == "withhold" and one.target != target.name]
    return [one for one in withheld if any(address.startswith(begins) for address in one.hidden.addresses)]


def named_alike(folder: DataFolder, entry: Entry) -> list[Entry]:
    """All entries because of which the database lacks the target of this one."""
    return [one for one in _lacking(folder).entries if one.target == entry.target]


def said(entry: Entry) -> str:
    """The state of what an entry hides, in words."""
    done = "erased" if entry.action == "erase" else "withheld"
    until = f" until {entry.until}" if entry.until else ""
    return f"{done} already, since {entry.id[:10]}{until} ({entry.reason})"


def _lacking(folder: DataFolder) -> Takedowns:
    """What the database lacks: all that was hidden on the day when it was made."""
    day = None
    if folder.database.is_file():
        with closing(connect_to_read(folder.database)) as connection:
            day = database_mark.made_of(connection).day
    return takedowns.read(folder.takedowns, day)


def _with_another(known: Takedowns, target: Target) -> Entry | None:
    match target.kind:
        case "article":
            return known.entry_of_page(target.key)
        case "version":
            article_id, _, version = target.key.partition("/")
            return known.entry_of_version(article_id, version)
        case "capture":
            return known.entry_of_capture(target.key)
        case "document" | "digest":
            return known.entry_of_digest(target.key)
        case "address":
            return known.entry_of_address(target.key.removesuffix("*"))
        case _:
            return None
