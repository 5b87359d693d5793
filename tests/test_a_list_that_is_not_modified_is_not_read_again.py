from __future__ import annotations

from datetime import date

import pytest

from archive.extract import CalendarMonth, Event, Listing
from archive.requisites import Requisite
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.unfinished import lists
from archive.warc.answers import StoredAnswer
from scraper.crawl.reading import Read, Reader
from tests.replica.misbehaviour import Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.archives.older_rules import age, ask
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.takedowns.taken_down import Rig

LISTS = "SELECT url FROM captures WHERE read_as IN ('Listing', 'CalendarMonth') GROUP BY url ORDER BY url"
KEPT = "SELECT url FROM list_links ORDER BY url"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, crawl: Crawl) -> list[str]:
    """The addresses of the pages that are read, in the order in which they are."""
    addresses: list[str] = []
    reading = Reader.read

    async def noting(reader: Reader, stored: StoredAnswer, url: str) -> Read:
        addresses.append(url)
        return await reading(reader, stored, url)

    monkeypatch.setattr(Reader, "read", noting)
    return addresses


def test_what_it_leads_to_is_kept_until_it_changes(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    listed = crawl(small_site).listed
    assert ask(folder, KEPT) == ask(folder, LISTS) != []
    read.clear()
    again = crawl(small_site)
    assert (again.listed, again.not_modified > 0, read) == (listed, True, [])
    small_site.handler = Site("semantic", articles=six_articles()[1:], events=[])
    changed = crawl(small_site)
    assert changed.listed == listed - 1
    assert read


def test_links_that_are_due_are_followed_all_the_same(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    small_site.script(path_of("lv-101"), Status(404))
    crawl(small_site)
    small_site.forget()
    read.clear()
    assert crawl(small_site).new == 1
    assert read[0].removeprefix(small_site.url).rstrip("/") == path_of("lv-101").rstrip("/")
    assert {url for (url,) in ask(folder, LISTS)}.isdisjoint(read)


@pytest.mark.parametrize(
    "forgotten",
    ["UPDATE made_with SET version = 'other' WHERE part = 'code'", "UPDATE list_links SET sha256 = 'other'"],
)
def test_by_other_code_or_from_other_bytes_it_is(
    forgotten: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]
) -> None:
    listed = crawl(small_site).listed
    age(folder, forgotten.replace("made_with SET", "list_links SET code = 'other'; UPDATE made_with SET"))
    read.clear()
    assert crawl(small_site).listed == listed
    assert sorted(read) == [url for (url,) in ask(folder, LISTS)]
    read.clear()
    assert crawl(small_site).listed == listed
    assert read == []


def test_so_it_is_after_a_rebuild(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, read: list[str]) -> None:
    listed = crawl(small_site).listed
    rebuild(folder)
    read.clear()
    assert (crawl(small_site).listed, sorted(read)) == (listed, [url for (url,) in ask(folder, LISTS)])
    read.clear()
    assert (crawl(small_site).listed, read) == (listed, [])


def test_so_it_is_until_what_it_needs_is_found_out(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reader.read

    async def read_in_part(reader: Reader, stored: StoredAnswer, url: str) -> Read:
        return (await reading(reader, stored, url))._replace(needs=None)

    with monkeypatch.context() as patch:
        patch.setattr(Reader, "read", read_in_part)
        assert crawl(small_site).outcome == "done"
    assert ask(folder, KEPT) == []
    crawl(small_site)
    assert ask(folder, KEPT) == ask(folder, LISTS)
    assert ask(folder, "SELECT 1 FROM captures WHERE requisite = 'style'")


def test_nothing_is_kept_where_something_is_withheld(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    Rig(folder, small_site, crawl).withhold("lv-101")
    assert ask(folder, KEPT) == []
    assert crawl(small_site, full=True).outcome == "done"
    assert ask(folder, KEPT) == []


_EVENT = Event("x", "Talka", date(2026, 1, 2), date(2026, 1, 3))
PAGES = [
    Listing(
        "https://a/", "lv", ("https://a/1",), ("https://a/1", "https://a/2"), (("lv-1", "Ziņa"),), months=("2026-01",)
    ),
    CalendarMonth("https://a/?m=1", "en", 2026, 1, (_EVENT,), True, ("https://a/3",)),
    CalendarMonth("https://a/?m=2", "en", 2026, 2),
]


@pytest.mark.parametrize("page", PAGES)
def test_all_that_a_crawl_asks_of_it_is_there(page: Listing | CalendarMonth, folder: DataFolder) -> None:
    folder.create()
    needs = (Requisite("https://a/a.css", "style"),)
    db = open_database(folder.database, create=True)
    with db.atomic():
        lists.keep(db, page.url, page, needs, sha256="5", code="c")
    found = lists.find(db, page.url, sha256="5", code="c")
    assert found is not None
    kept, kept_needs = found
    assert (kept_needs, kept.url, kept.links, kept.lang) == (needs, page.url, page.links, page.lang)
    if isinstance(page, Listing):
        assert isinstance(kept, Listing)
        assert (kept.articles, kept.link_texts) == (page.articles, ())
    else:
        assert isinstance(kept, CalendarMonth)
        assert (kept.year, kept.month, bool(kept.events)) == (page.year, page.month, bool(page.events))
    assert lists.find(db, page.url, sha256="6", code="c") is None
    assert lists.find(db, page.url, sha256="5", code="d") is None
    db.close()
