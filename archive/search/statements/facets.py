"""The facets of a search in statements: how many statements found have which speaker, municipality and so on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import Any

from sqlite_utils import Database

from archive.search.counted.cache import CachedCount
from archive.search.results import Count
from archive.search.statements.organisations import grouped

_MOST = 100  # values of a facet: by convention, far more than anybody reads

# Each selects the fields of a `Count` from `hit`, which has a row for each statement found.
_FACETS: Mapping[str, str] = {
    "speaker": f"""SELECT slug, name, known_as, times, NULL
        FROM (SELECT person_id, count(*) AS times FROM hit GROUP BY 1)
        JOIN people ON people.id = person_id ORDER BY times DESC, name, slug LIMIT {_MOST}""",
    # As the filter of this name finds them (statements.filters): only present municipalities are counted, each together
    # with its predecessors, and for a former version also what that version mentions.
    "municipality": f"""WITH part AS MATERIALIZED (
            SELECT article_id, revision, count(*) AS times FROM hit GROUP BY 1, 2),
        scope (today, includes_id) AS MATERIALIZED (
            SELECT municipality_id, includes_id FROM municipality_scope
            JOIN municipalities ON id = municipality_id WHERE valid_to IS NULL),
        about AS (
            SELECT today, part.* FROM part CROSS JOIN mentions ON mentions.article_id = part.article_id
            CROSS JOIN scope ON includes_id = mentions.municipality_id
            UNION SELECT today, part.* FROM part JOIN former_mentions AS former
            ON former.article_id = part.article_id AND former.revision = part.revision
            JOIN scope ON includes_id = former.municipality_id)
        SELECT coalesce(slug, id), name, NULL, times, NULL
        FROM (SELECT today, sum(times) AS times FROM about GROUP BY 1)
        JOIN municipalities ON id = today ORDER BY times DESC, name, coalesce(slug, id) LIMIT {_MOST}""",
    "organisation": """SELECT organisation, organisation, NULL, count(*), max(lang) FROM hit
        WHERE organisation IS NOT NULL GROUP BY 1""",
    "year": """SELECT substr(published_on, 1, 4), substr(published_on, 1, 4), NULL, count(*), NULL FROM hit
        WHERE published_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC""",
}
_EVERY = {  # in place of `hit`, for the facets of all statements: each has only the columns that its facet counts
    "speaker": "SELECT person_id FROM statements",
    "municipality": "SELECT article_id, revision FROM statements",
    "organisation": """SELECT organisation, lang
        FROM articles_narrow CROSS JOIN statements ON article_id = articles_narrow.id""",
    "year": "SELECT published_on FROM articles_narrow CROSS JOIN statements ON article_id = articles_narrow.id",
}

STATEMENT_FACETS = tuple(_FACETS)
"""The names of the facets: those of parameters, in the order in which answers have them."""

COUNTING = "".join(f" UNION ALL SELECT '{name}', * FROM ({sql})" for name, sql in _FACETS.items())
"""SQL to append to a query that defines `hit` and selects six columns: rows with a facet's name and a `Count`."""


def counted(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Count]]:
    """The counts of each facet, in display order, from rows that COUNTING has selected, among others."""
    counts: dict[str, list[Count]] = {name: [] for name in _FACETS}
    for name, *row in rows:
        if name in counts:
            counts[name].append(Count(*row))
    counts["organisation"] = grouped(counts["organisation"])[:_MOST]
    return counts


def _of_all(db: Database) -> Any:
    """The number of all statements (`total`), and the values of each facet (`facets`) as the fields of a `Count`."""
    rows = [
        (name, *row)
        for name, sql in _FACETS.items()
        for row in db.execute(f"WITH hit AS NOT MATERIALIZED ({_EVERY[name]}) SELECT * FROM ({sql})").fetchall()
    ]
    total = db.execute("SELECT count(*) FROM statements").fetchone()[0]
    facets = {name: [astuple(one) for one in values] for name, values in counted(rows).items()}
    return {"total": total, "facets": facets}


STATEMENTS = CachedCount("statements 3", _of_all)
