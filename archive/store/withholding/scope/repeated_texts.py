"""Finds what repeats texts that are to be withheld: other articles, documents, any answer of the site."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from archive.documents import packed
from archive.errors import Damaged
from archive.progress import Tick, silent
from archive.store.takedowns.ledger import Hidden
from archive.store.takedowns.matching.repeats import Marks, beginning_of, mark_of, paragraphs_of
from archive.warc.captures import Capture, find_captures
from archive.warc.reading.captures import read_capture

MOST = 3
"""The number of other articles that may have a paragraph too, for it to count as one of this article.

A paragraph in more of them, such as a closing line with a telephone number, belongs to the site, and identifies none of
them. Judged.
"""


@dataclass(slots=True)
class Texts:
    """Paragraphs and titles by their marks.

    `beginnings` are marks of the first words of the paragraphs, if no other article has these. `shared` has the texts
    that do not count because other articles have them too, each with the number of these.
    """

    paragraphs: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    beginnings: frozenset[str] = frozenset()
    shared: dict[str, int] = field(default_factory=dict)


_TEXTS = """
SELECT id, title, body, captions FROM articles
UNION SELECT article_id, title, body, (SELECT group_concat(value ->> 'caption', char(10)) FROM json_each(images))
FROM revisions
UNION SELECT coalesce(article_id, page_id), title, page ->> 'body',
(SELECT group_concat(value ->> 'caption', char(10)) FROM json_each(page -> 'images'))
FROM imported_pages LEFT JOIN addresses ON addresses.id = page_id
"""


def texts_of(db: Database, articles: Collection[str]) -> Texts:
    """The texts that articles (ids) have had in any version, without those that other articles share."""
    found = Texts()
    for article_id, title, body, captions in db.execute(_TEXTS):
        if article_id in articles:
            found.titles[mark_of(title)] = title
            found.paragraphs |= {mark_of(one): one for one in _paragraphs(body, captions)}
    kept = without_shared(found, _said_by_others(db, articles))
    marks = Marks(mark_of(one) for one in map(beginning_of, kept.paragraphs.values()) if one)
    others = (text or "" for id, _, *texts in db.execute(_TEXTS) if id not in articles for text in texts)
    kept.beginnings = marks.all - frozenset().union(*map(marks.found_in, others))
    return kept


def said_by(db: Database) -> Iterator[tuple[str, str, list[str]]]:
    """The article (id), title and long paragraphs of every version of every article."""
    for article_id, title, body, captions in db.execute(_TEXTS):
        yield article_id, title, _paragraphs(body, captions)


def without_shared(texts: Texts, others: dict[str, set[str]]) -> Texts:
    """Texts without titles that other articles have, and paragraphs that many have; `others` has these by mark."""
    kept = Texts(shared=dict(texts.shared))
    for mark, title in texts.titles.items():
        if title and not others.get(mark):
            kept.titles[mark] = title
        elif title:
            kept.shared[title] = len(others[mark])
    for mark, paragraph in texts.paragraphs.items():
        if len(others.get(mark, ())) <= MOST:
            kept.paragraphs[mark] = paragraph
        else:
            kept.shared[paragraph] = len(others[mark])
    return kept


def _said_by_others(db: Database, articles: Collection[str]) -> dict[str, set[str]]:
    """The other articles (ids) that have a title or a paragraph, by its mark."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article_id, title, paragraphs in said_by(db):
        if article_id not in articles:
            for text in (title, *paragraphs):
                found[mark_of(text)].add(article_id)
    return found


def _paragraphs(body: str | None, captions: str | None) -> list[str]:
    return [*paragraphs_of(body or ""), *(one for line in (captions or "").split("\n") for one in paragraphs_of(line))]


@dataclass(slots=True)
class Repeating:
    """The captures with a payload that repeats a paragraph, and the documents (ids) that repeat one."""

    captures: list[Capture] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


def repeating(
    db: Database,
    warc_dir: Path,
    paragraphs: Iterable[str],
    is_hidden: Callable[[Capture], bool],
    tick: Tick = silent,
) -> Repeating:
    """What repeats any of these paragraphs (marks). Reads every payload once, except those that `is_hidden` names.

    Skips what cannot be read. `tick` is called with the number of payloads read.
    """
    marks, found = Marks(paragraphs), Repeating()
    seen: set[str] = set()
    if not any(True for _ in paragraphs):
        return found
    for capture in list(find_captures(db, "refers_to IS NULL")):
        if capture.sha256 in seen or is_hidden(capture):
            continue
        seen.add(capture.sha256)
        tick(len(seen))
        with suppress(Damaged, ValueError):
            if marks.found_in_answer(read_capture(db, warc_dir, capture).content()):
                found.captures.append(capture)
    sql = "SELECT document_id, group_concat(text, char(10)) FROM document_pages GROUP BY document_id"
    found.documents = {id for id, text in db.execute(sql) if marks.found_in(text)}
    return found


# What may be a container by its type. Other containers are recognised by their bytes when the database is rebuilt.
_LIKELY = """
refers_to IS NULL AND status <> 304
AND NOT coalesce(mime, '') IN ('text/html', 'text/css', 'application/xhtml+xml')
AND NOT coalesce(mime, '') LIKE 'image/%' AND NOT coalesce(mime, '') LIKE '%script'
"""


def holding(db: Database, warc_dir: Path, hidden: Hidden) -> set[str]:
    """The payloads (digests) of containers with a hidden file in them, except those that are hidden already.

    Skips what cannot be read.
    """
    found: set[str] = set()
    seen = set(hidden.digests)
    if not hidden.digests:
        return found
    for capture in list(find_captures(db, _LIKELY)):
        if capture.sha256 not in seen:
            seen.add(capture.sha256)
            with suppress(Damaged, ValueError):
                if packed.holds_any(read_capture(db, warc_dir, capture).content(), hidden.digests):
                    found.add(capture.sha256)
    return found


def files_of(db: Database, articles: Collection[str]) -> tuple[set[str], set[str]]:
    """The addresses of the pictures and documents of these articles (ids), in any version, and those of all others."""
    ours: set[str] = set()
    theirs: set[str] = set()
    for table in ("images", "attachments"):
        for article_id, url in db.execute(f"SELECT article_id, url FROM {table}"):
            (ours if article_id in articles else theirs).add(url)
        for article_id, parts in db.execute(f"SELECT article_id, {table} FROM revisions WHERE {table} IS NOT NULL"):
            (ours if article_id in articles else theirs).update(one["url"] for one in json.loads(parts))
        for page_id, parts in db.execute(f"SELECT page_id, page -> '{table}' FROM imported_pages"):
            (ours if page_id in articles else theirs).update(one["url"] for one in json.loads(parts or "[]"))
    return ours, theirs
