"""What refreshes found new, changed or gone, and what imports brought, newest first.

Only our own visits find changes. Imported captures are much older than their import, so an import is one entry, at the
time when it ended; the versions that it added have a list of their own, by time of capture. So an import neither
removes entries from these lists nor inserts any between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from sqlite_utils import Database

from archive.store.outcomes import UNLIMITED
from archive.warc.origin import Origin, origin
from archive.web.parts.history.differences import Difference, around_changes, word_differences
from archive.web.serving.i18n import N_, day_in_riga

_SHOWN = 500  # characters of the differences shown of one article
_OPENING = 300  # characters shown of an article that is new or gone
_CONTEXT = 60  # characters shown before and after a change
_NEVER = "9999"  # sorts after every moment

LABELS = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "gone": N_("Gone"),
    "import": N_("Imports"),
    "others": N_("Captured by others"),
}

TITLES = {"new": N_("New: %(title)s"), "changed": N_("Changed: %(title)s"), "gone": N_("Gone: %(title)s")}
"""How a feed or a mail calls what became of an article."""

# Until a visit has seen the whole site for the first time, articles are new to the archive, not to the site.
_FIRST_VISIT = f"SELECT min(coalesce(finished_at, started_at)) FROM crawls WHERE {UNLIMITED}"

_OF_LANGUAGE = "(:lang = '' OR article_id IN (SELECT id FROM articles_narrow WHERE lang = :lang))"
_OF_CRAWLS = "article_id NOT IN (SELECT article_id FROM crawled)"
_SOURCES = {
    kind: f"""SELECT '{kind}' AS kind, captured_at AS at, article_id, revision FROM revisions
  WHERE {condition} AND {_OF_CRAWLS} AND {_OF_LANGUAGE}
  UNION ALL SELECT '{kind}', captured_at, article_id, revision FROM crawled_revisions
  WHERE {condition} AND {_OF_LANGUAGE}"""
    for kind, condition in (("new", "revision = 1 AND captured_at > :since"), ("changed", "revision > 1"))
} | {
    "gone": """SELECT 'gone' AS kind, gone_at AS at, id AS article_id, NULL AS revision FROM articles
  WHERE gone_at IS NOT NULL AND (:lang = '' OR lang = :lang)""",
    # An import has no language, so it is left out if one was asked for.
    "import": """SELECT 'import' AS kind, coalesce(finished_at, started_at) AS at, id AS article_id, NULL AS revision
  FROM imports WHERE outcome IS NOT NULL AND :lang = ''
  AND EXISTS (SELECT 1 FROM captures WHERE import_id = imports.id)""",
}
_OF_OTHERS = f"""SELECT 'others' AS kind, captured_at AS at, revisions.article_id AS article_id, revision
  FROM captures JOIN revisions ON revisions.capture_id = captures.id
  WHERE import_id IS NOT NULL AND (:import = '' OR import_id = :import)
  AND {_OF_LANGUAGE.replace("article_id", "revisions.article_id")}"""

# For articles overlaid by imports, what the crawls alone made of them.
_OWN_TEXTS = """
SELECT article_id, value ->> 'revision' AS revision, value ->> 'title' AS title, value ->> 'body' AS body,
  value ->> 'published_on' AS published_on, value ->> 'capture_id' AS capture_id
FROM crawled, json_each(crawled.revisions)
WHERE article_id IN (SELECT article_id FROM found WHERE kind IN ('new', 'changed'))
"""
_TEXTS = """
SELECT article_id, revision, title, body, published_on, capture_id FROM revisions
WHERE article_id IN (SELECT article_id FROM found)
"""
_DETAILS = """
WITH found AS MATERIALIZED (
  {sources} ORDER BY at DESC, article_id, revision DESC LIMIT :limit OFFSET :offset
), own AS MATERIALIZED ({own}), texts AS MATERIALIZED (
  SELECT * FROM own UNION ALL {texts} AND article_id NOT IN (SELECT article_id FROM own)
)
SELECT iif(found.kind = 'others', iif(found.revision = 1, 'new', 'changed'), found.kind) AS kind, at, found.article_id,
  found.revision, lang, coalesce(new.title, articles.title) AS title, coalesce(new.body, articles.body) AS body,
  new.published_on, old.title AS old_title, old.body AS old_body, old.published_on AS old_published_on,
  captures.source, captures.source_uri
FROM found LEFT JOIN articles ON articles.id = found.article_id AND found.kind <> 'import'
  LEFT JOIN texts AS new ON new.article_id = found.article_id AND new.revision = found.revision
  LEFT JOIN texts AS old ON old.article_id = found.article_id AND old.revision = found.revision - 1
  LEFT JOIN captures ON captures.id = new.capture_id
ORDER BY at DESC, found.article_id, found.revision DESC
"""

_FIRST_ARTICLES = f"""
SELECT count(*), max(captured_at) FROM (
  SELECT captured_at FROM revisions WHERE revision = 1 AND captured_at <= :since AND {_OF_CRAWLS} AND {_OF_LANGUAGE}
  UNION ALL
  SELECT captured_at FROM crawled_revisions WHERE revision = 1 AND captured_at <= :since AND {_OF_LANGUAGE})
"""

_IMPORT = """
SELECT id, source, new, changed, unread, suspect, count(*), min(fetched_at), max(fetched_at),
  (SELECT source_uri FROM captures WHERE import_id = :id LIMIT 1)
FROM (SELECT * FROM imports WHERE id = :id) JOIN (SELECT fetched_at FROM captures WHERE import_id = :id)
"""

Differences = tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A state of an article: its text from then on, and the one it replaced. `at` is an ISO time.

    `by` is who captured it; None for our own visit.
    """

    kind: Literal["new", "changed", "gone"]
    at: str
    article_id: str
    revision: int | None
    lang: str
    title: str
    body: str
    published_on: str | None
    old_title: str | None
    old_body: str | None
    old_published_on: str | None
    by: Origin | None = None

    @property
    def day(self) -> str:
        """The day, in Riga."""
        return day_in_riga(self.at)

    @property
    def title_differences(self) -> Differences:
        """The title, with what changed in it."""
        if self.old_title in (None, self.title):
            return (("same", self.title),)  # without shortening
        return _differences(self.old_title or "", self.title)

    @property
    def body_differences(self) -> Differences:
        """What changed in the text, with some words around it; for an article that is new or gone, its beginning."""
        if self.kind == "changed":
            return _differences(self.old_body or "", self.body)
        return (("same", _shortened(self.body.split("\n\n")[0], _OPENING)),)

    @property
    def only_files(self) -> bool:
        """Whether neither title nor text nor date changed."""
        old = (self.old_title, self.old_body, self.old_published_on)
        return self.kind == "changed" and old == (self.title, self.body, self.published_on)


@dataclass(frozen=True, slots=True)
class Imported:
    """An import: when it ended, its id, its source, and how many captures it added, made from `first` to `last`.

    `new` and `changed` count articles, `unread` and `suspect` count captures. Moments are in ISO form.
    """

    at: str
    id: str
    source: Origin
    new: int
    changed: int
    unread: int
    suspect: int
    captures: int
    first: str
    last: str

    kind = "import"

    @property
    def day(self) -> str:
        """The day on which it ended, in Riga."""
        return day_in_riga(self.at)

    @property
    def years(self) -> str:
        """The years of the captures: "2014–2024", or one."""
        first, last = self.first[:4], self.last[:4]
        return first if first == last else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """How many articles our visits began with, and when the last of these was read."""

    articles: int
    at: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes, newest first; whether there are older ones; and, after the oldest, how our visits began."""

    changes: list[Change | Imported]
    more: bool
    first_visit: FirstVisit | None


def read_changes(
    db: Database, kind: str = "", lang: str = "", *, limit: int, offset: int = 0, import_id: str = ""
) -> Changes:
    """The changes of a kind, and of articles in a language; empty values mean all."""
    # A database of an earlier version lacks this column; there, crawls that were told to end early are "limited".
    whole = "AND ended_early IS NULL" if "ended_early" in db.table("crawls").columns_dict else ""
    since = db.execute(f"{_FIRST_VISIT} {whole}").fetchone()[0] or _NEVER
    sources = " UNION ALL ".join(source for name, source in _SOURCES.items() if kind in ("", name))
    own = _OWN_TEXTS if kind != "others" else f"{_OWN_TEXTS} AND false"
    sql = _DETAILS.format(sources=sources or _OF_OTHERS, own=own, texts=_TEXTS)
    parameters = {"since": since, "lang": lang, "limit": limit + 1, "offset": offset, "import": import_id}
    found = [_change(db, row) for row in db.execute(sql, parameters).fetchall()]
    for change in found[:limit]:
        if isinstance(change, Change):
            # Comparing takes a while, so it is done in the reading thread, not in the event loop, and cached.
            _ = change.title_differences, change.body_differences
    first_visit = None
    if len(found) <= limit and kind in ("", "new"):
        articles, at = db.execute(_FIRST_ARTICLES, {"since": since, "lang": lang}).fetchone()
        first_visit = FirstVisit(articles, at) if articles else None
    return Changes(found[:limit], len(found) > limit, first_visit)


def _change(db: Database, row: tuple[Any, ...]) -> Change | Imported:
    kind, at, id, *_ = row
    if kind != "import":
        *values, source, source_uri = row
        return replace(Change(*values), by=origin(source or "crawl", source_uri))
    id, source, *counts, source_uri = db.execute(_IMPORT, {"id": id}).fetchone()
    return Imported(at, id, origin(source, source_uri) or Origin(""), *counts)


@lru_cache(maxsize=512)  # versions never change, and if whole sentences moved, the comparison takes a while
def _differences(old: str, new: str) -> Differences:
    """The differences, with some words around them, in at most _SHOWN characters."""
    parts: list[Difference] = []
    room = _SHOWN
    for kind, text in around_changes(word_differences(old, new), context=_CONTEXT):
        if room <= 0:
            parts.append(("omitted", ""))
            break
        parts.append((kind, _shortened(text, room)))
        room -= len(text)
    return tuple(parts)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else re.sub(r"\s+\S*\Z", "", text[:most]) + " …"
