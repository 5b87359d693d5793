"""Looks up the arguments of `ctarchive correct`: an article, a person, a span of text, a municipality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from archive.errors import WrongUse
from archive.people.identity import slug_of
from archive.places import Municipality, register
from archive.search.query import names
from archive.store.corrections.sentences import marks_of
from archive.store.withholding.scope.finding import like


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article; `day` decides how its places are read, `published_on` is its ISO date, None if it has none."""

    id: str
    body: str
    published_on: str | None
    day: date


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person of the archive."""

    id: str
    slug: str
    name: str


def find_article(db: Database, typed: str) -> FoundArticle:
    """The article with an id. Raises WrongUse if there is none."""
    sql = (
        "SELECT id, body, published_on, coalesce(published_on, substr(first_seen_at, 1, 10)) FROM articles WHERE id = ?"
    )
    row = db.execute(sql, [typed.strip().lower()]).fetchone()
    if row is None:
        known = (id for (id,) in db.execute("SELECT id FROM articles"))
        raise WrongUse(f"the archive has no article {typed}{like(typed, known)}")
    return FoundArticle(row[0], row[1], row[2], date.fromisoformat(row[3]))


def find_person(db: Database, typed: str) -> FoundPerson:
    """The person with a slug, present or former, or whose name gives that slug. Raises WrongUse if there is none."""
    for slug in (typed.strip(), slug_of(typed)):
        row = db.execute("SELECT id, slug, name FROM people WHERE id = ?", [names.now_called(db, slug)]).fetchone()
        if row:
            return FoundPerson(*row)
    known = (slug for (slug,) in db.execute("SELECT slug FROM people"))
    raise WrongUse(f"the archive has nobody called {typed}{like(typed, known)}")


def current_slug(db: Database, typed: str) -> str | None:
    """The present slug of the person with a slug; None if nobody has it, as for a name.

    A person created by a correction, and named by no article after an `undo`, gets the same slug again.
    """
    sql = (
        "SELECT slug FROM people WHERE id = ? "
        "UNION ALL SELECT slug FROM person_ids WHERE slug = ? AND namesake_of = id AND joined_to IS NULL"
    )
    row = db.execute(sql, [names.now_called(db, typed.strip()), typed.strip()]).fetchone()
    return row[0] if row else None


def is_slug(typed: str) -> bool:
    """Whether something has the form of a slug rather than of a name."""
    return bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", typed.strip()))


def mentions(db: Database, article: str, person: FoundPerson) -> list[dict[str, Any]]:
    """The mentions of a person in the present text of an article. Raises WrongUse if there are none."""
    sql = (
        "SELECT start, spoke, role, organisation FROM appearances WHERE article_id = ? AND person_id = ? ORDER BY start"
    )
    found = list(db.query(sql, [article, person.id]))
    if not found:
        raise WrongUse(f"{article} does not name {person.slug}")
    return found


def marks_of_person(db: Database, article: str, person: FoundPerson) -> tuple[str, ...]:
    """Marks of the sentences that name a person, in an article or else in its former versions. Raises WrongUse."""
    texts = (
        "SELECT body, start FROM appearances JOIN articles ON id = article_id WHERE article_id = ? AND person_id = ?",
        "SELECT body, start FROM former_appearances JOIN revisions USING (article_id, revision) "
        "WHERE article_id = ? AND person_id = ?",
    )
    for sql in texts:
        found: set[str] = set()
        for body, start in db.execute(sql, [article, person.id]):
            found |= set(marks_of(body, [start]).values())
        if found:
            return tuple(sorted(found))
    raise WrongUse(f"{article} does not name {person.slug}")


def spans_in(body: str, text: str) -> list[tuple[int, int]]:
    """The spans at which a text occurs in another as whole words."""
    text = text.strip()
    if not text:
        return []
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", body)]


def find_municipality(typed: str, day: date) -> Municipality:
    """The municipality with a code or name; of several with one name, the one that existed on a day, or exists today.

    Raises WrongUse if there is none, or several are left.
    """
    known = register().municipalities
    wanted = " ".join(typed.split())
    if not wanted:
        raise WrongUse("give the name or the code of a municipality")
    if wanted in known:
        return known[wanted]
    found = [one for one in known.values() if wanted.lower() in (one.name.lower(), one.base.lower())]
    found = [one for one in found if one.name.lower() == wanted.lower()] or found
    then = [one for one in found if one.existed(day)] or [one for one in found if one.valid_to is None] or found
    if not then:
        raise WrongUse(f"no municipality is called {typed}{like(wanted, {one.name for one in known.values()})}")
    if len(then) > 1:
        several = " or ".join(f"{one.id} ({one.name})" for one in then)
        raise WrongUse(f"{typed} may be several municipalities; give the code: {several}")
    return then[0]
