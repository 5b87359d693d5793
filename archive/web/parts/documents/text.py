"""The text of a document as its page shows it: page by page, with tables, and the words of a query marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup
from sqlite_utils import Database

from archive.search import HIT_END, HIT_START
from archive.search.found.snippets import PAGE_BITS
from archive.search.match import expression
from archive.search.query.parsing import Text, parse
from archive.search.words.vocabulary import Lang
from archive.web.parts.documents.addresses import PART

MOST_CHARACTERS = 50_000  # characters of a page that are shown: a sheet may have millions
_BEFORE = 2000  # characters shown before the first hit, if that is too far from the beginning to start there

_HIT = re.compile(f"{HIT_START}([^{HIT_START}{HIT_END}]*){HIT_END}")
_BETWEEN = re.compile(r"[\n\t]+")
_FOUND = """
SELECT rowid FROM document_pages_fts WHERE document_pages_fts MATCH :words AND rowid BETWEEN :first AND :last
ORDER BY rowid
"""
_MARKED = f"""
SELECT rowid, highlight(document_pages_fts, 0, '{HIT_START}', '{HIT_END}') FROM document_pages_fts
WHERE document_pages_fts MATCH :words AND rowid BETWEEN :first AND :last
"""
_TEXTS = "SELECT number, text FROM document_pages WHERE number BETWEEN :first AND :last ORDER BY number"


class Words(NamedTuple):
    """FTS5 expressions for the words to find in a document: all of them, and any of them."""

    all: str
    any: str


class PageText(NamedTuple):
    """A page: its number from 1, its text, and whether only a part of it is shown."""

    page: int
    html: Markup
    is_cut: bool


def words_of(db: Database, query: str, langs: Iterable[Lang]) -> Words | None:
    """The words of a search in any inflection, by the rules of each language; None if it has none.

    What it says about people, places and days, and what it excludes, is ignored.
    """
    groups = [
        [Text(term.words, term.prefix) for term in group if isinstance(term, Text) and not term.negated]
        for group in parse(query).groups
    ]
    groups = [group for group in groups if group]
    if not groups:
        return None
    every, some = [], []
    for lang in langs:
        either = [" OR ".join(expression(db, term, lang, index="documents") for term in group) for group in groups]
        every.append(" AND ".join(f"({one})" for one in either))
        some += either
    return Words(" OR ".join(f"({one})" for one in every), " OR ".join(some))


def pages_found(db: Database, number: int, words: Words) -> list[int]:
    """The pages of a document that have all the words; if none has, those that have some."""
    everywhere = {"first": number << PAGE_BITS, "last": (number + 1 << PAGE_BITS) - 1}
    for one in words:
        found = [row[0] - everywhere["first"] for row in db.execute(_FOUND, {"words": one, **everywhere})]
        if found:
            return found
    return []


def read_part(db: Database, number: int, part: int, words: Words | None) -> list[PageText]:
    """The pages of a part of a document, which has `number` in `documents_narrow`."""
    base = number << PAGE_BITS
    here = {"first": base + (part - 1) * PART + 1, "last": base + min(part * PART, (1 << PAGE_BITS) - 1)}
    marked = dict(db.execute(_MARKED, {"words": words.any, **here}).fetchall()) if words else {}
    return [_page(row - base, marked.get(row, text)) for row, text in db.execute(_TEXTS, here)]


def _page(page: int, text: str) -> PageText:
    """A page, from the first line shown to the last."""
    start, hit = 0, text.find(HIT_START)
    if hit > MOST_CHARACTERS - _BEFORE:
        start = text.rfind("\n", 0, hit - _BEFORE) + 1
    shown = text[start : start + MOST_CHARACTERS]
    if start + MOST_CHARACTERS < len(text):
        shown = shown.rpartition("\n")[0] or shown
    return PageText(page, as_html(shown), is_cut=len(shown) < len(text))


def as_html(text: str) -> Markup:
    """Lines as paragraphs, lines with tabs as rows of a table, and what is between HIT_START and HIT_END marked."""
    marked = _HIT.sub(lambda hit: _BETWEEN.sub(lambda gap: f"{HIT_END}{gap[0]}{HIT_START}", hit[0]), text)
    lines = [line for line in marked.split("\n") if line.strip(" \r\t" + HIT_START + HIT_END)]
    pieces: list[str] = []
    for is_table, group in groupby(lines, key=lambda line: "\t" in line.rstrip("\t")):
        same = list(group)
        pieces += _table(same) if is_table else [f"<p>{_cell(line)}</p>" for line in same]
    return Markup("\n".join(pieces))  # noqa: S704, for each cell is escaped


def _table(lines: Sequence[str]) -> Iterator[str]:
    yield '<div class="wide-table"><table>'
    for line in lines:
        yield f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in line.rstrip().split(chr(9)))}</tr>"
    yield "</table></div>"


def _cell(text: str) -> str:
    """A text without line breaks and tabs: escaped, with its hits marked, unless only half of one is there."""
    shown = _HIT.sub(lambda hit: f"<mark>{hit[1]}</mark>" if hit[1] else "", escape(text.strip(), quote=False))
    return shown.replace(HIT_START, "").replace(HIT_END, "")
