"""Detects drift: the floors below which a crawl is not published, as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.amounts import amount
from archive.extract import PageKind
from archive.site import is_article_address
from archive.store.judgement import addresses, moves, suspicion
from archive.store.judgement.disappearance import too_many
from archive.store.judgement.suspicion import LIMITS
from archive.store.outcomes import UNLIMITED
from archive.store.staging.page_json import NOT_MODIFIED
from archive.warc.answers import is_file


@dataclass(frozen=True, slots=True)
class Floors:
    """What a crawl must reach. Shares are from 0 to 1, and apply from `sample` pages on: fewer prove nothing."""

    recognised: int = 1  # articles fetched, confirmed or listed: zero is never success
    sample: int = 10
    article_answers: float = 0.5  # of requested addresses of articles: a page or "not modified", no redirect
    read_as_articles: float = 0.8  # of the pages at addresses of articles
    with_title: float = 0.98  # of the articles
    with_date: float = 0.5  # of the articles at such addresses; few of those are undated reference pages
    with_body: float = 0.6  # of the articles: a body of more than 200 characters
    articles_per_list: float = 1.0  # links to articles, per page recognised as a list
    listed_before: float = 0.5  # articles on the lists, against the last crawl that was published
    # Articles at other addresses: more than this number and this share of all at once are a move of the site, and so is
    # more than the larger share, however few they are. Fewer are normal.
    moved: int = 5
    moved_share: float = 0.05
    moved_most: float = 0.5
    # The text of an article is cut where it is shorter than this share of the text that the archive has of it (of more
    # than LONG_BODY characters), or, for a new article, of the prose on its page (of more than LONG_PROSE). A page has
    # prose that is not the article's, such as a notice on cookies, so the second measure is the coarser one. Up to
    # `few` articles may really have been shortened, whatever their share.
    of_earlier_text: float = LIMITS.shortened
    cut: float = 0.2  # at most, of the known articles
    of_prose: float = 0.4
    cut_when_new: float = 0.25  # at most, of the new articles
    few: int = 3


FLOORS = Floors()
LONG_BODY = LIMITS.long  # characters
LONG_PROSE = 400


def find(
    db: Database,
    listed: int,
    *,
    refused: int = 0,
    failures: Mapping[str, str] | None = None,
    accept: bool = False,
    whole: bool = True,
    timely: bool = True,
    floors: Floors = FLOORS,
) -> str | None:
    """The first floor that the current crawl falls below, in words with example addresses, or None.

    `listed` is the number of articles that the crawl met on list pages, unchanged ones included; `refused` that of
    addresses forbidden by robots.txt; `failures` maps the addresses that failed to the reasons. With `accept`, the
    keeper has looked and wants the crawl published anyway; a crawl that recognised nothing is never accepted. A crawl
    that is not `whole` was cut short: it is judged by the pages that it read, if they are enough, and never by those
    that it did not get to. If it was not `timely`, its clock was wrong, and nothing will be marked as gone.
    """
    if (fault := _nothing(db, listed, refused, failures or {}, floors)) and (whole or _read(db)[0] >= floors.sample):
        return fault
    if accept:
        return None
    return next(_faults(db, listed, whole, floors), None) or (too_many(db) if timely else None)


# Answers of the current crawl that say something about a page; a redirect from where an article used to be does not.
_ANSWERS = f"""
SELECT captures.url, status FROM captures LEFT JOIN articles ON articles.id = article_id
WHERE captures.crawl_id = (SELECT max(id) FROM crawls) AND status < 400
AND (articles.id IS NULL OR {addresses.AT_ITS_PLACE})
"""


# The articles whose present addresses the current crawl requested, and whether any of these answered as it should.
_ASKED = f"""
SELECT articles.id, max(status = 304 OR (status = 200 AND read_as = 'Article'))
FROM captures JOIN articles ON articles.id = article_id
WHERE captures.crawl_id = (SELECT max(id) FROM crawls) AND {addresses.AT_ITS_PLACE} AND status < 500 AND status <> 429
GROUP BY articles.id
"""


def _answers(db: Database) -> tuple[int, int]:
    """How many addresses of articles (by their shape) answered, and how many of them with a page or "not modified"."""
    answers = [status for url, status in db.execute(_ANSWERS) if is_article_address(url)]
    return len(answers), sum(status in (200, 304) for status in answers)


_PAGES = """
SELECT captures.read_as, coalesce(payload.mime, captures.mime)
FROM staged JOIN captures ON captures.id = capture_id LEFT JOIN captures AS payload ON payload.id = captures.refers_to
"""


def _read(db: Database) -> tuple[int, int]:
    """The number of pages of the current crawl, without pictures and documents, and how many were recognised."""
    pages = [read_as for read_as, mime in db.execute(_PAGES) if not is_file(mime)]
    return len(pages), sum(read_as in (PageKind.ARTICLE, NOT_MODIFIED) for read_as in pages)


# What the server forbids to us, or to everybody, says nothing about the page (RFC 9110, 15.5.2, 15.5.4, 15.5.8).
_FORBIDDEN = (
    "SELECT url, status FROM captures WHERE crawl_id = (SELECT max(id) FROM crawls) AND status IN (401, 403, 407)"
)
_SEEN = """
SELECT count(*) FROM staged JOIN captures ON captures.id = capture_id
WHERE read_as = 'Article' OR (read_as = 'NotModified' AND article_id IN (SELECT id FROM articles))
"""


def _nothing(db: Database, listed: int, refused: int, failures: Mapping[str, str], floors: Floors) -> str | None:
    """The fault of a crawl that recognised nothing: zero is never success."""
    if fault := _forbidden(db, floors):
        return fault
    pages, read = _read(db)
    asked, _ = _answers(db)
    if read >= floors.recognised or (not asked and listed >= floors.recognised):
        return None
    if not pages and refused:
        return f"robots.txt forbids {amount(refused, 'address', 'addresses')} and nothing else was found"
    if not pages and failures:
        reason, count = Counter(failures.values()).most_common(1)[0]
        url = next(url for url, why in failures.items() if why == reason)
        why = f"{url}: {reason}, as for {count} of the {len(failures)} that failed"
        return f"no article was recognised, because no page came ({why})"
    example = db.execute("SELECT url FROM staged JOIN captures ON id = capture_id LIMIT 1").fetchone()
    return f"no article was recognised among {amount(pages, 'page')}{f' ({example[0]})' if example else ''}"


def _forbidden(db: Database, floors: Floors) -> str | None:
    """The fault of a site that forbids all the articles that were requested, and not just a few of the archive's."""
    found = [(url, status) for url, status in db.execute(_FORBIDDEN) if is_article_address(url)]
    few = floors.few if db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() else 0
    if len(found) <= few or db.execute(_SEEN).fetchone()[0]:
        return None
    url, status = found[0]
    return f"the site forbids all articles that were asked for, {len(found)} of them ({url}: HTTP {status})"


def _faults(db: Database, listed: int, whole: bool, floors: Floors) -> Iterator[str]:
    pages = db.execute(
        "SELECT url, read_as, page ->> 'title', page ->> 'published_on', length(page ->> 'body'), "
        "json_array_length(page, '$.articles') FROM staged JOIN captures ON id = capture_id"
    ).fetchall()
    articles = [page for page in pages if page[1] == PageKind.ARTICLE]
    yield from _strange(db)
    yield from _moves(db, floors)
    asked, answered = _answers(db)
    if asked >= floors.sample and answered / asked < floors.article_answers:
        yield f"{asked - answered} of {asked} addresses of articles redirect elsewhere"
    shaped = [page for page in pages if page[1] != NOT_MODIFIED and is_article_address(page[0])]
    read = [page for page in shaped if page[1] == PageKind.ARTICLE]
    shares: tuple[tuple[str, list[Any], Callable[[Any], object], float], ...] = (
        (
            "pages at addresses of articles read as such",
            shaped,
            lambda page: page[1] == PageKind.ARTICLE,
            floors.read_as_articles,
        ),
        ("articles with a title", articles, lambda page: page[2], floors.with_title),
        ("articles at such addresses with a date", read, lambda page: page[3], floors.with_date),
        (f"articles of over {LONG_BODY} characters", articles, lambda page: page[4] > LONG_BODY, floors.with_body),
    )
    for name, group, is_good, floor in shares:
        bad = [page[0] for page in group if not is_good(page)]
        if len(group) >= floors.sample and len(bad) > (1 - floor) * len(group):
            yield (
                f"only {len(group) - len(bad)} of {len(group)} {name}, the floor is {floor:.0%} "
                f"(not: {', '.join(bad[:3])})"
            )
    yield from _cut_texts(db, floors)
    lists = [page for page in pages if page[1] == PageKind.LISTING]
    if len(lists) >= floors.sample and sum(page[5] for page in lists) / len(lists) < floors.articles_per_list:
        yield f"{len(lists)} list pages name almost no articles (for example {lists[0][0]})"
    last = db.execute(
        f"SELECT listed FROM crawls WHERE {UNLIMITED} AND ended_early IS NULL ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if whole and last and last[0] >= floors.sample and listed < last[0] * floors.listed_before:
        yield f"the lists name {listed} articles, at the last crawl it was {last[0]}"


def _moves(db: Database, floors: Floors) -> Iterator[str]:
    """The fault of a site whose articles are at other addresses than before, see `archive.store.judgement.moves`."""
    found = moves.find(db)
    total = db.execute("SELECT count(*) FROM articles WHERE gone_at IS NULL").fetchone()[0]
    if (found.articles > floors.moved and found.articles > floors.moved_share * total) or (
        found.articles > 1 and found.articles > floors.moved_most * total
    ):
        page_id, article_id = min(found.joined.items(), key=lambda pair: pair[1])
        yield (
            f"{found.articles} of {total} known articles now stand at other addresses "
            f"({article_id}: {found.urls[page_id]}); look at one, then run `ctarchive refresh --accept-drift`"
        )
    asked = dict(db.execute(_ASKED).fetchall())
    lost = [article_id for article_id, seen in asked.items() if not seen]
    lost = [article_id for article_id in lost if article_id not in found.joined.values()]
    many = len(found.others) >= floors.sample and len(found.others) > floors.moved_most * total
    if many and len(lost) > floors.moved_most * len(asked):
        yield (
            f"{len(lost)} of {len(asked)} known articles that were asked for do not answer, and which of the "
            f"{len(found.others)} new pages are theirs cannot be told ({lost[0]}; {found.others[0]})"
        )


# What this site has and others lack (docs/site.md, F3 and F9): articles at addresses of a known shape, lists of these,
# and a calendar of events, by itself or beside an article.
_SIGNS = """
SELECT captures.url, staged.capture_id, page ->> 'type', page ->> 'calendar', page ->> 'articles'
FROM staged JOIN captures ON captures.id = staged.capture_id
WHERE page ->> 'type' IN ('Article', 'Listing', 'CalendarMonth')
"""


def _strange(db: Database) -> Iterator[str]:
    """The fault of a first crawl that met another site, such as an advertisement at an expired domain."""
    if db.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
        return
    doubted = suspicion.find(db)
    pages = db.execute(_SIGNS).fetchall()
    articles = [page for page in pages if page[2] == PageKind.ARTICLE]
    if articles and all(page[1] in doubted for page in articles):
        example = f"{articles[0][0]}: {doubted[articles[0][1]].reason}"
        yield f"nothing here looks like the site: none of the {len(articles)} articles can be believed ({example})"
    for url, capture_id, kind, calendar, named in pages:
        if kind == "CalendarMonth" or any(map(is_article_address, json.loads(named or "[]"))):
            return
        if kind == PageKind.ARTICLE and capture_id not in doubted and (is_article_address(url) or json.loads(calendar)):
            return
    if pages:
        yield (
            "nothing here looks like the site: no article of its own at an address such as /lv/<title>/129, no list of "
            f"such, and no calendar of events ({pages[0][0]}); if it is the site all the same, refresh with "
            "--accept-drift"
        )


# For an article that was read at several addresses, the longest text. SQLite takes the other columns from the row that
# holds the maximum. An article that the server calls unmodified is as long as before.
_KNOWN_TEXTS = """
SELECT captures.url, max(length(iif(read_as = 'Article', page ->> 'body', articles.body))), length(articles.body)
FROM staged JOIN captures ON captures.id = staged.capture_id JOIN articles ON articles.id = captures.article_id
WHERE read_as IN ('Article', 'NotModified') AND length(articles.body) > ? GROUP BY articles.id
"""
_NEW_TEXTS = """
SELECT captures.url, max(length(page ->> 'body')), page ->> 'prose'
FROM staged JOIN captures ON captures.id = capture_id
WHERE read_as = 'Article' AND page ->> 'prose' > ? AND captures.article_id NOT IN (SELECT id FROM articles)
GROUP BY captures.article_id
"""


def _cut_texts(db: Database, floors: Floors) -> Iterator[str]:
    """The fault of a crawl with many truncated texts, as if a rule took the first line for the whole text."""
    known, new = db.execute(_KNOWN_TEXTS, [LONG_BODY]).fetchall(), db.execute(_NEW_TEXTS, [LONG_PROSE]).fetchall()
    for texts, share, most, name, whole in (
        (known, floors.of_earlier_text, floors.cut, "known articles", "earlier text"),
        (new, floors.of_prose, floors.cut_when_new, "new articles", "page's prose"),
    ):
        cut = [text for text in texts if text[1] < share * text[2]]
        if len(texts) >= floors.sample and len(cut) > max(floors.few, most * len(texts)):
            examples = ", ".join(f"{url}: {length} of {of} characters" for url, length, of in cut[:3])
            yield (
                f"{len(cut)} of {len(texts)} {name} come out with less than {share:.0%} of their {whole} ({examples}); "
                "if the pages really say so little, refresh with --accept-drift"
            )
