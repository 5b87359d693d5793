"""The pages of the reading room over HTTP: how long the server takes for each type, and how much it sends.

The articles are those of the search benchmark. Who speaks in them, what they mention, what happened and what changed is
random, with a few people and places far more often than the others, as in reality.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_plus

import httpx
from sqlite_utils import Database

from archive.search.counted import cache, postings
from archive.search.filters import COUNTED
from archive.search.words import vocabulary
from archive.store.annotation import annotate
from archive.store.database import open_database
from archive.store.publish import CACHED_COUNTS
from tests.bench.readers.search import QUERIES, recombined
from tests.bench.table import Row
from tests.support.rows import articles as article_rows
from tests.support.rows.articles import add_articles, archive_of
from tests.support.served import running

SIZES = (300, 10_000)
REQUESTS = 100  # requests for each type of page, one after the other
TARGETS = {"home": 50, "article": 50, "speaker": 50, "search": 80}  # milliseconds, p95 at the largest size
PUBLICATIONS = 5
HEAVIEST = 100  # kB of a page with its style sheet, without pictures

_STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_GIVEN = "Ilze Andris Lāsma Jānis Zane Pēteris Dace Uldis Sarma Aivis".split()
_SURNAME = "Liepa Bērziņš Ozoliņa Kalns Mazā Zariņš Vītola Krūmiņš Egle Dzenis".split()


def measure() -> list[Row]:
    """Milliseconds as seen by a client, and kB before compression."""
    return [figure for size in SIZES for figure in _at(size)]


def _at(size: int) -> Iterator[Row]:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.db"
        addresses = build(path, size)
        yield Row(f"{size:,} articles", "p50 and p95, ms; heaviest, kB", f"p95; < {HEAVIEST}")
        with (
            running("datasette", "serve", path, "-m", "metadata.yml") as site,
            httpx.Client(base_url=site.url, timeout=60) as client,
        ):
            for name, paths in addresses.items():
                times, weight = _measure(client, paths)
                target = f"< {TARGETS[name]}" if name in TARGETS and size == max(SIZES) else ""
                figures = f"{statistics.median(times):.1f}, {statistics.quantiles(times, n=20)[-1]:.1f}; {weight:.0f}"
                yield Row(f"  {name}", figures, target)
            for name, times in after_publications(path, client, {name: each[0] for name, each in addresses.items()}):
                target = "< 100" if size == max(SIZES) else ""
                yield Row(f"  {name}, first after a publication", f"{statistics.median(times):.1f}", target)


def _measure(client: httpx.Client, paths: Sequence[str]) -> tuple[list[float], float]:
    """The times of all requests but the first few, which fill caches, and the weight of the heaviest page."""
    times, heaviest = [], 0
    for number in range(-5, REQUESTS):
        started = time.perf_counter()
        page = client.get(paths[number % len(paths)]).raise_for_status()
        if number >= 0:
            times.append(1000 * (time.perf_counter() - started))
            heaviest = max(heaviest, len(page.content))
    sheets = sum(len(client.get(sheet).content) for sheet in _STYLE_SHEET.findall(page.text))
    return times, (heaviest + sheets) / 1000


def after_publications(
    path: Path, client: httpx.Client, addresses: dict[str, str], publications: int = PUBLICATIONS
) -> Iterator[tuple[str, list[float]]]:
    """For each address, by name, the times of the first request after a new article, in milliseconds."""
    with closing(open_database(path, create=True).conn) as connection:
        db = Database(connection)
        for name, address in addresses.items():
            times = []
            for number in range(publications):
                with db.atomic():
                    add_articles(db, [article_rows.Row(f"lv-{name}-{number}", "Jauns raksts", "Policija ziņo.")])
                    vocabulary.update(db)
                    postings.keep(db, COUNTED)
                    cache.fill(db, CACHED_COUNTS)
                started = time.perf_counter()
                client.get(address).raise_for_status()
                times.append(1000 * (time.perf_counter() - started))
            yield name, times


def build(path: Path, size: int) -> dict[str, list[str]]:
    """Fill a new archive; return the addresses to request, by type of page."""
    lot = random.Random(1)
    db = archive_of(path, ())
    with db.atomic():
        db.execute("UPDATE crawls SET finished_at = started_at")
        annotate.update(db)  # the municipalities
        add_articles(db, recombined(size))
        vocabulary.update(db)
        _add_people(db, lot, size)
        _add_mentions(db, lot)
        _add_the_rest(db, lot)
        postings.keep(db, COUNTED)
        cache.fill(db, CACHED_COUNTS)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    articles = [id for (id,) in db.execute("SELECT id FROM articles ORDER BY id")]
    changed = [id for (id,) in db.execute("SELECT id FROM articles WHERE revision > 1 ORDER BY id")]
    people = [slug for (slug,) in db.execute("SELECT slug FROM people ORDER BY rowid")]
    places = [slug for (slug,) in db.execute("SELECT slug FROM municipalities ORDER BY rowid")]
    db.close()
    return {
        "home": ["/"],
        "search": [f"/search?q={quote_plus(query)}" for query in QUERIES],
        "search, narrowed": [
            f"/search?q={quote_plus(query)}&speaker={people[n % 10]}&municipality={places[n % 10]}&year={2014 + n % 10}"
            for n, query in enumerate(QUERIES)
        ],
        "article": [f"/article/{id}" for id in lot.sample(articles, REQUESTS)],
        "history": [f"/article/{id}/history" for id in changed[:REQUESTS]],
        "speakers": ["/speakers", "/speakers?all=1"],
        # The first are those who speak most.
        "speaker": [f"/speaker/{slug}" for slug in [*people[:10], *lot.choices(people, k=30)]],
        "municipalities": ["/municipalities"],
        "municipality": [f"/municipality/{slug}" for slug in [*places[:10], *lot.choices(places, k=30)]],
        "calendar": [f"/calendar/{year}/{month:02}" for year in range(2014, 2024) for month in range(1, 13)],
        "changes": ["/changes"],
    }


def _bodies(db: Database) -> list[tuple[str, str]]:
    return list(db.execute("SELECT id, body FROM articles ORDER BY id"))


def _often(lot: random.Random, among: Sequence[str], number: int) -> set[str]:
    """At most so many of these, the first ones much more often than the last: the first in about one article of ten."""
    return set(lot.choices(among, weights=[1 / (5 + rank) for rank in range(len(among))], k=number))


def _add_people(db: Database, lot: random.Random, size: int) -> None:
    people = [f"p{number}" for number in range(max(40, size // 8))]
    db.conn.executemany(
        "INSERT INTO people (id, name, slug) VALUES (?, ?, ?)",
        [
            (id, f"{_GIVEN[n % 10]} {_SURNAME[n // 10 % 10]}-{_SURNAME[n // 100 % 10]}", id)
            for n, id in enumerate(people)
        ],
    )
    db.conn.executemany(
        "INSERT INTO appearances (article_id, person_id, name_as_written, role, organisation, spoke, statement, start, "
        '"end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (article, person, body[start : start + 12], lot.choice(("vadītāja", "pārstāve", None)),
             lot.choice(("Iekšlietu ministrijas", "Valsts policijas")), lot.randrange(2), body[start : start + 150],
             start, start + 12)
            for article, body in _bodies(db)
            for start, person in zip(range(0, len(body), 200), _often(lot, people, lot.randrange(8)), strict=False)
        ],
    )  # fmt: skip


def _add_mentions(db: Database, lot: random.Random) -> None:
    places = [id for (id,) in db.execute("SELECT id FROM municipalities ORDER BY rowid")]
    db.conn.executemany(
        'INSERT INTO mentions (article_id, municipality_id, surface, start, "end") VALUES (?, ?, ?, ?, ?)',
        [
            (article, place, body[start : start + 8], start, start + 8)
            for article, body in _bodies(db)
            for start, place in zip(range(100, len(body), 200), _often(lot, places, lot.randrange(8)), strict=False)
        ],
    )


def _add_the_rest(db: Database, lot: random.Random) -> None:
    """Add paragraphs, events and pictures; change every tenth article, and let every hundredth be gone."""
    db.execute("UPDATE articles SET html = '<p>' || replace(body, char(10) || char(10), '</p><p>') || '</p>'")
    db.execute(
        "INSERT INTO revisions (article_id, revision, captured_at, title, body, published_on, capture_id) "
        "SELECT article_id, 2, captured_at, title, body || ' Papildināts.', published_on, capture_id "
        "FROM revisions WHERE rowid % 10 = 0"
    )
    db.execute("UPDATE articles SET revision = 2 WHERE id IN (SELECT article_id FROM revisions WHERE revision = 2)")
    db.execute("UPDATE articles SET gone_at = last_seen_at WHERE rowid % 100 = 0")
    db.execute(
        "INSERT INTO events (id, title, starts_on, ends_on, place, article_id, source) "
        "SELECT 'ev-' || id, title, published_on, published_on, 'Rīga', id, 'article' FROM articles "
        "WHERE published_on IS NOT NULL AND rowid % 3 = 0"
    )
    pictures = [(id, number) for (id,) in db.execute("SELECT id FROM articles") for number in range(lot.randrange(6))]
    db.conn.executemany(
        "INSERT INTO images (article_id, position, url, caption) VALUES (?, ?, 'http://localhost/a.jpg', 'Seminārs')",
        pictures,
    )
