"""The tables of an export: their columns, types, keys and descriptions.

The types and keys are in the schema of the archive, the descriptions in metadata.yml. This module has what an export
needs besides. Texts that are also in Latvian are translated in locale/lv.po (wording).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlite_utils import Database

from archive.export import wording
from archive.export.parts import Source
from archive.export.release import Licence
from archive.store.schema import migrations

Type = Literal["string", "integer", "number", "date", "datetime"]

_NOT_EXPORTED = {
    "unread",
    "suspects",
    "decisions",
    "failures",
    "missing_requisites",
}  # tables only for the next refresh and the keeper
_ONLY_OURS = {  # of which every word and number was made by the archive, or is the state's
    *("article_twins", "addresses", "people", "municipalities", "municipality_successors", "mentions"),
    *("former_mentions", "event_municipalities", "edges", "captures", "crawls", "imports", "corrections"),
}
_DAYS = {"valid_from", "valid_to"}
_CLOCK_TIMES = {"starts_at", "earlier_starts_at"}
_LEFT_OUT = {("document_pages", "number")}  # another archive of the same captures counts otherwise
_KEYS = {  # of tables that have none in the archive's schema
    "appearances": ("article_id", "start", "person_id"),
    "former_appearances": ("article_id", "revision", "start", "person_id"),
    "mentions": ("article_id", "start", "municipality_id"),
    "former_mentions": ("article_id", "revision", "start", "municipality_id"),
    "document_pages": ("document_id", "page"),
    "edges": ("person_id", "other_id", "year"),
}

_STAMP = "replace(replace(replace(substr({0}, 1, 19), '-', ''), 'T', ''), ':', '')"  # a moment as 20261124142736
_LINK = "Address of its page in this archive"
_CAPTURE = "Address in this archive of the answer of the site that it was read from"
_VERSION = "Address in this archive of the article as it was in this version, for citing: it never shows another one"
_ADDED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "articles": (
        ("permalink", ":address || '/article/' || id", _LINK),
        (
            "version_permalink",
            ":address || '/article/' || id || '/' || (SELECT "
            + _STAMP.format("captured_at")
            + " FROM revisions WHERE article_id = articles.id AND revisions.revision = articles.revision)",
            _VERSION,
        ),
        ("capture_address", ":address || '/capture/' || capture_id", _CAPTURE),
    ),
    "revisions": (
        ("permalink", ":address || '/article/' || article_id || '/' || " + _STAMP.format("captured_at"), _VERSION),
        ("capture_address", ":address || '/capture/' || capture_id", _CAPTURE),
    ),
    "documents": (("permalink", ":address || '/document/' || id", _LINK),),
    "people": (("permalink", ":address || '/speaker/' || slug", _LINK),),
    "municipalities": (("permalink", ":address || '/municipality/' || slug", _LINK),),
    "captures": (("permalink", ":address || '/capture/' || id", _LINK),),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `sql` selects its values, `description` explains it, in English.

    `is_required` tells that it is never empty, `references` is the table whose key it has, if any.
    """

    name: str
    type: Type
    description: str
    sql: str
    is_required: bool = False
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an export. `key` are the columns that identify and order its rows."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    licence: Licence
    source: str  # what the rows are selected from

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [one.name for one in self.columns]

    def rows(self, source: Source) -> Iterator[tuple[Any, ...]]:
        """All rows in the order of the key, read as they are asked for."""
        columns = ", ".join(f'{one.sql} AS "{one.name}"' for one in self.columns)
        order = ", ".join(f'"{name}"' for name in self.key)
        sql = f"SELECT {columns} FROM {self.source} ORDER BY {order}"
        return iter(source.db.execute(sql, {"address": source.settings.archive.address}))


@cache
def tables() -> tuple[Table, ...]:
    """All tables of an export: those of the archive that metadata.yml shows, in its order."""
    described = wording.metadata()["databases"]["archive"]["tables"]
    told = {name: one for name, one in described.items() if not one.get("hidden") and name not in _NOT_EXPORTED}
    empty = Database(memory=True)
    migrations.apply(empty)
    try:
        return tuple(_table(empty, name, one) for name, one in told.items())
    finally:
        empty.close()


def _table(db: Database, name: str, told: dict[str, Any]) -> Table:
    references = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({name})")}
    columns, key = [], []
    for _, column, declared, not_null, _, place, _ in db.execute(f"PRAGMA table_xinfo({name})").fetchall():
        if place and name not in _KEYS:
            key.append((place, column))
        if (name, column) not in _LEFT_OUT:
            is_required = bool(place or (not_null and _is_never_empty(declared, column)))
            said = wording.on_one_line(told["columns"][column])
            kind = _type(declared, column)
            columns.append(Column(column, kind, said, f'"{column}"', is_required, references.get(column)))
    columns += [Column(column, "string", said, sql) for column, sql, said in _ADDED.get(name, ())]
    return Table(
        name,
        told["title"],
        wording.on_one_line(told["description"]),
        tuple(columns),
        tuple(column for _, column in sorted(key)) or _KEYS[name],
        "compilation" if name in _ONLY_OURS else "texts",
        name,
    )


def _type(declared: str, column: str) -> Type:
    if declared == "INTEGER":
        return "integer"
    if declared == "REAL":
        return "number"
    if column.endswith("_on") or column in _DAYS:
        return "date"
    return "datetime" if column.endswith("_at") and column not in _CLOCK_TIMES else "string"


def _is_never_empty(declared: str, column: str) -> bool:
    """Whether a column that is never NULL never has an empty text either."""
    return declared != "TEXT" or column.endswith(("_id", "_on", "_at"))
