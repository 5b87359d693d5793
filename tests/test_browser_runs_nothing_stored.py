"""Chromium runs nothing of what the hostile site says, on any page of ours, even where no policy of ours forbids it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from archive.store.folder import DataFolder
from tests.replica.hostile import MARKUP, attack, hostile_articles, hostile_site
from tests.replica.server import ReplicaServer
from tests.support.browser.reader import HARMLESS, Reader
from tests.support.sampled import later
from tests.support.served import PATIENT, Served, running

LISTS = ("/", "/search?q=", "/search?q=ran", "/speakers", "/speakers?all=1", "/municipalities", "/calendar",
         "/calendar/2020/01", "/changes")  # fmt: skip
FEEDS = ("/changes.atom", "/search.atom?q=", "/search.json?q=")
DATASETTE = ("/archive", "/archive/search?words=ran", "/archive/articles?_search=ran&_facet=title",
             "/archive?sql=select+*+from+articles+join+people")  # fmt: skip
ASKED = ("/search?q={}", "/search?q=a&speaker={0}&municipality={0}&since={0}&kind={0}&sort={0}&{0}={0}", "/{}",
         "/article/{}", "/speaker/{}", "/municipality/{}", "/calendar/{}/01", "/capture/{}", "/document/{}", "/?ui={}",
         "/archive/articles?_search={}", "/archive/{}", "/archive?sql={}")  # fmt: skip
_PROTOCOLS = """[...document.querySelectorAll('[href], [src], [action]')].map(element => {
    const names = ['href', 'src', 'action'].filter(name => element.hasAttribute(name));
    return new URL(element.getAttribute(names[0]), document.baseURI).protocol;
})"""
A_MOMENT = 50  # milliseconds, in which scripts run that wait for the page


class Victim(Reader):
    """A reader without protection. `ran` are the places whose script has run."""

    def __init__(self, browser: Browser, site: str, *, unprotected: bool = True) -> None:
        super().__init__(browser, site, unprotected=unprotected)
        self.ran: list[object] = []
        self.tell_when_run(self.ran)

    def suffers_nothing(self, *paths: str) -> None:
        """See that no script of the hostile site runs at these paths, and that no link leads to one."""
        for path in paths:
            self.page.goto(path)
            self.page.wait_for_timeout(A_MOMENT)
            assert self.ran == [], path
            assert set(self.page.evaluate(_PROTOCOLS)) <= HARMLESS, path
        # Chromium tells of pages that are not there, which some of these are.
        assert [one for one in self.noticed if "the server responded with a status of 4" not in one] == []


@pytest.fixture(scope="module")
def site(hostile_archive: DataFolder) -> Iterator[Served]:
    with running("archive", "serve", "--data", hostile_archive.root, *PATIENT) as server:
        yield server


@pytest.fixture
def victim(browser: Browser, site: Served) -> Iterator[Victim]:
    victim = Victim(browser, site.url)
    yield victim
    victim.close()


@pytest.fixture(scope="module")
def ids(hostile_archive: DataFolder) -> dict[str, list[str]]:
    """The keys of what has pages, and the tables that Datasette shows."""
    queries = {
        "articles": "SELECT id FROM articles",
        "captures": "SELECT capture_id FROM articles",
        "people": "SELECT slug FROM people",
        "documents": "SELECT id FROM documents",
        "municipalities": "SELECT DISTINCT slug FROM municipalities JOIN mentions ON municipality_id = id",
        "tables": "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND instr(name, '_fts_') = 0",
    }
    with closing(sqlite3.connect(hostile_archive.database)) as db:
        return {name: [str(row[0]) for row in db.execute(query)] for name, query in queries.items()}


def test_the_attacks_are_sharp(browser: Browser) -> None:
    articles = {article.number: article for article in hostile_articles()}
    with ReplicaServer(hostile_site()) as server:
        victim = Victim(browser, server.url)
        victim.page.set_content(attack("title"))
        victim.page.goto(articles[302].path, wait_until="commit")
        for _ in range(100):
            victim.page.wait_for_timeout(100)
            ran, asked = set(victim.ran), any("elsewhere.invalid" in one for one in victim.noticed)
            if asked and "title" in ran and len(ran & set(MARKUP)) > 5:
                break
        victim.close()
    assert asked, victim.noticed
    assert "title" in ran
    assert len(ran & set(MARKUP)) > 5


def test_articles_run_nothing(victim: Victim, ids: dict[str, list[str]]) -> None:
    assert len(ids["articles"]) == len(hostile_articles())
    victim.suffers_nothing(*(f"/article/{id}{more}" for id in ids["articles"] for more in ("", "/history")))


def test_documents_run_nothing(victim: Victim, ids: dict[str, list[str]]) -> None:
    assert ids["documents"]
    victim.suffers_nothing(*(f"/document/{id}{more}" for id in ids["documents"] for more in ("", "?q=ran", ".txt")))


def test_people_and_places_run_nothing(victim: Victim, ids: dict[str, list[str]]) -> None:
    victim.suffers_nothing(
        *(f"/speaker/{slug}" for slug in ids["people"]), *(f"/municipality/{slug}" for slug in ids["municipalities"])
    )


def test_lists_and_feeds_run_nothing(victim: Victim) -> None:
    victim.suffers_nothing(*LISTS, *FEEDS)


@pytest.mark.parametrize("part", [0, later(1), later(2)])
def test_datasettes_own_pages_run_nothing(part: int, victim: Victim, ids: dict[str, list[str]]) -> None:
    tables = (f"/archive/{table}" for table in ids["tables"])
    rows = (f"/archive/articles/{id}" for id in ids["articles"])
    victim.suffers_nothing(*[*DATASETTE, *tables, *rows][part::3])


def test_addresses_run_nothing(victim: Victim) -> None:
    hostile = quote(attack("asked"), safe="")
    victim.suffers_nothing(*(path.format(hostile) for path in ASKED))


def test_what_the_site_sent_runs_nothing(browser: Browser, site: Served, ids: dict[str, list[str]]) -> None:
    # Here it is our policy that must hold, for this is the hostile page itself, byte for byte.
    victim = Victim(browser, site.url, unprotected=False)
    for path in (f"/capture/{id}{more}" for id in ids["captures"] for more in ("", "/content", "/page", "/text")):
        victim.open(path)
        victim.page.wait_for_timeout(A_MOMENT)
    assert victim.ran == []
    assert [one for one in victim.noticed if not one.startswith("console: ")] == []
    victim.close()
