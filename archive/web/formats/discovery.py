"""/robots.txt, /sitemap.xml and /opensearch.xml, for search engines and browsers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from datasette import NotFound, Response
from lxml import etree
from lxml.builder import ElementMaker
from sqlite_utils import Database

from archive.store.outcomes import PUBLISHED
from archive.web.serving.i18n import DEFAULT, LANGUAGES, N_, Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.responses.assets import asset_path

# https://www.sitemaps.org/protocol.html#index
MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
_AROUND = 120  # bytes of an element without its address
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_NAME, _FULL_NAME, _ABOUT = (
    N_("HT archive"),  # 16 characters at most
    N_("Archive of cilvektirdznieciba.lv"),
    N_("Search articles, documents and people of the archive, in any inflection."),
)
# Our pages that are made for any query and have no content of their own; each stands for all that begin so.
_ASKED = ("/search", "/statements", "/network?", "/compare", "/about/sample", "/subscribe", "/timegate/", "/-/")

# All pages, each with the time of its last change: for an article, its latest version or its end; for a person or a
# municipality, the latest article on the page; for a document, its capture.
_PAGES = f"""
WITH changed (article_id, moment) AS MATERIALIZED (
  SELECT id, max(coalesce(gone_at, ''), coalesce((SELECT max(captured_at) FROM revisions WHERE article_id = id), ''))
  FROM articles),
visited (moment) AS (SELECT max(coalesce(finished_at, started_at)) FROM crawls WHERE {PUBLISHED})
SELECT '/', moment FROM visited
UNION ALL SELECT '/changes', moment FROM visited
UNION ALL SELECT '/speakers', moment FROM visited
UNION ALL SELECT '/network', moment FROM visited
UNION ALL SELECT '/municipalities', moment FROM visited
UNION ALL SELECT '/data', NULL
UNION ALL SELECT '/data/api', NULL
UNION ALL SELECT '/about', NULL
UNION ALL SELECT '/about/coverage', moment FROM visited
UNION ALL SELECT * FROM (SELECT '/article/' || article_id, moment FROM changed ORDER BY article_id)
UNION ALL SELECT * FROM (
  SELECT '/document/' || documents.id, fetched_at FROM documents JOIN captures ON captures.id = capture_id
  ORDER BY documents.id)
UNION ALL SELECT * FROM (
  SELECT '/speaker/' || slug, max(moment) FROM people
    LEFT JOIN (SELECT person_id, article_id FROM appearances
      UNION SELECT person_id, article_id FROM former_appearances) ON person_id = people.id
    LEFT JOIN changed USING (article_id) GROUP BY people.id ORDER BY slug)
UNION ALL SELECT * FROM (
  SELECT '/municipality/' || slug, max(moment) FROM municipalities
    LEFT JOIN municipality_scope ON municipality_scope.municipality_id = municipalities.id
    LEFT JOIN (SELECT municipality_id AS named_id, article_id FROM mentions
      UNION SELECT municipality_id, article_id FROM former_mentions) ON named_id = includes_id
    LEFT JOIN changed USING (article_id) GROUP BY municipalities.id ORDER BY slug)
"""


class Page(NamedTuple):
    """An absolute address, and the time of its last change as sitemaps write it; "" if unknown."""

    address: str
    moment: str


async def robots_txt(request: PageRequest) -> Response:
    """Tell robots what they may read: articles, people, places, documents and data; no searches, no Datasette pages.

    They look for this only at the root of a host: https://www.rfc-editor.org/rfc/rfc9309#section-2.3.
    """
    tables = request.database_path()
    closed = [*map(request.path, _ASKED), *(f"{tables}{end}" for end in ("/", ".", "?", "$"))]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {request.url('/sitemap.xml')}"]
    return request.download("\n".join(lines) + "\n", "text/plain; charset=utf-8")


async def sitemap(request: PageRequest) -> Response:
    """All addresses; if there are too many for one file, the addresses of the files that have them."""

    def read(db: Database) -> bytes:
        parts = list(in_parts(_pages(request, db)))
        if len(parts) == 1:
            return _as_xml("urlset", "url", parts[0])
        indexed = [Page(request.url(f"/sitemap/{number}.xml"), max(page.moment for page in part))
                   for number, part in enumerate(parts, 1)]  # fmt: skip
        return _as_xml("sitemapindex", "sitemap", indexed)

    return _xml(request, await request.read(read))


async def sitemap_part(request: PageRequest) -> Response:
    """One of the files that /sitemap.xml names. If that has all addresses itself, the first file is the same."""
    number = int(request.matched("part"))

    def read(db: Database) -> bytes | None:
        part = next((part for at, part in enumerate(in_parts(_pages(request, db)), 1) if at == number), None)
        return _as_xml("urlset", "url", part) if part else None

    found = await request.read(read)
    if found is None:
        raise NotFound("There are not so many addresses")
    return _xml(request, found)


def in_parts(pages: Iterable[Page], most: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES) -> Iterator[list[Page]]:
    """Split pages into lists that a sitemap can hold; at least one list."""
    part: list[Page] = []
    size = 0
    for page in pages:
        bytes_of = len(page.address.encode("ascii", "xmlcharrefreplace")) + 5 * page.address.count("&") + _AROUND
        if part and (len(part) == most or size + bytes_of > most_bytes):
            yield part
            part, size = [], 0
        part.append(page)
        size += bytes_of
    yield part


def _pages(request: PageRequest, db: Database) -> Iterator[Page]:
    root = request.url("/").removesuffix("/")
    for path, moment in db.execute(_PAGES).fetchall():
        yield Page(f"{root}{path}", _written(moment))


def _written(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def _as_xml(root: str, name: str, pages: Iterable[Page]) -> bytes:
    top = etree.Element(f"{{{_SITEMAPS}}}{root}", nsmap={None: _SITEMAPS})
    for page in pages:
        one = etree.SubElement(top, f"{{{_SITEMAPS}}}{name}")
        etree.SubElement(one, f"{{{_SITEMAPS}}}loc").text = page.address
        if page.moment:
            etree.SubElement(one, f"{{{_SITEMAPS}}}lastmod").text = page.moment
    return etree.tostring(top, xml_declaration=True, encoding="utf-8")


async def open_search(request: PageRequest) -> Response:
    """The OpenSearch description (https://github.com/dewitt/opensearch), in the language that the address says."""
    asked = request.argument("ui")
    words = Interface(asked if asked in LANGUAGES else DEFAULT)
    make = ElementMaker(namespace=_OPEN_SEARCH, nsmap={None: _OPEN_SEARCH})
    search, feed = request.url("/search"), request.url("/search.atom")
    described = make.OpenSearchDescription(
        make.ShortName(words.gettext(_NAME)),
        make.LongName(words.gettext(_FULL_NAME)),
        make.Description(words.gettext(_ABOUT)),
        make.Url(type="text/html", method="get", template=f"{search}?q={{searchTerms}}"),
        make.Url(type="application/atom+xml", template=f"{feed}?q={{searchTerms}}"),
        make.Url(
            type="application/opensearchdescription+xml",
            rel="self",
            template=f"{request.url('/opensearch.xml')}?ui={words.language}",
        ),
        make.Image(request.url(asset_path("icon.svg")), type="image/svg+xml", width="16", height="16"),
        make.Language("lv"),
        make.Language("en"),
        make.InputEncoding("UTF-8"),
        make.OutputEncoding("UTF-8"),
    )
    body = etree.tostring(described, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return request.download(body, "application/opensearchdescription+xml; charset=utf-8")


def _xml(request: PageRequest, body: bytes) -> Response:
    return request.download(body, "application/xml; charset=utf-8")


ROUTES = [
    (r"^/robots\.txt$", robots_txt),
    (r"^/sitemap\.xml$", sitemap),
    (r"^/sitemap/(?P<part>[1-9][0-9]{0,4})\.xml$", sitemap_part),
    (r"^/opensearch\.xml$", open_search),
]
