"""The ids and slugs given to people, in `ids.jsonl` beside the captures, so that new rules never change them.

The database can be thrown away, so an id is never only there. Each line of the file is a row of the table `person_ids`,
with a digest of itself; of several lines with one id, the last one applies. A line is on the disk before the row is
published.

The ids of people who are withheld, or who appear only in what is withheld, are only in the file: while a command is
running, they are held by its gate (archive.store.takedowns.gate), so that nobody else gets them.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from archive.store.takedowns.gate import gate_of
from archive.warc import json_lines

NAME = "ids.jsonl"
COLUMNS = ("id", "slug", "name", "joined_to", "organisation", "namesake_of")
_NAMES = ", ".join(COLUMNS)


def file_beside(warc_dir: Path) -> Path:
    """The file that belongs to the captures in a folder."""
    return warc_dir.parent / NAME


def add(db: Database, rows: list[tuple[object, ...]]) -> None:
    """Take over ids that were given before; the values of a row are those of COLUMNS. Known ids are unchanged."""
    gate = gate_of(db)
    hidden = {str(row[0]): row for row in rows if gate.hides_person_id(str(row[1]), str(row[2]))}
    gate.hidden_ids.update(hidden)
    rows = [row for row in rows if row[0] not in hidden]
    with db.atomic():
        db.conn.executemany(f"INSERT OR IGNORE INTO person_ids ({_NAMES}) VALUES (?, ?, ?, ?, ?, ?)", rows)
        for column in ("joined_to", "namesake_of"):  # its line was lost
            db.execute(f"UPDATE person_ids SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM person_ids)")


def load(db: Database, path: Path) -> list[str]:
    """Take over the ids in the file that the database lacks. Returns a sentence for each damaged line."""
    known, damaged = read(path)
    ours = {row[0] for row in db.execute("SELECT id FROM person_ids")}
    if missing := [row for id, row in known.items() if id not in ours]:
        add(db, missing)
    return [
        f"{path}, line {number} is damaged; put the file back from a copy, or remove the line" for number in damaged
    ]


def keep(db: Database, path: Path) -> None:
    """Write the ids of the database to the file. The caller has yet to commit them. Raises OSError if it fails."""
    known, _ = read(path)
    rows = db.execute(f"SELECT {_NAMES} FROM person_ids ORDER BY id").fetchall()
    if new := [dict(zip(COLUMNS, row, strict=True)) for row in rows if known.get(row[0]) != row]:
        json_lines.append(path, new)


def read(path: Path) -> tuple[dict[str, tuple[object, ...]], list[int]]:
    """The rows in the file, by id, with the values of COLUMNS; and the numbers (from 1) of damaged lines."""
    told, damaged = json_lines.read(path)
    rows = (tuple(one.get(name) for name in COLUMNS) for one in told)
    return {str(row[0]): row for row in rows if all(row[:3])}, damaged
