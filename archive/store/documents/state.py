"""The state of the reading of documents, for `ctarchive status`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive import documents

_COUNTS = """
SELECT count(iif(has_text, 1, NULL)), count(iif(has_text, problem, NULL)), count(iif(has_text, NULL, 1))
FROM (SELECT problem,
EXISTS (SELECT 1 FROM document_pages WHERE document_id = documents.id AND text <> '') AS has_text FROM documents)
"""


@dataclass(frozen=True, slots=True)
class DocumentsState:
    """`read` counts the documents with text, `in_part` those of them that are incomplete, `unread` the others.

    `problems` counts the latter two by reason, in words. `programs` are the optional ones that read more types, by
    name, and whether this machine has them.
    """

    read: int
    in_part: int
    unread: int
    problems: dict[str, int]
    programs: dict[str, bool]


def documents_state(db: Database) -> DocumentsState:
    """The state in an archive that is open for reading."""
    programs = {name: path is not None for name, path in documents.tools().items()}
    if not db.table("documents").exists():  # the database is older than the table
        return DocumentsState(0, 0, 0, {}, programs)
    read, in_part, unread = db.execute(_COUNTS).fetchone()
    why = "SELECT problem, count(*) FROM documents WHERE problem IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    return DocumentsState(read, in_part, unread, dict(db.execute(why).fetchall()), programs)
