from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Honest, Redirect, Reset, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import path_of, six_articles, with_few_pictures
from tests.support.crawling import Crawl, read_here
from tests.support.sampled import later

START = datetime(2026, 3, 1, 3, tzinfo=UTC)

OLD = path_of("lv-103")
Visit = Callable[[int], Summary]


@pytest.fixture(scope="module")
def served() -> Iterator[ReplicaServer]:
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        yield server


@pytest.fixture
def small_site(served: ReplicaServer) -> ReplicaServer:
    """The same server for all, as if it were new to each."""
    served.forget()
    served.handler = Site("semantic", articles=six_articles(), events=[])
    return served


def seen_on(day: int, server: ReplicaServer, root: Path) -> Summary:
    with patch.dict(os.environ, CTARCHIVE_NOW=(START + timedelta(days=day)).isoformat()):
        return refresh(Options(site=f"{server.url}/", data=root, delay=0))


@pytest.fixture(scope="module")
def at_first(served: ReplicaServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive after a visit on START, when everything is there."""
    root = tmp_path_factory.mktemp("first") / "data"
    served.forget()
    seen_on(0, served, root)
    return root


@pytest.fixture(scope="module")
def since(served: ReplicaServer, at_first: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    """The first day on which the old article is due and found missing, of visits every day; and the archive then."""
    root = tmp_path_factory.mktemp("missing") / "data"
    shutil.copytree(at_first, root)
    served.forget()
    served.script(OLD, Status(404))
    with pytest.MonkeyPatch.context() as patching:
        read_here(patching)
        for day in range(1, 32):
            before = len(served.requests)
            seen_on(day, served, root)
            if any(request.path == OLD for request in served.requests[before:]):
                return day, root
    raise AssertionError("an article was not asked for in a month")


@pytest.fixture
def visit(small_site: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Refresh on a day, counted from START."""

    def on(day: int) -> Summary:
        monkeypatch.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        return crawl(small_site)

    return on


@pytest.fixture
def seen(at_first: Path, folder: DataFolder) -> None:
    """Let everything have been seen on START."""
    shutil.copytree(at_first, folder.root)


@pytest.fixture
def missing(since: tuple[int, Path], small_site: ReplicaServer, folder: DataFolder) -> int:
    """Let the old article be missing, for the first time on this day."""
    day, root = since
    shutil.copytree(root, folder.root)
    small_site.script(OLD, Status(404))
    return day


def gone_at(folder: DataFolder, article_id: str = "lv-103") -> str | None:
    db = open_database(folder.database)
    gone, body = db.execute("SELECT gone_at, body FROM articles WHERE id = ?", [article_id]).fetchone()
    db.close()
    assert body
    return None if gone is None else str(gone)


def test_three_refreshes_over_fourteen_days_make_it_gone(missing: int, visit: Visit, folder: DataFolder) -> None:
    visit(missing + 7)
    visit(missing + 13)
    assert gone_at(folder) is None
    assert visit(missing + 15).gone == 1
    assert (gone_at(folder) or "").startswith((START + timedelta(days=missing)).date().isoformat())


def test_two_refreshes_are_too_few_however_far_apart(missing: int, visit: Visit, folder: DataFolder) -> None:
    visit(missing + 30)
    assert gone_at(folder) is None


def test_a_page_that_comes_back_in_between_starts_anew(
    small_site: ReplicaServer, missing: int, visit: Visit, folder: DataFolder
) -> None:
    small_site.script(OLD, Honest(), Status(404))
    visit(missing + 7)
    visit(missing + 40)
    visit(missing + 54)
    assert gone_at(folder) is None


def test_a_gone_page_that_comes_back_is_the_same_article(
    small_site: ReplicaServer, missing: int, visit: Visit, folder: DataFolder
) -> None:
    visit(missing + 7)
    visit(missing + 15)
    assert gone_at(folder)
    small_site.script(OLD, Honest())
    summaries = [visit(missing + 15 + more) for more in (10, 20, 31)]
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
@pytest.mark.usefixtures("seen")
def test_errors_redirects_and_soft_404s_are_never_gone_or_changed(
    step: Step, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    small_site.script(OLD, step)
    changed = [visit(day).changed for day in (31, 40, 50, 62)]
    assert changed == [0, 0, 0, 0]
    assert gone_at(folder) is None
    db = open_database(folder.database)
    assert db.execute("SELECT count(*) FROM revisions WHERE article_id = 'lv-103'").fetchone()[0] == 1
    db.close()


def test_many_at_once_are_drift_and_nothing_is_marked(
    crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [article for article in with_few_pictures() if article.kind == "news"][:20]
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
    old = OLD
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
    one = OLD
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


TWICE = f"{OLD}?print=1"


def shown_twice(site: Site, *, in_print: bool = True) -> Callable[[str], Answer]:
    """The site with a second address of the old article, which the article links to while it is there."""
    link = f'<a href="{TWICE}">drukāt</a></body>'.encode()

    def answer(path: str) -> Answer:
        if path == TWICE:
            return site(OLD) if in_print else site("/lv/nav")
        return with_link(site(path), link) if path == OLD else site(path)

    return answer


@pytest.mark.parametrize("step", [Status(500), later(Status(403)), later(Reset()), Redirect("/lv/login")], ids=repr)
def test_a_second_address_that_is_missing_proves_nothing_while_the_first_has_trouble(
    step: Step, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    site = Site("semantic", articles=six_articles(), events=[])
    small_site.handler = shown_twice(site)
    visit(0)
    small_site.handler = shown_twice(site, in_print=False)
    small_site.script(OLD, step)
    assert [visit(day).gone for day in (31, 40, 50, 62)] == [0, 0, 0, 0]
    assert gone_at(folder) is None


def test_a_first_address_that_is_missing_proves_nothing_while_the_second_has_trouble(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    small_site.handler = shown_twice(Site("semantic", articles=six_articles(), events=[]))
    visit(0)
    small_site.script(OLD, Status(404))
    small_site.script(TWICE, Status(500))
    assert [visit(day).gone for day in (31, 40, 50, 62)] == [0, 0, 0, 0]
    small_site.script(TWICE, Status(404))
    assert [visit(day).gone for day in (70, 80, 90)] == [0, 0, 1]
    assert gone_at(folder)


def test_an_address_that_leads_on_for_good_does_not_keep_an_article(
    small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    small_site.handler = shown_twice(Site("semantic", articles=six_articles(), events=[]))
    visit(0)
    small_site.script(OLD, Status(404))
    small_site.script(TWICE, Redirect(OLD, 301))
    assert sum(visit(day).gone for day in (31, 40, 50, 62)) == 1
    assert gone_at(folder)


def test_a_gone_article_that_a_list_names_again_is_asked_for_at_once(
    small_site: ReplicaServer, missing: int, visit: Visit, folder: DataFolder
) -> None:
    visit(missing + 7)
    visit(missing + 15)
    assert gone_at(folder)
    small_site.script(OLD, Honest())
    visit(missing + 16)
    assert gone_at(folder) is None
