"""The facets of a search: which articles have which values, and how a value is shown.

A facet is three SQL queries:

- `pairs`: an article's number and the key of a value that it has, without repetition
- `keys`: the keys of all values, in the order of values that are equally frequent
- `told`: for a JSON array `?` of keys, each key with its filter value, its name, and what distinguishes it from
  namesakes
"""

from __future__ import annotations

from typing import NamedTuple


class Facet(NamedTuple):
    """The queries above. With `by_count`, values are ordered by frequency, otherwise as their keys are."""

    pairs: str
    keys: str
    told: str
    by_count: bool = True


_TOLD = "SELECT value, value, value, NULL FROM json_each(?)"

YEARS = Facet(
    "SELECT number, substr(published_on, 1, 4) FROM articles_narrow WHERE published_on IS NOT NULL",
    "SELECT DISTINCT substr(published_on, 1, 4) FROM articles_narrow WHERE published_on IS NOT NULL ORDER BY 1 DESC",
    _TOLD,
    by_count=False,
)

KINDS = Facet("SELECT number, kind FROM articles_narrow", "SELECT DISTINCT kind FROM articles_narrow ORDER BY 1", _TOLD)

LANGUAGES = Facet(
    "SELECT number, lang FROM articles_narrow", "SELECT DISTINCT lang FROM articles_narrow ORDER BY 1", _TOLD
)

# People and municipalities have their rowids as keys.
SPEAKERS = Facet(
    """SELECT DISTINCT number, people.rowid FROM articles_narrow
    CROSS JOIN appearances ON article_id = articles_narrow.id AND spoke = 1
    CROSS JOIN people ON people.id = person_id""",
    "SELECT rowid FROM people ORDER BY name, slug",
    "SELECT value, slug, name, known_as FROM json_each(?) CROSS JOIN people ON people.rowid = value",
)

# Only present municipalities are counted, each together with its predecessors, as in a search.
MUNICIPALITIES = Facet(
    """WITH scope (today, includes_id) AS MATERIALIZED (
        SELECT municipalities.rowid, includes_id FROM municipality_scope
        JOIN municipalities ON id = municipality_id WHERE valid_to IS NULL)
    SELECT DISTINCT number, today FROM articles_narrow CROSS JOIN mentions ON article_id = articles_narrow.id
    CROSS JOIN scope ON includes_id = mentions.municipality_id""",
    "SELECT rowid FROM municipalities WHERE valid_to IS NULL ORDER BY name, coalesce(slug, id)",
    "SELECT value, coalesce(slug, municipalities.id), name, NULL FROM json_each(?) "
    "CROSS JOIN municipalities ON municipalities.rowid = value",
)
