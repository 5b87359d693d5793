from __future__ import annotations

import re

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Changed, Raw, Redirect, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import with_few_pictures
from tests.support.crawling import Crawl
from tests.support.sampled import later, sampled

MAINTENANCE = """<html><head><title>Notiek darbi</title></head><body><h1>Vietnē notiek darbi</h1>
<p>Lūdzam ieskatīties vēlāk. Mēs uzlabojam vietni, lai tā būtu ērtāka.
Paldies par sapratni!</p></body></html>""".encode()


@pytest.fixture
def site() -> Site:
    """Twenty articles in one skin."""
    return Site("semantic", articles=[a for a in with_few_pictures() if a.kind == "news"][:20], events=[])


def articles(folder: DataFolder) -> list[tuple[object, ...]]:
    db = open_database(folder.database)
    rows = db.execute("SELECT id, title, body, revision, gone_at FROM articles ORDER BY id").fetchall()
    db.close()
    return rows


@pytest.mark.parametrize("affected", sampled([1, 3, 8], [8]))
def test_maintenance_pages_with_status_200(affected: int, site: Site, crawl: Crawl, folder: DataFolder) -> None:
    with ReplicaServer(site) as server:
        crawl(server)
        before = articles(folder)
        for article in site.articles[:affected]:
            server.script(article.path, Changed(MAINTENANCE))
        summary = crawl(server, full=True)
    assert summary.changed == 0
    assert summary.outcome in ("partial", "drift", "done")
    assert articles(folder) == before


def test_an_error_in_disguise_is_suspect_and_counted_once(site: Site, crawl: Crawl) -> None:
    path = site.articles[0].path
    with ReplicaServer(site) as server:
        crawl(server)
        server.script(path, Changed(MAINTENANCE))
        summary = crawl(server, full=True)
    assert (summary.outcome, summary.suspect, summary.failed, summary.unread) == ("partial", 1, 0, 0)
    assert path in str(summary.detail)


def test_a_maintenance_page_on_a_list_is_no_article(site: Site, crawl: Crawl, folder: DataFolder) -> None:
    with ReplicaServer(site) as server:
        crawl(server)
        before = articles(folder)
        server.script("/en/news", Changed(MAINTENANCE))
        crawl(server)
        server.script("/en/news", Changed(lambda page: page))
        asked = len(server.requests)
        crawl(server)
        assert "/en/news" in {request.path for request in server.requests[asked:]}
    assert articles(folder) == before


def test_what_once_looked_like_an_error_is_asked_for_again_each_time(site: Site, crawl: Crawl) -> None:
    path = site.articles[0].path
    with ReplicaServer(site) as server:
        crawl(server)
        server.script(path, Changed(MAINTENANCE))
        crawl(server, full=True)
        asked = len(server.requests)
        crawl(server)
        assert path in {request.path for request in server.requests[asked:]}


@pytest.mark.parametrize("change", [later("slash"), "session", later("https-like")])
def test_a_redirect_to_another_spelling_of_a_page_is_followed(
    change: str, site: Site, crawl: Crawl, folder: DataFolder
) -> None:
    suffix = {"slash": "/", "session": "?PHPSESSID=abc", "https-like": "?utm_source=x"}[change]

    with ReplicaServer(site) as server:
        for article in site.articles:
            server.script(article.path, Redirect(article.path + suffix, 301))
        server.handler = lambda path: site(path.removesuffix(suffix) if suffix != "/" else path.rstrip("/") or "/")
        summary = crawl(server)
    assert (summary.outcome, summary.new) == ("done", 20)


def test_a_site_that_redirects_every_article_away_is_drift(site: Site, crawl: Crawl, folder: DataFolder) -> None:
    with ReplicaServer(site) as server:
        crawl(server)
        before = articles(folder)
        for article in site.articles:
            server.script(article.path, Redirect("/"))
        assert crawl(server, full=True).outcome == "drift"
    assert articles(folder) == before


@pytest.mark.parametrize("step", [Status(204), Redirect("http://[bad/"), later(Redirect(f"/{'a' * 2000}"))], ids=repr)
def test_strange_answers_are_told_and_not_passed_over(step: Step, site: Site, crawl: Crawl) -> None:
    with ReplicaServer(site) as server:
        crawl(server)
        server.script(site.articles[0].path, step)
        assert crawl(server, full=True).outcome == "partial"


def test_a_redirect_that_does_not_say_where_is_told_as_such(site: Site, crawl: Crawl) -> None:
    with ReplicaServer(site) as server:
        server.script(site.articles[0].path, Raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"))
        assert "it redirects and does not say where" in str(crawl(server).detail)


def test_a_robots_txt_that_fails_forbids_everything(site: Site, crawl: Crawl) -> None:
    with ReplicaServer(site) as server:
        server.script("/robots.txt", Status(500))
        assert crawl(server).outcome == "unreachable"
        assert {request.path for request in server.requests} == {"/robots.txt"}


def test_a_latvian_reason_phrase_and_validator_are_kept(site: Site, crawl: Crawl, folder: DataFolder) -> None:
    body = site("/en/news").body
    head = f'HTTP/1.1 200 Lābi\r\nETag: "ā"\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n'
    with ReplicaServer(site) as server:
        server.script("/en/news", Raw(head.encode() + body))
        assert crawl(server).outcome == "done"
        crawl(server)
        sent = [request.headers["If-None-Match"] for request in server.requests if request.path == "/en/news"]
    assert sent[1].encode("latin-1").decode() == '"ā"'


def test_the_address_of_an_attachment_may_carry_a_session(site: Site, crawl: Crawl) -> None:
    def with_session(page: bytes) -> bytes:
        return re.sub(rb'(href="?[^">]*\.(?:pdf|docx?|xls|odt|rtf|zip))', rb"\1?PHPSESSID=1", page)

    with ReplicaServer(site) as server:
        crawl(server)
        articles_with_files = [article for article in site.articles if article.attachments]
        for article in articles_with_files:
            server.script(article.path, Changed(with_session))
        assert articles_with_files
        assert crawl(server, full=True).changed == 0
