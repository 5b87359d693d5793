"""Search over HTTP, with facets, compared with Datasette's own `?_search=` on the same table with the same facets.

The articles are those of the stand-in site, with runs of their words recombined, so that words and pairs of words are
about as frequent as there. Datasette has no facets over people and places; ours are counted anyway.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote_plus

import httpx
from sqlite_utils import Database

from archive.search import prepare, search
from archive.search.counted import cache, postings
from archive.search.filters import COUNTED
from archive.search.words import vocabulary
from archive.store.publish import CACHED_COUNTS
from tests.bench.process import MIB
from tests.bench.table import Row as Figure
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.documents import Doc, add_documents
from tests.support.rows.stand_in import add_people_and_places, stand_in_rows
from tests.support.served import running

SIZES = (300, 10_000, 100_000)
ARTICLES, DOCUMENTS = 10_000, 3_000  # rounds of what is measured with and without documents
ROUNDS = 5
PAGE_WORDS = 330  # words of a printed page
SUBJECT = 4  # articles from which a document takes its words
MOST_SECONDS = 60.0  # rounds of measuring one side
PUBLICATIONS = 3  # restarts, after each of which every query is run for the first time
_BARE = "SELECT rowid FROM articles_fts(?) ORDER BY bm25(articles_fts, 5.0, 1.0, 0.5, 0.5) LIMIT 20"
# What a newsroom searches for: common and rare words, two words, a phrase, no diacritics, a verb, English.
QUERIES = (
    *("pašvaldība", "pasvaldiba", "Liepājā", "policija", "cilvēku tirdzniecība", '"cilvēku tirdzniecība"', "sieviešu"),
    *("vervētājs", "tiesa spriedums", "runāja", "brīdina", "seminārs Rīgā", "Ozoliņa", "trafficking", "victims police"),
    *("konference", "upuri", "darba devējs", '"darba devējs"', "jauniešiem", "piespiedu darbs", "kampaņa", "bērns"),
)


def measure() -> list[Figure]:
    """Times in milliseconds as seen by a client, one request after the other."""
    return [*(figure for size in SIZES for figure in _at(size)), *_with_documents(), *_as_in_life()]


def _as_in_life() -> Iterator[Figure]:
    """CPU time in process at the largest size, with many people and all municipalities, compared with bare FTS5.

    FTS5 searches for the same words in the same forms, and ranks with the same weights.
    """
    from tests.bench.readers.pages import after_publications, build  # they import from this module

    size = max(SIZES)
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.db"
        addresses = build(path, size)
        with closing(sqlite3.connect(path)) as connection:
            ours, bare = _against_fts5(Database(connection))
        yield Figure(f"{size:,} articles, people and places as in life", "")
        yield Figure("  with facets, CPU ms: p50, p95", f"{ours[0]:.1f}, {ours[1]:.1f}", "< 300")
        yield Figure("  bare FTS5, CPU ms: p50, p95", f"{bare[0]:.1f}, {bare[1]:.1f}")
        settings = ("--setting", "sql_time_limit_ms", "60000")
        with (
            running("datasette", "serve", path, "-m", "metadata.yml", *settings) as site,
            httpx.Client(base_url=site.url, timeout=120) as client,
        ):
            of_each = {str(number): address for number, address in enumerate(addresses["search"])}
            times = [statistics.median(one) for _, one in after_publications(path, client, of_each, PUBLICATIONS)]
            figures = (statistics.median(times), statistics.quantiles(times, n=20)[-1], times[0])
            yield Figure(
                "  /search, first after a publication, ms: p50, p95, the commonest word",
                ", ".join(f"{one:.1f}" for one in figures),
                "< 100",
            )


def _against_fts5(db: Database) -> tuple[tuple[float, float], tuple[float, float]]:
    """The median and the 95th percentile of the medians of each query, and the same of FTS5 alone."""
    times: list[list[float]] = [[], []]
    for query in QUERIES:
        matches = [plan.match for plan in prepare(db, query)._plans() if plan.match]
        taken: list[list[float]] = [[], []]
        for _ in range(ROUNDS):
            started = time.process_time()
            search(db, query, facets=True)
            taken[0].append(1000 * (time.process_time() - started))
            started = time.process_time()
            for match in matches:
                db.execute(_BARE, [match]).fetchall()
            taken[1].append(1000 * (time.process_time() - started))
        for every, one in zip(times, taken, strict=True):
            every.append(statistics.median(one))
    ours, bare = ((statistics.median(one), statistics.quantiles(one, n=20)[-1]) for one in times)
    return ours, bare


def _with_documents() -> Iterator[Figure]:
    """CPU time of searches in process, in turns with and without documents; the median for each query."""
    with TemporaryDirectory() as scratch:
        paths = [Path(scratch) / name for name in ("without.db", "with.db")]
        for path in paths:
            build(path, ARTICLES)
        db = Database(sqlite3.connect(paths[1]))
        started = time.monotonic()
        add_documents(db, recombined_documents(DOCUMENTS, ARTICLES))
        yield Figure(
            f"{ARTICLES:,} articles with {DOCUMENTS:,} documents: to add these, s", f"{time.monotonic() - started:.1f}"
        )
        db.close()
        for facets, what in ((False, "without facets"), (True, "with facets")):
            without, with_documents = _cpu_times(paths, facets=facets)
            yield Figure(f"  {what}, no documents, CPU ms: p50, p95", f"{without[0]:.1f}, {without[1]:.1f}")
            yield Figure(f"  {what}, documents, CPU ms: p50, p95", f"{with_documents[0]:.1f}, {with_documents[1]:.1f}")
            yield Figure("  ratio of p95", f"{with_documents[1] / without[1]:.2f}", "< 1.5")


def _cpu_times(paths: list[Path], *, facets: bool) -> list[tuple[float, float]]:
    """The median and the 95th percentile for each archive, without the first round, which fills caches."""
    archives = [Database(sqlite3.connect(path)) for path in paths]
    times: list[dict[str, list[float]]] = [{} for _ in archives]
    for number in range(2 * ROUNDS + 2):
        for query in QUERIES:
            for taken, db in zip(times, archives, strict=True):
                started = time.process_time()
                search(db, query, facets=facets)
                if number:
                    taken.setdefault(query, []).append(1000 * (time.process_time() - started))
    for db in archives:
        db.close()
    medians = [[statistics.median(one) for one in taken.values()] for taken in times]
    return [(statistics.median(one), statistics.quantiles(one, n=20)[-1]) for one in medians]


def _at(size: int) -> Iterator[Figure]:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.db"
        plain, with_keys = build(path, size)
        yield Figure(f"{size:,} articles, {path.stat().st_size / MIB:.0f} MiB", "")
        yield Figure("  rows and their index, s", f"{plain:.1f}")
        yield Figure("  the vocabulary on top of it, s", f"{with_keys:.1f}")
        for name, pages in _sizes(path).items():
            yield Figure(f"  {name}, MiB", f"{pages / MIB:.1f}")
        settings = [word for name in ("sql", "facet") for word in ("--setting", f"{name}_time_limit_ms", "60000")]
        with running("datasette", "serve", path, "-m", "metadata.yml", *settings) as site:
            ours = _times(site.url, "/search.json?q={}")
            theirs = _times(site.url, "/archive/articles.json?_search={}&_facet=year&_facet=kind&_facet=lang&_size=20")
        p95 = "< 50" if size == 10_000 else ""
        yield Figure("  /search.json, ms: p50, p95", f"{ours[0]:.1f}, {ours[1]:.1f}", p95)
        yield Figure("  Datasette's _search, ms: p50, p95", f"{theirs[0]:.1f}, {theirs[1]:.1f}")
        yield Figure("  ratio of p95", f"{ours[1] / theirs[1]:.2f}", "<= 1.5")


def recombined(size: int) -> Iterator[Row]:
    """So many articles, made from runs of words of the stand-in site's."""
    lot = random.Random(1)
    originals = stand_in_rows()
    words = {lang: [row.body.split(" ") for row in originals if row.lang == lang] for lang in ("lv", "en")}
    for number in range(size):
        like = originals[number % len(originals)]
        body: list[str] = []
        while len(body) < like.body.count(" "):
            source = lot.choice(words[like.lang])
            start = lot.randrange(len(source))
            body += source[start : start + lot.randint(3, 12)]
        day = f"{lot.randint(2014, 2023)}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}"
        yield like._replace(id=f"{like.lang}-{number}", body=" ".join(body), published_on=like.published_on and day)


def recombined_documents(count: int, articles: int) -> Iterator[Doc]:
    """So many documents of about 12 pages with the length of printed ones. Most are attached to one article.

    A document keeps to its subject: it has the words of a few articles of the stand-in site.
    """
    lot = random.Random(2)
    stand_in = stand_in_rows()
    words = [row.body.split(" ") for row in stand_in if row.lang == "lv"]
    ids = [f"lv-{number}" for number in range(articles) if stand_in[number % len(stand_in)].lang == "lv"]
    for number in range(count):
        subject = lot.sample(words, SUBJECT)
        pages = []
        for _ in range(lot.randint(4, 20)):
            page: list[str] = []
            while len(page) < PAGE_WORDS:
                source = lot.choice(subject)
                start = lot.randrange(len(source))
                page += source[start : start + lot.randint(3, 12)]
            pages.append(" ".join(page))
        behind = lot.choices((1, 2, 5), (90, 7, 3))[0]
        yield Doc(f"{number}", pages, lot.sample(ids, behind), f"Pārskats {number}")


def build(path: Path, size: int) -> tuple[float, float]:
    """Make an archive of so many articles; return the seconds for its rows, and for the vocabulary in addition."""
    started = time.monotonic()
    db = archive_of(path, recombined(size), with_vocabulary=False)
    filled = time.monotonic()
    with db.atomic():
        vocabulary.update(db)
    finished = time.monotonic()
    add_people_and_places(db)
    with db.atomic():
        postings.keep(db, COUNTED)
        cache.fill(db, CACHED_COUNTS)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return filled - started, finished - filled


def _sizes(path: Path) -> dict[str, float]:
    with closing(sqlite3.connect(path)) as db:
        try:
            rows = db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
        except sqlite3.OperationalError:  # SQLite was built without dbstat
            return {}
    sizes = {"full-text index": 0.0, "vocabulary": 0.0}
    for name, pages in rows:
        if name.startswith("articles_fts"):
            sizes["full-text index"] += pages
        elif "vocabulary" in name:
            sizes["vocabulary"] += pages
    return sizes


def _times(site: str, path: str) -> tuple[float, float]:
    """The median and the 95th percentile, without the first round, which fills caches."""
    times: list[float] = []
    with httpx.Client(base_url=site, timeout=120) as client:
        begun = time.monotonic()
        for number in range(ROUNDS + 1):
            for query in QUERIES:
                started = time.monotonic()
                client.get(path.format(quote_plus(query))).raise_for_status()
                if number:
                    times.append(1000 * (time.monotonic() - started))
            if number and time.monotonic() - begun > MOST_SECONDS:
                break
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]
