"""Has the site changed under us? The floors below which a crawl is not published, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from archive.disappearance import too_many
from archive.extract import identify
from archive.ingest import NOT_MODIFIED


@dataclass(frozen=True, slots=True)
class Floors:
    """What a crawl must reach. Shares lie between 0 and 1; they count from `sample` pages on, fewer prove nothing."""

    recognised: int = 1  # articles fetched, confirmed or listed: zero is never success
    sample: int = 10
    numbered_answers: float = 0.5  # of the numbered addresses asked: a page or "not modified", and no redirect
    read_as_articles: float = 0.8  # of the pages at numbered addresses
    with_title: float = 0.98  # of the articles
    with_date: float = 0.5  # of the articles at numbered addresses; few of those are undated reference pages
    with_body: float = 0.6  # of the articles: a body of more than 200 characters
    articles_per_list: float = 1.0  # links to articles, per page recognised as a list
    listed_before: float = 0.5  # articles on the lists, against the last crawl that was published


FLOORS = Floors()
LONG_BODY = 200  # characters


def find(db: Database, listed: int, *, refused: int = 0, accept: bool = False, floors: Floors = FLOORS) -> str | None:
    """The first floor that the current crawl falls below, in words with example addresses, or None.

    `listed` is the number of articles that the crawl met on list pages, unchanged ones included; `refused` of addresses
    that robots.txt forbids. With `accept`, whoever runs the crawl has looked and wants it published all the same;
    nothing at all is never accepted.
    """
    if fault := _nothing(db, listed, refused, floors):
        return fault
    return None if accept else next(_faults(db, listed, floors), None) or too_many(db)


# Answers of the current crawl at the addresses of numbered articles that say something of them, and how many are pages.
_NUMBERED = """
SELECT count(*), coalesce(sum(status IN (200, 304)), 0) FROM captures
WHERE crawl_id = (SELECT max(id) FROM crawls) AND article_id GLOB '??-[0-9]*' AND (status < 400)
"""


def _nothing(db: Database, listed: int, refused: int, floors: Floors) -> str | None:
    """The fault of a crawl that recognised nothing: zero is never success."""
    pages, read = db.execute(
        "SELECT count(*), coalesce(sum(read_as IN ('Article', ?)), 0) FROM staged JOIN captures ON id = capture_id",
        [NOT_MODIFIED],
    ).fetchone()
    asked = db.execute(_NUMBERED).fetchone()[0]
    if read >= floors.recognised or (not asked and listed >= floors.recognised):
        return None
    if not pages and refused:
        return f"robots.txt forbids {refused} addresses and nothing else was found"
    example = db.execute("SELECT url FROM staged JOIN captures ON id = capture_id LIMIT 1").fetchone()
    return f"no article was recognised among {pages} pages{f' ({example[0]})' if example else ''}"


def _faults(db: Database, listed: int, floors: Floors) -> Iterator[str]:
    pages = db.execute(
        "SELECT url, read_as, page ->> 'title', page ->> 'published_on', length(page ->> 'body'), "
        "json_array_length(page, '$.articles') FROM staged JOIN captures ON id = capture_id"
    ).fetchall()
    articles = [page for page in pages if page[1] == "Article"]
    asked, answered = db.execute(_NUMBERED).fetchone()
    if asked >= floors.sample and answered / asked < floors.numbered_answers:
        yield f"{asked - answered} of {asked} numbered addresses redirect elsewhere"
    numbered = [page for page in pages if page[1] != NOT_MODIFIED and (known := identify(page[0])) and known[2]]
    read = [page for page in numbered if page[1] == "Article"]
    shares: tuple[tuple[str, list[Any], Callable[[Any], object], float], ...] = (
        (
            "pages at numbered addresses read as articles",
            numbered,
            lambda page: page[1] == "Article",
            floors.read_as_articles,
        ),
        ("articles with a title", articles, lambda page: page[2], floors.with_title),
        ("numbered articles with a date", read, lambda page: page[3], floors.with_date),
        (f"articles of over {LONG_BODY} characters", articles, lambda page: page[4] > LONG_BODY, floors.with_body),
    )
    for name, group, is_good, floor in shares:
        bad = [page[0] for page in group if not is_good(page)]
        if len(group) >= floors.sample and len(bad) > (1 - floor) * len(group):
            yield (
                f"only {len(group) - len(bad)} of {len(group)} {name}, the floor is {floor:.0%} "
                f"(not: {', '.join(bad[:3])})"
            )
    lists = [page for page in pages if page[1] == "Listing"]
    if len(lists) >= floors.sample and sum(page[5] for page in lists) / len(lists) < floors.articles_per_list:
        yield f"{len(lists)} list pages name almost no articles (for example {lists[0][0]})"
    last = db.execute(
        "SELECT listed FROM crawls WHERE outcome IN ('done', 'partial') ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if last and last[0] >= floors.sample and listed < last[0] * floors.listed_before:
        yield f"the lists name {listed} articles, at the last crawl it was {last[0]}"
