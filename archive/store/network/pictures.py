"""The pictures of the network, one for all years and one for each: who is on them, and where.

They are laid out when the archive is published, and only those that have changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlite_utils import Database

from archive import rules
from archive.drawing import labels
from archive.drawing.layout import lay_out
from archive.store.network import edges

ALL_YEARS = 0  # in place of a year: the picture of all articles
MOST_PEOPLE = 32  # people on a picture, judged on networks of news: more names leave no room for the lines between them
MOST_PAIRS = 70  # lines on a picture; weaker ones between the same people are left out

_VERSION = "3"  # version of the rules here; raise it with every change of the result
_PART = "pictures"  # a part in `made_with`: what the pictures were made from

# Pairs named together more than once come first, because a pair that is alone in one article has the greatest weight
# there is; then pairs with whom few others are named (`weight`).
_STRONGEST = """
SELECT person_id, other_id, times FROM (
  SELECT person_id, other_id, sum(texts) AS times, round(sum(weight), 3) AS strength
  FROM edges WHERE {} GROUP BY 1, 2
) WHERE times > 0 ORDER BY times > 1 DESC, strength DESC, times DESC, 1, 2
"""


class Drawn(NamedTuple):
    """Two people (ids) connected by a line, and the number of texts that name both."""

    one: str
    other: str
    texts: int


def derive(db: Database) -> None:
    """Lay out the pictures whose people, names or lines have changed.

    The caller holds the transaction, and has derived the edges.
    """
    names = dict(db.execute("SELECT id, name FROM people ORDER BY id").fetchall())
    made_of = _digest([_VERSION, edges.made_from(db), names])
    if rules.stored(db).get(_PART) == made_of:
        return
    years = db.execute("SELECT DISTINCT year FROM edges WHERE texts > 0 AND year IS NOT NULL").fetchall()
    known = dict(db.execute("SELECT year, digest FROM network_pictures").fetchall())
    wanted = {ALL_YEARS, *(year for (year,) in years)}
    db.conn.executemany("DELETE FROM network_pictures WHERE year = ?", [[year] for year in known.keys() - wanted])
    for year in sorted(wanted):
        strongest = [Drawn(*row) for row in db.execute(_STRONGEST.format(of_year(year)), {"year": year})]
        drawn = choose(strongest)
        called = {id: names[id] for one in drawn for id in one[:2]}
        of_all = {"named": len({id for one in strongest for id in one[:2]}), "tied": len(strongest)}
        digest = _digest([_VERSION, drawn, called, of_all])
        if known.get(year) != digest:
            values = [year, digest, json.dumps(_picture(drawn, called) | of_all, separators=(",", ":"))]
            db.execute("INSERT OR REPLACE INTO network_pictures (year, digest, picture) VALUES (?, ?, ?)", values)
    rules.note_version(db, _PART, made_of)


def of_year(year: int) -> str:
    """The condition in SQL, with the parameter :year, that a row of `edges` is of a year, or of any (ALL_YEARS)."""
    return "1" if year == ALL_YEARS else "year = :year"


def choose(strongest: Iterable[Drawn]) -> list[Drawn]:
    """Choose which of the pairs, given strongest first, are drawn; in the same order.

    The people are those of the first pairs, until another pair would make them too many; of the remaining pairs, those
    between these people are drawn too, as long as there is room.
    """
    people: set[str] = set()
    drawn: list[Drawn] = []
    is_full = False
    for one in strongest:
        both = {one.one, one.other}
        is_full = is_full or len(people | both) > MOST_PEOPLE
        if not is_full:
            people |= both
        if both <= people and len(drawn) < MOST_PAIRS:
            drawn.append(one)
    return drawn


def _picture(drawn: list[Drawn], names: Mapping[str, str]) -> dict[str, object]:
    widths = {id: labels.width(name) for id, name in names.items()}
    laid = lay_out(widths, [one[:2] for one in drawn], labels.HEIGHT)
    return {"width": laid.width, "height": laid.height, "places": laid.places, "pairs": drawn}


def _digest(made_of: object) -> str:
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
