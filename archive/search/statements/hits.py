"""The results of a search in statements, and reading them from the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlite_utils import Database

from archive.search.filters import Clause
from archive.search.notice import Notice
from archive.search.results import HIT_END, HIT_START, Facets, Without
from archive.search.words.vocabulary import Lang

_HIT = """
SELECT said.rowid AS number, said.article_id, people.name, people.slug,
  coalesce(said.role_nominative, said.role) AS role, said.organisation, said.text, {marked} AS marked,
  said.quoted, coalesce(former.title, articles.title) AS title, articles.lang, articles.url, articles.published_on,
  said.revision,
  coalesce(former.captured_at, captures.fetched_at) AS captured_at, next.captured_at AS until
FROM {source} CROSS JOIN articles ON articles.id = said.article_id CROSS JOIN people ON people.id = said.person_id
CROSS JOIN captures ON captures.id = articles.capture_id
LEFT JOIN revisions AS former ON former.article_id = said.article_id AND former.revision = said.revision
LEFT JOIN revisions AS next ON next.article_id = said.article_id AND next.revision = said.revision + 1
WHERE {condition}
"""


class Plan(NamedTuple):
    """How to find the statements of some languages: an FTS5 expression (None: no words are required) and a condition.

    `has_words`: words must be in the statement itself, so that one statement can match better than another.
    """

    langs: tuple[Lang, ...]
    match: str | None
    condition: Clause
    has_words: bool


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement found. In `marked` the hits are between HIT_START and HIT_END.

    `role` is in the nominative if that is known. `captured_at` is when the version with the statement was captured
    (ISO), and for a former version `until` is when the next one was; otherwise it is None, and so is `revision`.
    `title` is that of the version.
    """

    article_id: str
    name: str
    slug: str
    role: str | None
    organisation: str | None
    text: str
    marked: str
    quoted: bool
    title: str
    lang: str
    url: str
    published_on: str | None
    revision: int | None
    captured_at: str
    until: str | None


@dataclass(frozen=True, slots=True)
class StatementResults:
    """The number of statements that match, and a page of them. The rest is as in `archive.search.results.Results`."""

    total: int
    hits: tuple[StatementHit, ...]
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    facets: Facets = field(default_factory=dict)
    without: tuple[Without, ...] = ()


def read_hits(db: Database, plans: Sequence[Plan], shown: Sequence[tuple[int, str]]) -> tuple[StatementHit, ...]:
    """The statements with these rowids and languages, with everything that is shown of them."""
    told: dict[int, StatementHit] = {}
    for plan in plans:
        numbers = [number for number, lang in shown if lang in plan.langs]
        marks = ", ".join("?" * len(numbers))
        source, marked, condition = "statements AS said", "said.text", f"said.rowid IN ({marks})"
        parameters: list[object] = [*numbers]
        if plan.match and plan.has_words:
            source = "statements_fts CROSS JOIN statements AS said ON said.rowid = statements_fts.rowid"
            marked = f"highlight(statements_fts, 0, '{HIT_START}', '{HIT_END}')"
            condition = f"statements_fts MATCH ? AND statements_fts.rowid IN ({marks})"
            parameters.insert(0, plan.match)
        for row in db.query(_HIT.format(source=source, marked=marked, condition=condition), parameters):
            number = row.pop("number")
            told[number] = StatementHit(**row | {"quoted": bool(row["quoted"])})
    return tuple(told[number] for number, _ in shown)
