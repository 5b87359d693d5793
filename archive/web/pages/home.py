"""/: what this is, how complete and fresh it is, and where to start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.clock import now
from archive.search.counted.postings import counting
from archive.search.filters import COUNTED
from archive.site import is_loopback
from archive.store.judgement import suspects, unread
from archive.store.outcomes import PUBLISHED, Outcome
from archive.web.pages.entities.municipalities import count_articles, map_of
from archive.web.parts.figures.charts import by_year
from archive.web.parts.figures.coverage import Beginnings, Coverage, beginnings, coverage, shown
from archive.web.parts.figures.maps import VIEW_BOX
from archive.web.serving.cached_reads import cached
from archive.web.serving.i18n import N_, RIGA, day_in_riga
from archive.web.serving.request import PageRequest

_OLD = 30  # days

# What readers should know if the latest crawl did not end well.
_TROUBLES = {
    Outcome.PARTIAL: N_(
        "On the latest visit some pages could not be fetched or read, or looked wrong; the next visit tries them again."
    ),
    Outcome.UNREACHABLE: N_("The site could not be reached on the latest visit."),
    Outcome.DRIFT: N_("On the latest visit the site looked so different that nothing from it was published."),
    Outcome.INTERRUPTED: N_("The latest visit was cut short, and nothing from it was published."),
}

# Everything with a row of its own is an article: news and reference pages, in both languages, still on the site or not.
# The search, `ctarchive status` and the table count them in the same way.
_COUNTS = """
SELECT count(*) AS articles,
  count(*) FILTER (WHERE kind = 'news') AS news, count(*) FILTER (WHERE kind = 'page') AS pages,
  count(*) FILTER (WHERE lang = 'lv') AS latvian, count(*) FILTER (WHERE lang = 'en') AS english,
  count(*) FILTER (WHERE published_on IS NULL) AS undated,
  (SELECT count(*) FROM articles WHERE gone_at IS NOT NULL) AS gone,
  (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM captures) AS captures,
  (SELECT count(*) FROM crawled WHERE article IS NULL) AS by_others
FROM articles_narrow
"""

# Imported captures are not news: for articles that imports extend, only the history of our own visits counts.
_NOT_OVERLAID = "NOT IN (SELECT article_id FROM crawled)"

_LATEST = {
    # Five from each half by its index, so that neither has to be sorted.
    "new": f"""
SELECT latest.id, title, lang, latest.published_on, moment, first_seen_at FROM (SELECT * FROM (
  SELECT * FROM (SELECT id, published_on, first_seen_at AS moment FROM articles
    WHERE gone_at IS NULL AND id {_NOT_OVERLAID}
    ORDER BY substr(first_seen_at, 1, 10) DESC, published_on DESC, id LIMIT 5)
  UNION ALL SELECT * FROM (SELECT id, published_on, captured_at FROM crawled_revisions
    CROSS JOIN articles ON id = article_id WHERE crawled_revisions.revision = 1 AND gone_at IS NULL
    ORDER BY substr(captured_at, 1, 10) DESC, published_on DESC, id LIMIT 5))
  ORDER BY substr(moment, 1, 10) DESC, published_on DESC, id LIMIT 5) AS latest
JOIN articles ON articles.id = latest.id ORDER BY substr(moment, 1, 10) DESC, latest.published_on DESC, latest.id""",
    "changed": f"""
SELECT articles.id, title, lang, moment FROM (
  SELECT article_id, max(captured_at) AS moment FROM (
    SELECT article_id, captured_at FROM revisions WHERE revision > 1 AND article_id {_NOT_OVERLAID}
    UNION ALL SELECT article_id, captured_at FROM crawled_revisions WHERE revision > 1)
  WHERE +article_id IN (SELECT id FROM articles) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5)
JOIN articles ON articles.id = article_id ORDER BY moment DESC, articles.id""",
    "gone": """
SELECT id, title, lang, gone_at AS moment FROM articles WHERE gone_at IS NOT NULL ORDER BY gone_at DESC, id LIMIT 5""",
}

_MOST_HEARD = 10  # people


@dataclass(frozen=True, slots=True)
class Home:
    """What the page shows. `crawls` are the latest one that ended and the latest published one, if any, as rows.

    `doubts` are the pages that answered but could not be read (`unread`) or were not believed (`suspects`), the latest
    first. `coverage` is None if all captures are our own.
    """

    counts: dict[str, Any]
    beginnings: Beginnings
    coverage: Coverage | None
    ended: dict[str, Any] | None
    published: dict[str, Any] | None
    years: dict[int, int]
    latest: dict[str, list[dict[str, Any]]]
    most_heard: list[dict[str, Any]]
    municipalities: list[dict[str, Any]]
    doubts: dict[str, list[dict[str, Any]]]
    is_invented: bool


async def home_page(request: PageRequest) -> Response:
    """The first page, even of an empty archive."""
    home = await request.read(read_home)
    if not home:
        return await request.render("empty.html")
    return await request.render(
        "home.html",
        home=home,
        ago=home.published and request.interface.ago(home.published["moment"], now()),
        notes=[request.interface.gettext(note) for note in notes(home, now())],
        chart=by_year(home.years, lambda year: request.path(f"/search?year={year}")),
        coverage=home.coverage and shown(request, home.coverage),
        map=map_of(request, home.municipalities),
        view_box=VIEW_BOX,
    )


@cached
def read_home(db: Database) -> Home | None:
    """What the page shows from the archive; None if there are no articles, or no archive at all."""
    if not db.table("articles").exists() or not db.execute("SELECT EXISTS (SELECT 1 FROM articles)").fetchone()[0]:
        return None
    began = beginnings(db)
    facets = counting(db, COUNTED).of_all(db, ["speaker", "year"])
    address = db.execute("SELECT url FROM articles LIMIT 1").fetchone()[0]
    return Home(
        counts=next(db.query(_COUNTS)),
        beginnings=began,
        coverage=coverage(db) if began.others else None,
        ended=_latest_crawl(db, "outcome IS NOT NULL"),
        published=_latest_crawl(db, PUBLISHED),
        years={int(one.value): one.count for one in facets["year"] if one.value.isdigit() and int(one.value)},
        latest={what: list(db.query(sql)) for what, sql in _LATEST.items()},
        most_heard=[
            {"name": one.name, "slug": one.value, "known_as": one.known_as, "articles": one.count}
            for one in facets["speaker"][:_MOST_HEARD]
        ],
        municipalities=count_articles(db),
        doubts={"unread": unread.listed(db), "suspects": suspects.listed(db)},
        is_invented=is_loopback(address),  # an archive of the demo site
    )


def _latest_crawl(db: Database, condition: str) -> dict[str, Any] | None:
    moment = "coalesce(finished_at, started_at) AS moment"
    return next(db.query(f"SELECT *, {moment} FROM crawls WHERE {condition} ORDER BY id DESC LIMIT 1"), None)


def _days_since(moment: str, now: datetime) -> int:
    """The number of days, in Riga, that have begun since an ISO time."""
    return (now.astimezone(RIGA).date() - date.fromisoformat(day_in_riga(moment))).days


def notes(home: Home, now: datetime) -> list[str]:
    """Caveats for readers, in English, to translate."""
    found = []
    if home.is_invented:
        found.append(N_("All articles, people and events here are invented: they come from a demo site."))
    if home.published and _days_since(home.published["moment"], now) > _OLD:
        found.append(N_("The archive has not been refreshed for over thirty days; anything newer is missing."))
    if home.ended and home.ended["outcome"] in _TROUBLES:
        found.append(_TROUBLES[home.ended["outcome"]])
    return found


ROUTES = [(r"^/$", home_page)]
