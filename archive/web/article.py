"""/article/<id>: an article to read, with what it names, its pictures and documents, and where it comes from."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.captures import get_capture
from archive.web.capture import warc_folder
from archive.web.citation import BIBTEX, CSL_JSON, Citation
from archive.web.interface import Interface, day_in_riga
from archive.web.linked_text import Link, linked_text
from archive.web.visit import Visit

_PEOPLE = """
SELECT name, slug, name_as_written, role, organisation, other_roles, spoke, start, "end"
FROM appearances JOIN people ON people.id = person_id WHERE article_id = ? ORDER BY start
"""

_PLACES = """
SELECT name, slug, valid_to, surface, start, "end"
FROM mentions JOIN municipalities ON municipalities.id = municipality_id WHERE article_id = ? ORDER BY start
"""

# The latest capture of a file, a picture before what once stood in its place. "Not modified" refers to one elsewhere.
_FILES = """
SELECT files.*, captured.id AS capture_id, coalesce(captured.mime, held.mime) AS captured_mime
FROM {table} AS files
LEFT JOIN captures AS captured ON captured.id = (
  SELECT id FROM captures WHERE captures.url = files.url AND (status = 200 OR refers_to IS NOT NULL)
  ORDER BY coalesce(mime, '') = 'text/html', fetched_at DESC LIMIT 1)
LEFT JOIN captures AS held ON held.id = captured.refers_to
WHERE files.article_id = ? ORDER BY position
"""

_EVENTS = """
SELECT title, starts_on, ends_on, starts_at, place FROM events WHERE article_id = ? ORDER BY starts_on, title
"""


async def article_page(visit: Visit) -> Response:
    """An article to read."""
    found = await visit.read(lambda db: read_article(db, visit.matched("id")))
    if found is None:
        raise _not_found(visit)
    article, capture = found["article"], found["capture"]
    context = {
        **found,
        "text": linked_text(article["html"], article["body"], _links(visit, found["people"], found["places"])),
        "beginning": _beginning(article["body"]),
        "speakers": _once([one for one in found["people"] if one["spoke"]]),
        "others": _named_only(found["people"]),
        "municipalities": _once(found["places"]),
        "gallery": [(caption, list(group)) for caption, group in groupby(found["images"], lambda one: one["caption"])],
        "citation": _citation(visit, article),
        "is_stored": (warc_folder(visit) / capture.warc).is_file(),
    }
    return await visit.render("article.html", **context, about=_about(visit, article))


def read_article(db: Database, article_id: str) -> dict[str, Any] | None:
    """All that the page of an article shows: `article` is its row, `capture` what it was read from, `people` and
    `places` what is named in the order of the text, then `images`, `attachments` and `events`. None for an unknown id.
    """
    article = next(db.query("SELECT * FROM articles WHERE id = ?", [article_id]), None)
    if article is None:
        return None
    return {
        "article": article,
        "capture": get_capture(db, article["capture_id"]),
        "people": list(db.query(_PEOPLE, [article_id])),
        "places": list(db.query(_PLACES, [article_id])),
        "images": list(db.query(_FILES.format(table="images"), [article_id])),
        "attachments": list(db.query(_FILES.format(table="attachments"), [article_id])),
        "events": list(db.query(_EVENTS, [article_id])),
    }
