"""Finds what a target names in the archive."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from archive.clock import from_stamp, stamp
from archive.documents import packed, problems
from archive.errors import WrongUse
from archive.extract import Article, Attachment, Image
from archive.site import key_of
from archive.store.takedowns.matching.repeats import Marks, mark_of, paragraphs_of
from archive.warc.captures import Capture


def article(db: Database, id: str) -> str:
    """The id of the article with this id, or with another address that gives it. Raises WrongUse."""
    row = db.execute("SELECT article_id FROM addresses WHERE id = ?", [id]).fetchone()
    found = row[0] if row else id
    if db.execute("SELECT 1 FROM articles WHERE id = ?", [found]).fetchone():
        return str(found)
    raise WrongUse(
        f"the archive has no article {id}{like(id, (row[0] for row in db.execute('SELECT id FROM articles')))}"
    )


def like_address(db: Database, key: str) -> str:
    """A hint at addresses that are spelled similarly."""
    return like(key, {key_of(row[0]) for row in db.execute("SELECT DISTINCT url FROM captures")})


def like(wanted: str, known: Iterable[str]) -> str:
    """A hint at what is spelled similarly."""
    near = difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.75)
    *first, last = near or [""]
    return f"; did you mean {', '.join(first)}{' or ' if first else ''}{last}?" if near else ""


def titles(db: Database, ids: Collection[str]) -> dict[str, str]:
    """The titles of articles by their ids."""
    return {id: db.execute("SELECT title FROM articles WHERE id = ?", [id]).fetchone()[0] for id in sorted(ids)}


def people_of(db: Database, ids: Collection[str]) -> list[str]:
    """The people (slugs) whom only these articles name."""
    rows = db.execute(
        "SELECT slug, group_concat(DISTINCT article_id) FROM people "
        "JOIN appearances ON person_id = people.id GROUP BY slug"
    )
    return sorted(slug for slug, articles in rows if set(articles.split(",")) <= set(ids))


def events_of(db: Database, ids: Collection[str]) -> list[str]:
    """The events (ids) that these articles announce."""
    rows = db.execute("SELECT id, article_id FROM events WHERE source = 'article'")
    return sorted(id for id, article_id in rows if article_id in ids)


def articles_of(db: Database, captures: Iterable[Capture]) -> list[str]:
    """The articles (ids) that captures were read as, one for each such capture."""
    sql = "SELECT article_id FROM captures JOIN articles ON articles.id = article_id WHERE captures.id = ?"
    return [row[0] for one in captures for row in db.execute(sql, [one.id])]


def documents_of(db: Database, sha256: str) -> list[str]:
    """The documents (digests of contents) in a payload."""
    sql = "SELECT document_id FROM document_payloads WHERE sha256 = ? AND document_id IS NOT NULL"
    return [row[0] for row in db.execute(sql, [sha256])]


def is_document(db: Database, sha256: str) -> bool:
    """Whether a digest is that of a document."""
    return db.execute("SELECT 1 FROM documents WHERE id = ?", [sha256]).fetchone() is not None


def digests_alike(db: Database, sha256: str) -> set[str]:
    """A digest and, if it is that of a document, those of the same content with and without its coding."""
    documents = {sha256, *documents_of(db, sha256)}
    sql = "SELECT sha256 FROM document_payloads WHERE document_id = ?"
    return documents | {row[0] for one in documents for row in db.execute(sql, [one])}


def closed(db: Database) -> dict[str, str]:
    """The documents (ids) that cannot be searched for files within them (type, password), each with an address."""
    types = ", ".join("?" * len(packed.CLOSED))
    sql = (
        "SELECT documents.id, url FROM documents JOIN captures ON captures.id = capture_id "
        f"WHERE documents.mime IN ({types}) OR problem = ? ORDER BY url"
    )
    return dict(db.execute(sql, [*sorted(packed.CLOSED), problems.PROTECTED]).fetchall())


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article: its `captures` (ids), and its `texts` by their marks.

    `names` are as in `Hidden.versions`; `said_before_or_after` are the marks of texts that other versions contain too.
    """

    article_id: str
    number: int
    title: str
    captures: tuple[str, ...]
    names: frozenset[str]
    texts: dict[str, str]
    said_before_or_after: frozenset[str]


# As the pages show them (archive.web.pages.captures.dated): captures read as the article, and "not modified" answers.
_CAPTURES = """
SELECT id, fetched_at FROM captures WHERE article_id = ?
AND (read_as = 'Article' OR (status = 304 AND refers_to IS NOT NULL)) ORDER BY fetched_at, id
"""


def version(db: Database, key: str) -> Version:
    """The version that `<id>/<yyyymmddhhmmss>` names, by one of its captures. Raises WrongUse."""
    named, _, written = key.partition("/")
    article_id = article(db, named)
    captures = [(id, stamp(at), at) for id, at in db.execute(_CAPTURES, [article_id]).fetchall()]
    at = next((at for _, second, at in captures if second == written), None)
    if at is None or from_stamp(written) is None:
        near = sorted({second for _, second, _ in captures}, key=lambda second: abs(int(second) - int(written)))[:3]
        raise WrongUse(f"{article_id} was not captured at {written}; it was at {', '.join(sorted(near))}")
    rows = list(db.query("SELECT * FROM revisions WHERE article_id = ? ORDER BY captured_at, revision", [article_id]))
    if len(rows) == 1:
        raise WrongUse(f"{article_id} has this version alone; withhold {article_id}")
    place = max((n for n, row in enumerate(rows) if row["captured_at"] <= at), default=0)
    row = rows[place]
    until = rows[place + 1]["captured_at"] if place + 1 < len(rows) else "9999"
    own = [one for one in captures if row["captured_at"] <= one[2] < until]
    others = [_texts(one) for one in rows if one is not row]
    content = _content_of(row)
    names = {
        f"{article_id}/{row['revision']}",
        f"{article_id}@{row['captured_at']}",
        *(f"{article_id}/{second}" for _, second, _ in own),
    }
    if content not in {_content_of(one) for one in rows if one is not row}:
        names.add(f"{article_id}/{content}")
    return Version(
        article_id,
        row["revision"],
        row["title"],
        tuple(id for id, *_ in own),
        frozenset(names),
        _texts(row),
        # Also texts that another version has in the middle of a paragraph: otherwise that version would go too.
        frozenset(mark for one in others for mark in one).union(
            *(Marks(_texts(row)).found_in(text) for one in others for text in one.values())
        ),
    )


def versions_without(db: Database, article_id: str, hidden: Collection[str]) -> list[tuple[int, str, list[str]]]:
    """The versions of an article that only `hidden` captures (ids) show: number, moment, and the captures' seconds."""
    sql = "SELECT revision, captured_at FROM revisions WHERE article_id = ? ORDER BY captured_at, revision"
    rows = db.execute(sql, [article_id]).fetchall()
    captures = db.execute(_CAPTURES, [article_id]).fetchall()
    found = []
    for (number, since), until in zip(rows, [*(row[1] for row in rows[1:]), "9999"], strict=True):
        own = [(id, at) for id, at in captures if since <= at < until]
        if all(id in hidden for id, _ in own):
            found.append((number, since, [stamp(at) for _, at in own]))
    return found


def count_versions(db: Database, article_id: str) -> int:
    """The number of versions of an article."""
    return int(db.execute("SELECT count(*) FROM revisions WHERE article_id = ?", [article_id]).fetchone()[0])


def _texts(row: dict[str, object]) -> dict[str, str]:
    texts = [str(row["title"]), *paragraphs_of(str(row["body"]))]
    texts += [text for one in json.loads(str(row["images"] or "[]")) for text in paragraphs_of(one["caption"] or "")]
    return {mark_of(text): text for text in texts if text}


def _content_of(row: dict[str, object]) -> str:
    """The digest of the content of a version (`Article.content_hash`)."""
    return Article(
        id="",
        url="",
        kind="news",
        lang="lv",
        title=str(row["title"]),
        published_on=date.fromisoformat(str(row["published_on"])) if row["published_on"] else None,
        body=str(row["body"]),
        html="",
        signature=None if row["signature"] is None else str(row["signature"]),
        images=tuple(Image(**one) for one in json.loads(str(row["images"] or "[]"))),
        attachments=tuple(Attachment(**one) for one in json.loads(str(row["attachments"] or "[]"))),
    ).content_hash


def is_list(db: Database, capture_id: str) -> bool:
    """Whether a capture was read as a list of articles, or a month of the calendar."""
    sql = "SELECT 1 FROM captures WHERE id = ? AND read_as IN ('Listing', 'CalendarMonth')"
    return db.execute(sql, [capture_id]).fetchone() is not None
