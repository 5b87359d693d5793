"""Style sheets, fonts, pictures and scripts are captured after the pages, within bounds, and harm no refresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import scraper.requisites
from archive.requisites import Requisite
from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.status import status
from scraper import settings
from scraper.crawl import requisites
from scraper.crawl.frontier import Frontier
from scraper.crawl.requisites import Requisites, Step
from scraper.crawl.schedule import KnownPages
from scraper.refresh import Options, refresh
from scraper.scope import Site as SiteOf
from tests.replica import looks
from tests.replica.misbehaviour import Endless, Honest, Redirect, Reset, Slow, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site, answer_of
from tests.support.articles import path_of, six_articles
from tests.support.crawling import read_here

MOST = 45
LARGEST = 300_000
FIRST = datetime(2026, 11, 2, 3, tzinfo=UTC)
NAMED = (
    *("missing.css", "huge.css", "page.css", "away.css", "moved.css", "loop.css", "empty.css", "broken.css", "cut.css"),
    *("cycle-a.css", "variant.css?n=0", "deep-0.css", "endless.css", "wide.css"),
)
HEAD = "".join(f'<link rel="stylesheet" href="/t/{name}">' for name in NAMED)
HEAD += (
    '<link rel="stylesheet" href="/admin/forbidden.css"><link rel="stylesheet" href="//example.org/t/elsewhere.css">'
    '<link rel="alternate stylesheet" href="/t/other.css" title="x"><style>p{background:url(/t/broken.png)}</style>'
)


class Troubled:
    """A small site whose pages name all the trouble that there is."""

    def __init__(self) -> None:
        self._honest = Site("semantic", articles=[a for a in six_articles() if a.id == "lv-103"], events=[])

    def __call__(self, path: str) -> Answer:
        answer = self._honest(path)
        if path.startswith("/t/"):
            return self._trouble(path.removeprefix("/t/"))
        if answer.content_type.startswith("text/html"):
            own = '<link rel="stylesheet" href="/t/own.css">' if path == path_of("lv-103") else ""
            return replace(answer, body=answer.body.replace(b"</title>", f"</title>{own}{HEAD}".encode(), 1))
        return answer

    def _trouble(self, name: str) -> Answer:
        stem, _, ending = name.partition(".")
        if name == "missing.css":
            return answer_of(b"", "text/html", status=404)
        if name == "page.css":
            return answer_of(b"<html><title>Lapa</title><link rel=stylesheet href=/t/never.css>", "text/html")
        if name == "empty.css":
            return answer_of(b"", "text/css")
        if name == "huge.css":
            return answer_of(b"p{}" * LARGEST, "text/css")
        if ending.startswith("css?n="):  # each names another variant of itself
            return answer_of(f"@import '/t/{stem}.css?n={int(name.rpartition('=')[2]) + 1}';".encode(), "text/css")
        if stem.startswith("deep-"):  # each names another sheet
            return answer_of(f"@import 'deep-{int(stem[5:]) + 1}.css';".encode(), "text/css")
        if stem.startswith("cycle-"):
            return answer_of(b"@import 'cycle-a.css'; @import 'cycle-b.css';", "text/css")
        if stem == "wide":
            pictures = "".join(f".x{at}{{background:url(wide-{at}.png)}}" for at in range(200))
            return answer_of(pictures.encode(), "text/css")
        return answer_of(b"/* all well */", "text/css" if ending == "css" else "image/png")


@dataclass
class Visited:
    server: ReplicaServer
    folder: DataFolder
    first: Summary
    paths: list[str]

    def rows(self, sql: str) -> list[Any]:
        with open_database(self.folder.database).conn as connection:
            found = connection.execute(sql).fetchall()
        return [tuple(str(value).replace(self.server.url, "") for value in row) for row in found]


@pytest.fixture(scope="module", autouse=True)
def _read_in_this_process() -> Iterator[None]:
    """Which is quicker; how the reader's process fares is tried elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        read_here(patch)
        yield


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    folder = DataFolder(tmp_path_factory.mktemp("needs") / "data")
    with ReplicaServer(Troubled()) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "ARCHIVE_MAX_REQUISITES", MOST)
        patch.setattr(scraper.requisites, "MAX_REQUISITE", LARGEST)
        patch.setenv("CTARCHIVE_NOW", FIRST.isoformat())
        server.script("/t/away.css", Redirect("http://example.org/t/away.css"))
        server.script("/t/moved.css", Redirect("/t/there.css"))
        server.script("/t/loop.css", Redirect("/t/loop.css"))
        server.script("/t/broken.css", Status(500))
        server.script("/t/cut.css", Reset())
        server.script("/t/endless.css", Endless())
        first = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
        yield Visited(server, folder, first, [request.path for request in server.requests])


def visit(visited: Visited, days: float, monkeypatch: pytest.MonkeyPatch) -> tuple[Summary, list[str]]:
    """Refresh so many days after the first visit. What came of it, and the requisites that were asked for."""
    monkeypatch.setenv("CTARCHIVE_NOW", (FIRST + timedelta(days=days)).isoformat())
    before = len(visited.server.requests)
    summary = refresh(Options(site=f"{visited.server.url}/", data=visited.folder.root, delay=0))
    return summary, [r.path for r in visited.server.requests[before:] if is_requisite(r.path)]


def is_requisite(path: str) -> bool:
    return path.startswith("/t/") or path in looks.paths("semantic")


def test_trouble_with_requisites_is_no_trouble_of_the_refresh(visited: Visited) -> None:
    first = visited.first
    assert (first.outcome, first.detail, first.failed, first.unread, first.new) == ("done", None, 0, 0, 1)


def test_they_are_asked_for_after_all_pages_and_kept_with_what_they_are(visited: Visited) -> None:
    asked = [is_requisite(path) for path in visited.paths]
    assert asked == sorted(asked)
    kept = dict(visited.rows("SELECT url, requisite FROM captures WHERE requisite IS NOT NULL AND status = 200"))
    assert kept["/looks/semantic.css?v=3"] == kept["/looks/site.css"] == "style"
    assert kept["/looks/zime.woff2"] == "font"
    assert kept["/images/ikona.png"] == "icon"
    assert kept["/t/there.css"] == kept["/t/other.css"] == "style"
    assert visited.rows("SELECT url FROM captures WHERE requisite IS NULL AND mime = 'text/css'") == []


def test_nothing_is_asked_for_off_the_site_or_against_robots_txt(visited: Visited) -> None:
    assert visited.rows("SELECT url FROM captures WHERE url LIKE '%example.org%' OR url LIKE '%/admin/%'") == []
    assert not any("admin" in path or "elsewhere" in path for path in visited.paths)


def test_style_sheets_without_end_end(visited: Visited) -> None:
    assert sum("deep-" in path for path in visited.paths) == requisites.MAX_DEPTH + 1
    assert sum("variant" in path for path in visited.paths) == requisites.MAX_VARIANTS
    assert sum("cycle-" in path for path in visited.paths) == 2
    assert sum("loop" in path for path in visited.paths) == 1
    assert "/t/never.css" not in visited.paths  # which a page names that came in the place of a style sheet
    assert visited.first.bytes < 6 * LARGEST


def test_their_budget_is_their_own_and_the_rest_waits(visited: Visited) -> None:
    asked = {path for path in visited.paths if is_requisite(path)}
    assert len(asked) <= MOST + 1  # where one redirects to
    waiting = visited.rows("SELECT url FROM missing_requisites WHERE last_asked_at IS NULL")
    assert len(waiting) >= 200 - MOST
    assert visited.rows("SELECT url FROM pending") == []


def test_what_is_missing_is_listed_with_the_reason(visited: Visited) -> None:
    reasons = dict(visited.rows("SELECT url, reason FROM missing_requisites WHERE last_asked_at IS NOT NULL"))
    assert reasons.pop("/t/cut.css")
    assert reasons == {
        "/t/missing.css": "HTTP 404",
        "/t/broken.css": "HTTP 500",
        "/t/page.css": "it answers with a page",
        "/t/empty.css": "an empty answer",
        "/t/huge.css": f"has more than {LARGEST} bytes",
        "/t/endless.css": f"has more than {LARGEST} bytes",
        "/t/away.css": "it redirects off the site",
        "/t/loop.css": "it redirects in a circle",
        "/admin/forbidden.css": "robots.txt forbids it",
    }
    assert visited.rows("SELECT url FROM failures") == []
    database = open_database(visited.folder.database)
    found = status(database, visited.folder.warc, FIRST)
    database.close()
    assert len(found.missing_requisites) > len(reasons)
    assert found.exit_code == 0


def test_a_rebuild_has_the_same_of_them(visited: Visited) -> None:
    wanted = "SELECT * FROM captures ORDER BY id", "SELECT * FROM missing_requisites ORDER BY url"
    before = [visited.rows(sql) for sql in wanted]
    rebuild(visited.folder)
    assert [visited.rows(sql) for sql in wanted] == before


def test_a_site_that_stays_the_same_is_asked_for_what_waits_and_then_rarely_and_conditionally(
    visited: Visited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ARCHIVE_MAX_REQUISITES", 300)
    summary, asked = visit(visited, 1, monkeypatch)
    assert (summary.outcome, summary.new, summary.changed) == ("done", 0, 0)
    assert sum("wide-" in path for path in asked) >= 200 - MOST
    waiting = visited.rows("SELECT url FROM missing_requisites WHERE last_asked_at IS NULL")
    assert waiting == []
    kept = dict(visited.rows("SELECT url, requisite FROM captures WHERE requisite IS NOT NULL AND status = 200"))
    assert (kept["/looks/site.js"], kept["/images/lapa.png"]) == ("script", "picture")

    first_missed = "SELECT url, first_missed_at FROM missing_requisites WHERE url LIKE '%/t/away.css'"
    before = visited.rows(first_missed)
    assert before

    had = {path for path, _ in visited.rows("SELECT url, min(fetched_at) FROM captures WHERE status = 200 GROUP BY 1")}
    _, asked = visit(visited, 1.1, monkeypatch)
    assert len(had & set(asked)) <= len(had) / 10  # whose turn it is
    known = {*looks.paths("semantic"), "/t/there.css"}
    visited.server.script("/t/missing.css", Honest())
    summary, asked = visit(visited, 34, monkeypatch)
    assert (summary.outcome, summary.new, summary.changed) == ("done", 0, 0)
    assert known | {"/t/away.css"} <= set(asked)
    assert visited.rows(first_missed) == before
    conditional = [r for r in visited.server.requests if r.path == "/looks/site.css"][-1]
    assert conditional.headers["If-None-Match"]
    assert ("/t/page.css",) in visited.rows("SELECT url FROM missing_requisites")
    assert len([path for path in asked if "variant" in path]) <= requisites.MAX_VARIANTS
    assert ("/looks/site.css", "304") in visited.rows("SELECT url, status FROM captures")

    monkeypatch.setattr(looks, "VERSION", "4")
    visited.server.handler = Troubled()
    _, asked = visit(visited, 35, monkeypatch)
    assert "/looks/semantic.css?v=4" in asked
    _, asked = visit(visited, 70, monkeypatch)
    assert [path for path in asked if "semantic.css" in path] == ["/looks/semantic.css?v=4"]


def test_none_are_asked_for_where_the_budget_is_nothing(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ARCHIVE_MAX_REQUISITES", 0)
    with ReplicaServer(Troubled()) as server:
        assert refresh(Options(site=f"{server.url}/", data=folder.root, delay=0)).outcome == "done"
        assert not any(is_requisite(request.path) for request in server.requests)
        # As in an archive of the time before they were kept, whose pages are unmodified since.
        monkeypatch.setattr(settings, "ARCHIVE_MAX_REQUISITES", 300)
        assert refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, full=True)).outcome == "done"
        assert {"/t/own.css", *looks.paths("semantic")} <= {request.path for request in server.requests}


def test_what_is_withheld_is_not_asked_for() -> None:
    known = KnownPages({}, (), FIRST, full=False, hides=lambda url: "hidden" in url)
    needs = Requisites(known, Frontier(()), SiteOf.from_url("http://h/"), 10)
    needs.note_needs(Requisite(f"http://h/{name}.css", "style") for name in ("hidden", "shown"))
    assert [step.url for step in needs.next_batch()] == ["http://h/shown.css"]
    assert needs.follow(Step("http://h/shown.css", "style", 0), "http://h/hidden.css") is None


def test_pictures_are_asked_for_where_no_style_sheet_that_waits_is() -> None:
    needs = Requisites(KnownPages({}, (), FIRST, full=False), Frontier(()), SiteOf.from_url("http://h/"), 100)
    variants = [Requisite(f"http://h/variant.css?n={number}", "style") for number in range(requisites.MAX_VARIANTS + 1)]
    needs.note_needs(variants[:-1])
    assert len(needs.next_batch()) == requisites.MAX_VARIANTS
    needs.note_needs([variants[-1], Requisite("http://h/picture.png", "picture")])
    assert [step.url for step in needs.next_batch()] == ["http://h/picture.png"]
    assert needs.next_batch() == []


def test_a_site_that_wants_to_be_left_alone_is_left_alone_without_its_looks(folder: DataFolder) -> None:
    with ReplicaServer(Troubled()) as server:
        server.script("/looks/semantic.css?v=3", Status(503, retry_after=3600))
        summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
        assert (summary.outcome, summary.ended_early, summary.failed) == ("done", None, 0)
        database = open_database(folder.database)
        assert database.execute("SELECT count(*) FROM missing_requisites").fetchone()[0] > 50
        database.close()


@pytest.mark.peers
def test_a_slow_style_sheet_is_given_up(folder: DataFolder) -> None:
    with ReplicaServer(Troubled()) as server:
        server.script("/t/other.css", Slow(60))
        summary = refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, timeout=4))
        assert (summary.outcome, summary.failed) == ("done", 0)
