"""Search in statements, in process: found, sorted, counted by each facet, and read for a page.

The articles are those of the search benchmark. Who says what in them is random, because the rules would find nothing in
recombined words. A tenth of the statements are from former versions. Times are CPU times, because the search does not
wait for anything.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from archive.search.statements import prepare
from tests.bench.readers.search import QUERIES, recombined
from tests.bench.table import Row as Figure
from tests.support.rows.articles import archive_of

SIZES = (300, 10_000)
ROUNDS = 3
_PEOPLE = 3000
_OFFICES = (
    ("priekšsēdētāja", "Kuldīgas novada domes"), ("inspektors", "Valsts policijas"), ("inspector", "State Police"),
    ("vecākā eksperte", "Iekšlietu ministrijas"), ("direktors", "biedrības „Drošs krasts”"), (None, None),
)  # fmt: skip
FILTERS: tuple[dict[str, Any], ...] = (
    {}, {"speaker": "persona-7"}, {"office": "policija"}, {"organisation": "Valsts policija"}, {"quoted": "quoted"},
    {"year": 2016, "lang": "lv"},
)  # fmt: skip


def measure() -> list[Figure]:
    """Times in milliseconds of the queries of the search benchmark, alone and with each filter."""
    return [figure for size in SIZES for figure in _at(size)]


def _at(size: int) -> Iterator[Figure]:
    with TemporaryDirectory() as scratch:
        db = archive_of(Path(scratch) / "archive.db", recombined(size))
        number = _speak(db)
        times: list[float] = []
        for round_ in range(ROUNDS + 1):
            for query in ("", *QUERIES):
                for filters in FILTERS:
                    started = time.process_time()
                    prepare(db, query, filters).results(facets=True)
                    if round_:  # the first round fills caches
                        times.append(1000 * (time.process_time() - started))
        yield Figure(f"{size:,} articles, {number:,} statements", "")
        p95 = statistics.quantiles(times, n=20)[-1]
        yield Figure(
            "  a search, ms: p50, p95", f"{statistics.median(times):.1f}, {p95:.1f}", "< 60" if size > 300 else ""
        )
        db.close()


def _speak(db: Database) -> int:
    """Let people say two to five sentences of each article; return the number of statements."""
    lot = random.Random(1)
    rows = []
    for article_id, body in db.execute("SELECT id, body FROM articles ORDER BY id").fetchall():
        words = body.split()
        for position in range(lot.randint(2, 5)):
            start = lot.randrange(max(1, len(words) - 20))
            said = " ".join(words[start : start + lot.randint(8, 40)])
            role, organisation = lot.choice(_OFFICES)
            revision = 1 if lot.random() < 0.1 else None
            person = f"p{int(lot.paretovariate(0.6)) % _PEOPLE}"
            office = (role, f"{organisation} {person}" if organisation and lot.random() < 0.3 else organisation, role)
            rows.append((article_id, person, position, said, lot.randrange(2), 0, len(said), revision, *office))
    with db.atomic():
        db.conn.executemany(
            "INSERT INTO people (id, name, slug) VALUES (?, ?, ?)",
            [(f"p{number}", f"Persona {number}", f"persona-{number}") for number in range(_PEOPLE)],
        )
        db.conn.executemany(
            'INSERT INTO statements (article_id, person_id, position, text, quoted, start, "end", revision, role, '
            "organisation, role_nominative) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    db.execute("PRAGMA optimize")
    return len(rows)
