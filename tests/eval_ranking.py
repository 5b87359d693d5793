"""How well the best articles come first, on hand-labelled queries: python -m tests.eval_ranking [--errors]

Asks the articles of each half of tests/gold/ranking_*.yml, beside those of the stand-in site, and compares the order
with the grades. nDCG is of the first ten, with 2^grade - 1 as the gain; `first` is how often the first has the highest
grade. Every spelling of a query counts as one. Prints the queries of the tuning half that are not in the best order (of
the held half too with --errors), and fails where a figure of the held half is below its floor.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any, Literal, NamedTuple

import yaml
from sqlite_utils import Database

from archive.search import search
from archive.store.annotation import annotate
from tests import floors
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.stand_in import stand_in_rows

Half = Literal["tuning", "held"]
FIRST = 10


class Asked(NamedTuple):
    query: str
    grades: dict[str, int]


def main() -> int:
    halves: tuple[Half, ...] = ("tuning", "held")
    for half in halves:
        figures = measured(half, show=half == "tuning" or "--errors" in sys.argv)
        print(f"ranking, {half}: nDCG {figures['ndcg']:.3f}, best first {figures['first']:.3f}")
    return int(not floors.judge("ranking", figures))


def measured(half: Half, *, show: bool = False) -> dict[str, float]:
    """Means over the queries of one half; with `show` prints those whose order is not the best."""
    entries = yaml.safe_load((Path(__file__).parent / "gold" / f"ranking_{half}.yml").read_text(encoding="utf-8"))
    db = archive(entries)
    ndcg, first = [], []
    for asked in queries(entries):
        found = [hit.id for hit in search(db, asked.query, limit=FIRST).hits]
        gains = [asked.grades.get(id, 0) for id in found]
        ndcg.append(_dcg(gains) / _dcg(sorted(asked.grades.values(), reverse=True)[:FIRST]))
        first.append(float(gains[:1] == [max(asked.grades.values())]))
        if show and ndcg[-1] < 1:
            order = ", ".join(f"{id} {gain}" for id, gain in zip(found, gains, strict=True))
            print(f"  {ndcg[-1]:.3f} {asked.query}: {order}")
    db.close()
    return {"ndcg": mean(ndcg), "first": mean(first)}


def archive(entries: Sequence[dict[str, Any]]) -> Database:
    """An archive of the labelled articles and those of the stand-in site, with the people that are found in them."""
    rows = [
        Row(one["id"], one["title"], one["text"], one.get("lang", "lv"), one.get("date", "2016-05-01"))
        for entry in entries
        for one in entry.get("articles", [])
    ]
    db = archive_of(":memory:", [*rows, *stand_in_rows()])
    with db.atomic():
        annotate.update(db)
    return db


def queries(entries: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """Every query in every spelling."""
    for entry in entries:
        for query in entry["queries"]:
            for typed in (query["ask"], *query.get("also", [])):
                yield Asked(typed, query["grades"])


def _dcg(gains: Sequence[int]) -> float:
    return sum((2.0**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


if __name__ == "__main__":
    sys.exit(main())
