from __future__ import annotations

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.content import load_articles
from tests.replica.server import ReplicaServer
from tests.replica.site import Site, answer_of
from tests.support.crawling import Crawl

AD = (
    "<!doctype html><html lang=en><title>cilvektirdznieciba.lv is for sale</title><h1>This name could be yours</h1>"
    "<p>24.11.2026</p><p>Buy cilvektirdznieciba.lv today, or look at what others offer: cheap loans, holidays, shoes. "
    "Call us at any hour, our friendly people are waiting. Offers like this one do not last.</p>{links}</html>"
)
LINKS = "".join(f'<p><a href="{path}">Cheap {path}</a></p>' for path in ("/lv/kredits", "/en/holidays", "/lv/apavi"))
NUMBERED = "".join(f'<p>See <a href="/lv/kredits/{number}">an offer</a>.</p>' for number in (21, 22, 23, 24))


@pytest.mark.parametrize("links", ["", LINKS, NUMBERED], ids=["no links", "links", "numbers"])
def test_a_first_visit_that_meets_an_advertisement_everywhere_publishes_nothing(
    links: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    small_site.handler = lambda path: answer_of(AD.format(links=links).encode(), "text/html")
    for _ in range(2):
        summary = crawl(small_site)
        assert (summary.outcome, summary.exit_code, summary.new) == ("drift", 5, 0)
    assert "looks like the site" in str(summary.detail) or "no article was recognised" in str(summary.detail)
    db = open_database(folder.database)
    assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    db.close()


@pytest.mark.parametrize("ids", [("lv-103",), ("lv-greta", "en-201")], ids=["one", "a page and one without a date"])
def test_the_smallest_site_of_its_kind_is_taken(ids: tuple[str, ...], crawl: Crawl, folder: DataFolder) -> None:
    articles = [article for article in load_articles() if article.id in ids]
    with ReplicaServer(Site("semantic", articles=articles, events=[])) as server:
        summary = crawl(server)
    assert (summary.outcome, summary.new) == ("done", len(articles))
