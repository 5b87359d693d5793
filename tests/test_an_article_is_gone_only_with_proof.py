from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.content import load_articles
from tests.replica.misbehaviour import Honest, Redirect, Reset, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import path_of
from tests.support.crawling import Crawl

START = datetime(2026, 3, 1, 3, tzinfo=UTC)

Visit = Callable[[int], Summary]


@pytest.fixture
def visit(small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Refresh on a day, counted from START, when everything is there."""

    def on(day: int) -> Summary:
        monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        return crawl(small_site)

    on(0)
    return on


def gone_at(folder: DataFolder, article_id: str = "lv-103") -> str | None:
    db = open_database(folder.database)
    gone, body = db.execute("SELECT gone_at, body FROM articles WHERE id = ?", [article_id]).fetchone()
    db.close()
    assert body
    return None if gone is None else str(gone)


def first_missing(small_site: ReplicaServer, visit: Visit) -> int:
    """The first day on which the old article is due and found missing."""
    path = path_of("lv-103")
    small_site.script(path, Status(404))
    for day in range(1, 32):
        before = len(small_site.requests)
        visit(day)
        if any(request.path == path for request in small_site.requests[before:]):
            return day
    raise AssertionError("an article was not asked for in a month")


def test_three_refreshes_over_fourteen_days_make_it_gone(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    day = first_missing(small_site, visit)
    visit(day + 7)
    visit(day + 13)
    assert gone_at(folder) is None
    assert visit(day + 15).gone == 1
    assert (gone_at(folder) or "").startswith((START + timedelta(days=day)).date().isoformat())


def test_two_refreshes_are_too_few_however_far_apart(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    day = first_missing(small_site, visit)
    visit(day + 30)
    assert gone_at(folder) is None


def test_a_page_that_comes_back_in_between_starts_anew(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    day = first_missing(small_site, visit)
    small_site.script(path_of("lv-103"), Honest(), Status(404))
    visit(day + 7)
    visit(day + 40)
    visit(day + 54)
    assert gone_at(folder) is None


def test_a_gone_page_that_comes_back_is_the_same_article(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    day = first_missing(small_site, visit)
    visit(day + 7)
    visit(day + 15)
    assert gone_at(folder)
    small_site.script(path_of("lv-103"), Honest())
    summaries = [visit(day + 15 + more) for more in (10, 20, 31)]
    assert sum(summary.new + summary.changed for summary in summaries) == 0
    assert gone_at(folder) is None


@pytest.mark.parametrize(
    "step",
    [
        Status(500),
        Status(403),
        Status(429),
        Reset(),
        Redirect("/"),
        Redirect("/lv/jaunumi"),
        Status(200, body=b"<h1>Lapa nav atrasta</h1>"),
    ],
    ids=repr,
)
def test_errors_redirects_and_soft_404s_are_never_gone_or_changed(
    step: Step, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    small_site.script(path_of("lv-103"), step)
    changed = [visit(day).changed for day in (31, 40, 50, 62)]
    assert changed == [0, 0, 0, 0]
    assert gone_at(folder) is None
    db = open_database(folder.database)
    assert db.execute("SELECT count(*) FROM revisions WHERE article_id = 'lv-103'").fetchone()[0] == 1
    db.close()


def test_many_at_once_are_drift_and_nothing_is_marked(
    crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [article for article in load_articles() if article.kind == "news"][:20]
    with ReplicaServer(Site("semantic", articles=articles, events=[])) as server:
        monkeypatch.setenv("CTARCHIVE_NOW", "2026-01-01T03:00:00Z")
        crawl(server)
        for article in articles[:6]:
            server.script(article.path, Status(404))
        outcomes = []
        for day in ("2026-02-02", "2026-02-10", "2026-02-20"):
            monkeypatch.setenv("CTARCHIVE_NOW", f"{day}T03:00:00Z")
            outcomes.append(crawl(server, full=True).outcome)
    assert outcomes == ["done", "done", "drift"]
    db = open_database(folder.database)
    assert db.execute("SELECT count(*) FROM articles WHERE gone_at IS NOT NULL").fetchone()[0] == 0
    db.close()


def test_a_changed_slug_is_the_same_article(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    old = path_of("lv-103")
    new = old.replace("/lv/", "/lv/jauns-")
    honest = small_site.handler
    small_site.script(old, Status(404))
    small_site.handler = lambda path: renamed(honest, path, old, new)
    summary = crawl(small_site, full=True)
    assert summary.new == 0
    db = open_database(folder.database)
    url, revision = db.execute("SELECT url, revision FROM articles WHERE id = 'lv-103'").fetchone()
    db.close()
    assert url.endswith(new)
    assert revision == 1


def renamed(honest: Callable[[str], Answer], path: str, old: str, new: str) -> Answer:
    """The site after the article at `old` has moved to `new`, its links along with it."""
    answer = honest(old if path == new else path)
    return replace(answer, body=answer.body.replace(old.encode(), new.encode()), etag=f'"new-{answer.etag}')


def test_an_article_that_lives_on_at_another_address_is_not_gone(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = path_of("lv-103")
    other = one.replace("/lv/", "/lv/ari-")
    honest = small_site.handler
    link = f'<a href="{other}">arī</a></body>'.encode()
    small_site.handler = lambda path: with_link(honest(one if path == other else path), link)
    for day in range(0, 60, 4):
        monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        crawl(small_site)
        small_site.script(one, Status(404))
    assert gone_at(folder) is None


def with_link(answer: Answer, link: bytes) -> Answer:
    return replace(answer, body=answer.body.replace(b"</body>", link, 1))
