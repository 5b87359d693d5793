"""A page that is linked with a new token at each visit is the same one: a few of its addresses are enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from archive.store.folder import DataFolder
from scraper.traps import MAX_OF_ARTICLE
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site, answer_of
from tests.support.articles import six_articles
from tests.support.sampled import later
from tests.support.sites.moved_articles import START, Visit, query

LINK = re.compile(rb'href="(/(?:lv|en)/[^"/?]+/[0-9]+)"')
ARTICLE = re.compile(r"/(?:lv|en)/[^/?]+/[0-9]+")


def with_tokens(name: str, expired: Callable[[int], bool] = lambda _: False) -> Callable[[str], Answer]:
    """A site whose links to articles have another token on each page that it sends; some have expired."""
    site, tokens = Site("semantic", articles=six_articles(), events=[]), count(1000)

    def answer(path: str) -> Answer:
        bare, _, token = path.partition(f"?{name}=")
        if token and expired(int(token)):
            return answer_of(b"<h1>404</h1>", "text/html", status=404)
        honest = site(bare)
        link = b'href="\\1?%s=%d"' % (name.encode(), next(tokens))
        return replace(honest, body=LINK.sub(link, honest.body), etag=None, last_modified=None)

    return answer


def asked_for_articles(server: ReplicaServer) -> int:
    return sum(ARTICLE.match(request.path) is not None for request in server.requests)


@pytest.mark.parametrize("name", [later("_"), "token"])
def test_the_nights_stay_quiet(name: str, visit: Visit, folder: DataFolder) -> None:
    with ReplicaServer(with_tokens(name)) as server:
        first = visit(0, server)
        assert (first.exit_code, first.new) == (0, len(six_articles()))
        for day in range(1, 5):
            server.requests.clear()
            night = visit(day, server)
            assert (night.exit_code, night.new, night.changed) == (0, 0, 0)
            assert asked_for_articles(server) <= MAX_OF_ARTICLE * len(six_articles())
    addresses = (
        "SELECT article_id, count(DISTINCT captures.url) FROM captures JOIN articles ON articles.id = article_id"
    )
    assert max(number for _, number in query(folder, f"{addresses} GROUP BY 1")) <= MAX_OF_ARTICLE


def test_an_article_whose_tokens_have_expired_is_found_at_a_new_one(visit: Visit, folder: DataFolder) -> None:
    expired_before = [0]
    with ReplicaServer(with_tokens("token", lambda token: token < expired_before[0])) as server:
        visit(0, server)
        expired_before[0] = 1000 + len(server.requests)  # more than there were pages
        for day in (31, 40, 50, 60):
            visit(day, server, full=True)
    assert query(folder, "SELECT id FROM articles WHERE gone_at IS NOT NULL") == []


def test_tokens_that_expire_each_night_do_not_pile_up(visit: Visit, folder: DataFolder) -> None:
    expired_before = [0]
    with ReplicaServer(with_tokens("token", lambda token: token < expired_before[0])) as server:
        visit(0, server)
        for day in range(1, 11):
            expired_before[0] += 200  # more than there are pages in one visit
            server.requests.clear()
            visit(day, server)
            assert asked_for_articles(server) <= 2 * MAX_OF_ARTICLE * len(six_articles())  # of before, and new ones
    assert query(folder, "SELECT id FROM articles WHERE gone_at IS NOT NULL") == []


@pytest.mark.parametrize(("name", "most"), [later("_", 2), ("token", 2 + MAX_OF_ARTICLE)])
def test_nor_do_those_of_a_list(name: str, most: int, visit: Visit) -> None:
    site, token = Site("semantic", articles=six_articles(), events=[], today=START.date()), [0]

    def answer(path: str) -> Answer:
        bare, _, given = path.partition(f"?{name}=")
        if name == "token" and given and int(given) != token[0]:
            return answer_of(b"<h1>404</h1>", "text/html", status=404)
        honest = site(bare)
        link = f'<a href="/lv/jaunumi?{name}={token[0]}">Visi jaunumi</a></body>'.encode()
        return replace(honest, body=honest.body.replace(b"</body>", link), etag=None, last_modified=None)

    with ReplicaServer(answer) as server:
        for day in range(10):
            token[0] += 1
            server.requests.clear()
            assert visit(day, server).exit_code == 0
            asked = [request.path for request in server.requests if request.path.startswith("/lv/jaunumi?")]
            assert f"/lv/jaunumi?{name}={token[0]}" in asked
            assert len(asked) <= most


@pytest.mark.parametrize("written", ["/(S({}))\\1", "\\1;jsessionid={}"])
def test_a_session_in_the_path_is_no_part_of_an_address(written: str, visit: Visit, folder: DataFolder) -> None:
    site, sessions = Site("semantic", articles=six_articles(), events=[]), count(1000)
    session = re.compile(r"^/\(S\([0-9]+\)\)|;jsessionid=[0-9]+")

    def answer(path: str) -> Answer:
        honest = site(session.sub("", path))
        link = b'href="%s"' % written.format(next(sessions)).encode()
        return replace(honest, body=LINK.sub(link, honest.body), etag=None, last_modified=None)

    with ReplicaServer(answer) as server:
        for day in (0, 1, 2):
            server.requests.clear()
            assert visit(day, server).exit_code == 0
            asked = [session.sub("", request.path) for request in server.requests]
            assert len(asked) == len(set(asked))
    assert {id for (id,) in query(folder, "SELECT id FROM articles")} == {one.id for one in six_articles()}
