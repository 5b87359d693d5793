"""Links from a row in Datasette to the pages of the reading room about it, so that no row is a dead end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.web.parts.documents.addresses import document_address
from archive.web.parts.events import month_path
from archive.web.serving.request import PageRequest

Link = tuple[str, str]  # a label, and the path of the page

# Columns that identify something with a page, in every table.
_ARTICLES = {"article_id": "Article", "twin_id": "Article in the other language"}
_PEOPLE = {"person_id": "Person", "other_id": "Other person"}
_PLACES = {
    "municipality_id": "Municipality",
    "predecessor_id": "Former municipality",
    "successor_id": "Later municipality",
}
_SLUGS = {"person_slug": "Person", "other_slug": "Other person"}
_OWN = {"articles": "article_id", "people": "person_id", "municipalities": "municipality_id", "events": "event_id"}
_OWN |= {"captures": "capture_id", "documents": "document_id"}
_OF_VISITS = ("crawls", "imports")


async def links_of_row(request: PageRequest, table: str, row: Mapping[str, Any]) -> list[Link]:
    """The pages about the subjects of a row, those of the row itself first. There is at least one for any row."""
    # A row is identified by its id, as it is in other rows.
    named = {**row, _OWN[table]: row.get("id")} if table in _OWN else row
    found = list(dict.fromkeys(await request.read(lambda db: list(_links(db, table, named)))))
    if not found and (url := row.get("url")):
        found.append(("What the archive has of this address", f"/search?{urlencode({'q': url})}"))
    return found or [("Changes" if table in _OF_VISITS else "Home page", "/changes" if table in _OF_VISITS else "/")]


def _links(db: Database, table: str, row: Mapping[str, Any]) -> Iterator[Link]:
    if table == "events":
        yield from _event(db, row)
    for column, what in _ARTICLES.items():
        if row.get(column):
            yield what, f"/article/{row[column]}"
    if table == "revisions":
        yield "This version in the history", f"/article/{row['article_id']}/history#version-{row['revision']}"
    for column, what in _PEOPLE.items():
        yield from _by_slug(db, "people", row.get(column), what, "/speaker/")
    for column, what in _SLUGS.items():
        if row.get(column):
            yield what, f"/speaker/{row[column]}"
    for column, what in _PLACES.items():
        yield from _by_slug(db, "municipalities", row.get(column), what, "/municipality/")
    if table != "events":
        yield from _event(db, row)
    if row.get("document_id"):
        yield "Document", document_address(row["document_id"], page=row["page"] if table == "document_pages" else None)
    if row.get("capture_id"):
        yield "As captured", f"/capture/{row['capture_id']}"


def _by_slug(db: Database, table: str, id: Any, what: str, path: str) -> Iterator[Link]:
    for slug, name in db.execute(f"SELECT slug, name FROM {table} WHERE id = ?", [id]) if id else ():
        yield f"{what}: {name}", f"{path}{slug}"


def _event(db: Database, row: Mapping[str, Any]) -> Iterator[Link]:
    id = str(row.get("event_id") or "")
    for (starts_on,) in db.execute("SELECT starts_on FROM events WHERE id = ?", [id]):
        yield "Event in the calendar", month_path(starts_on, id)
