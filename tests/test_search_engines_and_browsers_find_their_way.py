"""robots.txt, sitemap.xml, opensearch.xml and the links in pages: what programs look for, and find."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from urllib.parse import quote, urlsplit

import feedparser
import pytest
from lxml import etree, html
from protego import Protego
from scrapy.utils.sitemap import Sitemap, sitemap_urls_from_robots

from archive.store.folder import DataFolder
from archive.web.formats import discovery
from archive.web.formats.discovery import Page, in_parts
from tests.support.archives.past import EDITED, GONE
from tests.support.browser.page_types import PAGES, address_of
from tests.support.reading_room import ReadingRoom

HOST = "http://localhost"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def checked(body: bytes, root: str = "urlset", name: str = "url") -> dict[str, str]:
    """What a sitemap says: each address with its moment. It is as https://www.sitemaps.org/protocol.html asks for."""
    assert len(body) <= 50 * 1024 * 1024
    body.decode("utf-8")
    top = etree.fromstring(body)
    assert top.tag == f"{SITEMAPS}{root}"
    assert len(top) <= 50_000
    found = {}
    for one in top:
        assert one.tag == f"{SITEMAPS}{name}"
        parts = {str(child.tag).removeprefix(SITEMAPS): child.text or "" for child in one}
        assert list(parts) in (["loc"], ["loc", "lastmod"])
        address = parts["loc"]
        assert len(address) < 2048
        assert urlsplit(address)[:2] == ("http", "localhost")
        assert address == quote(address, safe=":/-_.~%")
        assert address not in found
        found[address] = parts.get("lastmod", "")
        if found[address]:
            assert MOMENT.fullmatch(found[address])
            datetime.fromisoformat(found[address])
    return found


@pytest.fixture(scope="module")
def known(room: ReadingRoom) -> dict[str, str]:
    return checked(room.get("/sitemap.xml").content)


def test_the_sitemap_has_all_that_can_be_read(known: dict[str, str], archive_with_a_past: DataFolder) -> None:
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        for page, sql in {
            "article": "SELECT id FROM articles",
            "speaker": "SELECT slug FROM people",
            "municipality": "SELECT slug FROM municipalities",
            "document": "SELECT id FROM documents",
        }.items():
            ids = {f"{HOST}/{page}/{id}" for (id,) in db.execute(sql)}
            assert ids
            assert ids == {address for address in known if address.startswith(f"{HOST}/{page}/")}


def test_each_address_is_that_of_a_page(known: dict[str, str], room: ReadingRoom) -> None:
    kinds = {address.removeprefix(HOST).rpartition("/")[0]: address for address in known}
    fixed = [address for address in known if address.count("/") < 4]
    for address in [*kinds.values(), *fixed]:
        page = room.page(address.removeprefix(HOST))
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == address


def test_it_says_when_each_last_changed(known: dict[str, str], archive_with_a_past: DataFolder) -> None:
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        edited = db.execute("SELECT max(captured_at) FROM revisions WHERE article_id = ?", [EDITED]).fetchone()[0]
        gone = db.execute("SELECT gone_at FROM articles WHERE id = ?", [GONE]).fetchone()[0]
        latest = dict(
            db.execute(
                "SELECT slug, max(max(captured_at), coalesce(max(gone_at), '')) FROM people "
                "JOIN appearances ON person_id = people.id JOIN articles ON articles.id = appearances.article_id "
                "JOIN revisions ON revisions.article_id = articles.id GROUP BY people.id"
            ).fetchall()
        )
    assert known[f"{HOST}/article/{EDITED}"] == f"{edited[:19]}Z"
    assert known[f"{HOST}/article/{GONE}"] == f"{gone[:19]}Z"
    assert latest
    for slug, moment in latest.items():
        assert known[f"{HOST}/speaker/{slug}"] == f"{moment[:19]}Z"


@pytest.mark.parametrize("kind", ["speaker", "municipality"])
def test_a_page_of_names_changes_with_the_latest_article_on_it(
    kind: str, known: dict[str, str], room: ReadingRoom
) -> None:
    told = {}
    for address in known:
        if address.startswith(f"{HOST}/{kind}/"):
            links = " ".join(room.page(address.removeprefix(HOST)).xpath("//main//a/@href"))
            articles = re.findall(r"(?<!\S)/article/[a-z0-9-]+", links)
            told[address] = max((known[HOST + path] for path in articles), default="")
    assert any(told.values())
    assert {address: known[address] for address in told} == told


def test_another_program_reads_the_same(known: dict[str, str], room: ReadingRoom) -> None:
    (address,) = sitemap_urls_from_robots(room.get("/robots.txt").content)
    read = Sitemap(room.get(address.removeprefix(HOST)).content)
    assert read.type == "urlset"
    assert {one["loc"]: one.get("lastmod", "") for one in read} == known


def test_too_many_addresses_are_in_files_of_their_own(
    known: dict[str, str], room: ReadingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "in_parts", lambda pages: in_parts(pages, most=50))
    index = checked(room.get("/sitemap.xml").content, "sitemapindex", "sitemap")
    assert len(index) == -(-len(known) // 50)
    parts = {address: checked(room.get(address.removeprefix(HOST)).content) for address in index}
    assert {address: moment for part in parts.values() for address, moment in part.items()} == known
    assert index == {address: max(part.values()) for address, part in parts.items()}
    assert room.get(f"/sitemap/{len(index) + 1}.xml").status_code == 404


@pytest.mark.parametrize(
    ("addresses", "most", "most_bytes", "sizes"),
    [(0, 3, 10**6, [0]), (3, 3, 10**6, [3]), (4, 3, 10**6, [3, 1]), (4, 9, 300, [2, 2]), (2, 9, 1, [1, 1])],
)
def test_a_file_has_so_many_addresses_and_bytes(addresses: int, most: int, most_bytes: int, sizes: list[int]) -> None:
    pages = [Page(f"http://localhost/{number}&", "2026-11-24T03:17:00Z") for number in range(addresses)]
    parts = list(in_parts(pages, most, most_bytes))
    assert [len(part) for part in parts] == sizes
    assert [page for part in parts for page in part] == pages
    for part in parts:
        assert len(part) <= 1 or len(discovery._as_xml("urlset", "url", part)) <= most_bytes + 200


OPEN = """/ /article/lv-104 /article/lv-104/history /document/ab /document/ab/file /speaker/a /municipality/a
/calendar/2026/11 /changes.atom /calendar.ics /data /data/archive.csv /about /assets/0/reading.css /sitemap.xml /image/1
/archives-of-others""".split()
CLOSED = """/search /search?q=a /search.csv?q=a /statements?q=a /compare?a=b /archive /archive?sql=select+1
/archive/articles /archive/articles/lv-104 /archive.json /-/versions /about/sample?sample=3 /timegate/http://localhost/""".split()


@pytest.mark.parametrize("base_url", ["/", "/arhivs/"])
def test_robots_are_told_what_is_theirs_to_read(base_url: str, archive_with_a_past: DataFolder) -> None:
    with closing(ReadingRoom(archive_with_a_past.database, base_url=base_url)) as room:
        answer = room.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    rules, root = Protego.parse(answer.text), f"{HOST}{base_url.rstrip('/')}"
    assert [path for path in OPEN if not rules.can_fetch(f"{root}{path}", "Googlebot")] == []
    assert [path for path in CLOSED if rules.can_fetch(f"{root}{path}", "Googlebot")] == []
    assert list(rules.sitemaps) == [f"{root}/sitemap.xml"]


@pytest.mark.parametrize(("language", "name"), [("lv", "CT arhīvs"), ("en", "HT archive")])
def test_a_browser_can_search_here(language: str, name: str, room: ReadingRoom) -> None:
    (link,) = room.page("/about", language).xpath("//head/link[@rel='search']")
    assert link.get("type") == "application/opensearchdescription+xml"
    answer = room.get(link.get("href"), "de")
    assert answer.headers["content-type"] == "application/opensearchdescription+xml; charset=utf-8"
    described = etree.fromstring(answer.content)
    assert described.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    texts = {str(one.tag).removeprefix(OPEN_SEARCH): one.text for one in described}
    assert texts["ShortName"] == name
    assert len(name) <= 16
    assert len(str(texts["LongName"])) <= 48
    assert len(str(texts["Description"])) <= 1024
    templates = {one.get("type"): str(one.get("template")) for one in described.iter(f"{OPEN_SEARCH}Url")}
    assert room.get(templates["application/opensearchdescription+xml"].removeprefix(HOST)).content == answer.content
    for kind in ("text/html", "application/atom+xml"):
        asked = templates[kind].replace("{searchTerms}", "policija")
        found = room.get(asked.removeprefix(HOST))
        assert (found.status_code, found.headers["content-type"].split(";")[0]) == (200, kind)
        assert "polic" in found.text
    assert room.get(str(texts["Image"]).removeprefix(HOST)).headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("name", PAGES)
def test_each_page_names_the_feeds_that_fit(name: str, room: ReadingRoom, archive_with_a_past: DataFolder) -> None:
    feeds = {}
    for language in ("lv", "en"):
        answer = room.get(address_of(name, archive_with_a_past.database), language)
        feeds[language] = html.fromstring(answer.text).xpath("/html/head/link[@type='application/atom+xml']")
        assert feeds[language]
        hrefs = [one.get("href") for one in feeds[language]]
        assert len(set(hrefs)) == len(hrefs)
        assert all(one.get("rel") == "alternate" and one.get("title") for one in feeds[language])
    changes = [[one.get("title") for one in of if one.get("href").startswith("/changes.atom")] for of in feeds.values()]
    if name not in ("search", "statements"):
        assert changes == [["Izmaiņas"], ["Changes"]]


@pytest.mark.parametrize("name", ["home", "speaker", "municipality", "search", "statements", "changes"])
def test_the_feeds_that_are_named_are_feeds(name: str, room: ReadingRoom, archive_with_a_past: DataFolder) -> None:
    page = room.page(address_of(name, archive_with_a_past.database))
    named = page.xpath("//head/link[@type='application/atom+xml']/@href")
    assert named
    for href in named:
        read = feedparser.parse(room.get(href).content)
        assert read.version == "atom10"
        assert not read.bozo
        assert read.entries
