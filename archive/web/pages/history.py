"""/article/<id>/history: every version of an article, with what changed from one to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.store.documents.files import capture_of_file
from archive.warc.captures import get_capture
from archive.web.pages.no_article import without_article
from archive.web.parts.documents.changes import DocumentChange, compared, document_changes
from archive.web.parts.history.differences import Difference, Kind, around_changes, word_differences
from archive.web.parts.history.origins import flawed
from archive.web.parts.history.presence import alone
from archive.web.serving.request import PageRequest

_VERSIONS_SHOWN = 20  # versions on a page

_ARTICLE = "SELECT id, title, lang, revision, first_seen_at, last_seen_at, gone_at FROM articles WHERE id = ?"

_NEXT = "SELECT captured_at FROM revisions WHERE article_id = ? AND revision > ? ORDER BY revision LIMIT 1"
# One more than is shown, to compare the oldest one with.
_VERSIONS = """
SELECT * FROM revisions
WHERE article_id = :id AND revision <= :newest ORDER BY revision DESC LIMIT :most
"""


async def history_page(request: PageRequest) -> Response:
    """All versions, newest first, each with its changes; with ?revision=N the whole text of one.

    If there are many, ?until=N continues from a version.
    """
    article_id, wanted = request.matched("id"), request.number("revision")
    newest = wanted or request.number("until")
    most = 1 if wanted else _VERSIONS_SHOWN + 1

    def read(db: Database) -> tuple[dict[str, Any], list[dict[str, Any]], list[DocumentChange]] | None:
        found = read_versions(db, article_id, newest, most)
        # Comparing takes a while, so it is done in the reading thread, not in the event loop.
        versions = found[1] if found else []
        for version in versions:
            version["capture"] = get_capture(db, version["capture_id"])
            version |= read_parts(db, version)
        for version, former in zip_longest(versions, versions[1:]):
            version["changes"] = _changes(former, version) if former else None
        return (*found, [] if wanted else read_document_changes(db, article_id, versions, newest)) if found else None

    found = await request.read(read)
    if found is None:
        return await without_article(request, article_id, "/history")
    article, versions, changed_documents = found
    if wanted:
        if not versions or versions[0]["revision"] != wanted:
            raise NotFound(f"{article_id} has no version {wanted}")
        return await request.render("version.html", article=article, version=versions[0])
    shown, rest = versions[:_VERSIONS_SHOWN], versions[_VERSIONS_SHOWN:]
    older = request.here(until=str(rest[0]["revision"])) if rest else None
    return await request.render(
        "history.html",
        article=article,
        alone=article["alone"],
        entries=_by_time(shown, changed_documents),
        has_changed_documents=bool(changed_documents),
        older=older,
    )


def read_versions(
    db: Database, article_id: str, newest: int | None, most: int
) -> tuple[dict[str, Any], list[dict[str, Any]]] | None:
    """An article without its text, and up to `most` of its versions from the number `newest` (None: the latest) down.

    With it, `alone` is a message if only imports have it, and `flawed` are captures by others. None for an unknown id.
    """
    article = next(db.query(_ARTICLE, [article_id]), None)
    if article is None:
        return None
    article |= {"alone": alone(db, article_id), "flawed": flawed(db, article_id)}
    newest = article["revision"] if newest is None else newest
    return article, list(db.query(_VERSIONS, {"id": article_id, "newest": newest, "most": most}))


def read_document_changes(
    db: Database, article_id: str, versions: Sequence[Mapping[str, Any]], newest: int | None
) -> list[DocumentChange]:
    """The documents that were replaced while these versions of an article were in force; `newest` is the first of them.

    `versions` may have one more than are shown, in whose time the next page of the history begins.
    """
    since = versions[_VERSIONS_SHOWN]["captured_at"] if len(versions) > _VERSIONS_SHOWN else ""
    later = db.execute(_NEXT, [article_id, newest]).fetchone() if newest else None
    changes = document_changes(db, article_id)
    return compared(db, [one for one in changes if since < one.moment and (not later or one.moment <= later[0])])


def _by_time(versions: Sequence[dict[str, Any]], documents: Sequence[DocumentChange]) -> list[dict[str, Any]]:
    """Versions and changed documents, the latest first; each entry has a `version` or a `document`."""
    entries = [{"moment": one["captured_at"], "version": one} for one in versions]
    entries += [{"moment": one.moment, "document": one} for one in documents]
    return sorted(entries, key=lambda one: str(one["moment"]), reverse=True)


def read_parts(db: Database, version: Mapping[str, Any]) -> dict[str, list[dict[str, Any]] | None]:
    """The pictures and documents of a version, each with a `name` to show and the `capture_id` of its file, or None.

    None for all if the database is from before they were kept.
    """
    return {kind: _read_parts(db, version.get(kind)) for kind in ("images", "attachments")}


def _read_parts(db: Database, kept: str | None) -> list[dict[str, Any]] | None:
    if kept is None:
        return None
    parts: list[dict[str, Any]] = json.loads(kept)
    for part in parts:
        part["name"] = part.get("label") or part.get("caption") or part.get("alt") or part["url"].rpartition("/")[2]
        part |= capture_of_file(db, part["url"])
    return parts


def _changes(old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[Difference]]:
    """The differences, by field; for pictures and documents, those removed and added."""
    texts = ["title", "published_on", "body"]
    files = [name for name in ("images", "attachments") if old[name] is not None and new[name] is not None]
    if files:
        texts.append("signature")
    found = {
        name: list(around_changes(word_differences(old[name] or "", new[name] or "")))
        for name in texts
        if old[name] != new[name]
    }
    for name in files:
        if parts := [*_missing(old[name], new[name], "removed"), *_missing(new[name], old[name], "added")]:
            found[name] = parts
    return found


def _missing(here: list[dict[str, Any]], there: list[dict[str, Any]], kind: Kind) -> Iterator[Difference]:
    """The parts in one version that are not in the other, compared by address and words."""
    others = {(part["url"], part["name"]) for part in there}
    for part in here:
        if (part["url"], part["name"]) not in others:
            yield kind, f"{part['name']} ({part['url']})"


ROUTES = [(r"^/article/(?P<id>[\w-]+)/history$", history_page)]
