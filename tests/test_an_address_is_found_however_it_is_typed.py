"""An address of the site, however it is typed, leads to what the archive has of it: in the search, and for machines."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive import site
from archive.clock import from_stamp, iso, stamp
from archive.site import page_key
from archive.store.folder import DataFolder
from archive.web.formats.link_format import from_http_date, http_date
from archive.web.parts.history.mementos import is_typed_address
from archive.web.serving.search_requests.addresses import typed_addresses
from tests.support.archives.past import EDITED
from tests.support.reading_room import ReadingRoom

_SEGMENT = st.text(
    st.characters(codec="utf-8", exclude_characters="/?#%;\\", exclude_categories=["C", "Z"]), max_size=8
)
PATHS = st.lists(_SEGMENT.filter(lambda one: one not in (".", "..")), max_size=4).map("/".join)
ADDRESSES = st.builds(
    lambda host, path, query: f"http://{host}/{quote(path)}" + (f"?id={quote(query)}" if query else ""),
    st.sampled_from(["www.cilvektirdznieciba.lv", "trafficking.lv", "127.0.0.1:8123"]),
    PATHS,
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=5),
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC))


@given(st.one_of(st.text(), st.text(st.sampled_from('htps:/.%3A2F<>" ,;\n\t\x00#?@[]é')), ADDRESSES))
def test_whatever_is_typed_what_is_meant_can_stand_in_a_header(typed: str) -> None:
    for address in typed_addresses(typed):
        assert re.fullmatch(r"https?://[!#-;=?-~]+", address)
        assert page_key(address)
        assert page_key(address) in map(page_key, typed_addresses(address))


@given(
    st.one_of(
        ADDRESSES,
        st.from_regex(r"https?://([a-z]\.)?(trafficking|[a-z0-9-]{1,9})\.(lv|[0-9]{1,3})[A-Za-z0-9/._~:?%;=-]{0,20}"),
    )
)
def test_the_quick_way_to_a_key_leads_to_the_same(address: str) -> None:
    try:
        expected = site._normalised(address)
    except ValueError:
        return
    assert page_key(address) == expected


@given(ADDRESSES)
def test_an_address_is_the_first_that_is_meant_by_it(address: str) -> None:
    assert page_key(typed_addresses(address)[0]) == page_key(address)


@given(ADDRESSES)
def test_an_address_percent_encoded_as_a_whole_is_meant(address: str) -> None:
    for safe in ("", "/", ":/"):
        assert page_key(address) in [page_key(one) for one in typed_addresses(quote(address, safe=safe))]


@given(MOMENTS)
def test_a_moment_is_the_same_in_an_address_and_a_header(moment: datetime) -> None:
    assert from_stamp(stamp(iso(moment))) == moment.replace(microsecond=0)
    assert from_http_date(http_date(moment.replace(microsecond=0))) == moment.replace(microsecond=0)


@example("00010101000000")
@given(st.one_of(st.text(), st.from_regex(r"\d{14}", fullmatch=True), st.from_regex(r"[0-9]{14}", fullmatch=True)))
def test_digits_that_are_no_moment_are_none(text: str) -> None:
    moment = from_stamp(text)
    assert moment is None or stamp(iso(moment)) == text


@given(st.text())
def test_a_header_that_is_no_moment_is_none(text: str) -> None:
    assert from_http_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://www.cilvektirdznieciba.lv/lv/x/129", True),
        ("HTTPS://example.org", True),
        ("www.cilvektirdznieciba.lv/lv/greta", True),
        ("Trafficking.lv", True),
        ("cilvektirdznieciba", False),
        ("cilvektirdznieciba.lv mājaslapa", False),
        ("title:ziņojums", False),
        ("example.org/lv", False),
        ("http", False),
        ("", False),
    ],
)
def test_an_address_is_told_from_words(text: str, expected: bool) -> None:
    assert is_typed_address(text) == expected


@pytest.fixture(scope="module")
def url(archive_with_a_past: DataFolder) -> str:
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        return str(db.execute("SELECT url FROM articles WHERE id = ?", [EDITED]).fetchone()[0])


def test_the_address_of_an_article_leads_to_it(room: ReadingRoom, url: str) -> None:
    for typed in (url, f" {url}/ ", url.replace("http:", "https:"), f"{url}?utm_source=x", f"{url}#a"):
        answer = room.get(f"/search?q={quote(typed)}&sort=newest")
        assert (answer.status_code, answer.headers.get("location")) == (302, f"/article/{EDITED}"), typed
    # The number is the identity; what stands before it may change.
    host = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    assert room.get(f"/search?q={host}/lv/cits/118").headers["location"] == f"/article/{EDITED}"


def test_who_is_led_on_keeps_the_language_that_the_address_asks_for(room: ReadingRoom, url: str) -> None:
    for path in (f"/search?q={quote(url)}", f"/search?q={EDITED}", f"/article/{EDITED}/20200101000000"):
        asked = f"{path}{'&' if '?' in path else '?'}ui="
        plain, english, unknown = (room.get(one).headers["location"] for one in (path, f"{asked}en", f"{asked}xx"))
        assert (english, unknown) == (f"{plain}?ui=en", plain)
    own = room.get("/search?q=http://localhost/search%3Fq=tiesa&ui=en")
    assert own.headers["location"] == "/search?q=tiesa&ui=en"


def test_another_captured_address_leads_to_its_latest_capture(room: ReadingRoom, url: str) -> None:
    host = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    location = room.get(f"/search?q={host}/lv/jaunumi").headers["location"]
    page = room.text(location, "en")
    assert f"{host}/lv/jaunumi" in page
    assert "24 November 2026" in page


def test_an_address_of_which_there_is_nothing_is_said_to_be_so(room: ReadingRoom, url: str) -> None:
    host = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    for typed in (f"{host}/lv/nekad/999", "http://example.org/lv/x/118", "www.cilvektirdznieciba.lv/lv/x/118"):
        answer = room.get(f"/search?q={quote(typed)}", "en")
        assert answer.status_code == 200
        assert "The archive has no capture of this address." in answer.text
