"""SQL that counts the articles found, by what they have: the facets of a search."""

from __future__ import annotations

from archive.search.names import TOLD_APART

_FACET_VALUES = 100

YEARS = """SELECT 'year', substr(published_on, 1, 4), substr(published_on, 1, 4), count(*) FROM hit
    WHERE published_on IS NOT NULL GROUP BY 2 ORDER BY 2 DESC"""

# Of municipalities those of today are counted, each with what mentions those that it was formed from, as it is found;
# by their rowids, for sorting those takes half the time of sorting their codes.
COUNTS = f"""
UNION ALL SELECT * FROM ({YEARS})
UNION ALL SELECT * FROM (SELECT 'kind', kind, kind, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'lang', lang, lang, count(*) FROM hit GROUP BY 2 ORDER BY 4 DESC, 2)
UNION ALL SELECT * FROM (SELECT 'speaker', slug, {TOLD_APART}, times
    FROM (SELECT person_id, count(DISTINCT number) AS times FROM hit CROSS JOIN appearances ON article_id = hit.id
        WHERE spoke = 1 GROUP BY 1)
    JOIN people ON people.id = person_id ORDER BY times DESC, name, slug LIMIT {_FACET_VALUES})
UNION ALL SELECT * FROM (
    WITH scope (today, includes_id) AS MATERIALIZED (
        SELECT municipalities.rowid, includes_id FROM municipality_scope
        JOIN municipalities ON id = municipality_id WHERE valid_to IS NULL)
    SELECT 'municipality', coalesce(slug, id), name, times
    FROM (SELECT today, count(DISTINCT number) AS times FROM hit CROSS JOIN mentions ON article_id = hit.id
        CROSS JOIN scope ON includes_id = mentions.municipality_id GROUP BY 1)
    JOIN municipalities ON municipalities.rowid = today ORDER BY times DESC, name, 2 LIMIT {_FACET_VALUES})
"""
