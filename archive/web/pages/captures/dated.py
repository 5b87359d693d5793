"""/article/<id>/<yyyymmddhhmmss>: an article as it was captured then, in UTC: always the same capture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.clock import from_stamp
from archive.site import key_of
from archive.warc.captures import Capture, get_capture
from archive.web.formats.citation import BIBTEX, CSL_JSON, Citation, cite
from archive.web.formats.link_format import http_date, of_original, to_mementos
from archive.web.pages.history import read_parts
from archive.web.pages.no_article import without_article
from archive.web.parts.history.mementos import Memento, nearest
from archive.web.serving.request import PageRequest

_ARTICLE = "SELECT id, title, lang, revision, first_seen_at, last_seen_at, gone_at FROM articles WHERE id = ?"

# Captures that were read as the article, at whichever of its addresses, and those that say that what was so read has
# not changed. Not those of pages that were not believed. Before its first version an article has nothing to show.
_CAPTURES = """
SELECT id, url, fetched_at FROM captures
WHERE article_id = :id AND fetched_at >= (SELECT min(captured_at) FROM revisions WHERE article_id = :id)
AND (read_as = 'Article' OR (status = 304 AND EXISTS (
  SELECT 1 FROM captures AS held WHERE held.article_id = :id AND held.sha256 = captures.sha256
  AND held.read_as = 'Article' AND held.fetched_at <= captures.fetched_at)))
ORDER BY substr(fetched_at, 1, 19), id
"""

# That which the capture itself has made, else that which was in force.
_VERSION = """
SELECT * FROM revisions WHERE article_id = :id AND captured_at <= :moment
ORDER BY capture_id = :capture DESC, captured_at DESC, revision DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article (its row, without the text) as of one of its captures, the one at index `place` of `captures`."""

    article: dict[str, Any]
    captures: Sequence[Memento]
    place: int
    capture: Capture
    version: dict[str, Any]


async def dated_article(request: PageRequest) -> Response:
    """The version that a capture shows. A time without a capture redirects to the nearest one."""
    article_id, written = request.matched("id"), request.matched("moment")
    moment = from_stamp(written)
    found = await request.read(lambda db: read_dated(db, article_id, moment)) if moment else None
    if found is None:
        return await without_article(request, article_id, f"/{written}")
    shown = found.captures[found.place]
    if shown.moment != moment:
        return request.redirect(_path(request, article_id, shown))
    response = await request.render(
        "dated.html",
        article=found.article,
        version=found.version,
        capture=found.capture,
        citation=_citation(request, found),
        cited_at=_path(request, article_id, shown),
        earlier=_at(request, found, found.place - 1),
        later=_at(request, found, found.place + 1),
    )
    of_address = [one for one in found.captures if key_of(one.url) == key_of(shown.url)]
    links = to_mementos(
        of_address, of_address.index(shown), lambda one: request.absolute(_path(request, article_id, one))
    )
    response.headers |= {
        "Memento-Datetime": http_date(shown.moment),
        "Link": ", ".join([*of_original(request, shown.url), *links]),
    }
    return response


async def dated_bibtex(request: PageRequest) -> Response:
    """A reference to the version that a capture shows, for BibTeX."""
    citation = await _read_citation(request)
    return request.download(citation.as_bibtex(), BIBTEX, f"{citation.id}.bib")


async def dated_csl_json(request: PageRequest) -> Response:
    """The same for Zotero and others that read CSL-JSON."""
    citation = await _read_citation(request)
    return request.download(citation.as_csl_json(), CSL_JSON, f"{citation.id}.csl.json")


async def _read_citation(request: PageRequest) -> Citation:
    """Raises NotFound if there is no capture of that second: a reference to another one would be wrong."""
    article_id, moment = request.matched("id"), from_stamp(request.matched("moment"))
    found = await request.read(lambda db: read_dated(db, article_id, moment)) if moment else None
    if found is None or found.captures[found.place].moment != moment:
        raise NotFound(f"{article_id} was not captured at {request.matched('moment')}")
    return _citation(request, found)


def _citation(request: PageRequest, found: DatedArticle) -> Citation:
    return cite(
        request,
        found.article["id"],
        title=found.version["title"],
        language=found.article["lang"],
        published_on=found.version["published_on"],
        url=found.capture.url,
        captured_at=found.capture.fetched_at,
        dated=True,
    )


def read_dated(db: Database, article_id: str, moment: datetime) -> DatedArticle | None:
    """The article as it was at the capture nearest to a moment. None if there is no article or no such capture."""
    article = next(db.query(_ARTICLE, [article_id]), None)
    by_second: dict[datetime, Memento] = {}
    for row in db.execute(_CAPTURES, {"id": article_id}):
        one = Memento.of(*row)
        by_second.setdefault(one.moment, one)
    captures = list(by_second.values())
    if article is None or not captures:
        return None
    place = nearest(captures, moment)
    capture = get_capture(db, captures[place].id)
    if capture is None:
        return None
    of_capture = {"id": article_id, "capture": capture.id, "moment": capture.fetched_at}
    version = next(db.query(_VERSION, of_capture))
    return DatedArticle(article, captures, place, capture, version | read_parts(db, version))


def _at(request: PageRequest, found: DatedArticle, place: int) -> str | None:
    there = 0 <= place < len(found.captures)
    return _path(request, found.article["id"], found.captures[place]) if there else None


def _path(request: PageRequest, article_id: str, capture: Memento) -> str:
    return request.path(f"/article/{article_id}/{capture.moment:%Y%m%d%H%M%S}")


_AT = r"^/article/(?P<id>[\w-]+)/(?P<moment>[0-9]+)"
ROUTES = [
    (rf"{_AT}$", dated_article),
    (rf"{_AT}\.bib$", dated_bibtex),
    (rf"{_AT}\.csl\.json$", dated_csl_json),
]
