"""SQL that counts the articles found, by what they have: the facets of a search.

Each statement reads `hit`, which archive.search.prepared defines, and has the columns of results.Count: what to filter
by, its name, what tells it from others of the name, and the number of articles.
"""

_MOST = 100  # values: by convention, far more than anybody reads through

YEARS = """SELECT substr(published_on, 1, 4), substr(published_on, 1, 4), NULL, count(*) FROM hit
    WHERE published_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC"""

KINDS = "SELECT kind, kind, NULL, count(*) FROM hit GROUP BY 1 ORDER BY 4 DESC, 1"

LANGUAGES = "SELECT lang, lang, NULL, count(*) FROM hit GROUP BY 1 ORDER BY 4 DESC, 1"

SPEAKERS = f"""SELECT slug, name, known_as, times
    FROM (SELECT person_id, count(DISTINCT number) AS times FROM hit CROSS JOIN appearances ON article_id = hit.id
        WHERE spoke = 1 GROUP BY 1)
    JOIN people ON people.id = person_id ORDER BY times DESC, name, slug LIMIT {_MOST}"""

# Those of today are counted, each with what mentions those that it was formed from, as it is found; by their rowids,
# for sorting those takes half the time of sorting their codes.
MUNICIPALITIES = f"""WITH scope (today, includes_id) AS MATERIALIZED (
        SELECT municipalities.rowid, includes_id FROM municipality_scope
        JOIN municipalities ON id = municipality_id WHERE valid_to IS NULL)
    SELECT coalesce(slug, id), name, NULL, times
    FROM (SELECT today, count(DISTINCT number) AS times FROM hit CROSS JOIN mentions ON article_id = hit.id
        CROSS JOIN scope ON includes_id = mentions.municipality_id GROUP BY 1)
    JOIN municipalities ON municipalities.rowid = today ORDER BY times DESC, name, 1 LIMIT {_MOST}"""
