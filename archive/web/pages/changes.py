"""/changes and /changes.atom: what each refresh found new, changed or gone, newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal
from urllib.parse import urlencode

from datasette import NotFound, Response
from markupsafe import Markup, escape
from sqlite_utils import Database

from archive import site
from archive.store.outcomes import UNLIMITED
from archive.web.formats import feeds
from archive.web.parts.differences import Difference, around_changes, word_differences
from archive.web.serving.i18n import LANGUAGES, N_, Interface, day_in_riga
from archive.web.serving.request import PageRequest

_PER_PAGE = 50
_IN_FEED = 100
_SHOWN = 500  # characters of the differences of one article
_OPENING = 300  # of a new one or one that is gone
_CONTEXT = 60  # before and behind a change

# Until a visit has gone through the whole site for the first time, articles are new to the archive and not to the site.
_FIRST_VISIT = f"SELECT min(coalesce(finished_at, started_at)) FROM crawls WHERE {UNLIMITED}"

_NEVER = "9999"  # sorts behind every moment
_ABOUT_FIRST_VISIT = N_("What the archive started with: new here, but perhaps on the site for years.")

_OF_LANGUAGE = "(:lang = '' OR article_id IN (SELECT id FROM articles_narrow WHERE lang = :lang))"
_SOURCES = {
    "new": f"""SELECT captured_at AS at, article_id, revision FROM revisions
  WHERE revision = 1 AND captured_at > :since AND {_OF_LANGUAGE}""",
    "changed": f"""SELECT captured_at AS at, article_id, revision FROM revisions
  WHERE revision > 1 AND {_OF_LANGUAGE}""",
    "gone": """SELECT gone_at AS at, id AS article_id, NULL AS revision FROM articles
  WHERE gone_at IS NOT NULL AND (:lang = '' OR lang = :lang)""",
}
_MARKS = {
    "same": Markup("{}"),
    "added": Markup("<ins>{}</ins>"),
    "removed": Markup("<del>{}</del>"),
    "omitted": Markup(" […] "),
}
_LABELS = {"new": N_("New"), "changed": N_("Changed"), "gone": N_("Gone")}
_IN_A_TITLE = {"new": N_("New: %(title)s"), "changed": N_("Changed: %(title)s"), "gone": N_("Gone: %(title)s")}

_DETAILS = """
WITH found AS (
  {sources} ORDER BY at DESC, article_id, revision DESC LIMIT :limit OFFSET :offset
)
SELECT iif(found.revision IS NULL, 'gone', iif(found.revision = 1, 'new', 'changed')) AS kind, at, found.article_id,
  found.revision, lang, coalesce(new.title, articles.title) AS title, coalesce(new.body, articles.body) AS body,
  new.published_on, old.title AS old_title, old.body AS old_body, old.published_on AS old_published_on
FROM found JOIN articles ON articles.id = found.article_id
  LEFT JOIN revisions AS new ON new.article_id = found.article_id AND new.revision = found.revision
  LEFT JOIN revisions AS old ON old.article_id = found.article_id AND old.revision = found.revision - 1
ORDER BY at DESC, found.article_id, found.revision DESC
"""

_FIRST_ARTICLES = f"""
SELECT count(*), max(captured_at) FROM revisions WHERE revision = 1 AND captured_at <= :since AND {_OF_LANGUAGE}
"""

Differences = tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a refresh found of an article: the text since then, and what it replaced. `at` is a moment in ISO form."""

    kind: Literal["new", "changed", "gone"]
    at: str
    article_id: str
    revision: int | None
    lang: str
    title: str
    body: str
    published_on: str | None
    old_title: str | None
    old_body: str | None
    old_published_on: str | None

    @property
    def day(self) -> str:
        """The day, in Riga."""
        return day_in_riga(self.at)

    @property
    def title_differences(self) -> Differences:
        """The title, and what of it was changed."""
        return _differences(self.old_title or self.title, self.title)

    @property
    def body_differences(self) -> Differences:
        """What was changed of the text, with some words around it; of a new article or one that is gone the opening."""
        if self.kind == "changed":
            return _differences(self.old_body or "", self.body)
        return (("same", _shortened(self.body.split("\n\n")[0], _OPENING)),)

    @property
    def only_files(self) -> bool:
        """Whether a change is one of neither title nor text nor date."""
        old = (self.old_title, self.old_body, self.old_published_on)
        return self.kind == "changed" and old == (self.title, self.body, self.published_on)


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """How many articles the archive began with, and when the last of them was read."""

    articles: int
    at: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes, newest first; whether there are older ones; and, behind the oldest, what the archive began with."""

    changes: list[Change]
    more: bool
    first_visit: FirstVisit | None


def read_changes(db: Database, kind: str = "", lang: str = "", *, limit: int, offset: int = 0) -> Changes:
    """The changes of a kind ("new", "changed" or "gone") and of articles in a language; all of them where empty."""
    # A database of before has no such column; its crawls that were asked to end early are "limited".
    whole = "AND ended_early IS NULL" if "ended_early" in db.table("crawls").columns_dict else ""
    since = db.execute(f"{_FIRST_VISIT} {whole}").fetchone()[0] or _NEVER
    sources = " UNION ALL ".join(source for name, source in _SOURCES.items() if kind in ("", name))
    sql = _DETAILS.format(sources=sources)
    parameters = {"since": since, "lang": lang, "limit": limit + 1, "offset": offset}
    found = [Change(**row) for row in db.query(sql, parameters)]
    for change in found[:limit]:
        # Comparing takes a while: in the thread that reads, not in the one that answers everybody. It is remembered.
        _ = change.title_differences, change.body_differences
    first_visit = None
    if len(found) <= limit and kind in ("", "new"):
        articles, at = db.execute(_FIRST_ARTICLES, {"since": since, "lang": lang}).fetchone()
        first_visit = FirstVisit(articles, at) if articles else None
    return Changes(found[:limit], len(found) > limit, first_visit)


async def changes_page(request: PageRequest) -> Response:
    """A page of changes by the day of the refresh. A parameter that means nothing is left out."""
    kind, lang, page = _parameters(request)
    found = await request.read(lambda db: read_changes(db, kind, lang, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE))
    if page > 1 and not found.changes:
        raise NotFound("There are not so many changes")
    return await request.render(
        "changes.html",
        found=found,
        days=[(day, list(changes)) for day, changes in groupby(found.changes, key=lambda change: change.day)],
        kind=kind,
        lang=lang,
        labels=_LABELS,
        about_first_visit=_ABOUT_FIRST_VISIT,
        newer=request.here(page=str(page - 1) if page > 2 else None) if page > 1 else None,
        older=request.here(page=str(page + 1)) if found.more else None,
        feed=_address(request, "/changes.atom", kind, lang),
    )


async def changes_atom(request: PageRequest) -> Response:
    """The newest changes as a feed. An entry is told in the language of its article, and keeps its id for good."""
    kind, lang, _ = _parameters(request)
    found = await request.read(lambda db: read_changes(db, kind, lang, limit=_IN_FEED))
    entries = [_entry(request, change) for change in found.changes]
    if first := found.first_visit:
        entries.append(_beginning(request, first, lang))
    body = feeds.atom(
        id=feeds.stable_id("changes", kind, lang),
        title=f"{site.NAME}: {request.interface.gettext('Changes')}",
        updated=entries[0].updated if entries else feeds.NEVER,
        here=request.absolute(request.here()),
        page=request.absolute(_address(request, "/changes", kind, lang)),
        entries=entries,
    )
    return request.feed(body)


def _entry(request: PageRequest, change: Change) -> feeds.Entry:
    title = Interface(change.lang).gettext(_IN_A_TITLE[change.kind]) % {"title": change.title}
    # One that comes back and is gone once more is gone at another time.
    names = (
        ("gone", change.article_id, change.at)
        if change.kind == "gone"
        else ("change", change.article_id, change.revision)
    )
    return feeds.Entry(
        id=feeds.stable_id(*names),
        title=title,
        updated=change.at,
        link=request.url(f"/article/{change.article_id}"),
        html=Markup("<p>{}</p>").format(_as_html(change.body_differences)),
        language=change.lang,
    )


def _beginning(request: PageRequest, first: FirstVisit, lang: str) -> feeds.Entry:
    words = request.interface.ngettext("First visit: %(num)s article", "First visit: %(num)s articles", first.articles)
    return feeds.Entry(
        id=feeds.stable_id("first visit", lang),
        title=words % {"num": request.interface.number(first.articles)},
        updated=first.at,
        link=request.url("/search"),
        html=Markup("<p>{}</p>").format(request.interface.gettext(_ABOUT_FIRST_VISIT)),
        language=request.language,
    )


def _parameters(request: PageRequest) -> tuple[str, str, int]:
    """The kind, the language and the number of the page; a value that means nothing counts as none."""
    kind, lang = request.argument("kind"), request.argument("lang")
    return kind if kind in _SOURCES else "", lang if lang in LANGUAGES else "", request.number("page") or 1


def _address(request: PageRequest, path: str, kind: str, lang: str) -> str:
    given = {name: value for name, value in (("kind", kind), ("lang", lang)) if value}
    return request.path(path) + (f"?{urlencode(given)}" if given else "")


@lru_cache(maxsize=512)  # versions never change, and where whole sentences moved the comparison takes a while
def _differences(old: str, new: str) -> Differences:
    """What differs, with some words around it, not more than _SHOWN characters."""
    parts: list[Difference] = []
    room = _SHOWN
    for kind, text in around_changes(word_differences(old, new), context=_CONTEXT):
        if room <= 0:
            parts.append(("omitted", ""))
            break
        parts.append((kind, _shortened(text, room)))
        room -= len(text)
    return tuple(parts)


def _as_html(differences: Differences) -> Markup:
    """Differences for a feed reader, which knows nothing of our styles."""
    return Markup().join(
        _MARKS[kind].format(escape(text).replace("\n\n", Markup("<br>"))) for kind, text in differences
    )


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else re.sub(r"\s+\S*\Z", "", text[:most]) + " …"


ROUTES = [(r"^/changes$", changes_page), (r"^/changes\.atom$", changes_atom)]
