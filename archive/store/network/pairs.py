"""The pairs of the network as lists show them: all edges of two people in one row. The top of each list is cached."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from archive.search.counted.cache import CachedCount
from archive.store.network.pictures import ALL_YEARS, of_year

Row = tuple[Any, ...]  # two ids, texts, articles, weight, first and last year

CACHED_PAIRS = 50  # pairs of each list, as many as a page shows

_TIED = """
SELECT person_id, other_id, sum(texts) AS texts, sum(articles) AS articles, round(sum(weight), 3) AS weight,
  min(year) AS first_year, max(year) AS last_year
FROM {} WHERE {} GROUP BY 1, 2 HAVING sum(texts) > 0
"""

ORDERS = {
    "texts": "texts DESC, weight DESC, person_id, other_id",
    "weight": "weight DESC, texts DESC, person_id, other_id",
    "latest": "last_year DESC, texts DESC, weight DESC, person_id, other_id",
}


OF_PERSON = """(
SELECT * FROM edges WHERE person_id = :person UNION ALL SELECT * FROM edges WHERE other_id = :person)"""
"""The edges of a person, for `tied`: two queries, so that each column is looked up by its own index."""


def read(db: Database, year: int, sort: str, part: slice | None = None, person: str | None = None) -> list[Row]:
    """The pairs of a year, or of ALL_YEARS, in one of ORDERS, all or a part; with `person` (id) only theirs."""
    if person is None and part and part.stop <= CACHED_PAIRS and (first := FIRST.cached(db)):
        return [tuple(row) for row in first.get(f"{year} {sort}", ())[part]]
    limit, offset = (part.stop - part.start, part.start) if part else (-1, 0)
    pairs = tied(of_year(year)) if person is None else tied(of_year(year), OF_PERSON)
    sql = f"{pairs} ORDER BY {ORDERS[sort]} LIMIT :limit OFFSET :offset"
    return db.execute(sql, {"year": year, "person": person, "limit": limit, "offset": offset}).fetchall()


def tied(condition: str, among: str = "edges") -> str:
    """SQL for the pairs of the edges that meet a condition. `among` is the table, or a query in parentheses."""
    return _TIED.format(among, condition)


def _first(db: Database) -> dict[str, list[Row]]:
    """The first pairs of each list, by its year and order (`2016 texts`)."""
    years = [year for (year,) in db.execute("SELECT DISTINCT year FROM edges WHERE year IS NOT NULL ORDER BY 1")]
    lists = " UNION ALL ".join(
        f"SELECT * FROM (SELECT '{sort}', * FROM tied ORDER BY {order} LIMIT {CACHED_PAIRS})"
        for sort, order in ORDERS.items()
    )
    found: dict[str, list[Row]] = {}
    for year in (ALL_YEARS, *years):
        sql = f"WITH tied AS MATERIALIZED ({tied(of_year(year))}) {lists}"
        for sort, *row in db.execute(sql, {"year": year}):
            found.setdefault(f"{year} {sort}", []).append(tuple(row))
    return found


FIRST = CachedCount("pairs 1", _first)
