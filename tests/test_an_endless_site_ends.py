from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from archive.extract import Article, CalendarMonth, Event, Listing, Other, Page
from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.traps import MAX_EMPTY_MONTHS, MAX_STRAY, MAX_VARIANTS, Traps, should_follow, steps_astray
from tests.replica.content import load_articles
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site, answer_of
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.sampled import sampled

MONTHS = "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris".split()


def page(title: str, *links: str, text: str = "Lapas teksts par cilvēku tirdzniecības novēršanu. ") -> Answer:
    anchors = "".join(f'<p><a href="{link}">saite</a></p>' for link in links)
    return answer_of(
        f"<html><title>{title}</title><h1>{title}</h1><p>{text * 8}</p>{anchors}</html>".encode(), "text/html"
    )


def endless_calendar(path: str) -> Answer:
    year, month = map(int, re.findall(r"\d+", path)[:2]) if path != "/trap" else (2026, 11)
    before = f"/trap/{year - (month == 1)}/{(month - 2) % 12 + 1}"
    after = f"/trap/{year + (month == 12)}/{month % 12 + 1}"
    heading = f"Notikumu kalendārs - {MONTHS[month - 1].capitalize()}, {year}"
    cells = "".join(f"<td>{day}</td>" for day in range(1, 29))
    body = f"<h1>{heading}</h1><a href={before}>iepriekšējais</a><a href={after}>nākamais</a><table><tr>{cells}</table>"
    return answer_of(f"<html><title>{heading}</title>{body}</html>".encode(), "text/html; charset=utf-8")


def link_farm(path: str) -> Answer:
    n = int(parse_qs(urlsplit(path).query).get("n", ["1"])[0])
    return page("Saraksts", *(f"/trap?n={n * 7 + i}&sort={i}" for i in range(7)))


def growing_path(path: str) -> Answer:
    return page("Lapa", f"{path}/trap", f"{path}/x{len(path)}")


def chain_of_pages(path: str) -> Answer:
    n = int((re.findall(r"\d+", path) or ["0"])[0])
    return page(f"Lapa {n}", f"/trap-{n + 1}")


def same_list_in_every_order(path: str) -> Answer:
    n = int(parse_qs(urlsplit(path).query).get("n", ["1"])[0])
    items = [f'<li><a href="/lv/raksts/{number}">Raksts {number}</a> 01.02.2020</li>' for number in range(901, 907)]
    onward = "".join(f"<a href=/trap?n={n * 7 + i}>{i}</a>" for i in range(7))
    listed = "".join(items[n % 6 :] + items[: n % 6])
    return answer_of(f"<html><title>Jaunumi {n}</title><ul>{listed}</ul>{onward}</html>".encode(), "text/html")


TRAPS = [endless_calendar, link_farm, growing_path, chain_of_pages, same_list_in_every_order]


@pytest.mark.parametrize("trap", sampled(TRAPS, [endless_calendar, growing_path]))
def test_the_crawl_ends_and_still_finds_the_articles(
    trap: Callable[[str], Answer], crawl: Crawl, folder: DataFolder
) -> None:
    articles = [article for article in load_articles() if article.id in {"lv-101", "lv-103", "en-201"}]
    honest = Site("semantic", articles=articles, events=[])

    def handler(path: str) -> Answer:
        if path.startswith("/trap"):
            return trap(path)
        answer = honest(path)
        return answer_of(
            answer.body.replace(b"</body>", b'<a href="/trap">x</a></body>'), answer.content_type, status=answer.status
        )

    with ReplicaServer(handler) as server:
        assert crawl(server).outcome == "done"
        trapped = [request.path for request in server.requests if request.path.startswith("/trap")]
    assert 1 < len(trapped) <= MAX_VARIANTS + 10
    db = open_database(folder.database)
    ids = {row[0] for row in db.execute("SELECT id FROM articles")}
    db.close()
    assert {"lv-101", "lv-103", "en-201"} <= ids


def test_a_long_list_is_followed_to_its_end(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.traps.MAX_VARIANTS", 50)

    def handler(path: str) -> Answer:
        n = int(parse_qs(urlsplit(path).query).get("page", ["1"])[0])
        if number := re.fullmatch(r"/lv/raksts/(\d+)", path):
            return page(f"Raksts {number[1]}", "/", text=f"Raksta {number[1]} teksts par semināru Rīgā. ")
        if path != "/" and not path.startswith("/?page="):
            return answer_of(b"", "text/plain", status=404)
        items = "".join(
            f'<li><a href="/lv/raksts/{n * 3 + i}">Raksts {n * 3 + i}</a> 01.02.2020</li>' for i in range(3)
        )
        after = f'<a href="/?page={n + 1}">Nākamā</a>' if n < 150 else ""
        return answer_of(
            f"<html><title>Jaunumi</title><ul>{items}</ul>{after}</html>".encode(), "text/html; charset=utf-8"
        )

    with ReplicaServer(handler) as server:
        crawl(server)
        assert "/?page=150" in {request.path for request in server.requests}


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://x/lv/greta", True),
        ("http://x/lv/kalendars/2026/11", True),
        ("http://x/a/a", True),
        ("http://x/a/b/a/b/a/b", False),
        ("http://x/" + "/".join(map(str, range(13))), False),
    ],
)
def test_a_path_that_grows_is_not_followed(url: str, allowed: bool) -> None:
    assert Traps().allows(url) is allowed


def test_addresses_that_differ_in_their_query_alone_are_bounded() -> None:
    traps = Traps()
    assert [traps.allows(f"http://x/a?n={n}") for n in range(MAX_VARIANTS + 1)] == [True] * MAX_VARIANTS + [False]
    assert traps.allows("http://x/b?n=1")


def listing(n: int, *articles: int) -> Listing:
    return Listing(f"http://x/lv/a?n={n}", "lv", tuple(f"http://x/lv/raksts/{article}" for article in articles))


def test_pages_of_a_list_that_name_another_article_each_are_not_counted() -> None:
    traps = Traps()
    for n in range(3 * MAX_VARIANTS):
        assert traps.allows(f"http://x/lv/a?n={n}")
        traps.note_list(listing(n, n, n + 1))


def test_pages_of_a_list_that_name_the_same_articles_are_bounded() -> None:
    traps = Traps()
    allowed = 0
    for n in range(3 * MAX_VARIANTS):
        if traps.allows(f"http://x/lv/a?n={n}"):
            allowed += 1
            traps.note_list(listing(n, n % 6 + 1, (n + 1) % 6 + 1))
    assert MAX_VARIANTS < allowed <= MAX_VARIANTS + 6


def test_what_earlier_crawls_met_counts() -> None:
    traps = Traps(f"http://x/a?n={n}" for n in range(MAX_VARIANTS - 1))
    assert [traps.allows(f"http://x/a?n={n}") for n in (-1, -2)] == [True, False]


def test_a_trap_does_not_grow_from_run_to_run(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.traps.MAX_VARIANTS", 50)
    honest = Site("semantic", articles=six_articles(), events=[])

    def handler(path: str) -> Answer:
        answer = link_farm(path) if path.startswith("/trap") else honest(path)
        body = answer.body.replace(b"</body>", b'<a href="/trap">x</a></body>')
        return replace(answer, body=body, etag=None, last_modified=None)

    with ReplicaServer(handler) as server:
        for day in (1, 11, 21):  # the second and third time, a third of what is known is due
            monkeypatch.setenv("CTARCHIVE_NOW", f"2026-11-{day:02}T03:00:00Z")
            crawl(server)
        trapped = {request.path for request in server.requests if request.path.startswith("/trap?")}
    assert len(trapped) == 50


NEWS = Article("lv-1", "http://x/lv/a/1", "news", "lv", "T", None, "b", "b")
REFERENCE = Article("lv-greta", "http://x/lv/greta", "page", "lv", "T", None, "b", "b")
EVENT = Event("e", "T", date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("seen", "steps"),
    [
        (NEWS, 0),
        (REFERENCE, 4),
        (Listing("u", "lv", ("http://x/lv/a/1",)), 0),
        (Listing("u", "lv", ()), 4),
        (CalendarMonth("u", "lv", 2026, 1, (EVENT,)), 0),
        (CalendarMonth("u", "lv", 2026, 1), 4),
        (Other("u", "nothing recognised"), 4),
        (None, 4),
    ],
)
def test_only_what_has_something_in_it_starts_the_count_anew(seen: Page | None, steps: int) -> None:
    assert steps_astray(seen, 3) == steps


@pytest.mark.parametrize(
    ("seen", "steps", "on"),
    [
        (REFERENCE, MAX_STRAY, True),
        (REFERENCE, MAX_STRAY + 1, False),
        (CalendarMonth("u", "lv", 2020, 1), MAX_EMPTY_MONTHS, True),
        (CalendarMonth("u", "lv", 2020, 1), MAX_EMPTY_MONTHS + 1, False),
        (CalendarMonth("u", "lv", 2009, 12, (EVENT,)), 0, False),
        (CalendarMonth("u", "lv", 2029, 1, (EVENT,)), 0, False),
        (CalendarMonth("u", "lv", 2028, 11, (EVENT,)), 0, True),
    ],
)
def test_links_are_followed_within_bounds(seen: Page | None, steps: int, on: bool) -> None:
    assert should_follow(seen, steps, date(2026, 11, 24)) is on
