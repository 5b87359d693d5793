"""The dialect of the Wayback Machine: an index with resume keys, and captures with marked header fields.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server documents the index.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from scraper.archives.dialects.answers import Answer, Fields, NotAnIndex
from scraper.archives.dialects.dialect import content_of, refuse_other_statuses, with_parameters
from scraper.archives.dialects.listing import IndexPage, read_lines
from scraper.archives.dialects.memento import Mementos, Style, is_prefixed, prefixed
from scraper.archives.dialects.pace import Pace

HOME = "https://web.archive.org"
PAGE = 5000  # lines of an index to request at once
# 80 % of what the service allows, according to EDGI's client, whose authors asked those who run it.
PACE = Pace(index=60 / 24, capture=60 / 480)

_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length")
_LETTERS = "NbamskS"  # the same in the first line of a CDX file, which some services hand out as it is
_BARE = (b"content-type", b"location")  # fields of the site, although they are not marked


def own_fields(fields: Fields) -> Iterator[tuple[bytes, bytes]]:
    """The header fields of the site: those that are marked, and two others where they have no marked form."""
    marked = {name.lower() for name, _ in prefixed(fields)}
    for field in fields:
        if is_prefixed(field[0]):
            yield from prefixed((field,))
        elif field[0].lower() in _BARE and field[0].lower() not in marked:
            yield field


@dataclass(frozen=True, slots=True)
class Wayback(Mementos):
    """A Wayback Machine: its index at /cdx/search/cdx, captures at /web/."""

    pace: Pace = PACE
    name: ClassVar[str] = "wayback"

    @property
    def style(self) -> Style:
        """How the service serves captures."""
        return Style(f"{self.base}/web/", own_fields)

    def index(self, host: str) -> str:
        """The address at which to query the index for a host."""
        return with_parameters(
            f"{self.base}/cdx/search/cdx",
            url=host,
            matchType="host",
            output="json",
            showResumeKey="true",
            limit=str(PAGE),
            **self.query.parameters,
        )

    def read(self, asked: str, answer: Answer) -> IndexPage:
        """Parse an answer of the index: JSON, or lines of text if it has no JSON. Raises NotAnIndex, Excluded."""
        refuse_other_statuses(answer)
        text = content_of(answer).strip()
        rows, resume = _json(text) if text.startswith("[") else _text(text)
        listed, broken = read_lines((dict(zip(_FIELDS, row, strict=False)) for row in rows), self.query.hosts)
        if rows and broken == len(rows):
            raise NotAnIndex("the index gave a page that is not a list of captures")
        first = asked.partition("&resumeKey=")[0]
        return IndexPage(
            listed, broken, (f"{first}&{urlencode({'resumeKey': resume}, errors='replace')}",) if resume else ()
        )


def _json(text: str) -> tuple[list[list[str | None]], str | None]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAnIndex("the index gave broken JSON") from None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise NotAnIndex("the index gave JSON that is not a list of captures")
    resume = None
    if len(rows) >= 2 and rows[-2] == [] and len(rows[-1]) == 1:
        resume = str(rows[-1][0])
        rows = rows[:-2]
    if rows and "timestamp" in rows[0]:
        rows = _in_order(rows[0], _FIELDS, rows[1:])
    return rows, resume


def _text(text: str) -> tuple[list[list[str | None]], str | None]:
    lines, blank, resume = text.rpartition("\n\n")
    if not blank:
        lines, resume = text, ""
    rows = [line.split() for line in lines.splitlines() if line.strip()]
    if rows and rows[0][0] == "CDX":
        return _in_order(rows[0][1:], _LETTERS, rows[1:]), resume.strip() or None
    return [[*row] for row in rows], resume.strip() or None


def _in_order(names: Sequence[str], wanted: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """The values of rows in the order of the wanted names; None where a row lacks the field."""
    order = [names.index(name) if name in names else -1 for name in wanted]
    return [[row[at] if 0 <= at < len(row) else None for at in order] for row in rows]
