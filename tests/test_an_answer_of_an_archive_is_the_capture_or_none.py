"""What an archive answers is a capture only where it is the one that was asked for, with the site's headers alone."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.imports.digests import sha1_base32
from scraper.archives.dialects.answers import Answer, CaptureUnavailable
from scraper.archives.dialects.dialect import CaptureQuery
from scraper.archives.dialects.listing import Listed
from scraper.archives.dialects.pywb import Pywb
from scraper.archives.dialects.wayback import Wayback

URL = "http://www.cilvektirdznieciba.lv/lv/greta"
LISTED = Listed(URL, "20150102030405", digests=(sha1_base32(b"page"),))
QUESTION = CaptureQuery(frozenset())
WAYBACK = Wayback("https://web.archive.org", QUESTION)
PYWB = Pywb("http://127.0.0.1:8080/c", QUESTION)
TIME = ("memento-datetime", "Fri, 02 Jan 2015 03:04:05 GMT")


def answer(*headers: tuple[str, str], status: int = 200, body: bytes = b"page") -> Answer:
    return Answer(status, "Fine", tuple((name.encode(), value.encode()) for name, value in headers), body)


def headers_of(dialect: Wayback | Pywb, *headers: tuple[str, str], status: int = 200) -> dict[bytes, bytes]:
    return dict(dialect.capture_in(answer(*headers, status=status), LISTED).headers)


@pytest.mark.parametrize("status", [200, 301, 404, 429, 503])
def test_the_status_is_the_sites(status: int) -> None:
    capture = WAYBACK.capture_in(answer(TIME, status=status), LISTED)
    assert (capture.status, capture.reason, capture.body) == (status, "Fine", b"page")
    assert capture.source_uri == f"https://web.archive.org/web/20150102030405id_/{URL}"
    assert capture.claimed_digest is None
    assert WAYBACK.is_capture(answer(TIME, status=status))


@pytest.mark.parametrize(
    ("came", "said"),
    [
        (answer(status=404), "does not give it .status 404"),
        (answer(), "a page of its own"),
        (answer(("x-archive-redirect-reason", "found capture at 2016"), status=302), "found capture at 2016"),
        (answer(("Location", "/web/2016id_/http://x/"), status=302), "leads to /web/2016id_/"),
        (answer(("x-archive-wayback-runtime-error", "X.Exception: Blocked"), status=403), "Blocked"),
        (answer(("Memento-Datetime", "Fri, 02 Jan 2015 03:04:06 GMT")), "03:04:06 instead"),
        (answer(("Memento-Datetime", "yesterday")), "does not tell the time"),
        (answer(TIME, ("Link", '<https://www.cilvektirdznieciba.lv/lv/greta>; rel="original"')), "https"),
    ],
)
def test_another_answer_is_not_the_capture(came: Answer, said: str) -> None:
    with pytest.raises(CaptureUnavailable, match=said):
        WAYBACK.capture_in(came, LISTED)


@pytest.mark.parametrize("inserted", ["<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- WB Insert -->"])
@pytest.mark.parametrize("digests", [LISTED.digests, ()])
@pytest.mark.parametrize("dialect", [WAYBACK, PYWB])
def test_a_page_as_the_archive_shows_it_is_not_the_capture(
    dialect: Wayback | Pywb, digests: tuple[str, ...], inserted: str
) -> None:
    shown = f"<html><head>{inserted}</head><p>page".encode()
    listed = replace(LISTED, digests=digests)
    for came in (
        answer(TIME, ("Content-Type", "text/html"), body=shown),
        answer(TIME, ("Content-Type", "text/html"), ("Content-Encoding", "gzip"), body=gzip.compress(shown)),
    ):
        with pytest.raises(CaptureUnavailable, match="as it shows it"):
            dialect.capture_in(came, listed)
        known = replace(LISTED, digests=(sha1_base32(shown),))
        assert dialect.capture_in(came, known).answer.content() == shown  # of somebody who captured an archive's page


def test_the_same_address_with_its_port_is_the_same() -> None:
    link = f'<{URL.replace(".lv/", ".lv:80/", 1)}>; rel="original", <x>; rel="timemap"'
    assert WAYBACK.capture_in(answer(TIME, ("Link", link)), LISTED).url == URL


def test_header_fields_of_a_wayback_machine_are_never_the_sites() -> None:
    told = headers_of(
        WAYBACK,
        ("Server", "nginx"),
        ("Date", "Thu, 26 Nov 2026 00:00:00 GMT"),
        ("Content-Type", "text/html"),
        ("x-archive-orig-date", "Fri, 02 Jan 2015 03:04:05 GMT"),
        ("X-Archive-Orig-ETag", '"abc"'),
        ("x-archive-orig-transfer-encoding", "chunked"),
        ("x-archive-orig-content-length", "-1"),
        ("x-archive-src", "item/file.warc.gz"),
        ("content-security-policy", "default-src"),
        ("link", "<x>; rel=timemap"),
        TIME,
    )
    assert told == {
        b"Content-Type": b"text/html",
        b"date": b"Fri, 02 Jan 2015 03:04:05 GMT",
        b"ETag": b'"abc"',
        b"X-Archive-Orig-transfer-encoding": b"chunked",  # what is no longer so keeps its mark
        b"X-Archive-Orig-content-length": b"-1",
    }


def test_header_fields_of_pywb_are_never_the_sites() -> None:
    told = headers_of(
        PYWB,
        ("Server", "nginx"),  # a proxy's
        ("Content-Type", "text/html"),
        ("X-Archive-Orig-Server", "Apache"),
        ("Set-Cookie", "a=b"),
        ("Link", "<x>; rel=y"),
        ("Content-Length", "4"),
        ("Memento-Datetime", TIME[1]),
        ("Link", f'<{URL}>; rel="original"'),
        ("Content-Location", "http://127.0.0.1:8080/c/x"),
        ("Date", "Thu, 26 Nov 2026 00:00:00 GMT"),
    )
    assert told == {
        b"Content-Type": b"text/html",
        b"Server": b"Apache",
        b"Set-Cookie": b"a=b",
        b"Link": b"<x>; rel=y",
        b"Content-Length": b"4",
    }


@pytest.mark.parametrize(
    ("dialect", "given_as", "sent"),
    [
        (
            WAYBACK,
            "https://web.archive.org/web/20150102030405id_/http://trafficking.lv/x?a=b",
            "http://trafficking.lv/x?a=b",
        ),
        (WAYBACK, "//web.archive.org/web/20150102030405id_/https://trafficking.lv/", "https://trafficking.lv/"),
        (WAYBACK, "/web/20150102030405id_/http://trafficking.lv/ē", "http://trafficking.lv/ē"),
        (WAYBACK, "http://trafficking.lv/", "http://trafficking.lv/"),
        (WAYBACK, "http://[", "http://["),
        (PYWB, "http://127.0.0.1:8080/c/20150102030405id_/http://trafficking.lv/", "http://trafficking.lv/"),
        (PYWB, "/lv/", "/lv/"),
    ],
)
def test_a_redirect_leads_where_it_led(dialect: Wayback | Pywb, given_as: str, sent: str) -> None:
    assert headers_of(dialect, ("Location", given_as), TIME, status=301)[b"Location"].decode() == sent


_NAMES = ["Location", "Link", "Content-Encoding", "Content-Type", "x-archive-orig-location", "Content-Length"]


@given(
    st.lists(st.tuples(st.sampled_from(_NAMES).map(str.encode), st.binary(max_size=40)), max_size=6),
    st.binary(max_size=60),
    st.sampled_from([TIME[1], "Fri, 02 Jan 2015 03:04:05 +9999", "x"]),
)
def test_whatever_an_archive_sends_is_a_capture_or_none(
    headers: list[tuple[bytes, bytes]], body: bytes, time: str
) -> None:
    came = Answer(200, "", (*headers, (b"Memento-Datetime", time.encode())), body)
    for dialect in (WAYBACK, PYWB):
        try:
            assert dialect.capture_in(came, LISTED).url == URL
        except CaptureUnavailable:
            continue
