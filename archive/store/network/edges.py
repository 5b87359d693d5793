"""The rows of `edges`, the network of people: which people are named by the same articles.

All who appear in an article are connected, whether they speak or not: reports name most of those present, and quote
few. Only present versions count. A text in two languages counts once.
"""

from __future__ import annotations

import hashlib

from sqlite_utils import Database

from archive import rules

MOST_NAMED = 100  # people in one article, judged: an article that names more is a register, and connects nobody
_VERSION = "1"  # version of the rules here; raise it with every change of the result
_PART = "edges"  # a part in `made_with`: what the rows were made from

_MADE_OF = (
    "SELECT article_id, person_id FROM appearances GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT id, published_on FROM articles_narrow ORDER BY 1",
    "SELECT article_id, twin_id FROM article_twins ORDER BY 1",
)

# Each article adds 1 / (n - 1) to each pair of the n people whom it names, so that each of them has 1 in total from it
# (Newman 2001, https://doi.org/10.1103/PhysRevE.64.016132): the list of a working group connects everybody with
# everybody, but weakly. `earlier` is the earlier translation, which counts if it names both.
_EDGES = f"""
WITH named AS MATERIALIZED (SELECT DISTINCT article_id, person_id FROM appearances),
  within AS MATERIALIZED (
    SELECT id, published_on, 1.0 / (count(*) - 1) AS share, coalesce(published_on, '~') || ' ' || id AS place
    FROM named JOIN articles_narrow ON id = article_id GROUP BY id HAVING count(*) BETWEEN 2 AND {MOST_NAMED}
  ),
  texts AS MATERIALIZED (
    SELECT within.id, CAST(substr(within.published_on, 1, 4) AS INTEGER) AS year, within.share, other.id AS earlier
    FROM within LEFT JOIN article_twins ON article_id = within.id
      LEFT JOIN within AS other ON other.id = twin_id AND other.place < within.place
  ),
  pairs AS (
    SELECT one.person_id AS person_id, other.person_id AS other_id, year, share,
      CASE WHEN earlier IS NULL THEN 1 ELSE 2 > (SELECT count(DISTINCT person_id) FROM appearances
        WHERE article_id = earlier AND appearances.person_id IN (one.person_id, other.person_id)) END AS counts
    FROM texts CROSS JOIN named AS one ON one.article_id = id
      CROSS JOIN named AS other ON other.article_id = id AND other.person_id > one.person_id
  )
SELECT person_id, other_id, year, sum(counts), count(*), round(sum(counts * share), 4)
FROM pairs GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def derive(db: Database) -> bool:
    """Derive the rows again if people, days or twins of articles have changed; returns whether they have.

    The caller holds the transaction, and has annotated the articles and found their twins.
    """
    made_of = _digest(db)
    if made_of == made_from(db):
        return False
    db.execute("DELETE FROM edges")
    db.execute(f"INSERT INTO edges (person_id, other_id, year, texts, articles, weight) {_EDGES}")
    rules.note_version(db, _PART, made_of)
    return True


def made_from(db: Database) -> str | None:
    """The digest of the input of the edges; None if they were never derived, as by an earlier version."""
    return rules.stored(db).get(_PART)


def _digest(db: Database) -> str:
    digest = hashlib.sha256(_VERSION.encode())
    for sql in _MADE_OF:
        for row in db.execute(sql):
            digest.update(repr(row).encode())
        digest.update(b"\0")
    return digest.hexdigest()
