"""/article/<id>: an article to read, with what it names, its pictures and documents, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any
from urllib.parse import urlsplit

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.people.tenure import office_name
from archive.site import spellings
from archive.store.judgement import suspects, unread
from archive.store.judgement.addresses import article_of
from archive.warc.captures import Capture, get_capture
from archive.web.formats.citation import BIBTEX, CSL_JSON, Citation, cite
from archive.web.pages.no_article import article_before_more, without_article
from archive.web.parts.documents.attached import Attached, attached_to
from archive.web.parts.documents.pictures import Group, gallery
from archive.web.parts.events import Event, read_events_of_article
from archive.web.parts.history.corrections import corrections_of_article
from archive.web.parts.history.presence import Alone, alone
from archive.web.parts.rewriting.content import warc_folder
from archive.web.parts.texts.article_text import ArticleText, Link, article_text
from archive.web.parts.texts.statements import shown_statement, text_link
from archive.web.serving.request import PageRequest

_PEOPLE = """
SELECT name, slug, name_as_written, coalesce(role_nominative, role) AS role, organisation, other_roles, spoke, talk,
  start, "end", lang
FROM appearances JOIN people ON people.id = person_id JOIN articles ON articles.id = article_id
WHERE article_id = ? ORDER BY start
"""

_SAID = """
SELECT slug, text, quoted FROM statements JOIN people ON people.id = person_id
WHERE article_id = ? AND revision IS NULL ORDER BY start
"""

_PLACES = """
SELECT name, slug, valid_to, surface, start, "end"
FROM mentions JOIN municipalities ON municipalities.id = municipality_id WHERE article_id = ? ORDER BY start
"""

_THERE = "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"

_CHANGED = "SELECT captured_at FROM revisions WHERE article_id = ? ORDER BY revision DESC LIMIT 1"

_CITED = """
SELECT articles.id, title, lang, published_on, articles.url, fetched_at
FROM articles JOIN captures ON captures.id = capture_id WHERE articles.id = ?
"""


async def article_page(request: PageRequest) -> Response:
    """The page of an article."""
    folder = warc_folder(request)
    found = await request.read(lambda db: read_article(db, request.matched("id"), folder))
    if found is None:
        return await without_article(request, request.matched("id"))
    article, people = found.row, found.people
    own = {href: request.path(f"/article/{article_id}") for href, article_id in found.own_links.items()}
    speakers = {one["slug"] for one in people if one["spoke"]}
    return await request.render(
        "article.html",
        article=article,
        capture=found.capture,
        found=found,
        alone=found.alone,
        html=found.text.html(_links(request, people, found.places), own),
        beginning=shorten(article["body"], 200, placeholder="…"),
        speakers=_once(one for one in people if one["slug"] in speakers),
        said=_who_says(request, found),
        others=_once(one for one in people if one["slug"] not in speakers),
        municipalities=_once(found.places),
        pictures=sum(len(group.pictures) for group in found.gallery),
        is_stored=(folder / found.capture.warc).is_file(),
        citation=_citation(request, article, found.capture.fetched_at),
        about=_about(request, article),
    )


async def article_bibtex(request: PageRequest) -> Response:
    """A reference for BibTeX."""
    citation = await _read_citation(request)
    return request.download(citation.as_bibtex(), BIBTEX, f"{citation.id}.bib")


async def article_csl_json(request: PageRequest) -> Response:
    """A reference for Zotero and others that read CSL-JSON."""
    citation = await _read_citation(request)
    return request.download(citation.as_csl_json(), CSL_JSON, f"{citation.id}.csl.json")


_TWIN = """
SELECT articles.id, title, lang FROM article_twins JOIN articles ON articles.id = twin_id
WHERE article_id = ?
"""


@dataclass(frozen=True, slots=True)
class FullArticle:
    """Everything that the page of an article shows. `row` is that of the article, `capture` the source of its text.

    - `changed_at` is when the text is first known to be the present one.
    - `alone` is a message if only imports have the article.
    - `own_links` maps the `href` of links in the text to the ids of the other articles they lead to.
    - `people`, `places` and `statements` are in the order of the text.
    - `unread` and `suspect` are the page's row if it cannot be read or believed at present; `twin` is the row of the
      translation; `corrections` are the keeper's.
    """

    row: dict[str, Any]
    text: ArticleText
    capture: Capture
    changed_at: str
    alone: Alone | None
    unread: dict[str, Any] | None
    suspect: dict[str, Any] | None
    own_links: dict[str, str]
    people: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    places: list[dict[str, Any]]
    gallery: list[Group]
    attachments: list[Attached]
    events: list[Event]
    twin: dict[str, Any] | None
    corrections: list[dict[str, Any]]


def read_article(db: Database, article_id: str, warc_dir: Path) -> FullArticle | None:
    """The article with an id and everything its page shows; None for an unknown id. `warc_dir` has the captures."""
    article = next(db.query("SELECT * FROM articles WHERE id = ?", [article_id]), None)
    capture = get_capture(db, article["capture_id"]) if article else None
    if article is None or capture is None:
        return None
    text = article_text(article["html"], article["body"])
    return FullArticle(
        row=article,
        text=text,
        capture=capture,
        changed_at=db.execute(_CHANGED, [article_id]).fetchone()[0],
        alone=alone(db, article_id),
        unread=_row_of(unread.listed(db), article_id),
        suspect=_row_of(suspects.listed(db), article_id),
        own_links=_own_links(db, article["url"], text),
        people=list(db.query(_PEOPLE, [article_id])),
        statements=list(db.query(_SAID, [article_id])),
        places=list(db.query(_PLACES, [article_id])),
        gallery=gallery(db, article_id),
        attachments=attached_to(db, article_id, article["url"], warc_dir),
        events=read_events_of_article(db, article_id),
        twin=next(db.query(_TWIN, [article_id]), None),
        corrections=corrections_of_article(db, article_id, article["body"]),
    )


def _row_of(rows: Iterable[dict[str, Any]], article_id: str) -> dict[str, Any] | None:
    return next((row for row in rows if row["article_id"] == article_id), None)


def _own_links(db: Database, url: str, text: ArticleText) -> dict[str, str]:
    """Links in the text of the article at `url` that lead to other articles: the `href`, and the id of the other."""
    hosts = {urlsplit(one).netloc for one in spellings(url)}
    ids = {
        href: article_id
        for href, address in text.addresses().items()
        if urlsplit(address).netloc in hosts and (article_id := article_of(db, address))
    }
    there = {row["id"] for row in db.query(_THERE, [json.dumps(list(ids.values()))])}
    return {href: article_id for href, article_id in ids.items() if article_id in there}


def _who_says(request: PageRequest, found: FullArticle) -> list[dict[str, Any]]:
    """The speakers, in the order of the text, with their `statements` and `talks`."""
    here = request.path(f"/article/{found.row['id']}")
    speakers = _once(one for one in found.people if one["spoke"])
    for speaker in speakers:
        slug = speaker["slug"]
        speaker["statements"] = [shown_statement(one, here) for one in found.statements if one["slug"] == slug]
        talks = [one["talk"] for one in found.people if one["slug"] == slug and one["talk"]]
        speaker["talks"] = [{"talk": talk, "link": text_link(here, talk)} for talk in talks]
    return speakers


def _links(request: PageRequest, people: list[dict[str, Any]], places: list[dict[str, Any]]) -> list[Link]:
    return [
        Link(one["start"], one["end"], request.path(f"/{page}/{one['slug']}"), one["name"], kind)
        for page, kind, named in (("speaker", "person", people), ("municipality", "place", places))
        for one in named
    ]


def _once(named: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each person named, once, at the first mention, with the first office that any mention has."""
    first: dict[str, dict[str, Any]] = {}
    for one in named:
        known = first.setdefault(one["slug"], dict(one))
        if "role" in one and not known.get("office"):
            known["office"] = office_name(one["organisation"], one["role"], one["lang"])
    return list(first.values())


async def _read_citation(request: PageRequest) -> Citation:
    article = await request.read(lambda db: next(db.query(_CITED, [request.matched("id")]), None))
    if article is None:
        raise NotFound(f"No article is called {request.matched('id')}")
    return _citation(request, article, article["fetched_at"])


def _citation(request: PageRequest, article: dict[str, Any], captured_at: str) -> Citation:
    return cite(
        request,
        article["id"],
        title=article["title"],
        language=article["lang"],
        published_on=article["published_on"],
        url=article["url"],
        captured_at=captured_at,
    )


def _about(request: PageRequest, article: dict[str, Any]) -> dict[str, Any]:
    """The page's structured data for search engines: https://schema.org/NewsArticle."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if article["kind"] == "news" else "WebPage",
        "url": request.url(f"/article/{article['id']}"),
        "headline": article["title"],
        "inLanguage": article["lang"],
        "datePublished": article["published_on"],
        "isBasedOn": article["url"],
        "archivedAt": request.url(f"/capture/{article['capture_id']}"),
    }
    return {name: value for name, value in about.items() if value}


_ID = r"(?P<id>[\w-]+)"
# What ends a sentence, a quotation or a bracket around an address; also encoded spaces, „, “, ”, ’, » and ….
_MORE = r"(?i:[.,:;!*'\")\]>]|%(?:2[012789ace]|3[abe]|5d|c2%(?:a0|bb)|e2%80%(?:99|9[cde]|a6)))+"
ROUTES = [
    (rf"^/article/{_ID}$", article_page),
    (rf"^/article/{_ID}\.bib$", article_bibtex),
    (rf"^/article/{_ID}\.csl\.json$", article_csl_json),
    (rf"^/article/{_ID}{_MORE}$", article_before_more),
]
