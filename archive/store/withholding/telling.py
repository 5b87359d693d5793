"""Takedowns in words, for whoever keeps the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding.reach import Reach

_LONGEST = 100  # characters of a text that is named by its beginning


def lines(reach: Reach) -> Iterator[str]:
    """What a target reaches, a line each."""
    yield f"{reach.target}: {_many(reach.captures, 'capture')}"
    for id, title in reach.articles.items():
        yield f"article {id}  {title}"
    for kind, found in (
        ("version", reach.versions),
        ("address", reach.files),
        ("document", reach.documents),
        ("person" if reach.target.kind == "person" else "person in nothing else", reach.people),
        ("event", reach.events),
    ):
        for one in found:
            yield f"{kind} {one}"
    for id, count in sorted(reach.repeating.items()):
        yield f"also withheld: {_many(count, 'capture')} of {id}, which repeat a paragraph of it"
    if reach.unseen:
        yield f"{_many(reach.unseen, 'payload')} with the name are shown to nobody; what was read of them stays"
    for place in reach.places:
        yield f"covered in {place}"
    for doubt in reach.doubts:
        yield f"in doubt: {doubt}"
    for text, count in reach.shared.items():
        yield f"does not count, for {_many(count, 'other article')} say it too: {_short(text)}"
    yield from reach.notes


def as_json(reach: Reach) -> dict[str, Any]:
    """The same as an object."""
    return {
        "target": str(reach.target),
        "captures": reach.captures,
        "articles": reach.articles,
        "versions": reach.versions,
        "files": reach.files,
        "documents": reach.documents,
        "people": reach.people,
        "events": reach.events,
        "repeating": reach.repeating,
        "shared": reach.shared,
        "places": reach.places,
        "doubts": reach.doubts,
        "unseen": reach.unseen,
        "notes": reach.notes,
    }


def listed(known: Takedowns, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The takedowns in force as rows, oldest first. `entries` are all lines of the ledger."""
    ended = {one.of for one in entries if one.action == "done"}
    return [_row(one, ended=one.id in ended) for one in known.entries]


def _row(entry: Entry, *, ended: bool) -> dict[str, Any]:
    return {
        "target": entry.target,
        "action": entry.action,
        "since": entry.id,
        "reason": entry.reason,
        "until": entry.until.isoformat() if entry.until else None,
        "redact": entry.redact,
        "note": entry.note,
        "carried_out": ended if entry.action == "erase" else None,
    }


def line(row: Mapping[str, Any]) -> str:
    """A takedown that is in force, on a line."""
    until = f" until {row['until']}" if row["until"] else ""
    redacted = ", name covered" if row["redact"] else ""
    note = f"  {row['note']}" if row["note"] else ""
    done = "erased  " if row["action"] == "erase" else "withheld"
    return f"{row['since'][:10]}  {done}  {row['target']}  {row['reason']}{until}{redacted}{note}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
