"""Finds where in an article, or in which of its documents, the words of a search are, and the snippet."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.search.match import Group, Plan
from archive.search.results import HIT_END, HIT_START, FoundIn
from archive.search.words.vocabulary import TOKEN

SNIPPET_WORDS = 24
PAGE_BITS = 16
"""How many low bits of `document_pages.number` hold the page; those above hold the number of the document."""
_LOOKED_UP = 400  # rows that are scanned in the time in which one phrase is looked up for one row
_LONG = 400  # characters: a line as long as this is not shown whole
_PHRASE = re.compile(r'"([^"]*)"(\*?)')

Where = tuple[str, FoundIn]  # with the snippet before it


def snippet(index: str, column: int) -> str:
    """SQL for the snippet of a column of an index."""
    return f"snippet({index}, {column}, '{HIT_START}', '{HIT_END}', ' … ', {SNIPPET_WORDS})"


def among(index: str, match: str, numbers: Sequence[int], total: int | None = None) -> str:
    """SQL for the rows of an index that match and have one of these numbers; `total` match, if that is known.

    FTS5 would evaluate the whole expression again for each number that it is given, which the + in front hides from it.
    So with many phrases or numbers it is faster to go through all matches, if they are not too many; and always if the
    expression has a prefix, which FTS5 would assemble again.
    """
    phrases = match.count('"') // 2
    is_faster = '"*' in match or (total is not None and total < _LOOKED_UP * phrases * len(numbers))
    return f"{'+' if is_faster else ''}{index}.rowid IN ({marks(numbers)})"


def beside_texts(db: Database, match: str, numbers: Sequence[int]) -> dict[int, Where | None]:
    """Where articles (by number) have words outside their texts; None if it is the title.

    A caption or label counts only if the title alone does not have what was searched for.
    """
    found: dict[int, Where | None] = dict.fromkeys(numbers)
    in_titles = set(_matching(db, f"{{title}} : ({match})", numbers))
    if not (others := [number for number in numbers if number not in in_titles]):
        return found
    marked = ", ".join(f"highlight(articles_fts, {column}, '{HIT_START}', '{HIT_END}')" for column in (2, 3))
    rows = db.execute(
        f"SELECT articles_fts.rowid, {marked}, {snippet('articles_fts', 2)}, {snippet('articles_fts', 3)} "
        f"FROM articles_fts WHERE articles_fts MATCH ? AND {among('articles_fts', match, others)}",
        [match, *others],
    )
    for number, captions, labels, of_captions, of_labels in rows.fetchall():
        if line := _marked_line(captions):
            found[number] = (_shown(line, of_captions), FoundIn("caption"))
        elif line := _marked_line(labels):
            label = line.replace(HIT_START, "").replace(HIT_END, "")
            found[number] = (_shown(line, of_labels), FoundIn("label", label, _behind(db, number, label)))
    return found


def in_documents(db: Database, plan: Plan, numbers: Sequence[int]) -> dict[int, Where]:
    """Where documents of articles (by number) have words that the articles themselves lack."""
    groups = [group for group in plan.groups if group.documents]
    sought = lacking(db, groups, numbers)
    behind = _documents(db, numbers)
    pages = _Pages(db, groups)
    found = {}
    for number in numbers:
        best = max(
            (hit for one in behind[number] for hit in pages.best(one.number, sought[number])),
            key=lambda hit: hit.worth,
            default=None,
        )
        if best:
            one = next(one for one in behind[number] if one.number == best.page >> PAGE_BITS)
            page = best.page & ((1 << PAGE_BITS) - 1)
            told = FoundIn("document", one.label, one.id, page if one.pages > 1 else None)
            found[number] = (pages.snippet(best), told)
    return found


class _Document(NamedTuple):
    number: int
    id: str
    label: str
    pages: int


class _Hit(NamedTuple):
    """A page with hits, and its value: how many groups it has that the article lacks, and how many in all.

    `snippet` is set if a phrase continues on the next page.
    """

    page: int
    worth: tuple[int, int]
    snippet: str | None = None


class _Pages:
    """The pages of documents that have the words of groups."""

    def __init__(self, db: Database, groups: Sequence[Group]) -> None:
        self._db = db
        self._matches = [group.documents or "" for group in groups]

    def best(self, document: int, lacking: frozenset[int]) -> Iterator[_Hit]:
        """The first of the most valuable pages, if any; `lacking` are the indexes of groups to find first."""
        has: dict[int, set[int]] = defaultdict(set)
        low = document << PAGE_BITS
        for place, match in enumerate(self._matches):
            for (page,) in self._db.execute(
                "SELECT rowid FROM document_pages_fts WHERE document_pages_fts MATCH ? AND rowid BETWEEN ? AND ?",
                [match, low, low + (1 << PAGE_BITS) - 1],
            ):
                has[page].add(place)
        hits = [_Hit(page, (len(places & lacking), len(places))) for page, places in sorted(has.items())]
        if best := max(hits, key=lambda hit: hit.worth, default=None):
            yield best
        if best is None or not best.worth[0]:
            yield from self._over_the_end(document, lacking)

    def _over_the_end(self, document: int, lacking: frozenset[int]) -> Iterator[_Hit]:
        """The first page with a phrase that continues on the next one."""
        low = document << PAGE_BITS
        rows = self._db.execute(
            "SELECT number, text FROM document_pages WHERE number BETWEEN ? AND ? ORDER BY number",
            [low, low + (1 << PAGE_BITS) - 1],
        ).fetchall()
        rows = [row for row in rows if TOKEN.search(row[1])]  # there may be a picture between the halves of a phrase
        for place in sorted(lacking):
            phrases = [(words.split(), bool(star)) for words, star in _PHRASE.findall(self._matches[place])]
            if all(len(words) < 2 for words, _ in phrases):
                continue
            for (number, text), (_, following) in pairwise(rows):
                if shown := _over_the_end(text, following, phrases):
                    yield _Hit(number, (1, 1), shown)
                    return

    def snippet(self, hit: _Hit) -> str:
        """The text around the words on a page."""
        if hit.snippet:
            return hit.snippet
        row = self._db.execute(
            f"SELECT {snippet('document_pages_fts', 0)} FROM document_pages_fts "
            "WHERE document_pages_fts MATCH ? AND rowid = ?",
            [" OR ".join(self._matches), hit.page],
        ).fetchone()
        return str(row[0])


def _over_the_end(text: str, following: str, phrases: Iterable[tuple[list[str], bool]]) -> str | None:
    """The text around the first phrase that begins in a text and ends in the following one, marked; None if none."""
    whole = unicodedata.normalize("NFC", text).rstrip() + "\n"
    end = len(whole)
    whole += unicodedata.normalize("NFC", following)
    tokens = [(found.start(), found.end(), fold(found[0])) for found in TOKEN.finditer(whole)]
    before = sum(start < end for start, *_ in tokens)
    for words, is_open in phrases:
        for first in range(max(0, before - len(words) + 1), before):
            there = [token for *_, token in tokens[first : first + len(words)]]
            if is_open and len(there) == len(words) and there[-1].startswith(words[-1]):
                there[-1] = words[-1]
            if there == words and first + len(words) > before:
                last = first + len(words) - 1
                around = SNIPPET_WORDS // 2
                start = tokens[first - around][0] if first > around else 0
                stop = tokens[last + around][1] if last + around < len(tokens) - 1 else len(whole)
                begin, finish = tokens[first][0], tokens[last][1]
                marked = f"{whole[start:begin]}{HIT_START}{whole[begin:finish]}{HIT_END}{whole[finish:stop]}"
                return f"{'… ' if start else ''}{marked}{' …' if stop < len(whole) else ''}"
    return None


def lacking(db: Database, groups: Sequence[Group], numbers: Sequence[int]) -> dict[int, frozenset[int]]:
    """The indexes of groups whose words the articles themselves lack."""
    places = frozenset(range(len(groups)))
    found = dict.fromkeys(numbers, places)
    if len(groups) > 1:
        for place, group in enumerate(groups):
            for number in _matching(db, group.own, numbers) if group.own else ():
                found[number] -= {place}
    return {number: lacks or places for number, lacks in found.items()}


def _matching(db: Database, match: str, numbers: Sequence[int]) -> list[int]:
    sql = f"SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND {among('articles_fts', match, numbers)}"
    return [number for (number,) in db.execute(sql, [match, *numbers])]


def _documents(db: Database, numbers: Sequence[int]) -> dict[int, list[_Document]]:
    """The documents behind articles, in the order of their links, each by its first label."""
    found: dict[int, dict[int, _Document]] = defaultdict(dict)
    rows = db.execute(
        "SELECT articles.rowid, documents_narrow.number, documents.id, "
        "coalesce(nullif(trim(label), ''), documents.title, ''), documents.pages "
        "FROM articles JOIN attachments ON article_id = articles.id JOIN documents ON documents.id = document_id "
        "JOIN documents_narrow ON documents_narrow.id = documents.id "
        f"WHERE articles.rowid IN ({marks(numbers)}) ORDER BY articles.rowid, position",
        list(numbers),
    )
    for article, *document in rows:
        found[article].setdefault(document[0], _Document(*document))
    return defaultdict(list, {article: list(documents.values()) for article, documents in found.items()})


def _behind(db: Database, number: int, label: str) -> str | None:
    """The id of the document behind a label of an article; None if the archive has none."""
    rows = db.execute(
        "SELECT label, document_id FROM attachments JOIN articles ON articles.id = article_id "
        "WHERE articles.rowid = ? AND document_id IS NOT NULL ORDER BY position",
        [number],
    )
    return next((id for text, id in rows if " ".join(text.split()) == label), None)


def _marked_line(text: str) -> str:
    """The first line of a text that has a hit; empty if none has."""
    return next((line for line in text.split("\n") if HIT_START in line), "")


def _shown(line: str, short: str) -> str:
    return line if len(line) <= _LONG else short


def marks(numbers: Sequence[int]) -> str:
    """Placeholders for these values in SQL."""
    return ", ".join("?" * len(numbers))
