"""What only former versions of articles say about a person or a municipality, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from archive.clock import stamp
from archive.people.tenure import office_name

MOST = 100  # versions: by convention, far more than anybody reads

# When a version was first captured, and when the next one was: until then at most, the version was on the site.
_VERSION = """
revisions.article_id, revisions.revision, revisions.title, articles.published_on, articles.lang,
  revisions.captured_at, next.captured_at AS until
FROM {named} JOIN revisions ON revisions.article_id = {named}.article_id AND revisions.revision = {named}.revision
JOIN articles ON articles.id = revisions.article_id
JOIN revisions AS next ON next.article_id = revisions.article_id AND next.revision = revisions.revision + 1
"""
_ORDER = (
    "ORDER BY articles.published_on IS NULL, articles.published_on DESC, revisions.article_id, revisions.revision DESC"
)
_OF_PERSON = f"""
WITH named AS (
  SELECT article_id, revision FROM former_appearances WHERE person_id = :id
  UNION SELECT article_id, revision FROM statements WHERE person_id = :id AND revision IS NOT NULL)
SELECT {_VERSION.format(named="named")} {_ORDER} LIMIT {MOST}
"""
_APPEARANCES = """
SELECT article_id, revision, name_as_written, role, organisation, other_roles, spoke, talk FROM former_appearances
WHERE person_id = ? ORDER BY article_id, revision, start
"""
_SAID = """
SELECT article_id, revision, text, quoted FROM statements WHERE person_id = ? AND revision IS NOT NULL
ORDER BY article_id, revision, position
"""
_OF_MUNICIPALITY = f"""
WITH named AS (
  SELECT DISTINCT article_id, revision FROM municipality_scope
  CROSS JOIN former_mentions ON former_mentions.municipality_id = includes_id
  WHERE municipality_scope.municipality_id = :id AND NOT EXISTS (
    SELECT 1 FROM mentions JOIN municipality_scope AS scope ON scope.includes_id = mentions.municipality_id
    WHERE mentions.article_id = former_mentions.article_id AND scope.municipality_id = :id))
SELECT {_VERSION.format(named="named")} {_ORDER} LIMIT {MOST}
"""


@dataclass(frozen=True, slots=True)
class FormerArticle:
    """A version with something that no later one has. `until` is when the next version was first captured (ISO).

    For a person, that is the `appearances`, with `office`, if no later version names them, and the `statements`.
    """

    article_id: str
    title: str
    published_on: str | None
    lang: str
    captured_at: str
    until: str
    appearances: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path of the version as it was captured."""
        return version_path(self.article_id, self.captured_at)


def version_path(article_id: str, captured_at: str) -> str:
    """The path of an article as it was captured at a moment (ISO)."""
    return f"/article/{article_id}/{stamp(captured_at)}"


def former_articles_of_person(db: Database, person_id: str) -> list[FormerArticle]:
    """The versions that name or quote somebody as no later one does, newest first; at most MOST."""
    found = _versions(db, _OF_PERSON, person_id)
    for one in db.query(_APPEARANCES, [person_id]):
        if version := found.get((one["article_id"], one["revision"])):
            version.appearances.append(one | {"office": office_name(one["organisation"], one["role"], version.lang)})
    for one in db.query(_SAID, [person_id]):
        if version := found.get((one["article_id"], one["revision"])):
            version.statements.append(one)
    return list(found.values())


def former_articles_of_municipality(db: Database, municipality_id: str) -> list[FormerArticle]:
    """The versions that name a municipality or a predecessor of it as no later one does, newest first."""
    return list(_versions(db, _OF_MUNICIPALITY, municipality_id).values())


def _versions(db: Database, sql: str, id: str) -> dict[tuple[str, int], FormerArticle]:
    rows: list[Mapping[str, Any]] = list(db.query(sql, {"id": id}))
    return {
        (row["article_id"], row["revision"]): FormerArticle(
            **{name: value for name, value in row.items() if name != "revision"}
        )
        for row in rows
    }
