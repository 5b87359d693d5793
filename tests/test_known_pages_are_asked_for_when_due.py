from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.site import page_key
from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.crawl.known import KnownAddress, Role
from scraper.crawl.schedule import KnownPages, is_due
from tests.replica.content import multiply
from tests.replica.misbehaviour import Redirect, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.archives.shelf import Shelf
from tests.support.articles import path_of, with_few_pictures
from tests.support.crawling import Crawl

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def article(number: int = 1, *, age_days: int, checked_days_ago: float = 1) -> KnownAddress:
    return KnownAddress(
        url=f"http://example.org/lv/raksts/{number}",
        role=Role.ARTICLE,
        since=(NOW - age_days * DAY).date(),
        checked_at=NOW - checked_days_ago * DAY,
        capture_id="c",
    )


def due_share(age_days: int, checked_days_ago: float = 1) -> float:
    pages = [article(n, age_days=age_days, checked_days_ago=checked_days_ago) for n in range(3000)]
    return sum(is_due(page, NOW) for page in pages) / len(pages)


@pytest.mark.parametrize(
    ("age_days", "share"), [(0, 1), (29, 1), (30, 1 / 7), (364, 1 / 7), (365, 1 / 30), (4000, 1 / 30)]
)
def test_the_older_an_article_the_rarer_it_is_asked_for(age_days: int, share: float) -> None:
    assert due_share(age_days) == pytest.approx(share, rel=0.15)


@pytest.mark.parametrize(("age_days", "interval"), [(100, 7), (4000, 30)])
def test_no_article_waits_longer_than_its_interval(age_days: int, interval: int) -> None:
    assert due_share(age_days, checked_days_ago=interval) == 1


@pytest.mark.parametrize(("age_days", "interval"), [(100, 7), (4000, 30)])
def test_each_article_is_asked_for_once_in_its_interval(age_days: int, interval: int) -> None:
    asked: Counter[int] = Counter()
    per_day: Counter[int] = Counter()
    checked = dict.fromkeys(range(300), NOW)
    for day in range(1, interval + 1):
        moment = NOW + day * DAY
        for number, checked_at in checked.items():
            page = replace(article(number, age_days=age_days), checked_at=checked_at)
            if is_due(page, moment):
                checked[number] = moment
                asked[number] += 1
                per_day[day] += 1
    assert set(asked.values()) == {1}
    assert max(per_day.values()) < 3 * len(checked) / interval


@pytest.mark.parametrize(
    ("role", "missing", "gone", "full", "due"),
    [
        (Role.LIST, False, False, False, True),
        (Role.PICTURE, False, False, False, False),
        (Role.PICTURE, False, False, True, True),
        (Role.DOCUMENT, False, False, False, False),
        (Role.DOCUMENT, False, False, True, True),
        (Role.ARTICLE, True, False, False, True),
        (Role.ARTICLE, True, True, False, False),
        (Role.ARTICLE, False, False, True, True),
    ],
)
def test_lists_and_missing_articles_every_time_and_pictures_once(
    role: Role, missing: bool, gone: bool, full: bool, due: bool
) -> None:
    page = replace(article(age_days=4000, checked_days_ago=0.001), role=role, missing=missing, gone=gone)
    assert is_due(page, NOW, full=full) is due


def test_a_document_is_asked_for_monthly() -> None:
    pages = [replace(article(n, age_days=4000), role=Role.DOCUMENT) for n in range(3000)]
    assert sum(is_due(page, NOW) for page in pages) / len(pages) == pytest.approx(1 / 30, rel=0.2)
    assert all(is_due(replace(page, checked_at=NOW - 30 * DAY), NOW) for page in pages)


@pytest.mark.parametrize(
    ("addresses", "due"),
    [
        (("a.pdf?v=1", "a.pdf?v=2", "a.pdf?v=3"), ["a.pdf?v=3"]),
        (("a.pdf", "a.pdf?1700000001"), ["a.pdf?1700000001"]),
        (("get.php?id=1", "get.php?id=2"), ["get.php?id=1", "get.php?id=2"]),
        (("get.php?1", "get.php?2"), ["get.php?1", "get.php?2"]),
    ],
)
@pytest.mark.parametrize("role", [Role.DOCUMENT, Role.LIST])
def test_of_addresses_that_only_defeat_caches_the_last_stays_due(
    role: Role, addresses: tuple[str, ...], due: list[str]
) -> None:
    site = "http://example.org/"
    known = {
        page_key(site + one): replace(article(age_days=900, checked_days_ago=60 - day), url=site + one, role=role)
        for day, one in enumerate(addresses)
    }
    pages = KnownPages(known, (), NOW, full=False)
    assert [url.removeprefix(site) for url in pages.due()] == due
    assert all(pages.wants(site + one) for one in addresses)


def test_a_file_that_never_came_is_asked_for_again() -> None:
    page = replace(article(age_days=1), role=Role.PICTURE, capture_id=None)
    assert is_due(page, NOW)


@given(st.integers(0, 5000), st.floats(0, 400), st.floats(0, 400))
def test_what_is_due_now_stays_due_until_it_is_asked_for(age_days: int, checked: float, later: float) -> None:
    page = article(age_days=age_days, checked_days_ago=checked)
    if is_due(page, NOW) and (NOW + later * DAY).date() - page.since < timedelta(days=30):
        assert is_due(page, NOW + later * DAY)


@pytest.mark.parametrize(
    ("came", "missed_days_ago", "share"),
    [(False, 29, 1 / 7), (False, 30, 1 / 30), (False, 900, 1 / 30), (True, 1, 1 / 30)],
)
def test_a_requisite_that_never_comes_is_asked_for_less(*, came: bool, missed_days_ago: int, share: float) -> None:
    pages = [
        replace(article(n, age_days=missed_days_ago), role=Role.REQUISITE, capture_id="c" if came else None)
        for n in range(3000)
    ]
    assert sum(is_due(page, NOW) for page in pages) / len(pages) == pytest.approx(share, rel=0.15)


@pytest.mark.parametrize("kind", ["answered", "never answered"])
def test_what_is_missing_is_so_since_it_was_first_missed(kind: str, folder: DataFolder) -> None:
    url, long_ago = "http://localhost/a.css", "2024-01-05T00:00:00Z"
    with closing(Shelf(folder)) as shelf:
        if kind == "answered":
            capture = shelf.put(b"", "text/plain", path="/a.css", status=404)
            shelf.db.table("captures").update(capture.id, {"requisite": "style"})
            shelf.db.table("crawls").update("crawl", {"outcome": "done", "finished_at": long_ago})
        missed = {"kind": "style", "reason": "HTTP 404", "first_missed_at": long_ago, "last_asked_at": long_ago}
        shelf.db.table("missing_requisites").insert({"url": url, **missed})
        known = KnownPages.load(shelf.db, NOW).get(url)
    assert known is not None
    assert (known.role, known.since) == (Role.REQUISITE, date(2024, 1, 5))
    assert (known.capture_id, known.missing) == (None, kind == "answered")


def test_validators_are_sent_only_for_what_the_archive_holds() -> None:
    page = replace(article(age_days=1), etag='"a"', last_modified="Mon, 12 May 2014 09:00:00 GMT")
    assert set(page.validators) == {"If-None-Match", "If-Modified-Since"}
    assert replace(page, capture_id=None).validators == {}


@pytest.mark.parametrize(
    "tag",
    ['"a"', 'W/"a-b"', '""', '"ā\x85"', "abc-123", '"' + "x" * 900 + '"'],
)
def test_a_legal_entity_tag_is_sent_back_as_it_came(tag: str) -> None:
    assert replace(article(age_days=1), etag=tag).validators == {"If-None-Match": tag}


@pytest.mark.parametrize(
    "tag",
    ['"a\x01b"', '"a\x0bb"', '"a\x00b"', '"a\x7fb"', '"a\r\nb"', '"a', 'a"b', "*", "", '"' + "x" * 30000 + '"'],
)
def test_an_illegal_entity_tag_is_not_sent_back(tag: str) -> None:
    page = replace(article(age_days=1), etag=tag, last_modified="Mon, 12 May 2014 09:00:00 GMT")
    assert set(page.validators) == {"If-Modified-Since"}


@pytest.mark.parametrize(
    "date",
    ["yesterday; x\x01", "yesterday", "-1", "0", "Mon, 12 May 2014 09:00:00 GMT\x01", "Mon, 99 Foo 2014 1:1:1 GMT"],
)
def test_what_is_no_date_is_not_sent_back_as_one(date: str) -> None:
    page = replace(article(age_days=1), etag='"a"', last_modified=date)
    assert set(page.validators) == {"If-None-Match"}


def test_what_a_list_names_and_nobody_has_read_is_asked_for_each_time_for_a_month() -> None:
    page = replace(article(age_days=29), role=Role.OTHER, capture_id=None, unmet=True)
    for since, unmet, named in ((29, True, True), (30, True, False), (29, False, False)):
        known = replace(page, since=(NOW - since * DAY).date(), unmet=unmet, checked_at=NOW)
        pages = KnownPages({"http://example.org/lv/raksts/1": known}, (), NOW, full=False)
        pages.name([known.url])
        assert pages.wants(known.url) is named


@pytest.mark.parametrize("step", [Status(404), Redirect("/lv/login"), Status(403)], ids=repr)
def test_news_whose_first_answer_was_trouble_comes_the_next_night(
    step: Step, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-24T03:00:00Z")
    small_site.script(path_of("lv-103"), step)
    crawl(small_site)
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-25T03:00:00Z")
    small_site.script(path_of("lv-103"))
    assert crawl(small_site).new == 1


def test_a_page_is_asked_for_at_the_spelling_to_which_the_others_lead(small_site: ReplicaServer, crawl: Crawl) -> None:
    honest, path = small_site.handler, path_of("lv-103")

    def linked_with_slash(asked: str) -> Answer:
        answer = honest(asked)
        body = answer.body.replace(f'"{path}"'.encode(), f'"{path}/"'.encode())
        return replace(answer, body=body) if answer.content_type.startswith("text/html") else answer

    small_site.handler = linked_with_slash
    small_site.script(f"{path}/", Redirect(path, 301))
    crawl(small_site)
    small_site.requests.clear()
    assert crawl(small_site, full=True).changed == 0
    asked = [request for request in small_site.requests if request.path.rstrip("/") == path]
    assert [(request.path, "If-None-Match" in request.headers) for request in asked] == [(path, True)]


def test_one_bad_validator_stops_no_later_refresh(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    honest = small_site.handler
    small_site.handler = lambda path: replace(honest(path), etag='"a\x01b"')
    crawl(small_site)
    small_site.handler = honest
    later = crawl(small_site)
    assert (later.outcome, later.failed) == ("done", 0)
    with closing(open_database(folder.database)) as db:
        stored = db.execute("SELECT etag FROM captures WHERE etag LIKE '%' || char(1) || '%'").fetchall()
    assert stored  # what came is kept as it came


def test_an_unchanged_site_of_300_articles_costs_next_day_what_is_due(
    crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-24T03:00:00Z")
    with ReplicaServer(Site("semantic", articles=multiply(with_few_pictures(), 300), events=[])) as server:
        crawl(server)
        monkeypatch.setenv("CTARCHIVE_NOW", "2026-11-25T03:00:00Z")
        db = open_database(folder.database)
        known = KnownPages.load(db, datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
        due = list(known.due())
        rows = db.execute("SELECT id, revision, content_hash FROM articles ORDER BY id").fetchall()
        db.close()
        before = len(server.requests)
        summary = crawl(server)
        asked = len(server.requests) - before
    assert len(rows) >= 300
    assert (summary.new, summary.changed, summary.failed) == (0, 0, 0)
    assert asked == pytest.approx(len(due), rel=0.1)
    assert asked < 0.3 * before
    assert summary.not_modified >= 0.9 * len(due)
    db = open_database(folder.database)
    assert db.execute("SELECT id, revision, content_hash FROM articles ORDER BY id").fetchall() == rows
    db.close()


@pytest.mark.parametrize(
    ("linked", "asked"),
    [
        ("http://example.org/lv/raksts/1/", "http://example.org/lv/raksts/1"),
        ("https://example.org/lv/raksts/1/", "https://example.org/lv/raksts/1/"),  # another place to look for it
        ("http://example.org/lv/raksts/2/", "http://example.org/lv/raksts/2/"),
    ],
)
def test_a_link_in_another_spelling_leads_to_where_the_page_is_known(linked: str, asked: str) -> None:
    known = article(1, age_days=3)
    assert KnownPages({page_key(known.url): known}, (), NOW, full=False).spelling(linked) == asked
