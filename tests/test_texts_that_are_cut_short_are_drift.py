"""Many bodies cut to a line are no news from the site: nothing is published. A few short ones are suspects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.extract import Article
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.judgement import drift
from archive.store.staging import staged
from archive.warc.captures import Capture, add_capture
from tests.replica.content import ReplicaArticle
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import with_few_pictures
from tests.support.crawling import Crawl
from tests.support.sampled import later

URL = "http://www.cilvektirdznieciba.lv/lv/raksts/"
PROSE = "Seminārā piedalījās sociālie darbinieki un policisti no visas Latvijas. "


@cache
def articles() -> list[ReplicaArticle]:
    return [article for article in with_few_pictures() if article.kind == "news" and len(article.body_text) > 600][:20]


def cut(page: bytes) -> bytes:
    """The page with one short line for its whole text, as a rule that stops too early would read it."""
    first, *others = re.findall(rb"<p>(?:(?!</p>).)*</p>", page, re.DOTALL)
    for other in others:
        page = page.replace(other, b"")
    page = re.sub(rb"<(ul|ol|blockquote|h[23])>.*?</\1>", b"", page, flags=re.DOTALL)
    return page.replace(first, "<p>Seminārs notika Ogrē.</p>".encode())


def texts(folder: DataFolder) -> dict[str, str]:
    with closing(open_database(folder.database)) as db:
        return dict(db.execute("SELECT id, body FROM articles").fetchall())


@pytest.fixture
def server() -> Iterator[ReplicaServer]:
    """Twenty articles of some length in one skin."""
    assert len(articles()) == 20
    with ReplicaServer(Site("semantic", articles=articles(), events=[])) as server:
        yield server


@pytest.mark.parametrize("share", [0.4, later(1.0)])
def test_many_bodies_cut_to_a_line_are_drift(
    share: float, server: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(server)
    before = texts(folder)
    for article in articles()[: round(share * len(articles()))]:
        server.script(article.path, Changed(cut))
    summary = crawl(server, full=True)
    assert (summary.outcome, summary.exit_code, summary.changed) == ("drift", 5, 0)
    assert texts(folder) == before
    if share < 1:
        assert f"8 of {len(articles())} known articles come out with less than 30% of their earlier text" in str(
            summary.detail
        )
        assert articles()[0].path in str(summary.detail)
        assert "--accept-drift" in str(summary.detail)


@pytest.mark.parametrize("few", [later(1), 3])
def test_a_few_are_no_drift(few: int, server: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(server)
    before = texts(folder)
    for article in articles()[:few]:
        server.script(article.path, Changed(cut))
    summary = crawl(server, full=True)
    assert (summary.outcome, summary.changed, summary.suspect) == ("partial", 0, few)
    assert texts(folder) == before


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An archive in the middle of a crawl."""
    with closing(open_database(tmp_path / "archive.db", create=True)) as db:
        db.execute("INSERT INTO crawls (id, started_at) VALUES ('crawl', '2026-11-24')")
        yield db


@pytest.fixture
def meet(db: Database) -> Callable[..., None]:
    """Stage an article of so many characters, from a page with so many characters of prose."""

    def stage(number: int, *, body: int, prose: int) -> None:
        url = f"{URL}{number}"
        moment = "2026-11-24T03:00:00Z"
        place = (moment, 200, "text/html", f"{number}", "crawl.warc.gz", 0, 0, None, None, "crawl")
        add_capture(db, Capture(f"capture-{number}", url, *place))
        text = f"{number}. diena. {PROSE * 50}"[:body]
        title = f"Seminārs Ogrē, {number}. diena"
        article = Article(f"lv-{number}", url, "news", "lv", title, date(2020, 1, 1), text, text, prose=prose)
        staged.stage(db, f"capture-{number}", article)

    return stage


@pytest.mark.parametrize(
    ("cut_short", "whole", "is_drift"),
    [(8, 12, True), (40, 60, True), (3, 8, False), (5, 16, False), (8, 0, False), (0, 20, False)],
)
def test_new_articles_are_held_against_the_prose_of_their_pages(
    cut_short: int, whole: int, is_drift: bool, db: Database, meet: Callable[..., None]
) -> None:
    for number in range(1, cut_short + whole + 1):
        meet(number, body=250 if number <= cut_short else 1500, prose=1700)
    fault = drift.find(db, 0)
    assert (fault is not None) == is_drift
    if fault:
        assert f"{cut_short} of {cut_short + whole} new articles" in fault
        assert f"{URL}1: 250 of 1700 characters" in fault


@pytest.mark.parametrize("prose", [0, 400])
def test_pages_with_little_or_unmeasured_prose_say_nothing(prose: int, db: Database, meet: Callable[..., None]) -> None:
    for number in range(1, 21):
        meet(number, body=50 if number < 8 else 300, prose=prose)
    assert drift.find(db, 0) is None
