"""The state of corrections, for `ctarchive status` and `ctarchive correct list`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from archive.store.corrections import ledger
from archive.store.corrections.ledger import Correction

State = Literal["in force", "lost", "waiting", "replaced", "undone", "withheld"]


@dataclass(frozen=True, slots=True)
class CorrectionsState:
    """`in_force` counts the corrections, `lost` are those that no longer find their text, in words.

    `waiting` counts those that the next command will apply, because the one that was to apply them was cut short;
    `broken` describes a broken last line of the file, None if it is whole.
    """

    in_force: int
    lost: list[str]
    waiting: int
    broken: str | None


def corrections_state(db: Database, path: Path) -> CorrectionsState:
    """The state of the corrections at `path`, as noted in the database. Raises Damaged as `ledger.read`."""
    all_of_them = ledger.read(path)
    states = states_of(db, all_of_them)
    return CorrectionsState(
        in_force=sum(state == "in force" for state in states.values()),
        lost=[f"{one.id}: {in_words(one)}" for one in all_of_them if states.get(one.id) == "lost"],
        waiting=sum(state == "waiting" for state in states.values()),
        broken=ledger.broken(path),
    )


def states_of(db: Database | None, all_of_them: list[Correction]) -> Mapping[int, State]:
    """The state of each correction, by id; `db` is None if there is no database."""
    found: dict[int, int] = {}
    names: set[str] = set()
    articles: set[str] = set()
    if db is not None and db.table("corrections").exists():
        found = dict(db.execute("SELECT id, finds_text FROM corrections").fetchall())
        names = {row[0] for row in db.execute("SELECT slug FROM person_ids")}
        articles = {row[0] for row in db.execute("SELECT id FROM articles")}
    undone = {one.of for one in all_of_them if one.kind == "undo"}
    held = {one.id for one in ledger.in_force(all_of_them)}
    states: dict[int, State] = {}
    for one in all_of_them:
        if one.kind == "undo":
            continue
        if one.id in undone:
            states[one.id] = "undone"
        elif one.id not in held:
            states[one.id] = "replaced"
        elif one.id in found:
            states[one.id] = "in force" if found[one.id] else "lost"
        elif names.issuperset(one.slugs) and (one.article is None or one.article in articles):
            states[one.id] = "waiting"
        else:
            states[one.id] = "withheld" if names or articles else "waiting"
    return states


def in_words(one: Correction) -> str:
    """A correction in words, with slugs and ids."""
    becomes = one.becomes or {}
    match one.kind:
        case "merge-people":
            return f"{one.person} is {one.other}"
        case "part-person":
            return f"in {one.article} {one.person} is another person, {one.other}"
        case "speaker":
            return f"{one.person} {'speaks' if becomes['spoke'] else 'does not speak'} in {one.article}"
        case "office":
            told = ", ".join(f"{name} {value}" for name, value in becomes.items() if value) or "none"
            return f"the office of {one.person} in {one.article} is: {told}"
        case "municipality":
            return f"a place in {one.article} is {becomes['municipality_id'] or 'no municipality'}"
        case "date":
            read = (one.was or {})["published_on"]
            return f"the date of {one.article} is {becomes['published_on'] or 'none'}, not {read or 'none'}"
        case "undo":
            return f"{one.of} is undone"
