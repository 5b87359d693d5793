"""Who is named with whom, in process: derived when nothing, one article or everything is new, and read for pages.

Whom the articles name is random: some people everywhere, most of them once. Times are CPU times.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from archive.store.network import edges, pictures
from archive.store.network.pictures import ALL_YEARS
from archive.web.pages.entities.network import read_network
from archive.web.parts.figures.network import read_pairs_after
from tests.bench.table import Row as Figure
from tests.support.rows.articles import Row, archive_of

SIZES = (300, 10_000)
_YEARS = 20
_NAMED = 6  # people of an article, on average


def measure() -> list[Figure]:
    """Times in milliseconds."""
    return [figure for size in SIZES for figure in _at(size)]


def _at(size: int) -> Iterator[Figure]:
    rows = [Row(f"lv-{number}", "", "", published_on=f"{2005 + number % _YEARS}-01-01") for number in range(size)]
    with TemporaryDirectory() as scratch:
        db = archive_of(Path(scratch) / "archive.db", rows, with_vocabulary=False)
        with db.atomic():
            _name(db, size)
        steps: dict[str, Callable[[], object]] = {"all articles new": lambda: None, "nothing new": lambda: None}
        steps["one article new"] = lambda: db.execute("DELETE FROM appearances WHERE article_id = 'lv-7'")
        for what, change in steps.items():
            change()
            for part, settle in (("edges", edges.derive), ("pictures", pictures.derive)):
                yield Figure(f"  {part}, {what}, ms", _taken(lambda: _within(db, settle)))  # noqa: B023, called at once
        reads: dict[str, Callable[[], object]] = {
            "/network": lambda: read_network(db, ALL_YEARS),
            "/network?year=": lambda: read_network(db, 2010),
            "/network?person=": lambda: read_network(db, ALL_YEARS, "p-1"),
            "200 lines of /network.csv": lambda: read_pairs_after(db, ALL_YEARS, ("p-2", ""), 200),
        }
        for what, read in reads.items():
            yield Figure(f"  {what}, ms", _taken(read))
        pairs = db.execute("SELECT count(*) FROM edges").fetchone()[0]
        yield Figure(f"{size:,} articles, {pairs:,} pairs in years", "")


def _name(db: Database, size: int) -> None:
    lot, people = Random(1), size // 3
    db.conn.executemany(
        "INSERT INTO people (id, name, slug, name_certain) VALUES (?, ?, ?, 1)",
        [(f"p-{number}", f"Persona Uzvārde{number}", f"p-{number}") for number in range(people)],
    )
    named = (
        (f"lv-{article}", f"p-{int(people * lot.random() ** 3)}", 10 * place, 10 * place + 9)
        for article in range(size)
        for place in range(min(edges.MOST_NAMED, 1 + int(lot.expovariate(1 / (_NAMED - 1)))))
    )
    db.conn.executemany(
        'INSERT INTO appearances (article_id, person_id, start, "end", name_as_written, spoke, may_be_namesake) '
        "VALUES (?, ?, ?, ?, '', 0, 0)",
        named,
    )


def _within(db: Database, settle: Callable[[Database], object]) -> None:
    with db.atomic():
        settle(db)


def _taken(do: Callable[[], object]) -> str:
    started = time.process_time()
    do()
    return f"{1000 * (time.process_time() - started):,.1f}"
