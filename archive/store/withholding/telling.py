"""Takedowns in words, for the keeper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding.erasing import Going
from archive.store.withholding.reached import Reach

_MOST = 3  # examples
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
        yield f"also withheld: {_many(count, 'capture')} of {id}, repeating a paragraph of it"
    if reach.unseen:
        yield f"{_many(reach.unseen, 'payload')} with the name are shown to nobody; what was read of them stays"
    for place in reach.places:
        yield f"covered in {place}"
    for doubt in reach.doubts:
        yield f"in doubt: {doubt}"
    for text, count in reach.shared.items():
        yield f"does not count, for {_many(count, 'other article')} say it too: {_short(text)}"
    for version in reach.exports:
        yield f"removed from exports/: {version}, which was made before"
    if reach.left_alone:
        yield f"nobody looks into what is none of the archive: {', '.join(reach.left_alone)}"
    yield from reach.notes


def going_lines(going: Going) -> Iterator[str]:
    """What an erasure takes, a line each."""
    yield f"{going.reach.target}: {_many(going.captures, 'capture')} in warc/"
    for line in islice(lines(going.reach), 1, None):
        yield line.replace("also withheld:", "also erased:", 1)
    if going.lists:
        yield f"of these {_many(going.lists.total(), 'capture')} only name it: {_examples(going.lists)}"
    if going.named_in:
        yield f"named, and not erased, in {_many(len(going.named_in), 'article')}: {_examples(going.named_in)}"
    if going.exports:
        yield f"{_many(len(going.exports), 'file')} in exports/: {', '.join(one.name for one in going.exports[:_MOST])}"


def going_as_json(going: Going) -> dict[str, Any]:
    """The same as an object."""
    return {
        **as_json(going.reach),
        "captures": going.captures,
        "lists": dict(going.lists),
        "named_in": dict(going.named_in),
        "exports": [one.name for one in going.exports],
    }


def _examples(found: Counter[str]) -> str:
    named = ", ".join(name for name, _ in found.most_common(_MOST))
    return f"{named}{', …' if len(found) > _MOST else ''}"


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
        "exports": reach.exports,
        "left_alone": reach.left_alone,
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
    done = "withheld"
    if row["action"] == "erase":
        done = "erased  " if row["carried_out"] else "erasing "  # cut short; the next command that writes ends it
    return f"{row['since'][:10]}  {done}  {row['target']}  {row['reason']}{until}{redacted}{note}"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
