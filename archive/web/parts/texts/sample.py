"""A sample of captures and what was read from them, for the keeper to check how well pages are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.warc.captures import Capture, get_capture

SIZE = 12

# Captures from which a version of an article was read.
_CANDIDATES = """
SELECT revisions.capture_id, revisions.article_id, revisions.revision, narrow.lang, narrow.kind, captures.source,
  substr(revisions.captured_at, 1, 4) AS year
FROM revisions INDEXED BY revisions_capture
JOIN articles_narrow AS narrow ON narrow.id = revisions.article_id
JOIN captures ON captures.id = revisions.capture_id
"""
_READ = """
SELECT revisions.*, articles.lang, articles.kind, articles.revision AS latest, articles.url
FROM revisions JOIN articles ON id = article_id WHERE article_id = ? AND revisions.revision = ?
"""
_SPEAKERS = """
SELECT DISTINCT name, slug FROM appearances JOIN people ON people.id = person_id WHERE article_id = ? AND spoke = 1
ORDER BY name
"""


class Candidate(NamedTuple):
    """A capture from which a version of an article was read, with the properties that a sample balances."""

    capture_id: str
    article_id: str
    revision: int
    lang: str
    kind: str
    source: str
    year: str

    @property
    def stratum(self) -> tuple[str, ...]:
        """The stratum: candidates with the same one are alike."""
        return (self.lang, self.kind, self.source, self.year)


@dataclass(frozen=True, slots=True)
class Sampled:
    """A capture and the version read from it (a row of `revisions` with `lang`, `kind`, `latest` and `url`).

    `speakers` are those of the latest version; None for an earlier one, for which they are not stored.
    """

    capture: Capture | None
    version: dict[str, Any]
    speakers: list[dict[str, Any]] | None


def choose(db: Database, number: int) -> list[Candidate]:
    """A sample, which is the same as long as the archive is; another `number` gives another one."""
    return spread([Candidate(*row) for row in db.execute(_CANDIDATES)], number)


def spread(candidates: Iterable[Candidate], number: int) -> list[Candidate]:
    """Up to `SIZE` of the candidates, evenly over languages, kinds, sources and years, each article once if possible.

    The choice is pseudo-random, seeded by the number and the ids; the result is in the order of time.
    """

    def lot(name: str) -> str:
        return sha256(f"{number} {name}".encode()).hexdigest()

    ordered = sorted(candidates, key=lambda one: (one.stratum, lot(one.capture_id), one.article_id))
    strata = {stratum: list(group) for stratum, group in groupby(ordered, key=lambda one: one.stratum)}
    chosen: list[Candidate] = []
    taken: Counter[str] = Counter()
    articles: set[str] = set()
    while strata and len(chosen) < SIZE:
        rarest = min(strata, key=lambda stratum: (_times(taken, stratum), lot(str(stratum))))
        group = strata[rarest]
        one = next((one for one in group if one.article_id not in articles), group[0])
        group.remove(one)
        if not group:
            del strata[rarest]
        chosen.append(one)
        articles.add(one.article_id)
        taken.update(f"{at} {name}" for at, name in enumerate(rarest))
    return sorted(chosen, key=lambda one: (one.year, one.article_id, one.revision))


def _times(taken: Counter[str], stratum: tuple[str, ...]) -> int:
    """How often each part of a stratum was taken already."""
    return sum(taken[f"{at} {name}"] for at, name in enumerate(stratum))


def read_sampled(db: Database, one: Candidate) -> Sampled:
    """What to show of a candidate."""
    version = next(db.query(_READ, [one.article_id, one.revision]))
    is_latest = version["latest"] == one.revision
    speakers = list(db.query(_SPEAKERS, [one.article_id])) if is_latest else None
    return Sampled(get_capture(db, one.capture_id), version, speakers)
