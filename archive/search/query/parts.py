"""The parts of an article that can be searched, by their names in `in:` and in the parameter `in`.

Labels of documents belong to two parts: they are in the article, and they describe the document. Former versions are a
part of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from archive.latvian.fold import fold
from archive.search.notice import N_

Part = Literal["title", "text", "caption", "label", "document", "version"]
Parts = frozenset[Part]

EVERYWHERE: Final[Parts] = frozenset(("title", "text", "caption", "label", "document", "version"))

VALUES: Final[dict[str, Parts]] = {
    "article": frozenset(("title", "text", "caption", "label")),
    "title": frozenset(("title",)),
    "text": frozenset(("text",)),
    "caption": frozenset(("caption",)),
    "document": frozenset(("label", "document")),
    "version": frozenset(("version",)),
}
CHOICES: Final[dict[str, str]] = {
    "article": N_("In articles themselves"),
    "title": N_("In titles"),
    "text": N_("In texts"),
    "caption": N_("In captions"),
    "document": N_("In documents"),
    "version": N_("In former versions"),
}
TOLD_APART = ("article", "document")
"""The values that the facet counts: articles themselves, and the documents attached to them."""

COLUMNS: Final[dict[Part, str]] = {"title": "title", "text": "body", "caption": "captions", "label": "labels"}
"""The column of each part in the index of articles. Documents and former versions have indexes of their own."""

IN_LATVIAN: Final = ("rakstos", "virsrakstos", "tekstos", "parakstos", "dokumentos", "versijās")
"""The values as they are typed after `kur:`."""

# As people may type the values, without diacritics; in Latvian in the nominative or the locative.
_SPELLINGS = {
    "article": "article articles raksts raksti raksta rakstos",
    "title": "title titles virsraksts virsraksti virsraksta virsrakstos nosaukums nosaukuma nosaukumos",
    "text": "text texts body teksts teksti teksta tekstos",
    "caption": "caption captions paraksts paraksti paraksta parakstos",
    "document": "document documents dokuments dokumenti dokumenta dokumentos",
    "version": "version versions versija versijas",
}
_VALUES = {spelling: value for value, spellings in _SPELLINGS.items() for spelling in spellings.split()}


def named(typed: str) -> Parts | None:
    """The parts that a word means, in English or Latvian; None for any other word."""
    value = _VALUES.get(fold(typed.strip()))
    return VALUES[value] if value else None


def columns(parts: Iterable[Part]) -> list[str]:
    """The columns of these parts in the index of articles."""
    wanted = set(parts)
    return [column for part, column in COLUMNS.items() if part in wanted]
