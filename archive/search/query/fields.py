"""The fields of a query, such as `title:`, in English and Latvian, with or without diacritics."""

from __future__ import annotations

from archive.latvian.fold import fold

_FIELDS = {
    "title": "title", "nosaukums": "title", "virsraksts": "title",
    "speaker": "speaker", "runātājs": "speaker",
    "named": "named", "minēts": "named", "minēta": "named",
    "municipality": "municipality", "pašvaldība": "municipality",
    "year": "year", "gads": "year",
    "before": "before", "pirms": "before",
    "after": "after", "pēc": "after",
    "in": "in", "kur": "in",
    "is": "is", "ir": "is",
}  # fmt: skip
_FIELD_OF = {fold(name): field for name, field in _FIELDS.items()}

PATTERN = "|".join("".join(c if c.isascii() else f"[{c}{fold(c)}]" for c in name) for name in _FIELDS)
"""A regular expression for any field; match it without regard to case."""


def field_of(typed: str | None) -> str | None:
    """The English name of a field; None if there is none."""
    return _FIELD_OF.get(fold(typed or ""))


def is_latvian(typed: str) -> bool:
    """Whether a field was typed by its Latvian name."""
    return field_of(typed) != fold(typed)
