from __future__ import annotations

from datetime import date

import pytest

from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.takedowns import Takedowns
from scraper.crawl.schedule import KnownPages
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site, answer_of
from tests.support.articles import six_articles
from tests.support.crawling import Crawl

LONG = "/lv/meklet?q=" + "ā" * 400
STRANGE = {
    "too long once it is percent-encoded": LONG,
    "too long but for what names no page": "/lv/lapa?utm_source=" + "ā" * 400,
    "an article's and too long": f"/lv/{'ā' * 400}/12",
    "with a password": "http://admin:parole@127.0.0.1/lv/raksts/12",
    "of no port": "http://127.0.0.1:99999/lv/raksts/12",
}


def _with_first(link: str) -> ReplicaServer:
    """A site whose articles are named by the home page alone, which names another address before them."""
    pages = Site("semantic", articles=six_articles(), events=[])
    items = "".join(f"<li><a href='{href}'>Raksts</a></li>" for href in (link, *(a.path for a in six_articles())))

    def answer(path: str) -> Answer:
        if path == "/":
            return answer_of(f"<title>Jaunumi</title><ul>{items}</ul>".encode(), "text/html; charset=utf-8")
        if path.startswith(("/lv/", "/en/")) and pages(path).status == 200 and path != "/en/news":
            return answer_of(pages(path).body.replace(b"href=", b"data-href="), "text/html; charset=utf-8")
        return answer_of(b"", "text/plain", status=404)

    return ReplicaServer(answer)


@pytest.mark.parametrize("link", STRANGE.values(), ids=STRANGE)
def test_what_stands_behind_a_link_that_cannot_be_requested_is_found(link: str, crawl: Crawl) -> None:
    with _with_first(link) as server:
        summary = crawl(server)
    assert (summary.outcome, summary.new) == ("done", 6), summary.detail


def test_an_address_that_was_never_requested_is_not_withheld() -> None:
    hidden = Hidden(addresses=frozenset(["http://a.example/lv/izdomats"]))
    known = Takedowns.of([Entry("erase", "2026", hidden=hidden)], date(2026, 1, 1))
    assert known.hides_address("http://a.example/lv/izdomats")
    assert not known.hides_address(f"http://a.example{LONG}")


def test_a_page_at_which_our_own_code_fails_is_listed(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    wants = KnownPages.wants

    def broken(known: KnownPages, url: str) -> bool:
        if url.endswith("/kluda"):
            raise RuntimeError("nobody foresaw this")
        return wants(known, url)

    monkeypatch.setattr(KnownPages, "wants", broken)
    with _with_first("/lv/kluda") as server:
        summary = crawl(server)
    assert (summary.failed, summary.exit_code) == (1, 6)
    assert "nobody foresaw this" in str(summary.detail)
