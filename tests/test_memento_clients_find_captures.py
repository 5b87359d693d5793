"""What Memento clients ask (RFC 7089) is answered: which captures there are of an address, and which is of a time."""

from __future__ import annotations

import http.client
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from pywb.utils.memento import MementoUtils  # a client's reader of links, none of ours

from archive.store.folder import DataFolder
from archive.warc.captures import Capture
from archive.web.pages.captures import memento
from tests.support.archives.past import EDITED
from tests.support.archives.shelf import Shelf
from tests.support.reading_room import ReadingRoom
from tests.support.served import Served

SITE = "http://www.cilvektirdznieciba.lv"
PAGE = "/lv/kampana-pret-cilveku-tirdzniecibu/129"
START = datetime(2020, 1, 1, 12, tzinfo=UTC)
# Those of a page, with what each says: what is served again after ten days is the same as before.
BODIES = [f"<title>Kampaņa</title><p>Redakcija {number}.".encode() for number in range(3)]


def on(day: float) -> datetime:
    return START + timedelta(days=day)


def http_date(moment: datetime) -> str:
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    """Captures of a page on days 0, 10, 20 and 30, that of the last day no more than that it is as it was."""
    with closing(Shelf(folder)) as made:
        fill(made)
        yield made


def fill(shelf: Shelf) -> list[Capture]:
    made = [
        shelf.put(body, "text/html; charset=utf-8", host=SITE, path=PAGE, moment=on(10 * number))
        for number, body in enumerate(BODIES)
    ]
    return [*made, shelf.put(b"", "", host=SITE, path=PAGE, status=304, original=made[-1], moment=on(30))]


def links_of(text: str) -> dict[str, Any]:
    links: dict[str, Any] = MementoUtils.parse_links(text)
    return links


def timemap(shelf: Shelf, address: str = f"{SITE}{PAGE}") -> dict[str, Any]:
    answer = shelf.room.get_directly(f"http://reading.invalid/timemap/link/{address}")
    assert answer.status_code == 200, address
    assert answer.headers["content-type"] == "application/link-format"
    return links_of(answer.text)


def timegate(shelf: Shelf, address: str = f"{SITE}{PAGE}", **headers: str) -> httpx.Response:
    answer = shelf.room.get(f"/timegate/{address}", **headers)
    assert "accept-datetime" in answer.headers["vary"].lower()
    assert "memento-datetime" not in answer.headers
    return answer


def days_of(mementos: list[dict[str, str]]) -> list[float]:
    return [(parsedate_to_datetime(one["datetime"]) - START) / timedelta(days=1) for one in mementos]


def test_a_timemap_lists_every_capture_with_its_time(shelf: Shelf) -> None:
    links = timemap(shelf)
    assert days_of(links["mementos"]) == [0, 10, 20, 30]
    assert [one["rel"] for one in links["mementos"]] == ["first memento", "memento", "memento", "last memento"]
    assert links["original"]["url"] == f"{SITE}{PAGE}"
    assert links["timegate"]["url"] == f"http://reading.invalid/timegate/{SITE}{PAGE}"
    assert links["timemap"] == {  # so the reader calls rel="self"
        "url": f"http://reading.invalid/timemap/link/{SITE}{PAGE}",
        "type": "application/link-format",
        "from": http_date(on(0)),
        "until": http_date(on(30)),
    }


def test_one_capture_is_the_first_and_the_last(shelf: Shelf) -> None:
    shelf.put(b"x", host=SITE, path="/lv/greta")
    (one,) = timemap(shelf, f"{SITE}/lv/greta")["mementos"]
    assert one["rel"] == "first last memento"


def test_a_memento_has_the_bytes_that_were_sent_and_says_of_what_and_when(shelf: Shelf) -> None:
    for one, body in zip(timemap(shelf)["mementos"], [*BODIES, BODIES[-1]], strict=True):
        answer = shelf.room.get_directly(one["url"])
        assert answer.content == body
        assert answer.headers["memento-datetime"] == one["datetime"]
        links = links_of(answer.headers["link"])
        assert links["original"]["url"] == f"{SITE}{PAGE}"
        assert links["timegate"]["url"] == f"http://reading.invalid/timegate/{SITE}{PAGE}"
        assert links["timemap"]["url"] == f"http://reading.invalid/timemap/link/{SITE}{PAGE}"


def test_redirects_and_errors_are_no_mementos(shelf: Shelf) -> None:
    others = [shelf.put(b"x", host=SITE, path=PAGE, status=one, moment=on(40)) for one in (301, 302, 404, 410, 503)]
    assert days_of(timemap(shelf)["mementos"]) == [0, 10, 20, 30]
    for capture in others:
        for path in ("", "/content"):
            answer = shelf.room.get(f"/capture/{capture.id}{path}")
            assert answer.status_code == 200
            assert "memento-datetime" not in answer.headers
            assert "link" not in answer.headers


def test_what_cannot_be_read_any_more_is_not_called_a_memento(shelf: Shelf) -> None:
    capture = shelf.put(b"x", host=SITE, path="/lv/greta", coding="gzip")
    for path in ("", "/content"):
        answer = shelf.room.get(f"/capture/{capture.id}{path}")
        assert answer.status_code in (200, 404)
        assert "memento-datetime" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "given"),
    [(-4000, 0), (0, 0), (4, 0), (5, 0), (5.001, 10), (10, 10), (24, 20), (26, 30), (30, 30), (9000, 30), (None, 30)],
)
def test_a_timegate_leads_to_the_nearest_capture(asked: float | None, given: int, shelf: Shelf) -> None:
    headers = {} if asked is None else {"accept_datetime": http_date(on(asked))}
    answer = timegate(shelf, **headers)
    assert answer.status_code == 302
    links = links_of(answer.headers["link"])
    assert links["original"]["url"] == f"{SITE}{PAGE}"
    assert links["timemap"]["type"] == "application/link-format"
    (chosen,) = [one for one in links["mementos"] if one["url"] == answer.headers["location"]]
    assert days_of([chosen]) == [given]
    assert shelf.room.get_directly(answer.headers["location"]).headers["memento-datetime"] == chosen["datetime"]


@pytest.mark.parametrize(
    ("day", "relations"),
    [
        (0, {0: "first memento", 10: "next memento", 30: "last memento"}),
        (10, {0: "first prev memento", 10: "memento", 20: "next memento", 30: "last memento"}),
        (20, {0: "first memento", 10: "prev memento", 20: "memento", 30: "next last memento"}),
        (30, {0: "first memento", 20: "prev memento", 30: "last memento"}),
    ],
)
def test_a_timegate_names_the_captures_beside(day: int, relations: dict[float, str], shelf: Shelf) -> None:
    mementos = links_of(timegate(shelf, accept_datetime=http_date(on(day))).headers["link"])["mementos"]
    assert dict(zip(days_of(mementos), [one["rel"] for one in mementos], strict=True)) == relations


@pytest.mark.parametrize(
    "asked",
    ["", "yesterday", "2020-01-01", "2020-01-01T12:00:00Z", "Wed, 01 Jan 2020 12:00:00 +0200", "20200101120000",
     "Wed, 32 Jan 2020 12:00:00 GMT", "Mon, 01 Jan 2020 12:00:00 GMT", "Wed, 01 Jan 2020 12:00 GMT"],
)  # fmt: skip
def test_a_time_that_is_none_is_refused(asked: str, shelf: Shelf) -> None:
    answer = timegate(shelf, accept_datetime=asked)
    assert answer.status_code == 400
    assert answer.text.count("\n") == 1
    assert "Accept-Datetime" in answer.text


@pytest.mark.parametrize(
    "address",
    [f"{SITE}/lv/nekad/1", "http://example.org/", "mailto:info@example.org", "%00", "http://[", "////", "12/"],
)
def test_an_address_that_was_never_captured_is_not_found(address: str, shelf: Shelf) -> None:
    answer = timegate(shelf, address, accept_language="en")
    assert answer.status_code == 404
    assert "The archive has no capture of this address" in answer.text
    answer = shelf.room.get(f"/timemap/link/{address}", "en")
    assert answer.status_code == 404
    assert answer.text == "The archive has no capture of this address.\n"


def test_where_a_known_article_was_not_captured_it_is_named(twice_crawled: DataFolder) -> None:
    with closing(sqlite3.connect(twice_crawled.database)) as db:
        (url,) = db.execute("SELECT url FROM articles WHERE id = 'lv-101'").fetchone()
    host = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    with closing(ReadingRoom(twice_crawled.database)) as room:
        answer = room.get(f"/timegate/{host}/lv/cits-virsraksts/101")
        assert answer.status_code == 404
        assert 'href="/article/lv-101"' in answer.text
        assert 'href="/article/lv-101"' not in room.get("/timegate/http://example.org/lv/cits-virsraksts/101").text


SPELLINGS = [
    f"{SITE}{PAGE}",
    f"https://www.trafficking.lv{PAGE}",
    f"http://cilvektirdznieciba.lv:80{PAGE}",
    f"HTTP://WWW.Cilvektirdznieciba.LV{PAGE}/",
    f"{SITE}{PAGE}?utm_source=x&PHPSESSID=1",
    f"http:/www.cilvektirdznieciba.lv{PAGE}",
    f"www.cilvektirdznieciba.lv{PAGE}",
    quote(f"{SITE}{PAGE}", safe=""),
    quote(f"{SITE}{PAGE}", safe="/"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_an_address_leads_to_the_same_captures(spelling: str, shelf: Shelf) -> None:
    assert timemap(shelf, spelling)["mementos"] == timemap(shelf)["mementos"]
    assert timegate(shelf, spelling).headers["location"] == timegate(shelf).headers["location"]


@pytest.mark.parametrize("sent", ["/lv/ads?id=6&x=%C4%81", "/lv/ads?x=%c4%81&id=6"])
@pytest.mark.parametrize("coded", [False, True])
def test_an_address_keeps_its_parameters(sent: str, coded: bool, shelf: Shelf) -> None:
    capture = shelf.put(b"seven", host=SITE, path="/lv/ads?id=6&x=%C4%81")
    shelf.put(b"eight", host=SITE, path="/lv/ads?id=8")
    address = quote(f"{SITE}{sent}", safe="") if coded else f"{SITE}{sent}"
    assert timegate(shelf, address).headers["location"].endswith(f"/capture/{capture.id}/content")
    assert len(timemap(shelf, address)["mementos"]) == 1


def test_a_long_list_comes_in_parts_that_lead_to_each_other(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = timemap(shelf)["mementos"]
    monkeypatch.setattr(memento, "MOST_LISTED", 3)
    first = shelf.room.get_directly(f"http://reading.invalid/timemap/link/{SITE}{PAGE}").text
    ((address, start, end),) = re.findall(r'<([^>]+)>; rel="timemap"; .*from="([^"]+)"; until="([^"]+)"', first)
    second = shelf.room.get_directly(address).text
    assert [*links_of(first)["mementos"], *links_of(second)["mementos"]] == whole
    assert (start, end) == (http_date(on(30)), http_date(on(30)))
    assert links_of(second)["timemap"]["url"] in (address, f"http://reading.invalid/timemap/link/{SITE}{PAGE}")
    assert f'<{address}>; rel="self"' in second
    assert f'<http://reading.invalid/timemap/link/{SITE}{PAGE}>; rel="timemap"' in second
    assert shelf.room.get(f"/timemap/link/3/{SITE}{PAGE}").status_code == 404


def test_two_captures_of_one_second_are_both_listed_in_the_order_of_their_ids(shelf: Shelf) -> None:
    made = [shelf.put(bytes([65 + one]), host=SITE, path="/a", moment=on(one / 864000)) for one in range(5)]
    listed = [urlsplit(one["url"]).path.split("/")[2] for one in timemap(shelf, f"{SITE}/a")["mementos"]]
    assert listed == sorted(capture.id for capture in made)


def test_a_browser_is_led_to_the_page_that_says_what_it_shows(shelf: Shelf) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = timegate(shelf, accept=accept, accept_datetime=http_date(on(11)))
    assert "accept" in re.split(r", *", answer.headers["vary"])
    page = shelf.room.get_directly(answer.headers["location"])
    assert "<iframe" in page.text
    assert page.headers["memento-datetime"] == http_date(on(10))
    links = links_of(page.headers["link"])
    assert links["original"]["url"] == f"{SITE}{PAGE}"
    assert days_of(links["mementos"]) == [0, 10, 20, 30]


def test_what_is_kept_for_good_names_nothing_that_may_change(shelf: Shelf) -> None:
    answer = shelf.room.get_directly(timemap(shelf)["mementos"][0]["url"])
    assert answer.headers["cache-control"] == "public, max-age=3600, s-maxage=300, must-revalidate"
    assert links_of(answer.headers["link"])["mementos"] == []


@pytest.mark.parametrize("prefix", ["/arhivs", ""])
def test_everything_stands_below_the_address_of_a_proxy(prefix: str, folder: DataFolder) -> None:
    with closing(Shelf(folder, base_url="/arhivs/", force_https_urls=True)) as shelf:
        fill(shelf)
        for path in (f"/timemap/link/{SITE}{PAGE}", f"/timegate/{SITE}{PAGE}"):
            answer = shelf.room.get_directly(f"http://reading.invalid{prefix}{path}")
            found = links_of(answer.headers.get("link") or answer.text)
            ours = [one["url"] for one in [*found.pop("mementos"), *found.values()]]
            ours = [*ours, answer.headers.get("location", ours[0])]
            ours.remove(f"{SITE}{PAGE}")
            assert len(ours) > 3
            assert all(url.startswith("https://reading.invalid/arhivs/") for url in ours)
            assert {shelf.room.get_directly(url).status_code for url in ours} <= {200, 302}


def test_the_head_of_each_answer_can_be_asked_for_alone(served_past: Served, archive_with_a_past: DataFolder) -> None:
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        (url,) = db.execute("SELECT url FROM articles WHERE id = ?", [EDITED]).fetchone()
    connection = http.client.HTTPConnection(urlsplit(served_past.url).netloc, timeout=20)

    def ask(method: str, path: str) -> http.client.HTTPResponse:
        connection.request(method, path)
        answer = connection.getresponse()
        assert bool(answer.read()) == (method == "GET" and answer.status == 200)
        return answer

    with closing(connection):
        location = str(ask("GET", f"/timegate/{url}").headers["Location"])
        for path in (
            f"/timegate/{url}",
            f"/timemap/link/{url}",
            urlsplit(location).path,
            f"/article/{EDITED}/20000101000000",
        ):
            whole, head = (ask(method, path) for method in ("GET", "HEAD"))
            assert whole.status == head.status
            for name in ("Link", "Location", "Memento-Datetime", "Vary", "Content-Type"):
                assert whole.headers[name] == head.headers[name], (path, name)
