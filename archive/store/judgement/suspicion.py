"""Finds pages that were read as articles but look wrong: disguised errors, texts of other articles, too much at once.

An article is only overwritten by itself. A page that looks like something else is kept as a capture but not published;
the article stays as it was, and its page is requested again in each refresh. Some suspicions are dropped if the page
lasts, the others only if a person says so (`ledgers.decisions`). Everything is derived from the captures and the
decisions, so a rebuild has the same result. `judgement.suspects` stores what is found here.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

from archive.extract.boilerplate.error_pages import has_script_message, reads_like_error
from archive.latvian.fold import slugify
from archive.site import identify
from archive.store.judgement import lists, unread
from archive.store.judgement.addresses import AT_ITS_PLACE
from archive.store.judgement.disappearance import PATIENCE
from archive.store.judgement.similarity import similarity, words_of
from archive.store.ledgers import decisions
from archive.store.outcomes import PUBLISHED
from archive.store.staging.staged import STAGED_CRAWL
from archive.warc.captures import OF_CRAWLS

# What is wrong with a page: its text is like an error's, or another article's; many changed at once; it has another
# title and date, no date any longer, or hardly any text any longer; it is where a list was.
Kind = Literal["error", "shared", "many", "retitled", "undated", "shortened", "list"]
BY_LASTING: tuple[Kind, ...] = ("retitled", "undated", "shortened", "list")  # the others need a decision


@dataclass(frozen=True, slots=True)
class Limits:
    """When a page is suspect."""

    most: int = 5  # articles that may change in one refresh; more are suspect if they are also
    most_share: float = 0.2  # more than this share of those requested
    long: int = 200  # characters of a meaningful text
    shortened: float = 0.3  # share of a long published text; less is a stub
    lost: int = 60  # characters missing after a text that breaks off within a sentence; judged
    words: int = 8  # with fewer, a text does not prove that two pages are the same
    another: float = 0.3  # similarity of two texts; below that, one is not an edition of the other
    pair: int = 2  # new pages with one long text, of which the first is published; of more, none is


LIMITS = Limits()
_ENDED = re.compile(r"(?:^|[.!?…:;]\W*)$")  # an empty text, or one whose last sentence is complete


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A staged page that is not believed, and why, in words."""

    capture_id: str
    article_id: str
    url: str
    fetched_at: str
    content_hash: str
    kind: Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Version:
    """A present or former version of an article. `date` is ISO 8601."""

    title: str
    date: str | None
    body: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A staged article that is new, or differs from the published one.

    It has no text, because a crawl may have more texts than memory should hold. `key` is the same for pages with the
    same text; `known_key` is that of the published text, None for a new article; `differs` is what is wrong with the
    page as a later version of that text.
    """

    capture_id: str
    id: str
    url: str
    fetched_at: str
    is_elsewhere: bool  # not the address at which its article is published
    date: str | None
    content_hash: str
    length: int  # characters
    key: str
    is_error: bool
    known_key: str | None
    differs: tuple[Kind, str] | None


# The bytes that a revision was made from say what it says, whatever was read from them.
_PAGES = f"""
SELECT captures.id, page ->> 'id', captures.url, captures.fetched_at, captures.url IS NOT articles.url,
  page ->> 'title', page ->> 'published_on', page ->> 'body', page ->> 'signature', page ->> 'content_hash',
  coalesce(captures.refers_to, captures.id) IN (SELECT capture_id FROM unended) AND (
    SELECT coalesce(last.refers_to, last.id) NOT IN (SELECT capture_id FROM unended) FROM captures AS last
    WHERE last.url = captures.url AND last.crawl_id < captures.crawl_id AND last.read_as = 'Article'
    AND last.crawl_id IN (SELECT id FROM crawls WHERE {PUBLISHED})
    ORDER BY last.crawl_id DESC, last.fetched_at DESC LIMIT 1),
  articles.title, articles.published_on, articles.body, articles.content_hash
FROM staged JOIN captures ON captures.id = staged.capture_id LEFT JOIN articles ON articles.id = page ->> 'id'
LEFT JOIN captures AS read ON read.id = articles.capture_id
WHERE page ->> 'type' = 'Article' AND articles.content_hash IS NOT page ->> 'content_hash'
AND (read.id IS NULL OR read.url <> captures.url OR read.sha256 <> captures.sha256)
"""
_ASKED = """
SELECT count(DISTINCT articles.id) FROM staged JOIN captures ON captures.id = staged.capture_id
JOIN articles ON articles.id = coalesce(page ->> 'id', captures.article_id)
WHERE page ->> 'type' IN ('Article', 'NotModified')
"""
# If an article's address has nothing any longer, or leads elsewhere, another address may show the article now.
_SIMILAR = f"""
SELECT id, body, content_hash FROM articles WHERE gone_at IS NULL AND length(body) BETWEEN ? AND ?
AND NOT EXISTS (SELECT 1 FROM captures WHERE {OF_CRAWLS} AND article_id = articles.id AND fetched_at > last_seen_at
  AND {unread.NO_PAGE} AND {AT_ITS_PLACE})
"""
_WAS_LIST = f"SELECT 1 FROM captures WHERE url = ? AND read_as IN ('Listing', 'CalendarMonth') AND {OF_CRAWLS} LIMIT 1"


def find(
    db: Database,
    settled: Iterable[str] = (),
    moved: Iterable[str] = (),
    ignored: Collection[str] = (),
    *,
    timely: bool = True,
) -> dict[str, Suspicion]:
    """The staged pages that are not to be believed, by capture. Changes only the readings of accepted captures.

    `settled` are captures that were believed before, `moved` the articles that were found at other addresses: all their
    pages may have changed with the move. Captures in `ignored` change nothing anyway. If the crawl was not `timely`,
    because its clock was wrong, nothing counts as lasting.
    """
    decisions.read_anew(db)
    accepted = decisions.accepted(db, db.execute(STAGED_CRAWL).fetchone()[0] or "")
    settled, moved = set(settled), set(moved)
    pages = sorted(_read(db), key=lambda page: (page.is_elsewhere, page.fetched_at, page.capture_id))
    pages = [page for page in pages if page.capture_id not in ignored]
    pages = [page for page in pages if (page.id, page.content_hash) not in accepted]
    same = _same(db, pages)
    pages = [page for page in pages if page.capture_id not in settled]
    before = {page["article_id"]: page for page in lists.rows(db, "suspects")}
    found: dict[str, Suspicion] = {}
    changed: dict[str, list[_Page]] = defaultdict(list)
    for page in pages:
        row = before.get(page.id)
        as_before = row is not None and row["content_hash"] == page.content_hash
        why = _why(db, page, same.get(page.id, []))
        if why:
            found[page.capture_id] = _suspicion(page, *why)
        if page.known_key is None or (why and why[0] not in BY_LASTING):
            continue
        if row is not None and row["kind"] == "many":
            found[page.capture_id] = _suspicion(page, "many", row["reason"])
        elif why and row is not None and as_before and timely and has_lasted(row, page.fetched_at):
            del found[page.capture_id]
        elif page.id not in moved and not as_before:
            changed[page.id].append(page)
    asked = db.execute(_ASKED).fetchone()[0]
    if len(changed) > LIMITS.most and len(changed) > LIMITS.most_share * asked:
        for page in (page for pages in changed.values() for page in pages):
            reason = f"one of {len(changed)} articles that changed at once, of {asked} that were asked for"
            found[page.capture_id] = _suspicion(page, "many", reason)
    return found


def _read(db: Database) -> Iterator[_Page]:
    """The pages, unordered: SQLite would sort all their texts along with them."""
    for row in db.execute(_PAGES):
        (capture_id, article_id, url, moment, is_elsewhere, *page, content_hash, lost_end), before = row[:11], row[11:]
        title, day, body, signature = page
        known = Version(*before) if before[-1] is not None else None
        yield _Page(
            capture_id,
            article_id,
            url,
            moment,
            bool(is_elsewhere),
            day,
            content_hash,
            len(body),
            text_key(body, content_hash),
            reads_like_error(title, body.split("\n\n")) or has_script_message(signature or ""),
            text_key(known.body, known.content_hash) if known else None,
            compare(known, Version(title, day, body, content_hash), has_lost_end=bool(lost_end)) if known else None,
        )


def _suspicion(page: _Page, kind: Kind, reason: str) -> Suspicion:
    return Suspicion(page.capture_id, page.id, page.url, page.fetched_at, page.content_hash, kind, reason)


def _why(db: Database, page: _Page, others: list[str]) -> tuple[Kind, str] | None:
    """What is wrong with a page, by itself and in comparison with its article. `others` have the same text."""
    if page.is_error:
        return "error", "its text is like an error's"
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        return "shared", f"it says the same as {others[0]}{more}"
    if page.known_key is None and page.date is None and db.execute(_WAS_LIST, [page.url]).fetchone():
        return "list", "it stands where a list stood"
    return page.differs


def compare(known: Version, page: Version, *, has_lost_end: bool = False) -> tuple[Kind, str] | None:
    """What is wrong with a page that should be a later version of an article, if anything is.

    `has_lost_end`: the page ends without the closing tags that it had when it was last read. An editor who
    removes paragraphs leaves them. The kind is one of BY_LASTING.
    """
    # A page without a title keeps the former one.
    if page.title and slugify(page.title) != slugify(known.title):
        if page.date != known.date:
            return "retitled", "its title and its date have changed"
        if page.date is None and similarity(words_of(known.body), words_of(page.body)) < LIMITS.another:
            return "retitled", "its title and nearly all of its text have changed"
    if page.date is None and known.date is not None:
        return "undated", "it has no date any more"
    if len(known.body) > LIMITS.long and len(page.body) < LIMITS.shortened * len(known.body):
        return "shortened", f"its text has shrunk from {len(known.body)} to {len(page.body)} characters"
    if breaks_off(known.body, page.body):
        return "shortened", "its text breaks off in the middle of a sentence"
    if has_lost_end and known.body.startswith(page.body):
        return "shortened", "its page has lost its end, with a part of what it showed"
    return None


def breaks_off(known: str, body: str) -> bool:
    """Whether a text is the beginning of the known one and ends in the middle of a sentence.

    So does a page of a server that broke off without having declared its length. An editor may remove a few last words,
    but no more.
    """
    lost = known[len(body) :]
    return len(lost) > LIMITS.lost and lost[0] != "\n" and known.startswith(body) and not _ENDED.search(body)


def text_key(body: str, content_hash: str) -> str:
    """A digest (hex) of the words of a text, to find pages with the same text; None if it has too few."""
    words = body.casefold().split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if len(words) >= LIMITS.words else content_hash


def _same(db: Database, pages: list[_Page]) -> dict[str, list[str]]:
    """For each article (id) the others with the same text as its page, unless they had the same before.

    Of two new pages with a long text, the older one is accepted: a page may have two addresses.
    """
    if not pages:
        return {}
    saying: defaultdict[str, dict[str, None]] = defaultdict(dict)  # ids in order, by key
    keys = {page.key for page in pages}
    published: dict[str, str] = {}
    lengths = [page.length for page in pages]
    for article_id, body, content_hash in db.execute(_SIMILAR, [min(lengths), max(lengths)]):
        if (key := text_key(body, content_hash)) in keys:
            saying[key][article_id] = None
            published[article_id] = key
    for page in sorted(pages, key=_age):
        saying[page.key][page.id] = None
    found: dict[str, list[str]] = {}
    for page in pages:
        before = page.known_key
        if before == page.key:
            continue
        ids = list(saying[page.key])
        new_pair = len(ids) == LIMITS.pair and not any(article_id in published for article_id in ids)
        if new_pair and before is None and ids[0] == page.id and page.length > LIMITS.long:
            continue
        if others := [one for one in ids if one != page.id and (before is None or published.get(one) != before)]:
            found[page.id] = others
    return found


def _age(page: _Page) -> tuple[bool, int, str]:
    """Orders pages by the age that their addresses imply, not by which of them happened to answer first.

    The site counts up (F2), so the lower number is the older page; pages without a number come last.
    """
    address = identify(page.url)
    number = int(address.id.rpartition("-")[2]) if address and address.numbered else 0
    return number == 0, number, page.id


def has_lasted(row: Mapping[str, Any], seen_at: str) -> bool:
    """Whether enough refreshes over enough days agree, including the current one."""
    span = datetime.fromisoformat(seen_at) - datetime.fromisoformat(row["same_since"])
    return bool(row["refreshes"] + 1 >= PATIENCE.refreshes and span >= PATIENCE.span)
