"""Decides which captures count for an article: not its variants, as long as its own address has something.

The number in an address is the identity of an article (docs/site.md, F3), whatever else the address has. So its print
version (`?print=1`) belongs to the same article, but is not its page: it may lack pictures, or have a footer of its
own. It counts as seen and is kept, but changes nothing. Another slug is not a variant: it comes from an edited title.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urljoin, urlsplit

from sqlite_utils import Database

from archive.site import page_key, spellings
from archive.store.judgement.moves import MAX_HOPS
from archive.store.staging.staged import STAGED_CRAWL
from archive.warc.captures import OF_CRAWLS

_ELSEWHERE = """
SELECT captures.id, captures.url, articles.id, articles.url
FROM staged JOIN captures ON captures.id = staged.capture_id JOIN articles ON articles.id = page ->> 'id'
WHERE page ->> 'type' = 'Article' AND captures.url <> articles.url
"""
_ORIGINS = f"""
SELECT DISTINCT substr(url, 1, instr(substr(url, 9) || '/', '/') + 8) FROM captures WHERE crawl_id = ({STAGED_CRAWL})
"""


def ignored_captures(db: Database, settled: Collection[str], moved: Collection[str]) -> set[str]:
    """The staged captures (ids) that show a variant of an article's page, and change nothing in it.

    A variant does count if the article was found to have moved there (`moved`, ids), if that was decided earlier
    (`settled`, captures), if the crawl was of another host, or if the last answer of the article's own address was that
    it has nothing (404, 410) or redirects elsewhere.
    """
    rows = [row for row in db.execute(_ELSEWHERE).fetchall() if row[0] not in settled and row[2] not in moved]
    if not rows:
        return set()
    hosts = {_host(origin) for (origin,) in db.execute(_ORIGINS)}
    return {
        capture_id
        for capture_id, url, _, own in rows
        if is_variant(url, own) and _host(own) in hosts and not _has_left(db, own, url)
    }


def rank(url: str, own: str | None) -> tuple[int, int]:
    """Orders the captures of one article within a crawl: the first one counts. `own` is where it is published."""
    parameters = _parameters(url)
    if own is None:
        return 2, parameters
    if is_plainer(url, own):
        return 0, parameters
    return 1 if url == own else 2 if page_key(url) == page_key(own) else 3, parameters


def is_plainer(url: str, own: str) -> bool:
    """Whether an address of an article has fewer parameters than the one at which it is published.

    So an address that only came first, or was a substitute for a time, gives way to the page itself.
    """
    return _parameters(url) < _parameters(own) and page_key(url) != page_key(own)


def is_variant(url: str, own: str) -> bool:
    """Whether an address of an article has more parameters than the one at which it is published."""
    return _parameters(url) > _parameters(own) and page_key(url) != page_key(own)


def are_of_one_page(url: str, own: str) -> bool:
    """Whether one of two addresses of an article is a variant of the other."""
    return is_variant(url, own) or is_plainer(url, own)


def _parameters(url: str) -> int:
    return len([part for part in urlsplit(url).query.split("&") if part])


def _host(url: str) -> str:
    return urlsplit(page_key(url)).netloc


def _has_left(db: Database, own: str, url: str) -> bool:
    """Whether an article's own address has nothing any longer, or redirects to another, perhaps in several steps.

    Temporary redirects count, too: whoever requests the article gets the page there.
    """
    wanted, place = page_key(url), own
    for _ in range(MAX_HOPS):
        answer = _last_answer(db, place)
        if answer is None:
            return place == own
        status, location = answer
        if status in (404, 410):
            return place == own
        if status not in (301, 302, 303, 307, 308) or not location:
            return False
        try:
            place = urljoin(place, location)
            if page_key(place) == wanted:
                return True
        except ValueError:
            return False
    return False


def _last_answer(db: Database, url: str) -> tuple[Any, ...] | None:
    """Status and location of the last answer of an address, in any spelling that the crawl requested."""
    asked = [url, *spellings(url)]
    row: tuple[Any, ...] | None = db.execute(
        f"SELECT status, location FROM captures WHERE url IN ({', '.join('?' * len(asked))}) AND {OF_CRAWLS} "
        "ORDER BY crawl_id DESC, fetched_at DESC, id LIMIT 1",
        asked,
    ).fetchone()
    return row
