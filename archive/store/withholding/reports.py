"""Describes takedowns for the keeper, in words and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from archive.amounts import amount
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding.erasing import Going
from archive.store.withholding.scope.scope import Scope

_MOST = 3  # examples
_LONGEST = 100  # characters of a text that is named by its beginning


def lines(scope: Scope) -> Iterator[str]:
    """What a target reaches, a line each."""
    yield f"{scope.target}: {amount(scope.captures, 'capture')}"
    for id, title in scope.articles.items():
        yield f"article {id}  {title}"
    for kind, found in (
        ("version", scope.versions),
        ("address", scope.files),
        ("document", scope.documents),
        ("person" if scope.target.kind == "person" else "person in nothing else", scope.people),
        ("event", scope.events),
    ):
        for one in found:
            yield f"{kind} {one}"
    for id, count in sorted(scope.repeating.items()):
        yield f"also withheld: {amount(count, 'capture')} of {id}, repeating a paragraph of it"
    if scope.unseen:
        payloads = amount(scope.unseen, "payload with the name is", "payloads with the name are")
        yield f"{payloads} shown to nobody; what was read there stays"
    for place in scope.places:
        yield f"covered in {place}"
    for doubt in scope.doubts:
        yield f"in doubt: {doubt}"
    for text, count in scope.shared.items():
        others = amount(count, "other article says", "other articles say")
        yield f"does not count, for {others} it too: {_short(text)}"
    for version in scope.exports:
        yield f"removed from exports/: {version}, which was made before"
    if scope.left_alone:
        yield f"not looked into, as it does not belong to the archive: {', '.join(scope.left_alone)}"
    yield from scope.notes


def going_lines(going: Going) -> Iterator[str]:
    """What an erasure removes, a line each."""
    yield f"{going.scope.target}: {amount(going.captures, 'capture')} in warc/"
    for line in islice(lines(going.scope), 1, None):
        yield line.replace("also withheld:", "also erased:", 1)
    if going.lists:
        lists = amount(going.lists.total(), "capture only names", "captures only name")
        yield f"of these {lists} it: {_examples(going.lists)}"
    if going.named_in:
        yield f"named, and not erased, in {amount(len(going.named_in), 'article')}: {_examples(going.named_in)}"
    if going.exports:
        names = ", ".join(one.name for one in going.exports[:_MOST])
        yield f"{amount(len(going.exports), 'file')} in exports/: {names}"


def going_as_json(going: Going) -> dict[str, Any]:
    """The same as an object."""
    return {
        **as_json(going.scope),
        "captures": going.captures,
        "lists": dict(going.lists),
        "named_in": dict(going.named_in),
        "exports": [one.name for one in going.exports],
    }


def _examples(found: Counter[str]) -> str:
    named = ", ".join(name for name, _ in found.most_common(_MOST))
    return f"{named}{', …' if len(found) > _MOST else ''}"


def as_json(scope: Scope) -> dict[str, Any]:
    """The same as an object."""
    return {
        "target": str(scope.target),
        "captures": scope.captures,
        "articles": scope.articles,
        "versions": scope.versions,
        "files": scope.files,
        "documents": scope.documents,
        "people": scope.people,
        "events": scope.events,
        "repeating": scope.repeating,
        "shared": scope.shared,
        "places": scope.places,
        "doubts": scope.doubts,
        "unseen": scope.unseen,
        "exports": scope.exports,
        "left_alone": scope.left_alone,
        "notes": scope.notes,
    }


def listed(known: Takedowns, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The takedowns in force, oldest first, as JSON has them. `entries` are all lines of the ledger."""
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
    """A takedown in force, as a line."""
    until = f" until {row['until']}" if row["until"] else ""
    redacted = ", name covered" if row["redact"] else ""
    note = f"  {row['note']}" if row["note"] else ""
    done = "withheld"
    if row["action"] == "erase":
        done = "erased  " if row["carried_out"] else "erasing "  # interrupted; the next writing command completes it
    return f"{row['since'][:10]}  {done}  {row['target']}  {row['reason']}{until}{redacted}{note}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
