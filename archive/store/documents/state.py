"""How the reading of documents stands, for `ctarchive status`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive import documents


@dataclass(frozen=True, slots=True)
class DocumentsState:
    """`read` are the documents with text; `problems` counts those of which not all was read, by why, in words.

    `programs` are the optional ones that read more kinds, by name, and whether this machine has them.
    """

    read: int
    problems: dict[str, int]
    programs: dict[str, bool]


def documents_state(db: Database) -> DocumentsState:
    """Look at an archive that is open for reading."""
    programs = {name: path is not None for name, path in documents.tools().items()}
    if not db.table("documents").exists():  # a database older than the table
        return DocumentsState(0, {}, programs)
    read = db.execute("SELECT count(*) FROM documents WHERE pages > 0").fetchone()[0]
    sql = "SELECT problem, count(*) FROM documents WHERE problem IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    return DocumentsState(read, dict(db.execute(sql).fetchall()), programs)
