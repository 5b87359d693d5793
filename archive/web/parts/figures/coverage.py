"""The coverage: in which years captures were made, and by whom: this archive on its visits, or others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.store.outcomes import PUBLISHED
from archive.warc.origin import Origin, origin
from archive.web.parts.history.origins import label
from archive.web.serving.request import PageRequest

_OWN = "SELECT substr(fetched_at, 1, 4), count(*) FROM captures WHERE import_id IS NULL GROUP BY 1"
_IMPORTED = """
SELECT import_id, substr(fetched_at, 1, 4), count(*) FROM captures WHERE import_id IS NOT NULL GROUP BY 1, 2
"""
_IMPORT = """
SELECT source, (SELECT source_uri FROM captures WHERE import_id = imports.id LIMIT 1) FROM imports WHERE id = ?
"""
_FIRST_VISIT = f"SELECT min(started_at) FROM crawls WHERE {PUBLISHED}"
_FIRST_IMPORTED = "SELECT min(fetched_at) FROM captures WHERE import_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The numbers of captures by year, each in the order of `makers`; the maker None is this archive itself.

    Years are in UTC, without gaps from the first to the last. An origin here has neither a page nor a file.
    """

    makers: tuple[Origin | None, ...]
    years: dict[int, tuple[int, ...]]

    @property
    def by_others(self) -> bool:
        """Whether others made any."""
        return any(self.makers)

    @property
    def totals(self) -> tuple[int, ...]:
        """The number of captures by each maker."""
        return tuple(map(sum, zip(*self.years.values(), strict=True))) if self.years else ()


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The moments (ISO) of our first visit that was published and of the first capture by others, if there are any."""

    visits: str | None
    others: str | None

    @property
    def older(self) -> str | None:
        """The year of the first capture by others, where that is before our first visit, or there was none."""
        is_older = self.others and (not self.visits or self.others < self.visits)
        return self.others[:4] if self.others and is_older else None


def beginnings(db: Database) -> Beginnings:
    """When the archive's captures begin."""
    return Beginnings(db.execute(_FIRST_VISIT).fetchone()[0], db.execute(_FIRST_IMPORTED).fetchone()[0])


def coverage(db: Database) -> Coverage:
    """Count the captures."""
    counts: dict[tuple[Origin | None, int], int] = {(None, int(year)): count for year, count in db.execute(_OWN)}
    known: dict[str, Origin | None] = {}
    for import_id, year, count in db.execute(_IMPORTED).fetchall():
        if import_id not in known:
            known[import_id] = _maker(db, import_id)
        key = known[import_id], int(year)
        counts[key] = counts.get(key, 0) + count
    of_all: dict[Origin | None, int] = {}
    for (maker, _), count in counts.items():
        of_all[maker] = of_all.get(maker, 0) + count
    makers = tuple(sorted(of_all, key=lambda maker: (maker is not None, -of_all[maker], maker or ())))
    years = sorted({year for _, year in counts})
    spanned = range(years[0], years[-1] + 1) if years else ()
    return Coverage(makers, {year: tuple(counts.get((maker, year), 0) for maker in makers) for year in spanned})


def _maker(db: Database, import_id: str) -> Origin:
    source, source_uri = db.execute(_IMPORT, [import_id]).fetchone() or ("file", None)
    made = origin(source, source_uri) or Origin("")
    return Origin(made.source, made.host if made.source == "wayback" else "")


class Counted(NamedTuple):
    """A number of captures, and where they are listed; None if there are none."""

    number: int
    href: str | None


class Shown(NamedTuple):
    """A coverage as templates/_coverage.html takes it: a name for each maker; what the table and the chart say.

    `rows` have a year, the number of all its captures and those of each maker; `totals` are those of all years.
    """

    names: list[str]
    rows: list[tuple[str, Counted, list[Counted]]]
    totals: list[Counted]


def shown(request: PageRequest, covered: Coverage) -> Shown:
    """A coverage with the words and the addresses that a page needs."""
    table = request.table_path("captures")

    def counted(number: int, address: str) -> Counted:
        return Counted(number, address if number else None)

    return Shown(
        names=[label(request.interface, maker) for maker in covered.makers],
        rows=[
            (
                str(year),
                counted(sum(numbers), f"{table}?{urlencode({'fetched_at__startswith': year})}"),
                [
                    counted(number, captures_address(table, maker, year))
                    for maker, number in zip(covered.makers, numbers, strict=True)
                ],
            )
            for year, numbers in covered.years.items()
        ],
        totals=[
            counted(number, captures_address(table, maker))
            for maker, number in zip(covered.makers, covered.totals, strict=True)
        ],
    )


def captures_address(table: str, maker: Origin | None, year: int | None = None) -> str:
    """Where Datasette lists the captures of a maker, and of a year; `table` is the address of the table of captures."""
    wanted = {"source": maker.source if maker else "crawl"}
    if maker and maker.host:
        wanted["source_uri__contains"] = f"//{maker.host}/"
    return f"{table}?{urlencode(wanted | ({'fetched_at__startswith': str(year)} if year else {}))}"
